"""Agreed against received, in English."""

from flows.guides.alibaba.letters.content import comparison, options
from flows.guides.alibaba.letters.english.formatting import quote

TITLES = {comparison.ComparisonTitle.AGREED_AND_RECEIVED: "Agreed and received:"}
PLACES = {
    options.Place.ORDER: "in the order",
    options.Place.ATTACHMENT: "in the attachment of the order",
    options.Place.CHAT: "in the chat",
    options.Place.LISTING: "in the listing",
}


def word_comparison(sentence: comparison.Comparison) -> str:
    """Return the title or a line of the comparison."""
    match sentence:
        case comparison.ComparisonTitle():
            return TITLES[sentence]
        case comparison.PairQuote(agreed, received, place):
            side = f" ({PLACES[place]})" if place else ""
            sides = [f"agreed{side}: {quote(agreed)}"] if agreed else []
            sides += [f"received: {quote(received)}"] if received else []
            return f"- {'; '.join(sides)}"
