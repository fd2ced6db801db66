"""What the buyer asks for, and what they would accept instead."""

from dataclasses import dataclass
from enum import Enum, StrEnum

from flows.definition.vocabulary import Known, Money
from flows.guides.alibaba.amounts.agreed_amount import agreed_amount
from flows.guides.alibaba.amounts.claimed_units import units_bad
from flows.guides.alibaba.letters.claim import (
    find_affected_units,
    find_claimed_amount,
    find_share,
)
from flows.guides.alibaba.letters.content.draft import (
    Excerpt,
    Line,
    Paragraph,
    Sentence,
    make_line,
    make_paragraph,
    take_excerpt,
)
from flows.guides.alibaba.letters.content.options import choose


class Wish(Sentence, Enum):
    """A request without a figure."""

    KEEP_ON_PLATFORM = "keep on platform"
    PAY_THROUGH_ORDER = "pay through order"
    PROPOSE_SOLUTION = "propose solution"
    DECIDE = "decide"


class Alternative(Sentence, Enum):
    """What would do instead, without a figure."""

    SHIPPING_DATE = "shipping date"
    PROOF_OF_DELIVERY = "proof of delivery"


class RefundKind(StrEnum):
    """How much of the payment is asked back."""

    FULL = "full"
    PARTIAL = "partial"
    AGREED = "agreed"


class GoodsSent(StrEnum):
    """Which goods are to be sent."""

    NOW = "now"
    AGAIN = "again"
    MISSING = "missing"
    CORRECT = "correct"
    REPLACEMENT = "replacement"


@dataclass(frozen=True, slots=True)
class Refund(Sentence):
    """Ask for money; the amount is None where it is not known."""

    kind: RefundKind
    amount: Money | None


@dataclass(frozen=True, slots=True)
class ReturnForRefund(Sentence):
    """Ask to return the goods, or so many of them, for money."""

    units: int | None
    amount: Money | None


@dataclass(frozen=True, slots=True)
class SendGoods(Sentence):
    """Ask for goods; how many is None where it is not known or not to be said."""

    goods: GoodsSent
    units: int | None


@dataclass(frozen=True, slots=True)
class OwnRequest(Sentence):
    """What is asked for in the buyer's words."""

    words: Excerpt


@dataclass(frozen=True, slots=True)
class OwnAmount(Sentence):
    """The amount that goes with the buyer's words."""

    amount: Money


@dataclass(frozen=True, slots=True)
class RefundInstead(Sentence):
    """The price of the goods would do instead of the goods."""

    amount: Money


class ReasonForAll(Sentence, StrEnum):
    """Why all of the money is asked back where a part of the goods is good."""

    INCOMPLETE = "incomplete"
    SET = "set"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True)
class OwnReasonForAll(Sentence):
    """The same in the buyer's words."""

    words: Excerpt


Request = (
    Wish
    | Refund
    | ReasonForAll
    | OwnReasonForAll
    | ReturnForRefund
    | SendGoods
    | OwnRequest
    | OwnAmount
    | Alternative
    | RefundInstead
)


def list_request(known: Known) -> Line:
    """Return the one thing asked for, with its amount where there is one; () when unknown."""
    amount = find_claimed_amount(known)
    if agreed_amount(known):
        return make_line(Refund(RefundKind.AGREED, amount))
    match known.text("remedy"):
        case "full":
            return make_line(Refund(RefundKind.FULL, amount), find_reason_for_all(known))
        case "partial":
            return make_line(Refund(RefundKind.PARTIAL, amount))
        case "return_refund":
            return make_line(ReturnForRefund(_count_returned(known), amount))
        case "resend":
            return make_line(_find_goods(known))
        case "other":
            return _list_own_request(known)
    return make_line(Wish.KEEP_ON_PLATFORM if known.picked("problem", "off_platform") else None)


def find_reason_for_all(known: Known) -> Request | None:
    """Return why all of the money is asked back; None where all of the goods are bad."""
    words = take_excerpt(known.text("full_why_own"), 120)
    if known.picked("full_why", "own") and words:
        return OwnReasonForAll(words)
    return choose(known, "full_why", ReasonForAll)


def list_request_to_platform(known: Known) -> Line:
    """Return the thing asked for, where nothing is that Alibaba decides."""
    return list_request(known) or make_line(Wish.DECIDE)


def list_request_to_seller(known: Known) -> Paragraph:
    """Return the thing asked for and what would do instead, where nothing is a proposal."""
    wish = list_request(known) or make_line(Wish.PROPOSE_SOLUTION)
    instead = make_line(find_alternative(known))
    return make_paragraph(make_line(*wish, find_payment_wish(known)), instead)


def find_payment_wish(known: Known) -> Wish | None:
    """Return the wish for money by the platform, where the order stands on the platform."""
    if known.picked("payment", "outside") or known.picked("remedy", "resend", "other"):
        return None
    return Wish.PAY_THROUGH_ORDER if find_claimed_amount(known) else None


def find_alternative(known: Known) -> Request | None:
    """Return what would do instead, where it gives nothing away that was asked for.

    New goods instead of money, or a return, is a promise the buyer did not make: both are theirs
    to choose as the remedy.
    """
    if agreed_amount(known):
        return None
    share = find_share(known)
    if known.picked("remedy", "resend") and share:
        return RefundInstead(share.part)
    return _find_instead_of_all(known) if known.picked("remedy", "full") else None


def _find_instead_of_all(known: Known) -> Alternative | None:
    sent = known.picked("shipped", "yes") or known.day("shipped_on") or known.day("delivered_on")
    if known.picked("still_wanted", "yes") and not sent:
        return Alternative.SHIPPING_DATE
    if known.picked("problem", "never_arrived") and not known.picked("shipped", "no"):
        return Alternative.PROOF_OF_DELIVERY
    return None


def _count_returned(known: Known) -> int | None:
    """Return how many units go back, where these are fewer than all."""
    share = find_share(known)
    return share.bad or None if share and share.units < share.ordered else None


def _find_goods(known: Known) -> SendGoods:
    affected = find_affected_units(known)
    units = affected.units if affected else None
    match known.text("problem"):
        case "late":
            return SendGoods(GoodsSent.NOW, None)
        case "never_arrived" | "payment" | "off_platform":
            return SendGoods(GoodsSent.AGAIN, None)
        case "missing" if not units_bad(known):
            return SendGoods(GoodsSent.MISSING, units)
        case "wrong_item":
            return SendGoods(GoodsSent.CORRECT, units)
    return SendGoods(GoodsSent.REPLACEMENT, units)


def _list_own_request(known: Known) -> Line:
    words, amount = take_excerpt(known.text("remedy_other"), 120), known.money("remedy_amount")
    return make_line(
        OwnRequest(words) if words else None,
        OwnAmount(amount) if amount else None,
    )
