"""A case: the immutable snapshot of what one buyer answered and sent to one guide."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Literal

from flows.values import Money

Move = Literal["answered", "skipped", "elapsed", "passed"]
Value = str | int | date | datetime | Money | tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A step at its n-th visit: laps count from 0, so a round repeated keeps its own answers."""

    step: str
    lap: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What settled a spot: the move, the value if there is one, when, and by which message."""

    move: Move
    at: datetime
    value: Value | None = None
    message: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One of several messages that together answer an `entries` step."""

    text: str
    message: int | None = None


ExhibitState = Literal["wanted", "stored", "lost", "kept"]


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One file of the buyer's: its line of the checklist, its caption, and whether we hold it.

    `size` is in bytes, as Telegram announced it; `digest` is the SHA-256 once stored.
    `kept` means too large for us: the buyer keeps it and it is listed as such.
    """

    id: str
    kind: str
    name: str
    message: int
    received_at: datetime
    line: str | None = None
    caption: str = ""
    size: int | None = None
    state: ExhibitState = "wanted"
    digest: str | None = None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """Everything a turn knows of one dispute.

    `snoozed` and `muted` hold what the buyer said of follow-ups: by mark, not before an instant,
    or not again.

    `answers` keeps abandoned branches too: they are mute while the trail does not pass them.
    `focus` is a spot asked again although it has an answer. `nudged` counts, per kind of nudge,
    the rungs that have fallen since the case last moved, and per text how often it was told.
    `lines` holds what the buyer said of
    a checklist line: "none" or "later". `line` is the checklist line the next photo belongs to.
    """

    id: str
    guide: str
    opened_at: datetime
    heard_at: datetime
    answers: Mapping[Spot, Answer] = field(default_factory=dict)
    entries: Mapping[Spot, tuple[Entry, ...]] = field(default_factory=dict)
    exhibits: tuple[Exhibit, ...] = ()
    focus: Spot | None = None
    line: str | None = None
    lines: Mapping[str, str] = field(default_factory=dict)
    nudged: Mapping[str, int] = field(default_factory=dict)
    unsummed: int = 0
    snoozed: Mapping[str, datetime] = field(default_factory=dict)
    muted: frozenset[str] = frozenset()

    def having(self, spot: Spot, answer: Answer) -> "Case":
        """Return this case with one answer given or replaced."""
        return replace(self, answers={**self.answers, spot: answer})

    @property
    def shown(self) -> tuple[tuple[str, Exhibit], ...]:
        """The exhibits with their labels, E1 first; a label is never given twice."""
        labelled = ((f"E{n}", exhibit) for n, exhibit in enumerate(self.exhibits, start=1))
        return tuple(pair for pair in labelled if not pair[1].withdrawn)


def open_case(case_id: str, guide: str, now: datetime) -> Case:
    """Return a case nobody has answered yet."""
    return Case(id=case_id, guide=guide, opened_at=now, heard_at=now)
