"""What the bot itself did or found out about a case, as events in the past tense."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from flows.model.case import CaptureSource, Value


@dataclass(frozen=True, slots=True)
class NudgeFell:
    """A planned follow-up came due."""

    kind: str
    rung: int
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Stored:
    """An exhibit is safe on disk; `digest` is the SHA-256 of its bytes, `size` their number."""

    exhibit: str
    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class Lost:
    """An exhibit could not be fetched; `reason` is a slot: "too_big" or "gone"."""

    exhibit: str
    reason: str


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


@dataclass(frozen=True, slots=True)
class Exported:
    """A case file was made: its version from 1, its SHA-256, and the exhibits in it by order."""

    version: int
    digest: str
    exhibits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unbound:
    """A case file could not be made, however often it was tried."""


SystemEvent = NudgeFell | Stored | Lost | Inspected | Exported | Unbound
