"""Acts: what the desk takes turns on, updates of people and events of the machine itself."""

from dataclasses import dataclass, replace
from typing import Self

from bot.rendering.case_file import Delivery
from bot.transport.callback_data import CasePress, ChatPress
from bot.transport.updates import Incoming
from flows.model.events.buyer import Event, Lost, NudgeFell, Stored
from flows.model.events.exhibits import Exported, Inspected, Unbound
from storage.records import Exhibit, Export, NudgeRow


@dataclass(frozen=True, slots=True)
class ForThisCase:
    """An event the machine itself brings to a case: a follow-up, a fetched file."""

    case: str
    event: Event


@dataclass(frozen=True, slots=True)
class Act:
    """Something to take a turn on; `key` tells it apart, `file` is the row of a file it settles.

    `export` is the row of a case file that was made, or given up, `delivery` what brings it.
    """

    key: str
    incoming: Incoming | None
    chat_id: int
    own: ForThisCase | None = None
    file: Exhibit | None = None
    export: Export | None = None
    delivery: Delivery | None = None

    @classmethod
    def of_update(cls, incoming: Incoming) -> Self:
        """An update."""
        return cls(incoming.key, incoming, incoming.chat_id)

    @classmethod
    def of_nudge(cls, row: NudgeRow) -> Self:
        """A follow-up that fell; its key names the very instant it was planned for."""
        event = NudgeFell(row.kind, row.rung, row.due_at)
        key = f"n:{row.case_id}:{row.kind}:{row.rung}:{row.due_at.timestamp():.6f}"
        return cls(key, None, row.chat_id, ForThisCase(row.case_id, event))

    @classmethod
    def of_file(cls, exhibit: Exhibit, event: Stored | Lost) -> Self:
        """A file that was fetched, or cannot be."""
        match event:
            case Stored(_, digest, size):
                row = replace(exhibit, state="stored", digest=digest, size=size)
            case Lost(_, reason):
                row = replace(exhibit, state="kept" if reason == "too_big" else "lost")
        row = replace(row, attempts=0)  # those were of fetching it
        key = f"x:{exhibit.id}:{row.state}"
        return cls(key, None, exhibit.chat_id, ForThisCase(exhibit.case_id, event), row)

    @classmethod
    def of_export(
        cls, export: Export, delivery: Delivery | None, event: Exported | Unbound
    ) -> Self:
        """A case file that was made, or cannot be."""
        key = f"b:{export.case_id}:{export.asked}"
        own = ForThisCase(export.case_id, event)
        return cls(key, None, export.chat_id, own, export=export, delivery=delivery)

    @classmethod
    def of_look(cls, exhibit: Exhibit, event: Inspected, likeness: bytes | None) -> Self:
        """A file that was looked into, and what it is recognised by."""
        row = replace(exhibit, seen=True, likeness=likeness)
        own = ForThisCase(exhibit.case_id, event)
        return cls(f"x:{exhibit.id}:seen", None, exhibit.chat_id, own, row)

    @property
    def is_nudge(self) -> bool:
        """Whether it is a follow-up."""
        return self.own is not None and isinstance(self.own.event, NudgeFell)

    @property
    def names(self) -> str | None:
        """The case it names, if it names one."""
        if self.own:
            return self.own.case
        match self.incoming.meaning if self.incoming else None:
            case CasePress(case, _):
                return case
            case ChatPress("open" | "shelve", case):
                return case
            case _:
                return None
