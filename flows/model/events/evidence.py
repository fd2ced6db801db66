"""What the buyer said of files already sent, as events in the past tense."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Lined:
    """The buyer put an exhibit under a line of the checklist or under none.

    The files of the next `ahead` messages are asked about then.
    """

    exhibit: str
    line: str | None = None
    ahead: int = 0


@dataclass(frozen=True, slots=True)
class Moved:
    """The buyer put an exhibit at a place among those shown, counted from 1."""

    exhibit: str
    place: int


@dataclass(frozen=True, slots=True)
class Shown:
    """The buyer said what some files show: a line of the checklist, None for nothing of it.

    They are those nobody spoke of that came up to the exhibit, `span` messages back.
    """

    exhibit: str
    span: int
    line: str | None = None


@dataclass(frozen=True, slots=True)
class Parted:
    """The buyer wants to say one by one what the files up to an exhibit show, as in `Shown`."""

    exhibit: str
    span: int


@dataclass(frozen=True, slots=True)
class Browsed:
    """The buyer wants other lines of the checklist to choose from, for the files as in `Shown`.

    With `ahead` it is the one exhibit that is asked about, as in `Lined`; `page` counts from 0.
    """

    exhibit: str
    page: int
    span: int = 0
    ahead: int | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """The buyer said whether the date is right by which a photo is too old ("yes", "no")."""

    reply: str


@dataclass(frozen=True, slots=True)
class Forwarded:
    """The buyer forwarded a text that `author` wrote at `written_at`: it is not the buyer's own."""

    text: str
    author: str
    written_at: datetime | None
    message: int


EvidenceEvent = Lined | Moved | Forwarded | Shown | Parted | Browsed | Dated
