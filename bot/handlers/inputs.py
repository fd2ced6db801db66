"""Acts: what the desk takes turns on, updates of people and events of the machine itself."""

from dataclasses import dataclass, replace
from typing import Self

from bot.rendering.case_file import CaseFileDelivery
from bot.transport.callback_data import CasePress, ChatPress
from bot.transport.updates import Update
from flows.model.events import Event
from flows.model.events.system import Exported, Inspected, Lost, NudgeFell, Stored, Unbound
from storage.records import CaseFileJob, ExhibitRecord, NudgeRecord


@dataclass(frozen=True, slots=True)
class CaseEvent:
    """An event the machine itself brings to a case: a follow-up, a fetched file."""

    case_id: str
    event: Event


@dataclass(frozen=True, slots=True)
class Input:
    """Something to take a turn on; `key` tells it apart, `file` is the row of a file it settles.

    `export` is the row of a case file that was made, or given up, `delivery` what brings it.
    """

    key: str
    update: Update | None
    chat_id: int
    case_event: CaseEvent | None = None
    file: ExhibitRecord | None = None
    job: CaseFileJob | None = None
    delivery: CaseFileDelivery | None = None

    @classmethod
    def from_update(cls, incoming: Update) -> Self:
        """An update."""
        return cls(incoming.key, incoming, incoming.chat_id)

    @classmethod
    def from_nudge(cls, row: NudgeRecord) -> Self:
        """A follow-up that fell; its key names the very instant it was planned for."""
        event = NudgeFell(row.kind, row.rung, row.due_at)
        key = f"n:{row.case_id}:{row.kind}:{row.rung}:{row.due_at.timestamp():.6f}"
        return cls(key, None, row.chat_id, CaseEvent(row.case_id, event))

    @classmethod
    def from_download(cls, exhibit: ExhibitRecord, event: Stored | Lost) -> Self:
        """A file that was fetched, or cannot be."""
        match event:
            case Stored(_, digest, size):
                row = replace(exhibit, state="stored", digest=digest, size=size)
            case Lost(_, reason):
                row = replace(exhibit, state="kept" if reason == "too_big" else "lost")
        row = replace(row, attempts=0)  # those were of fetching it
        key = f"x:{exhibit.id}:{row.state}"
        return cls(key, None, exhibit.chat_id, CaseEvent(exhibit.case_id, event), row)

    @classmethod
    def from_build(
        cls, export: CaseFileJob, delivery: CaseFileDelivery | None, event: Exported | Unbound
    ) -> Self:
        """A case file that was made, or cannot be."""
        key = f"b:{export.case_id}:{export.asked}"
        own = CaseEvent(export.case_id, event)
        return cls(key, None, export.chat_id, own, job=export, delivery=delivery)

    @classmethod
    def from_inspection(
        cls, exhibit: ExhibitRecord, event: Inspected, likeness: bytes | None
    ) -> Self:
        """A file that was looked into, and what it is recognised by."""
        row = replace(exhibit, seen=True, likeness=likeness)
        own = CaseEvent(exhibit.case_id, event)
        return cls(f"x:{exhibit.id}:seen", None, exhibit.chat_id, own, row)

    @property
    def is_nudge(self) -> bool:
        """Whether it is a follow-up."""
        return self.case_event is not None and isinstance(self.case_event.event, NudgeFell)

    @property
    def case_id(self) -> str | None:
        """The case it names, if it names one."""
        if self.case_event:
            return self.case_event.case_id
        match self.update.content if self.update else None:
            case CasePress(case, _):
                return case
            case ChatPress("open" | "shelve", case):
                return case
            case _:
                return None
