"""Events about exhibits that are there: moved, listed, replaced, looked into, exported."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from flows.model.case import CaptureSource, Value


@dataclass(frozen=True, slots=True)
class Moved:
    """The buyer put an exhibit at a place among those shown, counted from 1."""

    exhibit: str
    place: int


@dataclass(frozen=True, slots=True)
class Lined:
    """The buyer put an exhibit under a line of the checklist, or under none."""

    exhibit: str
    line: str | None = None


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
    """The buyer asked for the case file."""


@dataclass(frozen=True, slots=True)
class Unbound:
    """A case file could not be made, however often it was tried."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A case file was made: its version from 1, its SHA-256, and the exhibits in it by order."""

    version: int
    digest: str
    exhibits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Inspected:
    """A file was looked into: hints on how it looks, when and by what it was taken.

    `hints` are names of `HINTS`, and `refused` is a reason of `REJECTIONS` when the file cannot be
    used at all; both stand in `flows.engine.handlers.inspections`. `match` is the id or the label
    of the exhibit it repeats, for the hints that say so. `read` is what it seems to say of the
    order, by the roles of `flows.definition.steps.OrderField`.
    """

    exhibit: str
    hints: tuple[str, ...] = ()
    taken_at: datetime | None = None
    taken_from: CaptureSource | None = None
    match: str | None = None
    refused: str | None = None
    read: Mapping[str, Value] = field(default_factory=dict)


ExhibitEvent = Moved | Lined | Replaced | Vouched | Ordered | Unbound | Exported | Inspected
