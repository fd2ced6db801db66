"""A case while a batch works on it: its row, its snapshot, and what the batch did to it."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from bot.handlers import time_zones
from flows.definition.guide import Guide
from flows.model import codec
from flows.model.case import Case, open_case
from flows.model.events import Event
from flows.nudges.quiet_hours import ContactPreferences
from flows.nudges.schedule import plan_nudges
from storage.records import CaseRecord, ChatRecord, JournalEntry, NudgeRecord

BATCH_EVENTS = 10_000
"""Events of one case that one batch can journal in order."""


@dataclass(slots=True)
class OpenCase:
    """A case whose snapshot is loaded.

    `is_greeted` once its first message, which becomes its status card, is queued; `is_dirty` when
    it must be written; `turn_count` turns were taken of it in this batch. `heard_at` is when its
    buyer was last heard before the batch.
    """

    record: CaseRecord
    case: Case
    is_greeted: bool = True
    is_dirty: bool = False
    turn_count: int = 0
    heard_at: datetime | None = None

    @classmethod
    def create(
        cls, case_id: str, guide: Guide, chat: ChatRecord, number: int, now: datetime
    ) -> Self:
        """Return a new case of a guide, the `number`-th of its chat."""
        case = time_zones.answer_zone(guide, open_case(case_id, guide.id, now), chat.zone, now)
        record = CaseRecord(
            id=case.id,
            chat_id=chat.chat_id,
            number=number,
            guide=case.guide,
            revision=0,
            step=guide.step_ids[0],
            phase=guide.phases[0].id,
            snapshot=b"",
            card=None,
            opened_at=now,
        )
        return cls(record, case, is_greeted=False, is_dirty=True)

    @property
    def is_archived(self) -> bool:
        """Whether the buyer has put it away."""
        return self.record.archived_at is not None

    def set_archived(self, at: datetime | None) -> None:
        """Put it away at an instant, or with None bring it back."""
        self.record = replace(self.record, archived_at=at)

    def build_entry(self, event: Event, now: datetime) -> JournalEntry:
        """Return the next journal entry; its place is the revision it leads to, then its turn."""
        place = (self.record.revision + 1) * BATCH_EVENTS + self.turn_count
        self.turn_count += 1
        return JournalEntry(self.case.id, place, now, codec.encode_event(event))

    def build_record(self, guide: Guide) -> CaseRecord:
        """Return the row as it is to be written."""
        spot = guide.find_spot(self.case)
        return replace(
            self.record,
            revision=self.record.revision + 1,
            step=spot.step,
            phase=guide.phase_by_step[spot.step].id,
            snapshot=codec.encode_case(self.case),
        )

    def build_nudges(
        self, guide: Guide, preferences: ContactPreferences
    ) -> tuple[NudgeRecord, ...]:
        """Return the pending nudges as rows; none while the case is put away."""
        if self.is_archived:
            return ()
        case_id, chat_id = self.case.id, self.record.chat_id
        return tuple(
            NudgeRecord(case_id, chat_id, nudge.kind, nudge.rung, nudge.due_at)
            for nudge in sorted(plan_nudges(guide, self.case, preferences))
        )
