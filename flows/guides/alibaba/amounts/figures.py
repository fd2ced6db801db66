"""The amounts and counts computed from the answers, exact, and a rule that asks for them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from flows.definition.vocabulary import Known, Money
from flows.guides.alibaba.amounts import sampling_plan
from flows.guides.alibaba.amounts.agreed_amount import agreed_amount
from flows.guides.alibaba.amounts.claimed_units import (
    units_bad,
    units_claimed,
    units_estimate,
    units_missing,
    units_short,
)

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


def holds(claim: Callable[[Known], bool], *steps: str) -> HasFigure:
    """Hold when a claim about these steps is true."""
    return HasFigure(lambda known: 1 if claim(known) else None, frozenset(steps))


def full_paid(known: Known) -> Money | None:
    """What was paid for the whole order."""
    return known.money("paid_amount")


def order_price(known: Known) -> Money | None:
    """The price of the whole order: what was paid, or the total where that was only a part."""
    paid, total = full_paid(known), known.money("order_total")
    return total if paid and total and total.currency == paid.currency and total > paid else paid


def bad_unit_price(known: Known) -> Money | None:
    """What one bad unit cost, where the units of the order have different prices."""
    paid, price = full_paid(known), known.money("bad_unit_price")
    return price if paid and price and price.currency == paid.currency else None


def unit_price(known: Known) -> Money | None:
    """What one unit cost, rounded to the minor unit."""
    return bad_unit_price(known) or _compute_part(known, 1)


def units_value(known: Known) -> Money | None:
    """What the bad and missing units cost; None when there are none.

    Computed from the whole, not from the rounded unit price.
    """
    units, price = units_claimed(known), bad_unit_price(known)
    if not units or not price:
        return _compute_part(known, units)
    return price.multiply(units)


def fair_share(known: Known) -> Money | None:
    """The part of what was paid that falls on the bad and missing units; never more than that."""
    value, paid = units_value(known), full_paid(known)
    return min(value, paid) if value and paid else None


def compute_partial_share(known: Known) -> Money | None:
    """The fair share where not all units are claimed, or not all were paid; else None."""
    units, part = units_claimed(known), fair_share(known)
    return part if units != known.count("units_ordered") else None


def count_all_checked(known: Known) -> int | None:
    """How many units were looked at, where these are all that came; else None."""
    received, inspected = known.count("units_received"), known.count("inspected")
    if received and inspected is None and known.picked("count_basis", "all"):
        return received
    return inspected if received and inspected and inspected >= received else None


def _compute_part(known: Known, units: int | None) -> Money | None:
    price, ordered = order_price(known), known.count("units_ordered")
    return price.multiply(Fraction(units, ordered)) if price and ordered and units else None


def asked_amount(known: Known) -> Money | None:
    """What the buyer asks for: what was agreed to, the amount chosen, else what it is worth."""
    agreed = agreed_amount(known)
    if agreed:
        return agreed
    if known.picked("remedy", "full"):
        return full_paid(known)
    if known.picked("remedy", "return_refund"):
        return fair_share(known) or full_paid(known)
    return known.money("remedy_amount") or fair_share(known) or full_paid(known)


def settled_amount(known: Known) -> Money | None:
    """What was decided or agreed to in the end: by Alibaba, in the case, or before it."""
    if known.picked("case_accept_check", "yes_accept"):
        return known.money("decision_amount") or known.money("case_offer_amount")
    return known.money("decision_amount") or agreed_amount(known)


def compute_claim_excess(known: Known) -> Money | None:
    """By how much the amount asked for is more than was paid; None when it is not."""
    return _compute_excess(known.money("remedy_amount"), full_paid(known))


def compute_counter_excess(known: Known) -> Money | None:
    """By how much the counter-offer is more than the claim; None when it is not."""
    if agreed_amount(known):
        return None
    return _compute_excess(known.money("counter_amount"), asked_amount(known))


def compute_case_counter_excess(known: Known) -> Money | None:
    """The same for the amount named on the case page."""
    return _compute_excess(known.money("case_counter_amount"), asked_amount(known))


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
    agreed = known.sure_day("ship_by")
    shipped = known.sure_day("shipped_on") or _find_waiting_day(known)
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
        order_price,
        units_missing,
        units_bad,
        units_short,
        units_claimed,
        units_estimate,
        unit_price,
        units_value,
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
