"""What the buyer did, as events in the past tense."""

from dataclasses import dataclass
from datetime import datetime

from flows.model.case import Spot
from flows.model.events.evidence import EvidenceEvent


@dataclass(frozen=True, slots=True)
class Opened:
    """The buyer opened the case or came back to it; `payload` is that of the deep link."""

    payload: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """The buyer wrote a text."""

    text: str
    message: int


@dataclass(frozen=True, slots=True)
class Picked:
    """The buyer pressed a button that belongs to a spot."""

    spot: Spot
    option: str


@dataclass(frozen=True, slots=True)
class Filed:
    """The buyer sent a file; `size` is in bytes, None when Telegram did not say.

    `target` is the message it replies to, whose file it replaces. `source_id` is how the messenger
    names its content. `edited`: the message was there before, with another file or caption.
    `author` sent a forwarded one first, at `written_at`.
    """

    exhibit: str
    kind: str
    name: str
    size: int | None
    message: int
    caption: str = ""
    target: int | None = None
    source_id: str = ""
    edited: bool = False
    author: str = ""
    written_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Captioned:
    """The buyer replied to a file of theirs with a text, or named the `exhibit` by its label."""

    target: int
    text: str
    message: int
    exhibit: str = ""


@dataclass(frozen=True, slots=True)
class Amended:
    """The buyer edited a message."""

    message: int
    text: str


@dataclass(frozen=True, slots=True)
class Sent:
    """The buyer sent something that is neither text nor a file we can keep."""

    kind: str


@dataclass(frozen=True, slots=True)
class Finished:
    """The buyer said Done."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """The buyer skipped the question; it stays open."""


@dataclass(frozen=True, slots=True)
class WentBack:
    """The buyer wants the question before this one again."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The buyer keeps the answer that was asked for again."""


@dataclass(frozen=True, slots=True)
class Reopened:
    """The buyer wants to change the answer of a spot."""

    spot: Spot


@dataclass(frozen=True, slots=True)
class Aimed:
    """The buyer chose the checklist line the next file is for."""

    line: str


@dataclass(frozen=True, slots=True)
class Passed:
    """The buyer does not have a checklist line ("none"), or not now ("later")."""

    line: str
    reason: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The buyer took an exhibit out of the case; the file itself is kept."""

    exhibit: str


@dataclass(frozen=True, slots=True)
class Replaced:
    """The buyer is about to send a file in place of an exhibit: the next one is it."""

    exhibit: str


@dataclass(frozen=True, slots=True)
class Vouched:
    """The buyer keeps an exhibit in spite of its hints, "" means all of them.

    Of one too large for us it says that it stays with the buyer.
    """

    exhibit: str = ""


@dataclass(frozen=True, slots=True)
class Ordered:
    """The buyer asked for the case file; `again` where they want one that was sent before.

    `redacted` where they want the copy to show to others.
    """

    again: bool = False
    redacted: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """The buyer asked for one of the guide's topics."""

    topic: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The buyer wants to see a phase's answers (None: the present one's), or an exhibit by id."""

    phase: str | None = None


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


@dataclass(frozen=True, slots=True)
class Recalled:
    """The buyer wants a text to paste again: the letter of this id, "" those of the question."""

    letter: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """The buyer said where they are; `zones` are the time zones it may mean, best first.

    It is not `sure` where the zone was only guessed, from a point on the map.
    """

    zones: tuple[str, ...]
    message: int
    sure: bool = True


BuyerEvent = (
    Opened
    | Said
    | Picked
    | Filed
    | Captioned
    | Amended
    | Sent
    | Finished
    | Skipped
    | WentBack
    | Kept
    | Reopened
    | Aimed
    | Passed
    | Withdrawn
    | EvidenceEvent
    | Replaced
    | Vouched
    | Ordered
    | Asked
    | Reviewed
    | Handled
    | Snoozed
    | Explained
    | Recalled
    | Placed
)
