"""Which part of the goods has the problem, as the sentences on it count them."""

from dataclasses import dataclass

from flows.definition.vocabulary import Known
from flows.guides.alibaba.letters.claim import find_affected_units
from flows.guides.alibaba.letters.formatting import format_percent


@dataclass(frozen=True, slots=True)
class AllUnits:
    """The problem touches everything that was ordered."""

    units: int


@dataclass(frozen=True, slots=True)
class SomeUnits:
    """The problem touches so many units of an order of unknown size."""

    units: int


@dataclass(frozen=True, slots=True)
class PartOfOrder:
    """The problem touches so many units of those ordered; `percent` is "" where it would lie."""

    units: int
    ordered: int
    percent: str


Portion = AllUnits | SomeUnits | PartOfOrder | None
"""Which part of the goods has the problem; None when nobody counted."""


def find_portion(known: Known) -> Portion:
    """Return which part of the goods has the problem."""
    affected = find_affected_units(known)
    if not affected:
        return None
    if affected.ordered is None:
        return SomeUnits(affected.units)
    if affected.units == affected.ordered:
        return AllUnits(affected.units)
    percent = format_percent(affected.units, affected.ordered)
    return PartOfOrder(affected.units, affected.ordered, percent)
