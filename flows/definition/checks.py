"""Checks as data: each compares what a case says in two places, and names the two.

A check speaks only where it is sure: an answer that is missing, a date that is one day off by the
zone, or a number that could mean something else is no contradiction.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from flows.model.answers import Known
from flows.model.case import Exhibit, Value

LabelledExhibits = Sequence[tuple[str, Exhibit]]
SlotValues = Mapping[str, Value]


class Severity(StrEnum):
    """What a finding means for a case."""

    CONTRADICTION = "contradiction"  # it cannot be so
    WEAK = "weak"  # it can, and makes the case weaker


class Check(Protocol):
    """Something that can be wrong with a case."""

    @property
    def id(self) -> str:
        """Its name; its text stands in the slot "check.<id>"."""

    @property
    def text(self) -> str:
        """The English text that names both sides."""

    @property
    def severity(self) -> Severity:
        """Whether it cannot be so, or only weakens the case."""

    @property
    def source_steps(self) -> tuple[str, ...]:
        """The steps whose answers can be changed about it, the one to doubt first."""

    @property
    def at_once(self) -> bool:
        """Whether the step to doubt first is asked as soon as an answer makes it wrong."""

    @property
    def placeholders(self) -> tuple[str, ...]:
        """The placeholders it fills beside answers and figures."""

    def evaluate(self, known: Known, shown: LabelledExhibits, /) -> SlotValues | None:
        """Return what fills the text where the check finds something, else None."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: what fills its text, and the steps that can be changed about it."""

    check: str
    severity: Severity
    values: SlotValues = field(default_factory=dict)
    steps: tuple[str, ...] = ()
    at_once: bool = False

    @property
    def slot(self) -> str:
        """The slot of the text that says it."""
        return f"check.{self.check}"


def run_checks(
    checks: Sequence[Check], known: Known, shown: LabelledExhibits
) -> tuple[Finding, ...]:
    """Return all that the checks find, contradictions first, in the order declared."""
    found = [
        Finding(check.id, check.severity, values, _list_answered(check, known), check.at_once)
        for check in checks
        if (values := check.evaluate(known, shown)) is not None
    ]
    return tuple(sorted(found, key=lambda each: each.severity is not Severity.CONTRADICTION))


def _list_answered(check: Check, known: Known) -> tuple[str, ...]:
    return tuple(step for step in check.source_steps if known.answer(step))
