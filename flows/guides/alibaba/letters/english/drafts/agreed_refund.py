"""What only the request for an agreed refund says, in English."""

from flows.guides.alibaba.letters.drafts import agreed_refund
from flows.guides.alibaba.letters.english.formatting import format_day
from flows.guides.alibaba.letters.formatting import format_amount

ACCEPT_HERE = (
    "Please accept it in this request, so that the refund runs through Alibaba. The request stays "
    "open until the money is here. Thank you."
)


def word_agreed(sentence: agreed_refund.AgreedSentence) -> str:
    """Return a sentence on what was agreed."""
    match sentence:
        case agreed_refund.AgreedText():
            return ACCEPT_HERE
        case agreed_refund.AgreedRefund(amount, on):
            of = f" of {format_amount(amount)}" if amount else ""
            day = f" on {format_day(on)}" if on else ""
            return f"As agreed in the Alibaba chat{day}: a refund{of} for this order."
