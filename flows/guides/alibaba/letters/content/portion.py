"""Which part of the goods came, and which part has the problem, as the sentences count them."""

from dataclasses import dataclass

from flows.definition.vocabulary import Known
from flows.guides.alibaba.amounts.claimed_units import is_estimated, units_bad, units_missing
from flows.guides.alibaba.letters.content.draft import Sentence
from flows.guides.alibaba.letters.formatting import format_percent


@dataclass(frozen=True, slots=True)
class UnitsMissing(Sentence):
    """Fewer units arrived; `percent` is "" where rounding would lie."""

    ordered: int
    received: int
    missing: int
    percent: str


@dataclass(frozen=True, slots=True)
class UnitsArrived(Sentence):
    """Fewer units arrived than were ordered, and the missing ones are not claimed."""

    ordered: int
    received: int


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
    """The problem touches so many units of those ordered; `percent` is "" where it would lie.

    The number is `estimated` where it comes from the share of a sample.
    """

    units: int
    ordered: int
    percent: str
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class PartOfArrived:
    """The problem touches so many units of those that came, where these were not all."""

    units: int
    received: int
    percent: str
    estimated: bool


Portion = AllUnits | SomeUnits | PartOfOrder | PartOfArrived | None
"""Which part of the goods has the problem; None when nobody counted."""


def find_portion(known: Known) -> Portion:
    """Return which part of the goods has the problem."""
    bad, ordered, received = units_bad(known), known.count("units_ordered"), _count_arrived(known)
    if not bad:
        return None
    if received:
        percent = format_percent(bad, received)
        return PartOfArrived(bad, received, percent, is_estimated(known))
    if not ordered or bad > ordered:
        return SomeUnits(bad)
    if bad == ordered:
        return AllUnits(bad)
    return PartOfOrder(bad, ordered, format_percent(bad, ordered), is_estimated(known))


def _count_arrived(known: Known) -> int | None:
    """Return how many units came, where these were fewer than ordered."""
    return known.count("units_received") if units_missing(known) else None


def find_units_missing(known: Known) -> UnitsMissing | None:
    """Return how many units are missing; None where none is, or nobody counted."""
    ordered, received = known.count("units_ordered"), known.count("units_received")
    missing = units_missing(known)
    if ordered is None or received is None or missing is None:
        return None
    return UnitsMissing(ordered, received, missing, format_percent(missing, ordered))


def find_shortage(known: Known) -> UnitsMissing | UnitsArrived | None:
    """Return how many units came, where fewer did and the main problem is another one."""
    found = find_units_missing(known)
    if found is None or not found.received:
        return None
    if known.picked("short_too", "yes"):
        return found
    of_goods = known.picked("problem", "damaged", "wrong_item", "quality", "counterfeit")
    return UnitsArrived(found.ordered, found.received) if of_goods else None
