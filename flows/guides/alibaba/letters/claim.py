"""The figures of the claim: how many units, what part of the payment, which amount is asked for."""

from dataclasses import dataclass

from flows.definition.vocabulary import Known, Money
from flows.guides.alibaba.amounts.figures import asked_amount, fair_share, units_missing
from flows.guides.alibaba.amounts.offer_line import costs_known


@dataclass(frozen=True, slots=True)
class AffectedUnits:
    """How many units the problem touches, of how many ordered; None where that is not known."""

    units: int
    ordered: int | None


@dataclass(frozen=True, slots=True)
class Share:
    """The part of the payment that falls on the bad or missing units, and the sum it comes from."""

    paid: Money
    units: int
    ordered: int
    part: Money


def find_affected_units(known: Known) -> AffectedUnits | None:
    """Return the bad or missing units, None where nobody counted them."""
    short = units_missing(known) if known.picked("problem", "missing") else None
    units = known.count("units_affected") or short
    if not units:
        return None
    ordered = known.count("units_ordered") or 0
    return AffectedUnits(units, ordered if ordered >= units else None)


def find_share(known: Known) -> Share | None:
    """Return the part of the payment for the affected units, None where a figure is missing."""
    affected, paid, part = find_affected_units(known), known.money("paid_amount"), fair_share(known)
    if not affected or not affected.ordered or not paid or not part:
        return None
    return Share(paid, affected.units, affected.ordered, part)


def find_partial_share(known: Known) -> Share | None:
    """Return the share where it is not the whole order, and so worth a sum."""
    share = find_share(known)
    return share if share and share.units != share.ordered else None


def find_claimed_amount(known: Known) -> Money | None:
    """Return the amount of the claim; None where the answers do not say one."""
    if find_agreed_refund(known) or known.picked("remedy", "full", "return_refund"):
        return asked_amount(known)
    share = find_share(known) if known.text("remedy") else None
    return known.money("remedy_amount") or (share.part if share else None)


def find_agreed_refund(known: Known) -> Money | None:
    """Return the offer the buyer accepted, as long as nobody broke that agreement."""
    accepted = known.picked("offer_check", "yes_accept")
    held = accepted and not known.picked("promise_wait", "broken")
    return known.money("offer_amount") if held else None


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
