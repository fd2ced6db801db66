"""Events: what the buyer did with a follow-up, and what they asked about a date."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Handled:
    """The buyer is done with a follow-up ("done"), or it does not concern them ("mute")."""

    kind: str
    how: str


@dataclass(frozen=True, slots=True)
class Snoozed:
    """The buyer wants a follow-up later: at `until`, or to be asked when (None)."""

    kind: str
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Explained:
    """The buyer asked why a deadline is on that day."""

    deadline: str


NudgeEvent = Handled | Snoozed | Explained
