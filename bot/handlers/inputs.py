"""Inputs: what the processor takes turns on, updates of people and events of the bot itself."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from bot.handlers.failures.retry_plan import Retry
from bot.handlers.overload.flood_control import Verdict
from bot.rendering.case_file import CaseFileDelivery
from bot.transport.callback_data import CasePress, ChatAction, ChatPress
from bot.transport.updates import CommandMessage, Update
from flows.engine.evidence.exhibit_state import decide_state
from flows.model.events import Event
from flows.model.events.system import Exported, Inspected, Lost, NudgeFell, Stored, Unbound
from storage.records import CaseFileJob, ExhibitRecord, NudgeRecord


@dataclass(frozen=True, slots=True)
class CaseEvent:
    """An event the bot itself brings to a case, such as a nudge that is due."""

    case_id: str
    event: Event


@dataclass(frozen=True, slots=True)
class Input:
    """Something to take a turn on; `key` is its receipt, unique for ever.

    `file` is the row of a file that it settles, `job` the row of a case file that was made or given
    up, and `delivery` what brings that case file. `verdict` is that of the flood control, `retry`
    is set where the update failed before. `aged_id` is a case of which it is to be seen whether it
    is kept any longer.
    """

    key: str
    update: Update | None
    chat_id: int
    case_event: CaseEvent | None = None
    file: ExhibitRecord | None = None
    job: CaseFileJob | None = None
    delivery: CaseFileDelivery | None = None
    verdict: Verdict = Verdict.TAKE
    retry: Retry | None = None
    aged_id: str | None = None

    @classmethod
    def from_update(cls, update: Update, verdict: Verdict = Verdict.TAKE) -> Self:
        """Return the input of an update."""
        return cls(update.key, update, update.chat_id, verdict=verdict)

    @classmethod
    def from_retry(cls, update: Update, retry: Retry) -> Self:
        """Return the input of an update that failed before; each try has a receipt of its own."""
        key = f"{retry.failed.key}/{retry.failed.attempts}"
        return cls(key, update, update.chat_id, retry=retry)

    @classmethod
    def from_nudge(cls, row: NudgeRecord) -> Self:
        """Return the input of a nudge that is due; its key names the instant it was planned for."""
        event = NudgeFell(row.kind, row.rung, row.due_at)
        key = f"n:{row.case_id}:{row.kind}:{row.rung}:{row.due_at.timestamp():.6f}"
        return cls(key, None, row.chat_id, CaseEvent(row.case_id, event))

    @classmethod
    def from_download(cls, exhibit: ExhibitRecord, event: Stored | Lost) -> Self:
        """Return the input of a file that was downloaded, or cannot be."""
        # The attempts so far were to download it.
        row = replace(exhibit, state=decide_state(event), attempts=0)
        if isinstance(event, Stored):
            row = replace(row, digest=event.digest, size=event.size)
        key = f"x:{exhibit.id}:{row.state}"
        return cls(key, None, exhibit.chat_id, CaseEvent(exhibit.case_id, event), row)

    @classmethod
    def from_build(
        cls, job: CaseFileJob, delivery: CaseFileDelivery | None, event: Exported | Unbound
    ) -> Self:
        """Return the input of a case file that was made, or cannot be."""
        key = f"b:{job.case_id}:{job.asked}"
        case_event = CaseEvent(job.case_id, event)
        return cls(key, None, job.chat_id, case_event, job=job, delivery=delivery)

    @classmethod
    def from_inspection(
        cls, exhibit: ExhibitRecord, event: Inspected, likeness: bytes | None
    ) -> Self:
        """Return the input of a file that was inspected; `likeness` is its perceptual hash."""
        row = replace(exhibit, seen=True, likeness=likeness)
        case_event = CaseEvent(exhibit.case_id, event)
        return cls(f"x:{exhibit.id}:seen", None, exhibit.chat_id, case_event, row)

    @classmethod
    def from_check(cls, case_id: str, chat_id: int) -> Self:
        """Return the input that looks at the age of a case."""
        return cls(f"r:{case_id}", None, chat_id, aged_id=case_id)

    @property
    def is_repeatable(self) -> bool:
        """Whether the same may come again and is then to be handled: it leaves no receipt.

        A nudge that has fallen is not planned any more. One that was not planned when it fell, as
        the buyer was just then changing an answer, may be planned again for the very same instant.
        """
        return self.is_nudge or self.aged_id is not None

    @property
    def needs_all_cases(self) -> bool:
        """Whether it is about everything that is kept of its chat, also what was put away."""
        match self.update.content if self.update else None:
            case ChatPress(ChatAction.FORGET | ChatAction.CONFIRM | ChatAction.ERASE):
                return True
            case ChatPress(ChatAction.KEEP):
                return True
            case CommandMessage("forget"):
                return True
            case _:
                return False

    @property
    def is_nudge(self) -> bool:
        """Whether it is a nudge that is due."""
        return self.case_event is not None and isinstance(self.case_event.event, NudgeFell)

    @property
    def case_id(self) -> str | None:
        """The case it names, if it names one."""
        if self.case_event:
            return self.case_event.case_id
        if self.aged_id:
            return self.aged_id
        match self.update.content if self.update else None:
            case CasePress(case_id, _):
                return case_id
            case ChatPress(ChatAction.OPEN | ChatAction.SHELVE, case_id):
                return case_id
            case _:
                return None


def list_receipts(case_id: str, exhibits: Iterable[str]) -> list[str]:
    """Return how the receipts of a case begin: of its nudges, papers, data and exhibits."""
    return [*(f"{kind}:{case_id}:" for kind in "nbd"), *(f"x:{exhibit}:" for exhibit in exhibits)]
