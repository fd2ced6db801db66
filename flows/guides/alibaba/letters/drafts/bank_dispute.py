"""The letter that disputes a payment: how much, why, what was tried, and one request."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum

from flows.definition.vocabulary import Case, Known, Money
from flows.guides.alibaba.letters.claim import Share, find_claimed_amount, find_partial_share
from flows.guides.alibaba.letters.content.details import list_details
from flows.guides.alibaba.letters.content.draft import (
    Cut,
    Draft,
    Sentence,
    make_line,
    make_paragraph,
)
from flows.guides.alibaba.letters.content.evidence import (
    list_usable_exhibits,
    number_exhibits,
    show_exhibits,
)
from flows.guides.alibaba.letters.content.issue import find_issue
from flows.guides.alibaba.letters.content.options import PaymentIssue, PaymentMethod, choose
from flows.guides.alibaba.letters.content.payments import PaidPart
from flows.guides.alibaba.letters.drafts.bank import (
    BankText,
    list_attempts,
    name_merchant,
    sent_payment,
)


class DisputeText(Sentence, Enum):
    """What is said of a dispute without a figure."""

    OPEN_BEFORE_LAST_DAY = "open before last day"


class DisputeReason(Sentence, StrEnum):
    """Why the payment is disputed, in the words banks use."""

    NOT_RECEIVED = "not received"
    PART_NOT_RECEIVED = "part not received"
    NOT_AS_DESCRIBED = "not as described"
    COUNTERFEIT = "counterfeit"
    LATE = "late"
    CHARGED_TWICE = "charged twice"
    CHARGED_MORE = "charged more"
    REFUND_UNPAID = "refund unpaid"
    CANCELLED = "cancelled"
    PAID_OUTSIDE = "paid outside"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class DisputedPayment(Sentence):
    """The payment that is disputed, in all; of two the last too, which may have gone elsewhere."""

    amount: Money | None
    method: PaymentMethod | None
    on: date | None
    last: PaidPart | None = None


@dataclass(frozen=True, slots=True)
class AmountClaimed(Sentence):
    """How much of it is claimed back, and the sum behind it where it is a part."""

    amount: Money
    share: Share | None


@dataclass(frozen=True, slots=True)
class DisputeRequest(Sentence):
    """The one request: open the dispute, or what fits the way of paying, and confirm it."""

    method: PaymentMethod | None


DisputeSentence = DisputeText | DisputeReason | DisputedPayment | AmountClaimed | DisputeRequest

GOODS_REASONS = {
    "damaged": DisputeReason.NOT_AS_DESCRIBED,
    "wrong_item": DisputeReason.NOT_AS_DESCRIBED,
    "quality": DisputeReason.NOT_AS_DESCRIBED,
    "missing": DisputeReason.PART_NOT_RECEIVED,
    "counterfeit": DisputeReason.COUNTERFEIT,
    "off_platform": DisputeReason.PAID_OUTSIDE,
}
PAYMENT_REASONS = {
    PaymentIssue.TWICE: DisputeReason.CHARGED_TWICE,
    PaymentIssue.MORE: DisputeReason.CHARGED_MORE,
    PaymentIssue.REFUND_UNPAID: DisputeReason.REFUND_UNPAID,
    PaymentIssue.CANCELLED_UNPAID: DisputeReason.CANCELLED,
}


def draft_bank_dispute(known: Known, case: Case) -> Draft:
    """Dispute the payment: how much of it, why, what was tried; ask for a written confirmation."""
    exhibits, payment = list_usable_exhibits(case), sent_payment(known)
    evidence = show_exhibits(exhibits, BankText.CAN_SEND)
    return Draft(
        (
            make_paragraph(
                make_line(BankText.HELLO),
                make_line(
                    DisputedPayment(payment.amount, payment.method, payment.on, payment.last)
                ),
                *name_merchant(known),
            ),
            make_paragraph(
                make_line(_find_amount_claimed(known)),
                make_line(find_reason(known), find_issue(known), *list_details(known)),
            ),
            list_attempts(known, case),
            make_paragraph(make_line(DisputeRequest(choose(known, "pay_method", PaymentMethod)))),
            evidence,
            make_paragraph(make_line(DisputeText.OPEN_BEFORE_LAST_DAY)),
            make_paragraph(make_line(BankText.REGARDS)),
        ),
        cuts=(Cut(evidence, number_exhibits(exhibits)),),
    )


def find_reason(known: Known) -> DisputeReason:
    """Return why the payment is disputed."""
    problem = known.text("problem")
    if problem == "payment":
        issue = choose(known, "payment_issue", PaymentIssue)
        return PAYMENT_REASONS[issue] if issue else DisputeReason.OTHER
    if problem in GOODS_REASONS:
        return GOODS_REASONS[problem]
    if known.picked("delivered", "part"):
        return DisputeReason.PART_NOT_RECEIVED
    missed = known.picked("shipped", "no") or known.picked("delivered", "no")
    if problem == "never_arrived" or missed:
        return DisputeReason.NOT_RECEIVED
    return DisputeReason.LATE if problem == "late" else DisputeReason.OTHER


def _find_amount_claimed(known: Known) -> AmountClaimed | None:
    """Return what is claimed: what was sent outside, the claim, the part, or all that was paid."""
    outside = known.money("off_amount")
    if outside:
        return AmountClaimed(outside, None)
    claimed, share = find_claimed_amount(known), find_partial_share(known)
    amount = claimed or (share.part if share else known.money("paid_amount"))
    fits = share if share and share.value == amount else None
    return AmountClaimed(amount, fits) if amount else None
