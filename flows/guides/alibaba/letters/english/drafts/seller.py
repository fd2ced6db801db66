"""What only the letters to the seller say, in English."""

from datetime import date

from flows.guides.alibaba.letters.content.closing import Route
from flows.guides.alibaba.letters.drafts import seller
from flows.guides.alibaba.letters.english.formatting import end_sentence, format_day
from flows.guides.alibaba.letters.english.order import name_order
from flows.guides.alibaba.letters.formatting import format_amount

TEXTS = {
    seller.SellerText.HELLO: "Hello,",
    seller.SellerText.OFFER_TOO_LOW: "It does not cover the problem.",
    seller.SellerText.OFFER_NOT_ACCEPTED: "I cannot accept it as it is.",
    seller.SellerText.STAY_OPEN: "I am still open to a fair solution. Thank you.",
}
_APPLYING = "To protect my order, I am applying for the refund on the order page now."
NOW = {
    Route.PLATFORM: _APPLYING,
    Route.DIRECT: _APPLYING,
    Route.COMPLAINT: (
        "To lose no time, I am reporting the order to Alibaba's Complaint Center now. We can still "
        "agree here at any time."
    ),
    Route.PAYER: (
        "To lose no time, I am asking my bank or payment service about the payment now. We can "
        "still agree here at any time."
    ),
}


def word_seller(sentence: seller.SellerSentence) -> str:
    """Return a sentence of the letters to the seller."""
    match sentence:
        case seller.SellerText():
            return TEXTS[sentence]
        case seller.NoAnswerYet(name, sent_on):
            on = f" on {format_day(sent_on)}" if sent_on else ""
            wrote = end_sentence(f"I wrote to you{on} about {name_order(name)}")
            return f"{wrote} I have no answer yet."
        case seller.ThanksForOffer(amount):
            return f"Thank you for your offer{f' of {format_amount(amount)}' if amount else ''}."
        case seller.Proposal(amount):
            return f"My proposal: a refund of {format_amount(amount)} for this order."
        case seller.PromiseNotKept(day):
            return f"What you promised{f' for {format_day(day)}' if day else ''} has not come."
        case seller.TurnsToProcess(route, agree_until):
            return _word_process(route, agree_until)
        case seller.ProposalStands(amount, until, claimed):
            stands = f"stands until {format_day(until)}" if until else "still stands"
            otherwise = "After that day" if until else "If you do not accept it,"
            return (
                f"My proposal of {format_amount(amount)} {stands}. {otherwise} I ask for the full "
                f"{format_amount(claimed)}."
            )


def _word_process(route: Route, until: date | None) -> str:
    if route in (Route.COMPLAINT, Route.PAYER):
        return NOW[route]
    agree = f"We can agree inside the request{f' until {format_day(until)}' if until else ''}."
    if route is Route.DIRECT:
        return f"{NOW[route]} {agree}"
    decide = "After that day" if until else "If we cannot,"
    return f"{NOW[route]} {agree} {decide} I will ask Alibaba to decide."
