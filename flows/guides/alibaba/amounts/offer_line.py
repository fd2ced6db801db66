"""The line an offer is measured on: the floor of the goods alone, the target with all costs.

Floor: the price of the order without freight, over the units ordered, times the bad or missing
ones; where prices differ, the price of one bad unit times these.
Target: the floor, the freight that falls on those units, and the costs that can be proven; not
more than was paid, because a refund goes no further (C12).
"""

from fractions import Fraction

from flows.definition.vocabulary import Known, Money
from flows.guides.alibaba.amounts.claimed_units import UNIT_STEPS
from flows.guides.alibaba.amounts.figures import (
    HasFigure,
    asked_amount,
    bad_unit_price,
    computes,
    fair_share,
    full_paid,
    order_price,
    units_value,
)
from flows.guides.alibaba.rules.routes import OUTSIDE

SHARE_STEPS = ("paid_amount", *UNIT_STEPS)


def freight_known(known: Known) -> Money | None:
    """The freight in the price of the order, zero when it is not told apart, or in no bad unit.

    None when it cannot be so.
    """
    price, freight = order_price(known), known.money("freight_paid")
    if price is None:
        return None
    if freight is None or bad_unit_price(known):
        return Money(0, price.currency)
    return freight if freight.currency == price.currency and freight < price else None


def costs_known(known: Known) -> Money | None:
    """The costs that can be proven, zero when there are none; None in another currency."""
    paid, costs = full_paid(known), known.money("proven_costs")
    if paid is None:
        return None
    if costs is None:
        return Money(0, paid.currency)
    return costs if costs.currency == paid.currency else None


def fair_goods(known: Known) -> Money | None:
    """The part of the price of the goods alone that falls on the bad or missing units."""
    price, freight = order_price(known), freight_known(known)
    value, share = units_value(known), fair_share(known)
    if not price or not freight or not value or not share or not price.minor:
        return None
    return min(value.multiply(Fraction(price.minor - freight.minor, price.minor)), share)


def freight_share(known: Known) -> Money | None:
    """The part of the freight that falls on them: the fair share less that of the goods."""
    goods, share = fair_goods(known), fair_share(known)
    return share.subtract(goods) if goods and share else None


def fair_floor(known: Known) -> Money | None:
    """The least an offer should be: the goods, or what the buyer asks for when that is less."""
    goods, asked = fair_goods(known), asked_amount(known)
    if goods is None or asked is None or asked.currency != goods.currency:
        return goods
    return min(goods, asked)


def fair_target(known: Known) -> Money | None:
    """What the numbers carry: goods, freight and costs; on Alibaba not more than was paid."""
    share, costs, paid = fair_share(known), costs_known(known), full_paid(known)
    if fair_goods(known) is None or not share or not costs or not paid:
        return None
    whole = share.add(costs)
    return whole if OUTSIDE.holds(known) else min(whole, paid)


def compute_sum_excess(known: Known) -> Money | None:
    """By how much the part asked for is more than the numbers carry; None when it is not."""
    if not known.picked("remedy", "partial"):
        return None
    return _compute_shortfall(fair_target(known), known.money("remedy_amount"))


def compute_sum_shortfall(known: Known) -> Money | None:
    """By how much the part asked for is less than the units cost; None when it is not."""
    if not known.picked("remedy", "partial"):
        return None
    return _compute_shortfall(known.money("remedy_amount"), fair_share(known))


def offer_under(known: Known) -> Money | None:
    """By how much the seller's offer is under the floor; None when it is not."""
    return _compute_shortfall(known.money("offer_amount"), _find_floor(known))


def compare_case_offer(known: Known) -> int | None:
    """Return 1 where the offer in the case is in the currency of the claim, else None."""
    offer, asked = known.money("case_offer_amount"), asked_amount(known)
    return 1 if offer and asked and offer.currency == asked.currency else None


def offer_below(known: Known) -> Money | None:
    """By how much an offer that reaches the floor stays under the target; None when it does not."""
    return _compute_target_gap(known, known.money("offer_amount"))


def case_under(known: Known) -> Money | None:
    """By how much the offer in the case is under the floor; None when it is not."""
    return _compute_shortfall(known.money("case_offer_amount"), _find_floor(known))


def case_below(known: Known) -> Money | None:
    """The same as `offer_below` for the offer in the case."""
    return _compute_target_gap(known, known.money("case_offer_amount"))


def _find_floor(known: Known) -> Money | None:
    """Return the floor where it is not the claim itself, which every offer is compared with."""
    floor = fair_floor(known)
    return floor if floor != asked_amount(known) else None


def _compute_target_gap(known: Known, offer: Money | None) -> Money | None:
    """An offer that covers what the buyer asks for leaves nothing open, whatever it could be."""
    floor, asked = _find_floor(known), asked_amount(known)
    short = floor and _compute_shortfall(offer, asked) and not _compute_shortfall(offer, floor)
    return _compute_shortfall(offer, fair_target(known)) if short else None


def _compute_shortfall(offer: Money | None, line: Money | None) -> Money | None:
    if offer is None or line is None or offer.currency != line.currency:
        return None
    return line.subtract(offer) if offer < line else None


FAIR_FIGURES = (
    *(freight_known, costs_known, fair_goods, freight_share, fair_floor, fair_target),
    *(offer_under, offer_below, case_under, case_below),
)

OFFER_STEPS = (
    *SHARE_STEPS,
    "remedy",
    "remedy_amount",
    "freight_paid",
    "proven_costs",
    "offer_amount",
)
UNDER_FLOOR: HasFigure = computes(offer_under, *OFFER_STEPS)
BELOW_TARGET: HasFigure = computes(offer_below, *OFFER_STEPS)
CASE_COMPARABLE: HasFigure = computes(compare_case_offer, *OFFER_STEPS, "case_offer_amount")
CASE_UNDER_FLOOR: HasFigure = computes(case_under, *OFFER_STEPS, "case_offer_amount")
CASE_BELOW_TARGET: HasFigure = computes(case_below, *OFFER_STEPS, "case_offer_amount")
"""Where an offer stands on the line."""
