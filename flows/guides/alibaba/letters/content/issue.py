"""What happened: one exact sentence for each problem, with its numbers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from flows.definition.vocabulary import Known, Money
from flows.guides.alibaba.amounts.figures import late_days
from flows.guides.alibaba.letters.content.draft import Excerpt, Sentence, take_excerpt
from flows.guides.alibaba.letters.content.options import (
    CartonState,
    PaymentIssue,
    QualityKind,
    ShippingState,
    TrackingState,
    WrongFeature,
    choose,
)
from flows.guides.alibaba.letters.content.portion import (
    Portion,
    UnitsArrived,
    UnitsMissing,
    find_portion,
    find_shortage,
    find_units_missing,
)


class PlainIssue(Sentence, Enum):
    """What happened, without a figure."""

    FEWER_UNITS = "fewer units"
    ASKED_TO_PAY_OUTSIDE = "asked to pay outside"


@dataclass(frozen=True, slots=True)
class PartNotReceived(Sentence):
    """A part of the order did not arrive."""

    ordered: int | None


@dataclass(frozen=True, slots=True)
class NothingReceived(Sentence):
    """Nothing of the order arrived; the day is the one on which tracking says that it did."""

    ordered: int | None
    tracking: TrackingState | None
    tracked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Damaged(Sentence):
    """The goods arrived damaged."""

    portion: Portion
    carton: CartonState | None


@dataclass(frozen=True, slots=True)
class WrongItem(Sentence):
    """Other goods arrived than those ordered."""

    portion: Portion
    feature: WrongFeature | None


@dataclass(frozen=True, slots=True)
class BadQuality(Sentence):
    """The quality is not as agreed."""

    portion: Portion
    kind: QualityKind | None


@dataclass(frozen=True, slots=True)
class ShippedAfterAgreement(Sentence):
    """Both days are known: the one agreed and the one of shipping; None when it was not late."""

    agreed: date
    shipped: date
    days_late: int | None


@dataclass(frozen=True, slots=True)
class LateShipment(Sentence):
    """The goods are late, and one of the two days at most is known."""

    state: ShippingState
    agreed: date | None
    shipped: date | None


@dataclass(frozen=True, slots=True)
class WrongPayment(Sentence):
    """Something is wrong with the payment; the day is the one on which a refund was agreed."""

    issue: PaymentIssue | None
    refund_agreed_on: date | None


@dataclass(frozen=True, slots=True)
class Counterfeit(Sentence):
    """The goods do not seem genuine."""

    portion: Portion
    brand: Excerpt | None


@dataclass(frozen=True, slots=True)
class PaidOutside(Sentence):
    """The seller asked for payment outside the platform, and the buyer paid there."""

    amount: Money | None
    on: date | None


@dataclass(frozen=True, slots=True)
class OtherProblem(Sentence):
    """Another problem, in the buyer's words where there are any."""

    words: Excerpt | None


@dataclass(frozen=True, slots=True)
class TwoIssues(Sentence):
    """Two problems of one delivery: what came of what was ordered, and what is wrong with it."""

    first: "Issue"
    second: "Issue"


Issue = (
    PlainIssue
    | PartNotReceived
    | NothingReceived
    | Damaged
    | WrongItem
    | UnitsMissing
    | UnitsArrived
    | TwoIssues
    | BadQuality
    | ShippedAfterAgreement
    | LateShipment
    | WrongPayment
    | Counterfeit
    | PaidOutside
    | OtherProblem
)


def find_issue(known: Known) -> Issue:
    """Return the sentence for the problem the buyer picked, and for one that goes with it."""
    issue = ISSUES.get(known.text("problem"), _find_other)(known)
    shortage = find_shortage(known)
    return TwoIssues(shortage, issue) if shortage else issue


def is_only_tracked(known: Known) -> bool:
    """Whether the day of delivery is what the tracking page says of goods that never came.

    It counts for the deadlines, and is never printed as the day on which the buyer got them.
    """
    return known.picked("problem", "never_arrived") and not known.picked("delivered", "part")


def _find_never_arrived(known: Known) -> Issue:
    ordered = known.count("units_ordered") or None
    if known.picked("delivered", "part"):
        return PartNotReceived(ordered)
    tracking = choose(known, "tracking_state", TrackingState)
    tracked = tracking is TrackingState.SAYS_DELIVERED
    return NothingReceived(ordered, tracking, known.sure_day("delivered_on") if tracked else None)


def _find_damaged(known: Known) -> Issue:
    return Damaged(find_portion(known), choose(known, "carton_state", CartonState))


def _find_wrong_item(known: Known) -> Issue:
    return WrongItem(find_portion(known), choose(known, "wrong_how", WrongFeature))


def _find_missing(known: Known) -> Issue:
    missing = find_units_missing(known) or PlainIssue.FEWER_UNITS
    find = ALSO_BAD.get(known.text("also_bad"))
    return TwoIssues(missing, find(known)) if find else missing


def _find_quality(known: Known) -> Issue:
    return BadQuality(find_portion(known), choose(known, "quality_kind", QualityKind))


def _find_late(known: Known) -> Issue:
    agreed, shipped = known.sure_day("ship_by"), known.sure_day("shipped_on")
    if agreed and shipped:
        return ShippedAfterAgreement(agreed, shipped, late_days(known))
    state = choose(known, "shipped", ShippingState) or ShippingState.SHIPPED_LATE
    return LateShipment(state, agreed, shipped)


def _find_payment(known: Known) -> Issue:
    issue = choose(known, "payment_issue", PaymentIssue)
    return WrongPayment(issue, known.sure_day("refund_agreed_on"))


def _find_counterfeit(known: Known) -> Issue:
    return Counterfeit(find_portion(known), take_excerpt(known.text("brand"), 40))


def _find_off_platform(known: Known) -> Issue:
    if known.picked("off_paid", "yes"):
        return PaidOutside(known.money("off_amount"), known.sure_day("off_paid_on"))
    return PlainIssue.ASKED_TO_PAY_OUTSIDE


def _find_other(known: Known) -> Issue:
    return OtherProblem(take_excerpt(known.text("problem_other"), 200))


ALSO_BAD: Mapping[str, Callable[[Known], Issue]] = {
    "damaged": _find_damaged,
    "wrong_item": _find_wrong_item,
    "quality": _find_quality,
}
"""What can be wrong with the units that came, where others are missing."""

ISSUES: Mapping[str, Callable[[Known], Issue]] = {
    "never_arrived": _find_never_arrived,
    "damaged": _find_damaged,
    "wrong_item": _find_wrong_item,
    "missing": _find_missing,
    "quality": _find_quality,
    "late": _find_late,
    "payment": _find_payment,
    "counterfeit": _find_counterfeit,
    "off_platform": _find_off_platform,
}
