"""What a batch comes to for the data of one chat: consents, exports, what is forgotten."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.rendering.view import View
from storage.personal_records import ConsentRecord, ErasureRecord


@dataclass(slots=True)
class PersonalDataChanges:
    """What is to be written: consents, the cases whose data are asked for, and what goes for ever.

    `gone_cases` are deleted one by one, with `gone_chats` all that a chat has; `gone_receipts` are
    how the receipts begin that go with them.
    """

    consents: list[ConsentRecord] = field(default_factory=list)
    export_requests: dict[str, int] = field(default_factory=dict)
    gone_cases: set[str] = field(default_factory=set)
    gone_chats: set[int] = field(default_factory=set)
    gone_receipts: list[str] = field(default_factory=list)
    erasures: list[ErasureRecord] = field(default_factory=list)

    def note_turn(self, before: View, after: View) -> None:
        """Note whether by this turn the buyer agreed to be written to, or no longer does."""
        given = after.guide.can_nudge(after.known)
        if after.guide.consent and given != before.guide.can_nudge(before.known):
            text, case_id = after.guide.consent_text, after.case.id
            self.consents.append(ConsentRecord(after.chat_id, case_id, text, given, after.now))

    def copy(self) -> "PersonalDataChanges":
        """Return these changes as they are now; what is collected later is in one of them only."""
        return PersonalDataChanges(
            consents=[*self.consents],
            export_requests={**self.export_requests},
            gone_cases={*self.gone_cases},
            gone_chats={*self.gone_chats},
            gone_receipts=[*self.gone_receipts],
            erasures=[*self.erasures],
        )

    def drop(self, case_ids: Iterable[str]) -> None:
        """Leave out what was to be written for cases that are gone."""
        gone = set(case_ids)
        self.consents = [each for each in self.consents if each.case_id not in gone]
        self.export_requests = {
            case_id: chat_id
            for case_id, chat_id in self.export_requests.items()
            if case_id not in gone
        }
