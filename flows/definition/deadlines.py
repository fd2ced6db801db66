"""Deadlines as data: the platform's facts, and the safe day each of them leaves a buyer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Literal
from zoneinfo import ZoneInfo

from flows.definition.rules import Rule
from flows.model.answers import Known


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of the platform's rules, with where it is from and what speaks against it."""

    id: str
    text: str
    source: str
    confidence: Literal["high", "medium", "low"]
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A step that holds a day, and how many days after it the deadline falls, where it counts."""

    step: str
    days: int
    when: Rule | None = None


TIME_LEFT = "left"
"""Fills the text of an alert with the time that is left, as one may come late."""


@dataclass(frozen=True, slots=True)
class Alert:
    """A warning so long before a deadline, and its text; of several each time the next one.

    Where `before` is negative it comes after the day. `letter` is the id of a text to paste that
    comes with it. With less than `until` left it is not said any more.
    """

    before: timedelta
    text: str | tuple[str, ...]
    letter: str = ""
    until: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """What a buyer does about a deadline: in one sentence, and how they say that it is done.

    `done` labels the button that says so, and `answers` are the options that mean the same, each
    with its step: that of the step at hand is given. The letters of these steps are the texts for
    it; where it `needs_text`, a warning says how far that is from written. `after` is what is left
    once the day is over. One that moves the day `asks` for the new one: of these steps the first
    that was asked is asked again.
    """

    advice: str
    done: str
    answers: tuple[tuple[str, str], ...] = ()
    needs_text: bool = False
    after: str = ""
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DueDate:
    """A deadline computed for one case: its safe day and the step it was counted from.

    `at` is the instant itself where the buyer gave one; else the day counts to its end.
    """

    deadline: str
    day: date
    anchor: str
    is_from_page: bool
    at: datetime | None = None

    def compute_cutoff(self, zone: tzinfo) -> datetime:
        """Return the instant after which it is past, in UTC."""
        end = datetime.combine(self.day + timedelta(days=1), time(), zone)
        return self.at or end.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A dated rule: what the order page shows wins, else the earliest day of the anchors.

    The day given to `page` is the one the order page shows. It wins where `page_wins` holds
    (always, when None). Where `page_limits` holds the page does not say what its day is for: then
    it can only make the deadline earlier. Else it is another deadline's and counts nothing here.
    Where the rule itself counts from the later of two days, the `latest` of the anchors is taken.
    `margin` days are taken off either, because the zone in which the platform counts is not
    known (rule R2). `facts` are the ids it rests on. While `when` does not hold it can still be
    quoted, but the buyer need not watch it. `alerts` stand in the order in which they fall, `act`
    is what they ask for. It is urgent from `urgent_days` before it; one that `opens` a way is never
    missed.
    """

    id: str
    title: str
    anchors: tuple[Anchor, ...]
    facts: tuple[str, ...]
    page: str | None = None
    page_wins: Rule | None = None
    page_limits: Rule | None = None
    margin: int = 1
    when: Rule | None = None
    latest: bool = False
    alerts: tuple[Alert, ...] = ()
    urgent_days: int = -1
    opens: bool = False
    act: Act | None = None

    @property
    def is_others_deadline(self) -> bool:
        """Whether it is somebody else's day: nothing is said before it, only once it is over."""
        return bool(self.alerts) and all(alert.before < timedelta() for alert in self.alerts)

    def is_watched(self, known: Known) -> bool:
        """Whether it matters to this case now."""
        return self.when is None or self.when.holds(known)

    def compute_due_date(self, known: Known) -> DueDate | None:
        """Return the safe day, or None while no anchor is known."""
        shown = self._find_shown_date(known)
        if shown and (self.page_wins is None or self.page_wins.holds(known)):
            return shown
        choose = max if self.latest else min
        counted = choose(self._list_due_dates(known), key=lambda due: due.day, default=None)
        if shown and self.page_limits and self.page_limits.holds(known):
            return min(filter(None, (shown, counted)), key=lambda due: due.day)
        return counted

    def _find_shown_date(self, known: Known) -> DueDate | None:
        day = known.day(self.page) if self.page else None
        if self.page is None or day is None:
            return None
        return DueDate(self.id, day - timedelta(days=self.margin), self.page, is_from_page=True)

    def _list_due_dates(self, known: Known) -> Iterator[DueDate]:
        for anchor in self.anchors:
            day = known.day(anchor.step)
            if day and (anchor.when is None or anchor.when.holds(known)):
                on = day + timedelta(days=anchor.days - self.margin)
                value = known.value(anchor.step)
                at = value if isinstance(value, datetime) else None
                yield DueDate(self.id, on, anchor.step, is_from_page=False, at=at)


def find_local_day(known: Known, at: datetime, zone: str) -> date:
    """Return the buyer's own day at an instant; the step `zone` holds their zone, UTC without."""
    return at.astimezone(ZoneInfo(known.text(zone) or "UTC")).date()


@dataclass(frozen=True, slots=True)
class NearDeadline:
    """The deadline was no more than `days` away on the day a step was answered.

    A rule sees no clock: the answer carries the instant it was given at, so the same trail
    comes out tomorrow. Its day is the buyer's own: the one noted with the answer, else by the
    time zone that the step `zone` holds, or UTC. While the deadline is unknown it does not hold.
    """

    deadline: Deadline
    days: int
    step: str
    zone: str = ""

    def holds(self, known: Known) -> bool:
        """Whether the safe day was near when the step was answered."""
        due, answer = self.deadline.compute_due_date(known), known.answer(self.step)
        if due is None or answer is None:
            return False
        on = answer.on or find_local_day(known, answer.at, self.zone)
        return (due.day - on).days <= self.days

    @property
    def source_steps(self) -> frozenset[str]:
        """The steps that fix the day and its zone; the anchors are optional knowledge."""
        return frozenset({self.step, self.zone} - {""})


@dataclass(frozen=True, slots=True)
class ShownByPage:
    """The safe day of the deadline is taken from what the order page shows."""

    deadline: Deadline

    def holds(self, known: Known) -> bool:
        """Whether the page's day is the one that counts."""
        due = self.deadline.compute_due_date(known)
        return due is not None and due.is_from_page

    @property
    def source_steps(self) -> frozenset[str]:
        """None: what it rests on is optional knowledge."""
        return frozenset()


@dataclass(frozen=True, slots=True)
class HasDueDate:
    """The deadline can be dated, so a text may name its day."""

    deadline: Deadline

    def holds(self, known: Known) -> bool:
        """Whether there is a safe day."""
        return self.deadline.compute_due_date(known) is not None

    @property
    def source_steps(self) -> frozenset[str]:
        """None: what it rests on is optional knowledge."""
        return frozenset()
