"""What only the letters to the seller say, in English."""

from flows.guides.alibaba.letters.drafts import seller
from flows.guides.alibaba.letters.english.closing import ROUTES
from flows.guides.alibaba.letters.english.formatting import end_sentence, format_day
from flows.guides.alibaba.letters.english.order import name_order
from flows.guides.alibaba.letters.formatting import format_amount

TEXTS = {
    seller.SellerText.HELLO: "Hello,",
    seller.SellerText.OFFER_TOO_LOW: "It does not cover the problem.",
    seller.SellerText.OFFER_NOT_ACCEPTED: "I cannot accept it as it is.",
    seller.SellerText.AGREE_TODAY: "We can still agree today, or later inside the refund case.",
    seller.SellerText.STAY_OPEN: "I stay open for a fair solution. Thank you.",
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
        case seller.AgreeUntil(on):
            return f"We can still agree here until {format_day(on)}."
        case seller.TurnToProcess(route, after_day):
            when = "After that day" if after_day else "So that no time is lost,"
            return f"{when} I will {ROUTES[route]}."
