"""Checks that compare an exhibit with the answers: the day it was taken, the count it names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from flows.definition.answer_checks import NamedCheck
from flows.definition.checks import LabelledExhibits, Severity, SlotValues
from flows.model.answers import Known
from flows.model.case import Exhibit

ZONE_SLACK = timedelta(days=1)
"""How far a camera's day may be off: it and the buyer may be in two zones."""

COUNT_PATTERN = r"(?<![\w.,])(?<!\d\s)(\d{1,9})\s+(?:of|out of)\s+(\d{1,9})(?!\w|[.,\s]*\d)"


@dataclass(frozen=True, slots=True)
class CaptureDateCheck(NamedCheck):
    """A photo of some lines was taken by a camera before the day of a step.

    The day of an upload says nothing of the photo, so only the camera's counts.
    """

    step: str
    lines: frozenset[str]
    severity: Severity = Severity.CONTRADICTION
    placeholders: tuple[str, ...] = ("label", "taken")

    @property
    def source_steps(self) -> tuple[str, ...]:
        """The step of the day."""
        return (self.step,)

    def evaluate(self, known: Known, shown: LabelledExhibits, /) -> SlotValues | None:
        """Return the label of the first such photo and the day it was taken on."""
        day = known.day(self.step)
        early = (pair for pair in shown if day and is_taken_before(pair[1], day))
        wrong = next((pair for pair in early if pair[1].shown_line in self.lines), None)
        if wrong is None or wrong[1].taken_at is None:
            return None
        return {"label": wrong[0], "taken": wrong[1].taken_at.date()}


@dataclass(frozen=True, slots=True)
class CaptionCountCheck(NamedCheck):
    """A caption says "7 of 500", and the answers say other numbers for both.

    Only a pair whose whole is the answer's own is sure to speak of the same thing.
    """

    part: str
    whole: str
    lines: frozenset[str]
    severity: Severity = Severity.CONTRADICTION
    placeholders: tuple[str, ...] = ("label", "count")

    @property
    def source_steps(self) -> tuple[str, ...]:
        """The step of the part; the whole agrees."""
        return (self.part,)

    def evaluate(self, known: Known, shown: LabelledExhibits, /) -> SlotValues | None:
        """Return the label of the first such caption and its number."""
        part, whole = known.count(self.part), known.count(self.whole)
        if part is None or whole is None:
            return None
        for label, exhibit in shown:
            for count, of in _find_counts(exhibit):
                if exhibit.shown_line in self.lines and of == whole and count != part:
                    return {"label": label, "count": count}
        return None


def is_taken_before(exhibit: Exhibit, day: date) -> bool:
    """Whether a camera took a photo before a day, whatever the zone."""
    taken = exhibit.taken_at
    by_camera = exhibit.taken_from == "camera" and not exhibit.date_denied
    return by_camera and taken is not None and taken.date() + ZONE_SLACK < day


def _find_counts(exhibit: Exhibit) -> Iterator[tuple[int, int]]:
    """Yield the counts that the buyer's own caption names; a forwarded one has another's words."""
    if exhibit.author:
        return
    for found in re.finditer(COUNT_PATTERN, exhibit.caption.casefold()):
        yield int(found[1]), int(found[2])
