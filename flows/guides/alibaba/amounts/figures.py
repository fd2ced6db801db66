"""The amounts and counts computed from the answers, exact, and a rule that asks for them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from flows.definition.vocabulary import Known, Money
from flows.guides.alibaba.amounts import sampling_plan

Figure = Callable[[Known], Money | int | None]


@dataclass(frozen=True, slots=True)
class HasFigure:
    """Hold when a figure can be computed; `steps` are those it is computed from."""

    figure: Figure
    steps: frozenset[str]

    def holds(self, known: Known) -> bool:
        """Whether the figure has a value."""
        return self.figure(known) is not None

    @property
    def source_steps(self) -> frozenset[str]:
        """The steps it is computed from."""
        return self.steps


def computes(figure: Figure, *steps: str) -> HasFigure:
    """Hold when the figure, computed from these steps, has a value."""
    return HasFigure(figure, frozenset(steps))


def full_paid(known: Known) -> Money | None:
    """What was paid for the whole order."""
    return known.money("paid_amount")


def units_missing(known: Known) -> int | None:
    """How many units did not arrive; None when none is missing."""
    ordered, received = known.count("units_ordered"), known.count("units_received")
    if ordered is None or received is None or received >= ordered:
        return None
    return ordered - received


def unit_price(known: Known) -> Money | None:
    """What one unit cost, rounded to the minor unit."""
    return _compute_part(known, 1)


def fair_share(known: Known) -> Money | None:
    """The part of what was paid that falls on the bad or missing units; None when there are none.

    Computed from the whole, not from the rounded unit price.
    """
    return _compute_part(known, known.count("units_affected") or units_missing(known))


def compute_partial_share(known: Known) -> Money | None:
    """The fair share where it is less than the whole, and so worth a sum."""
    part, paid = fair_share(known), full_paid(known)
    return part if part and paid and part < paid else None


def count_all_checked(known: Known) -> int | None:
    """How many units were looked at, where these are all that came; else None."""
    received, inspected = known.count("units_received"), known.count("inspected")
    return inspected if received and inspected and inspected >= received else None


def _compute_part(known: Known, units: int | None) -> Money | None:
    paid, ordered = full_paid(known), known.count("units_ordered")
    return paid.multiply(Fraction(units, ordered)) if paid and ordered and units else None


def asked_amount(known: Known) -> Money | None:
    """What the buyer asks for: the offer accepted, the amount chosen, else what it is worth."""
    if known.picked("offer_check", "yes_accept") and not known.picked("promise_wait", "broken"):
        return known.money("offer_amount")
    if known.picked("remedy", "full"):
        return full_paid(known)
    if known.picked("remedy", "return_refund"):
        return fair_share(known) or full_paid(known)
    return known.money("remedy_amount") or fair_share(known) or full_paid(known)


def settled_amount(known: Known) -> Money | None:
    """What was decided or agreed to in the end: by Alibaba, in the case, or before it."""
    if known.picked("case_accept_check", "yes_accept"):
        return known.money("decision_amount") or known.money("case_offer_amount")
    agreed = known.money("offer_amount") if known.picked("offer_check", "yes_accept") else None
    return known.money("decision_amount") or agreed


def compute_claim_excess(known: Known) -> Money | None:
    """By how much the amount asked for is more than was paid; None when it is not."""
    return _compute_excess(known.money("remedy_amount"), full_paid(known))


def compute_counter_excess(known: Known) -> Money | None:
    """By how much the counter-offer is more than the claim; None when it is not."""
    if known.picked("offer_check", "yes_accept"):
        return None
    return _compute_excess(known.money("counter_amount"), asked_amount(known))


def offer_gap(known: Known) -> Money | None:
    """What the offer leaves open of the claim, zero when it covers it."""
    asked, offer = asked_amount(known), known.money("offer_amount")
    if asked is None or offer is None or asked.currency != offer.currency:
        return None
    return _compute_excess(asked, offer) or Money(0, asked.currency)


def offer_share(known: Known) -> int | None:
    """The offer in percent of the claim, rounded down, so that only the whole is 100."""
    asked, offer = asked_amount(known), known.money("offer_amount")
    if not asked or not offer or asked.currency != offer.currency or asked.minor <= 0:
        return None
    return offer.minor * 100 // asked.minor


def late_days(known: Known) -> int | None:
    """By how many days it was shipped late, so far when it was not; None when in time."""
    agreed, shipped = known.day("ship_by"), known.day("shipped_on") or _find_waiting_day(known)
    if agreed is None or shipped is None or shipped <= agreed:
        return None
    return (shipped - agreed).days


def _find_waiting_day(known: Known) -> date | None:
    answer = known.answer("shipped")
    return answer.at.date() if answer and answer.value == "no" else None


def rounds(known: Known) -> int:
    """How many times the seller was written to and waited for."""
    given = (
        *(answer.value in ("sent", "already") for answer in known.answers("first_message")),
        *(answer.value == "sent" for answer in known.answers("seller_follow")),
        *(answer.value == "sent" for answer in known.answers("counter_message")),
        *(answer.value == "wait_more" for answer in known.answers("stall_next")),
    )
    return sum(given)


def _compute_excess(amount: Money | None, than: Money | None) -> Money | None:
    if amount is None or than is None or amount.currency != than.currency:
        return None
    return amount.subtract(than) if amount > than else None


FIGURES: Mapping[str, Figure] = {
    figure.__name__: figure
    for figure in (
        full_paid,
        units_missing,
        unit_price,
        fair_share,
        asked_amount,
        settled_amount,
        offer_gap,
        offer_share,
        late_days,
        rounds,
        sampling_plan.sample_size,
        sampling_plan.sample_accept,
        sampling_plan.sample_reject,
        sampling_plan.sample_each,
        sampling_plan.sample_good,
    )
}
