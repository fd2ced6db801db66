"""Checks as data: each compares what a case says in two places, and names the two.

A check speaks only where it is sure: an answer that is missing, a date that is one day off by the
zone, or a number that could mean something else is no contradiction.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from flows.model.answers import Known
from flows.model.case import Exhibit, Value

Severity = Literal["contradiction", "weak"]
Labelled = Sequence[tuple[str, Exhibit]]
Values = Mapping[str, Value]


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
    def reads(self) -> tuple[str, ...]:
        """The steps whose answers can be changed about it, the one to doubt first."""

    @property
    def fills(self) -> tuple[str, ...]:
        """The placeholders it fills beside answers and figures."""

    def found(self, known: Known, shown: Labelled, /) -> Values | None:
        """Return what fills the text where the check finds something, else None."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: what fills its text, and the steps that can be changed about it."""

    check: str
    severity: Severity
    values: Values = field(default_factory=dict)
    steps: tuple[str, ...] = ()

    @property
    def slot(self) -> str:
        """The slot of the text that says it."""
        return f"check.{self.check}"


def findings(checks: Sequence[Check], known: Known, shown: Labelled) -> tuple[Finding, ...]:
    """Return all that the checks find, contradictions first, in the order declared."""
    found = [
        Finding(check.id, check.severity, values, _answered(check, known))
        for check in checks
        if (values := check.found(known, shown)) is not None
    ]
    return tuple(sorted(found, key=lambda each: each.severity != "contradiction"))


def _answered(check: Check, known: Known) -> tuple[str, ...]:
    return tuple(step for step in check.reads if known.answer(step))
