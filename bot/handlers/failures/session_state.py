"""A session as it was before an input, so that one that fails half-way leaves nothing of itself."""

from dataclasses import dataclass, replace
from typing import Self

from bot.handlers.chat_session import ChatSession
from bot.handlers.open_case import OpenCase
from bot.handlers.personal_data import PersonalDataChanges
from storage.records import CaseRecord


@dataclass(frozen=True, slots=True)
class SessionState:
    """The cases of a session, and how much there was of all that is collected."""

    cases: dict[str, OpenCase]
    messages: int
    journal: int
    suppressed: int
    requested_ids: frozenset[str]
    records: tuple[CaseRecord, ...]
    personal_data: PersonalDataChanges

    @classmethod
    def copy(cls, session: ChatSession) -> Self:
        """Return what an input may change."""
        return cls(
            cases={case_id: replace(each) for case_id, each in session.open_cases.items()},
            messages=len(session.messages),
            journal=len(session.journal),
            suppressed=len(session.suppressed),
            requested_ids=frozenset(session.requested_ids),
            records=tuple(session.records),
            personal_data=session.personal_data.copy(),
        )

    def restore(self, session: ChatSession) -> None:
        """Undo what an input changed; a case that it opened stays, untouched."""
        session.open_cases |= self.cases
        del session.messages[self.messages :]
        del session.journal[self.journal :]
        del session.suppressed[self.suppressed :]
        session.requested_ids = set(self.requested_ids)
        session.records, session.personal_data = list(self.records), self.personal_data
