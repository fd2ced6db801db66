"""How the goods were looked at: how many units, how these were chosen, how many were bad."""

from dataclasses import dataclass
from enum import Enum

from flows.definition.vocabulary import Case, Known
from flows.guides.alibaba.amounts.claimed_units import contradicts_sample, exceeds_checked
from flows.guides.alibaba.amounts.figures import count_all_checked
from flows.guides.alibaba.amounts.sampling_plan import count_planned_sample
from flows.guides.alibaba.letters.content.draft import Draft, Excerpt, Sentence, take_excerpt
from flows.guides.alibaba.letters.content.options import SampleChoice, choose

LONGEST_REASONS = 100
"""Characters of the buyer's words on why units were bad."""


class PlainInspection(Sentence, Enum):
    """What is said without a figure."""

    NOT_NOTED = "not noted"


@dataclass(frozen=True, slots=True)
class EveryUnitChecked(Sentence):
    """All units were looked at."""

    count: int


@dataclass(frozen=True, slots=True)
class UnitsChecked(Sentence):
    """So many units were looked at."""

    count: int
    choice: SampleChoice | None


@dataclass(frozen=True, slots=True)
class SampleChecked(Sentence):
    """A sample and the bad ones in it; `planned` where it is exactly that of the standard."""

    count: int
    bad: int
    choice: SampleChoice | None
    planned: bool


@dataclass(frozen=True, slots=True)
class SampleReport(Sentence):
    """The same at length, with what it was taken from and why units were bad."""

    received: int
    checked: int
    bad: int
    choice: SampleChoice | None
    planned: bool
    reasons: Excerpt | None


Inspection = PlainInspection | EveryUnitChecked | UnitsChecked | SampleChecked | SampleReport


def find_inspection(known: Known) -> Inspection | None:
    """Return how many units were looked at, and how they were chosen."""
    count = None if exceeds_checked(known) else known.count("inspected")
    sample, bad = known.count("sample_checked"), known.count("sample_bad")
    if sample and bad is not None and not contradicts_sample(known):
        choice = choose(known, "sample_how", SampleChoice)
        return SampleChecked(sample, bad, choice, planned=_is_planned(known))
    count = count or count_all_checked(known)
    if not count:
        return None
    if are_all_checked(known):
        return EveryUnitChecked(count)
    return UnitsChecked(count, choose(known, "inspected_how", SampleChoice))


def are_all_checked(known: Known) -> bool:
    """Whether the buyer checked all that came, and no other count speaks against it."""
    came = known.count("units_received") or known.count("units_ordered") or 0
    count = known.count("inspected") or 0
    meant = known.picked("inspected_how", "all") and count >= came
    return bool(count_all_checked(known)) or meant


def find_sample_report(known: Known) -> SampleReport | None:
    """Return how a sample was chosen and what was found in it; None when none was counted."""
    checked, bad = known.count("sample_checked"), known.count("sample_bad")
    received = known.count("units_received")
    if not checked or bad is None or not received or contradicts_sample(known):
        return None
    told = known.value("sample_reasons")
    reasons = take_excerpt("; ".join(told), LONGEST_REASONS) if isinstance(told, tuple) else None
    return SampleReport(
        received,
        checked,
        bad,
        choose(known, "sample_how", SampleChoice),
        planned=_is_planned(known),
        reasons=reasons if bad else None,
    )


def find_method(known: Known) -> Inspection | None:
    """Return how the units were checked, as fully as it is known."""
    return find_sample_report(known) or find_inspection(known)


def draft_method(known: Known, case: Case) -> Draft:  # noqa: ARG001
    """Draft the note on how the units were checked, for the case file."""
    return Draft((((find_method(known) or PlainInspection.NOT_NOTED,),),))


def _is_planned(known: Known) -> bool:
    return bool(count_planned_sample(known))
