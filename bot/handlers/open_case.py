"""A case while a batch works on it: its row, its snapshot, and what the batch did to it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Self

from bot.handlers import time_zones
from bot.rendering import status_card
from bot.rendering.calls import Call
from bot.rendering.view import View
from flows.definition.guide import Guide
from flows.model import codec
from flows.model.case import Case, open_case
from flows.model.events import Event
from flows.nudges.schedule import plan_nudges
from storage.records import CaseRecord, ChatRecord, JournalEntry, NudgeRecord

CARD = "card"
"""The kind under which a status card that has changed falls due, among the nudges of its case."""

CARD_DELAY = timedelta(minutes=5)
"""So long after the buyer's last act a card that has changed is edited: when they look away."""

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

    def build_nudges(self, view: View, now: datetime) -> tuple[NudgeRecord, ...]:
        """Return the pending nudges as rows, and a card that has changed; none while put away."""
        if self.is_archived:
            return ()
        case_id, chat_id = self.case.id, self.record.chat_id
        planned = tuple(
            NudgeRecord(case_id, chat_id, nudge.kind, nudge.rung, nudge.due_at)
            for nudge in sorted(plan_nudges(view.guide, self.case, view.preferences))
        )
        if not self.is_greeted or not status_card.edit_changed_card(view, self.record.shown):
            return planned
        return (*planned, NudgeRecord(case_id, chat_id, CARD, 0, now + CARD_DELAY))

    def note_card(self, calls: Iterable[Call]) -> None:
        """Remember what the status card says, where one of the calls edits it."""
        for call in calls:
            if call.edits_card:
                shown = status_card.digest_card(call.parameters["text"])
                self.record = replace(self.record, shown=shown)
