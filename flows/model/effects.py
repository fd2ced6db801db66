"""Effects: what must leave after a turn, in the imperative, without a text and without Telegram."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from flows.model.case import Spot, Value


@dataclass(frozen=True, slots=True)
class Show:
    """Ask the question of a spot; `choices` are extra replies offered to settle a doubt.

    `is_brief` where the question was just read: its buttons, and of a checklist what comes next.
    `is_short` where its texts to paste are above: the question alone, and a way to see them again.
    """

    spot: Spot
    choices: tuple[str, ...] = ()
    is_brief: bool = False
    is_short: bool = False


@dataclass(frozen=True, slots=True)
class Say:
    """Say a short text: a slot ("misread.too_long", "seller_wait.rung1") and what fills it.

    A length of time among the values is written in days, or in hours where it is under one.
    `letter` is the id of a text to paste that comes with it, `exhibit` that of a file too large
    whose two ways out come with it, "" for none.
    """

    slot: str
    values: Mapping[str, Value | timedelta] = field(default_factory=dict)
    letter: str = ""
    exhibit: str = ""


@dataclass(frozen=True, slots=True)
class AskShown:
    """Ask what files show: all at once, or of one, after which `ahead` messages are asked about.

    `page` is that of the lines offered; with `is_browsed` they replace those of the message
    pressed, and nothing is asked anew.
    """

    exhibits: tuple[str, ...]
    ahead: int | None = None
    page: int = 0
    is_browsed: bool = False


@dataclass(frozen=True, slots=True)
class Browse:
    """Offer other replies, or lines of a checklist, under the message pressed: from a place on."""

    spot: Spot
    first: int


@dataclass(frozen=True, slots=True)
class Fold:
    """Write one line in place of the message pressed, which is settled; say it where none was."""

    slot: str
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Toast:
    """Answer a press with a line that passes by."""

    slot: str
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Settle:
    """Fold the question of a spot to one line where it stands, and take its buttons away."""

    spot: Spot


@dataclass(frozen=True, slots=True)
class Recall:
    """Say in one line which question is open, with a button that shows it."""

    spot: Spot


@dataclass(frozen=True, slots=True)
class Calendar:
    """Show a month of days to pick under the question; `month` is "2026-03"."""

    spot: Spot
    month: str


@dataclass(frozen=True, slots=True)
class React:
    """Mark a message of the buyer's as received."""

    message: int


@dataclass(frozen=True, slots=True)
class Tell:
    """Tell one of the guide's topics, or list the questions there are to ask.

    From the place `first` on these are offered; one other than 0 replaces those of the message.
    """

    topic: str
    first: int = 0


@dataclass(frozen=True, slots=True)
class Review:
    """Show an exhibit by its id, or for "" the answers, each with a way to change it.

    From the place `first` on they have buttons; one other than 0 replaces those of the message.
    """

    exhibit: str = ""
    first: int = 0


@dataclass(frozen=True, slots=True)
class Warn:
    """Warn of a deadline: its alert number `rung`, with the buttons of a follow-up.

    `repeats` is how often the same was said before, so that it is worded anew. `letter` is the id
    of a text to paste that comes with it, "" for none. `written` is the id of the text for the act
    where that was shown before; where it is not, but needed, about so many questions are `missing`.
    """

    deadline: str
    rung: int
    is_passed: bool = False
    repeats: int = 0
    letter: str = ""
    written: str = ""
    missing: int | None = None


@dataclass(frozen=True, slots=True)
class Defer:
    """Offer moments for a follow-up to come back, none of them past its deadline."""

    kind: str
    instants: tuple[datetime, ...]


@dataclass(frozen=True, slots=True)
class Clear:
    """Take the buttons of the pressed message away."""


@dataclass(frozen=True, slots=True)
class Refer:
    """Refer to the version of the case file that was sent before, with a way to have it again."""

    version: int


@dataclass(frozen=True, slots=True)
class Bind:
    """Make the case file and bring it."""


class SuppressionReason(StrEnum):
    """Why a follow-up that fell due is not sent."""

    STOPPED = "stopped"
    """The buyer wants nothing unasked."""
    NOT_ALLOWED = "not_allowed"
    """The buyer never agreed to be written to."""
    MUTED = "muted"
    """The buyer is done with it, or it does not concern them."""
    SNOOZED = "snoozed"
    """The buyer put it off."""
    QUIET = "quiet"
    """It may not be sent at this hour, or so soon after another; it falls again."""
    RESCHEDULED = "rescheduled"
    """It is planned for a later time by now."""
    ALREADY_TOLD = "already_told"
    """It fell before, or with another one."""
    OBSOLETE = "obsolete"
    """The case has moved on."""
    ARCHIVED = "archived"
    """The case was put away."""


@dataclass(frozen=True, slots=True)
class Suppressed:
    """Note that a follow-up that fell due is not sent; the buyer sees nothing of it."""

    kind: str
    rung: int
    reason: SuppressionReason


@dataclass(frozen=True, slots=True)
class Explain:
    """Say why a deadline is on that day: the rule, its source, its doubt, how to correct it."""

    deadline: str


Effect = (
    Show
    | Say
    | AskShown
    | Browse
    | Fold
    | Toast
    | Settle
    | Recall
    | Calendar
    | React
    | Tell
    | Review
    | Warn
    | Defer
    | Clear
    | Refer
    | Bind
    | Suppressed
    | Explain
)
