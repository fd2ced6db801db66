"""What only the texts of the case page say, in English."""

from flows.guides.alibaba.letters.drafts import filing
from flows.guides.alibaba.letters.formatting import format_amount

TEXTS = {
    filing.CaseText.GOODS_ACCEPTED: (
        "I accept the new goods or parts you offer in this case. Please write the number of "
        "units, the shipping date and the tracking number here."
    ),
    filing.CaseText.RETURN_ACCEPTED: (
        "I accept the refund against the return of the goods. Please write here who pays the "
        "freight, the full address and the last day, before I send anything."
    ),
    filing.CaseText.CREDIT_ACCEPTED: (
        "I accept the credit you offer in this case. Please write its amount and its conditions "
        "here."
    ),
    filing.CaseText.REFUND_ACCEPTED: "I accept the refund you offer in this case.",
    filing.CaseText.PAY_IN_CASE: (
        "Please pay it through Alibaba, in this case. I do not agree to a payment elsewhere."
    ),
    filing.CaseText.STAYS_IN_CASE: "All of it stays in this case.",
    filing.CaseText.SETTLES_PROBLEM: "This settles the following problem, for this order only:",
    filing.CaseText.AGREE_ON_PAGE: (
        'If you agree, please press "Agree" on the case page. Until then the case stays open. '
        "Thank you."
    ),
    filing.CaseText.THANKS: "Thank you.",
}


def word_case(sentence: filing.CaseSentence) -> str:
    """Return a sentence of the texts of the case page."""
    match sentence:
        case filing.CaseText():
            return TEXTS[sentence]
        case filing.OwnText(text):
            return text
        case filing.OfferAccepted(amount, claimed):
            more = f" I had asked for {format_amount(claimed)}." if claimed else ""
            return f"I accept your offer: a refund of {format_amount(amount)} for this order.{more}"
