"""One chat during one batch: its row, its cases as they change, and what must be written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.handlers import preferences, time_zones
from bot.handlers.bare_questions import mark_bare, mark_question
from bot.handlers.open_case import OpenCase
from bot.handlers.personal_data import PersonalDataChanges
from bot.i18n.catalog import Catalog, Language
from bot.i18n.voice import Voice
from bot.rendering import keyboards, questions, status_card
from bot.rendering.calls import Call, ask_last, build_messages, close_question, pin_first, silence
from bot.rendering.effects import render_turn
from bot.rendering.pages import Page, Rows
from bot.rendering.view import View
from bot.runtime.settings import DEFAULT_POLICY, Contact, DataPolicy
from bot.transport.updates import Press, Update
from flows.definition.guide import Guide
from flows.engine.turn import take_turn
from flows.model.effects import Bind, Suppressed
from flows.model.events import Event
from flows.model.events.buyer import Opened
from flows.model.events.system import NudgeFell
from flows.nudges.quiet_hours import ContactPreferences
from flows.nudges.schedule import SUMMARY
from storage.records import (
    CaseRecord,
    ChatRecord,
    FailedUpdate,
    JournalEntry,
    MessageRole,
    OutboxMessage,
)


@dataclass(slots=True)
class ChatSession:
    """A chat and all that happens in it during one batch, in order.

    `contact` is whom the buyer can ask for a human. `records` are all cases of the chat, without
    snapshots; `open_cases` those whose snapshots are loaded, by id. A chat that is not `is_saved`
    (a group) leaves no row. `viewed_id` is the case the last message was about; `requested_ids`
    are the cases whose case file is to be made; `suppressed` are nudges that fell and are not sent.
    `failures` are updates that could not be handled, `settled_keys` those that a later try has
    settled, and `untimely` those of them that the buyer is asked to send again. Where the rows of
    the chat cannot be read, `row_error` says why, and `case_errors` why each of its cases cannot.
    `pressed_message` is that of the button pressed last.
    """

    chat: ChatRecord
    now: datetime
    catalog: Catalog
    contact: Contact
    new_id: Callable[[], str]
    records: list[CaseRecord] = field(default_factory=list)
    open_cases: dict[str, OpenCase] = field(default_factory=dict)
    is_saved: bool = True
    viewed_id: str | None = field(init=False)
    messages: list[OutboxMessage] = field(default_factory=list)
    journal: list[JournalEntry] = field(default_factory=list)
    requested_ids: set[str] = field(default_factory=set)
    suppressed: list[Suppressed] = field(default_factory=list)
    failures: list[FailedUpdate] = field(default_factory=list)
    settled_keys: list[str] = field(default_factory=list)
    untimely: list[Update] = field(default_factory=list)
    row_error: str = ""
    case_errors: dict[str, str] = field(default_factory=dict)
    policy: DataPolicy = DEFAULT_POLICY
    personal_data: PersonalDataChanges = field(default_factory=PersonalDataChanges)
    pressed_message: int | None = None

    def __post_init__(self) -> None:
        self.viewed_id = self.chat.current

    @property
    def language(self) -> Language:
        """The buyer's language, with the guides in it."""
        return self.catalog.find_language(self.chat.language)

    @property
    def voice(self) -> Voice:
        """The texts of the buyer's language."""
        return self.language.voice

    @property
    def local_now(self) -> datetime:
        """The instant in the buyer's own zone; UTC until it is known."""
        return self.now.astimezone(self.contact_preferences.zone)

    @property
    def contact_preferences(self) -> ContactPreferences:
        """When the chat may be written to."""
        return preferences.load_preferences(self.chat)

    @property
    def current_case(self) -> OpenCase | None:
        """The case on screen."""
        return self.open_cases.get(self.chat.current or "")

    def start_case(self, guide_id: str | None = None) -> OpenCase:
        """Open a new case of a guide (by default the first one) and put it on screen."""
        guides = self.language.guides
        guide = guides.get(guide_id or "") or next(iter(guides.values()))
        number = max((record.number for record in self._collect_records()), default=0) + 1
        created = OpenCase.create(self.new_id(), guide, self.chat, number, self.now)
        self.open_cases[created.case.id] = created
        self.chat = replace(self.chat, current=created.case.id)
        return created

    def ensure_case(self) -> OpenCase:
        """Return the case on screen; a new one when there is none, so that nothing said is lost."""
        return self.current_case or self.start_case()

    def show_case(self, open_case: OpenCase) -> None:
        """Put a case on screen, also one that was put away; the caller applies an event to it."""
        open_case.set_archived(None)
        self.chat = replace(self.chat, current=open_case.case.id)

    def archive_case(self, open_case: OpenCase) -> None:
        """Put a case away; one that was on screen leaves no case there."""
        open_case.set_archived(self.now)
        open_case.is_dirty = True
        if self.chat.current == open_case.case.id:
            self.chat = replace(self.chat, current=None)

    def _collect_records(self) -> list[CaseRecord]:
        return [*self.records, *(each.record for each in self.open_cases.values())]

    def list_cases(self) -> list[CaseRecord]:
        """Return every case of the chat by number, as it is now."""
        latest = {record.id: record for record in self._collect_records()}
        return sorted(latest.values(), key=lambda record: record.number)

    def find_guide(self, open_case: OpenCase) -> Guide:
        """Return the guide of a case, in the buyer's language."""
        return self.language.guides[open_case.case.guide]

    def build_view(self, open_case: OpenCase) -> View:
        """Return what rendering looks at."""
        return View(
            guide=self.find_guide(open_case),
            voice=self.voice,
            case=open_case.case,
            number=open_case.record.number,
            chat_id=self.chat.chat_id,
            now=self.local_now,
            preferences=self.contact_preferences,
            policy=self.policy,
        )

    def apply_event(self, open_case: OpenCase, event: Event, press: Press | None = None) -> None:
        """Take a turn of a case, and queue the calls that come of it."""
        guide, before = self.find_guide(open_case), self.build_view(open_case)
        event = time_zones.resolve_place(
            guide, open_case.case, event, self.now, self.voice.language
        )
        turn = take_turn(guide, open_case.case, event, self.local_now, self.contact_preferences)
        shown = open_case.record.shown if open_case.is_greeted else None
        nudge = event.kind if isinstance(event, NudgeFell) and event.kind != SUMMARY else ""
        after = replace(before, case=turn.case)
        title = self._build_title(open_case, event, after, is_nudge=bool(nudge))
        calls = render_turn(after, turn.effects, press, shown, title, nudge)
        self.personal_data.note_turn(before, after)
        open_case.case, open_case.is_greeted, open_case.is_dirty = turn.case, True, True
        open_case.note_card(calls)
        if Bind() in turn.effects:
            self.requested_ids.add(turn.case.id)
        self.suppressed += [each for each in turn.effects if isinstance(each, Suppressed)]
        self.journal.append(open_case.build_entry(event, self.now))
        if nudge and calls:
            self._count_nudge(calls)
        elif not nudge:
            calls = mark_question(guide, turn.effects, calls)
        self.queue_calls(calls, open_case, MessageRole.NUDGE if nudge else MessageRole.PLAIN)
        self._share_zone(open_case)

    def _count_nudge(self, calls: list[Call]) -> None:
        """Count a nudge; in the quiet hours it makes no sound."""
        if self.contact_preferences.is_quiet(self.now):
            silence(calls)
        self.chat = preferences.count_nudge(self.chat, self.now)

    def _share_zone(self, open_case: OpenCase) -> None:
        """Take the zone a case was told for the whole chat."""
        zone = time_zones.find_zone(self.find_guide(open_case), open_case.case)
        if zone and zone != self.chat.zone:
            self.chat = replace(self.chat, zone=zone)
            self.replan_nudges()

    def _build_title(self, open_case: OpenCase, event: Event, view: View, *, is_nudge: bool) -> str:
        """Return the name of a case that a nudge is about or that is one of several; else ""."""
        is_new_here = open_case.case.id != self.viewed_id or isinstance(event, Opened)
        self.viewed_id = self.chat.current
        is_named = is_nudge or (is_new_here and len(self.list_cases()) > 1)
        return status_card.name_case(view) if is_named else ""

    def replan_nudges(self) -> None:
        """Write the nudges of every loaded case anew: the chat's preferences have changed."""
        for each in self.open_cases.values():
            each.is_dirty = True

    def repeat_question(self, open_case: OpenCase, text: str = "") -> None:
        """Show the live question of a case once more, below a text; nothing changes."""
        view = self.build_view(open_case)
        spot = view.guide.find_spot(open_case.case)
        parts = [*filter(None, [text]), *questions.render_question(view, spot)]
        chat_id, rows = self.chat.chat_id, keyboards.build_keyboard(view, spot)
        sent, is_new = ask_last(build_messages(chat_id, parts, rows)), not open_case.is_greeted
        calls = pin_first(chat_id, sent) if is_new else [close_question(chat_id), *sent]
        open_case.case, open_case.is_dirty = replace(open_case.case, asides=0), True
        self.queue_calls(calls if text else mark_bare(calls), open_case)
        open_case.is_greeted = True

    def send_page(self, page: Page) -> None:
        """Queue a page that belongs to no case."""
        self.send_parts([page.text], page.rows)

    def send_parts(self, parts: Sequence[str], rows: Rows) -> None:
        """Queue HTML that belongs to no case, in one message or several; the last has the rows."""
        self.queue_calls(build_messages(self.chat.chat_id, parts, rows))

    def queue_calls(
        self,
        calls: Sequence[Call],
        open_case: OpenCase | None = None,
        role: MessageRole = MessageRole.PLAIN,
    ) -> None:
        """Put calls into the outbox, in order; `role` is that of the calls that have none."""
        case_id = open_case.case.id if open_case else None
        self.messages += [
            call.build_message(self.new_id(), self.chat.chat_id, case_id, self.now, role)
            for call in calls
        ]
