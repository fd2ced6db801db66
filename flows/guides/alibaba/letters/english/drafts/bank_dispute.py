"""What only the letter that disputes a payment says; it has no other language than English."""

from collections.abc import Mapping

from flows.guides.alibaba.letters.content.options import PaymentMethod
from flows.guides.alibaba.letters.drafts import bank_dispute
from flows.guides.alibaba.letters.english.drafts.bank import word_part
from flows.guides.alibaba.letters.english.order import word_factors
from flows.guides.alibaba.letters.formatting import format_amount

TEXTS = {
    bank_dispute.DisputeText.OPEN_BEFORE_LAST_DAY: (
        "If a last day is near, please open it first; I will send each document on the day you ask "
        "for it. I will send account or card details only in the way you tell me is safe."
    ),
}
REASONS = {
    bank_dispute.DisputeReason.NOT_RECEIVED: "goods not received.",
    bank_dispute.DisputeReason.PART_NOT_RECEIVED: "a part of the goods not received.",
    bank_dispute.DisputeReason.NOT_AS_DESCRIBED: "goods not as described.",
    bank_dispute.DisputeReason.COUNTERFEIT: "goods suspected to be counterfeit.",
    bank_dispute.DisputeReason.LATE: "goods sent later than agreed.",
    bank_dispute.DisputeReason.CHARGED_TWICE: "charged twice.",
    bank_dispute.DisputeReason.CHARGED_MORE: "charged more than agreed.",
    bank_dispute.DisputeReason.REFUND_UNPAID: "an agreed refund was not paid.",
    bank_dispute.DisputeReason.CANCELLED: "order cancelled, payment not returned.",
    bank_dispute.DisputeReason.PAID_OUTSIDE: "paid outside the marketplace, as I was asked to.",
    bank_dispute.DisputeReason.OTHER: "order not as agreed.",
}
_CONFIRM = (
    "Please confirm this in writing, with a reference number, and tell me which documents you need "
    "and by which day."
)
REQUESTS: Mapping[PaymentMethod | None, str] = {
    PaymentMethod.CARD: f"Please open a dispute (chargeback) for this amount. {_CONFIRM}",
    PaymentMethod.BANK: (
        "Please ask the receiving bank to return this amount, and tell me if you can do more. "
        f"{_CONFIRM}"
    ),
    PaymentMethod.WESTERN_UNION: (
        "If the transfer has not been paid out, please cancel it and return the money. If it has, "
        f"please open a complaint about it. {_CONFIRM}"
    ),
}
GENERAL_REQUEST = (
    "Please open a dispute for this amount. If another bank has to do it, please tell me which. "
    f"{_CONFIRM}"
)


def word_dispute(sentence: bank_dispute.DisputeSentence) -> str:
    """Return a sentence of the letter that disputes a payment."""
    match sentence:
        case bank_dispute.DisputeText():
            return TEXTS[sentence]
        case bank_dispute.DisputeReason():
            return f"Reason: {REASONS[sentence]}"
        case bank_dispute.DisputedPayment(amount, method, on, last):
            paid = f" of {format_amount(amount)}" if amount else ""
            if last is None:
                return f"I dispute my payment{paid}{word_part(method, on)}."
            parts = f"the first{word_part(method, on)}, the last{word_part(last.method, last.on)}"
            if last.method == method:
                return f"I dispute my two payments{paid} in all: {parts}."
            return (
                f"I dispute the part that I paid through you. I made two payments{paid}: {parts}."
            )
        case bank_dispute.AmountClaimed(amount, share):
            sum_ = f" ({word_factors(share)})" if share else ""
            return f"Amount I claim: {format_amount(amount)}{sum_}."
        case bank_dispute.DisputeRequest(method):
            return REQUESTS.get(method, GENERAL_REQUEST)
