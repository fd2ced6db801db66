"""The figures of the claim: how many units, what part of the payment, which amount is asked for."""

from dataclasses import dataclass
from enum import StrEnum

from flows.definition.vocabulary import Known, Money
from flows.guides.alibaba.amounts.agreed_amount import agreed_amount
from flows.guides.alibaba.amounts.claimed_units import units_bad, units_claimed, units_short
from flows.guides.alibaba.amounts.figures import (
    asked_amount,
    bad_unit_price,
    fair_share,
    order_price,
    unit_price,
    units_value,
)
from flows.guides.alibaba.amounts.offer_line import costs_known

SUMMED_REMEDIES = ("partial", "return_refund", "resend")
"""What is asked for that a part of the price belongs to; all of the money needs no sum."""


@dataclass(frozen=True, slots=True)
class AffectedUnits:
    """How many units the claim is about, of how many ordered; None where that is not known."""

    units: int
    ordered: int | None


class PriceBasis(StrEnum):
    """What the price of a unit comes from."""

    PAID = "paid"
    ORDER_TOTAL = "order total"
    BAD_UNIT = "bad unit"


@dataclass(frozen=True, slots=True)
class Share:
    """What the bad and missing units cost, and the sum it comes from.

    `whole` is the price of the order, `price` that of one unit where it is exact, else None.
    `value` is what these units cost, and `part` what of that was paid. `bad` and `short` together
    are the `units`.
    """

    basis: PriceBasis
    whole: Money
    price: Money | None
    units: int
    bad: int
    short: int
    ordered: int
    value: Money
    part: Money


@dataclass(frozen=True, slots=True)
class ClaimSum:
    """The sum that leads to the amount asked for: the share, and the proven costs counted in it.

    `asked` is the amount where it is less than the sum, else None.
    """

    share: Share
    costs: Money | None
    asked: Money | None


def find_affected_units(known: Known) -> AffectedUnits | None:
    """Return the bad and missing units, None where nobody counted them."""
    units = units_claimed(known)
    if not units:
        return None
    ordered = known.count("units_ordered") or 0
    return AffectedUnits(units, ordered if ordered >= units else None)


def find_share(known: Known) -> Share | None:
    """Return what the bad and missing units cost, None where a figure is missing."""
    units, whole, value = units_claimed(known), order_price(known), units_value(known)
    ordered, part = known.count("units_ordered"), fair_share(known)
    if not units or not ordered or units > ordered or not whole or not value or not part:
        return None
    basis, price = _find_basis(known), unit_price(known)
    exact = price is not None and price.multiply(units) == value
    bad, short = units_bad(known) or 0, units_short(known) or 0
    return Share(basis, whole, price if exact else None, units, bad, short, ordered, value, part)


def _find_basis(known: Known) -> PriceBasis:
    if bad_unit_price(known):
        return PriceBasis.BAD_UNIT
    only_part = order_price(known) != known.money("paid_amount")
    return PriceBasis.ORDER_TOTAL if only_part else PriceBasis.PAID


def find_partial_share(known: Known) -> Share | None:
    """Return the share where it is not the whole order, and so worth a sum."""
    share = find_share(known)
    return share if share and share.units != share.ordered else None


def find_claim_sum(known: Known) -> ClaimSum | None:
    """Return the sum behind the amount asked for; None where none leads to it.

    An amount above the sum, or in another currency, stands alone: the two would disagree.
    """
    share, asked = find_partial_share(known), find_claimed_amount(known)
    if not share or not asked or asked.currency != share.value.currency:
        return None
    if agreed_amount(known) or not known.picked("remedy", *SUMMED_REMEDIES):
        return None
    costs = find_proven_costs(known)
    if not costs or asked == share.value:
        costs, total = None, share.value
    else:
        total = share.value.add(costs)
    if asked > total:
        return None
    return ClaimSum(share, costs, asked if asked < total else None)


def find_claimed_amount(known: Known) -> Money | None:
    """Return the amount of the claim; None where the answers do not say one."""
    if agreed_amount(known) or known.picked("remedy", "full", "return_refund"):
        return asked_amount(known)
    share = find_share(known) if known.picked("remedy", "partial", "resend") else None
    return known.money("remedy_amount") or (share.part if share else None)


def find_case_offer(known: Known) -> Money | None:
    """Return the amount offered inside the case, where the last offer there was one of money."""
    about_money = known.text("case_offer_kind") in ("", "money")
    return known.money("case_offer_amount") if about_money else None


def find_proven_costs(known: Known) -> Money | None:
    """Return the costs the buyer can prove, in the currency of the order; None when there are none.

    They belong to a part that was asked for, not to the whole.
    """
    costs = costs_known(known) if known.picked("remedy", "partial") else None
    return costs if costs and costs.minor else None


def is_below(offer: Money | None, wanted: Money | None) -> bool:
    """Whether an offer is less than the amount wanted, both known and in one currency."""
    if not offer or not wanted or offer.currency != wanted.currency:
        return False
    return offer < wanted
