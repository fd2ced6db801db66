"""The complaint to Alibaba's Complaint Center: its ground, the dates, the payment, the promise."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum

from flows.definition.vocabulary import Case, Known
from flows.guides.alibaba.letters.content.details import list_details
from flows.guides.alibaba.letters.content.draft import (
    Cut,
    Draft,
    Excerpt,
    Line,
    Sentence,
    make_line,
    make_paragraph,
    take_excerpt,
)
from flows.guides.alibaba.letters.content.evidence import (
    EvidenceTitle,
    list_usable_exhibits,
    number_exhibits,
    show_exhibits,
)
from flows.guides.alibaba.letters.content.issue import find_issue
from flows.guides.alibaba.letters.content.order import (
    AgreedTerms,
    Payment,
    find_heading,
    find_share_sum,
)
from flows.guides.alibaba.letters.content.request import list_request_to_platform
from flows.guides.alibaba.letters.content.timeline import show_timeline
from flows.guides.alibaba.letters.drafts.bank import sent_payment
from flows.guides.alibaba.promises.ledger import Promise, list_promises
from flows.guides.alibaba.rules.routes import DIRECT_FITS, LOST_OFF_PLATFORM, OFFLINE_FITS

LONGEST_PROMISE = 160
"""Characters of a promise in the seller's words."""


class ComplaintText(Sentence, Enum):
    """What is said of a complaint without a figure."""

    PLEASE_ASK = "please ask"


class ComplaintGround(Sentence, StrEnum):
    """Why the Complaint Center can take it (F1.12, F1.13, F4.1)."""

    NOT_SHIPPED = "not shipped"
    NOT_RECEIVED = "not received"
    PART_NOT_RECEIVED = "part not received"
    REFUND_UNPAID = "refund unpaid"
    PAID_OUTSIDE = "paid outside"
    LATE_RECEIPT = "receipt"
    BROKEN_PROMISE = "promise"


@dataclass(frozen=True, slots=True)
class RealReceipt(Sentence):
    """The day on which the buyer really got the goods."""

    on: date


@dataclass(frozen=True, slots=True)
class SellerPromise(Sentence):
    """What the seller promised and did not keep."""

    promise: Promise


@dataclass(frozen=True, slots=True)
class PromiseWords(Sentence):
    """A promise in the seller's words."""

    words: Excerpt


ComplaintSentence = ComplaintText | ComplaintGround | RealReceipt | SellerPromise | PromiseWords


def draft_complaint(known: Known, case: Case) -> Draft:
    """State the ground first, then what was paid, agreed and promised, with its days."""
    exhibits, timeline = list_usable_exhibits(case), show_timeline(known, case.sent_letters)
    evidence = show_exhibits(exhibits, EvidenceTitle.EVIDENCE)
    details = list_details(known)
    facts = make_paragraph(make_line(find_issue(known), *details), make_line(find_share_sum(known)))
    return Draft(
        (
            make_paragraph(make_line(find_heading(known))),
            make_paragraph(make_line(find_ground(known)), _list_proof(known)),
            make_paragraph(_list_deal(known)),
            facts,
            timeline,
            evidence,
            make_paragraph(make_line(*list_request_to_platform(known), ComplaintText.PLEASE_ASK)),
        ),
        cuts=(
            Cut(evidence, number_exhibits(exhibits)),
            Cut(facts, make_paragraph(make_line(find_issue(known)))),
            Cut(timeline),
        ),
    )


def find_ground(known: Known) -> ComplaintGround | None:
    """Return the ground the answers show, else the one that was picked; None where there is none.

    A refund that was agreed in a case and did not come is an agreed refund that was not paid.
    """
    unpaid = known.picked("payment_issue", "refund_unpaid", "cancelled_unpaid")
    if unpaid or known.picked("payout_late", "complain"):
        return ComplaintGround.REFUND_UNPAID
    if OFFLINE_FITS.holds(known):
        unsent = known.picked("shipped", "no")
        return ComplaintGround.NOT_SHIPPED if unsent else ComplaintGround.NOT_RECEIVED
    if known.picked("payment", "direct_pay") and DIRECT_FITS.holds(known):
        return ComplaintGround.PART_NOT_RECEIVED
    if LOST_OFF_PLATFORM.holds(known):
        return ComplaintGround.PAID_OUTSIDE
    if known.picked("complaint_ground", "receipt"):
        return ComplaintGround.LATE_RECEIPT
    if known.picked("complaint_ground", "promise") or known.answer("promise_broken"):
        return ComplaintGround.BROKEN_PROMISE
    return None


def _list_proof(known: Known) -> Line:
    """Return what belongs to the ground: the day of receipt, or the promise."""
    ground, received = find_ground(known), known.sure_day("real_receipt_on")
    if ground is ComplaintGround.LATE_RECEIPT and received:
        return make_line(RealReceipt(received))
    if ground not in (ComplaintGround.BROKEN_PROMISE, ComplaintGround.REFUND_UNPAID):
        return ()
    lapsed = [promise for promise in list_promises(known) if promise.lapsed]
    words = take_excerpt(known.text("promise_words"), LONGEST_PROMISE)
    return make_line(
        SellerPromise(lapsed[-1]) if lapsed else None, PromiseWords(words) if words else None
    )


def _list_deal(known: Known) -> Line:
    """Return what was paid and agreed; money sent outside is what the complaint is about."""
    paid = sent_payment(known)
    last_on = paid.last.on if paid.last else None
    units, ship_by = known.count("units_ordered") or None, known.sure_day("ship_by")
    return make_line(
        Payment(paid.amount, paid.on, last_on) if paid.amount or paid.on else None,
        AgreedTerms(units, ship_by) if units or ship_by else None,
    )
