"""One chat during one batch: its record, its cases as they change, and what must be written."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

import orjson

from bot.handlers import locations, preferences
from bot.i18n.catalog import Catalog, Language
from bot.rendering import keyboards, questions, status_card
from bot.rendering.effects import Call, build_messages, pin_first, render_turn
from bot.rendering.view import View
from bot.transport.updates import Press
from flows.definition.guide import Guide
from flows.engine.turn import take_turn
from flows.model import codec
from flows.model.case import Answer, Case, Spot, open_case
from flows.model.effects import Bind
from flows.model.events import Event
from flows.model.events.buyer import Opened
from flows.model.events.system import NudgeFell
from flows.nudges.quiet_hours import ContactPreferences
from flows.nudges.schedule import SUMMARY, plan_nudges
from storage.records import CaseRecord, ChatRecord, JournalEntry, NudgeRecord, OutboxMessage

BATCH_EVENTS = 10_000


@dataclass(slots=True)
class OpenCase:
    """A case in hand: its row, its snapshot, and what this batch did to it.

    `is_greeted` once its first message, which becomes its status card, is on its way; `is_dirty`
    when it must be written.
    """

    record: CaseRecord
    case: Case
    is_greeted: bool = True
    is_dirty: bool = False
    turn_count: int = 0


@dataclass(slots=True)
class ChatSession:
    """A chat and all that happens in it during one batch, in order.

    `viewed_id` is the case the last message was about.

    `listed` are all its cases by number, without snapshots; `held` those whose snapshots are
    loaded. `wishes` are those whose case file is to be made. A chat that is not `kept` (a group)
    leaves no row.
    """

    chat: ChatRecord
    now: datetime
    catalog: Catalog
    new_id: Callable[[], str]
    records: list[CaseRecord] = field(default_factory=list)
    open_cases: dict[str, OpenCase] = field(default_factory=dict)
    is_saved: bool = True
    viewed_id: str | None = field(init=False)
    messages: list[OutboxMessage] = field(default_factory=list)
    journal: list[JournalEntry] = field(default_factory=list)
    wishes: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.viewed_id = self.chat.current

    @property
    def language(self) -> Language:
        """The buyer's language."""
        return self.catalog.find_language(self.chat.language)

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
        """Open a new case of a guide (of the first one, unless told) and put it on screen."""
        guides = self.language.guides
        guide = guides.get(guide_id or "") or next(iter(guides.values()))
        case = self._answer_zone(open_case(self.new_id(), guide.id, self.now), guide)
        numbers = [record.number for record in self._collect_records()]
        record = CaseRecord(
            id=case.id,
            chat_id=self.chat.chat_id,
            number=max(numbers, default=0) + 1,
            guide=case.guide,
            revision=0,
            step=guide.step_ids[0],
            phase=guide.phases[0].id,
            snapshot=b"",
            card=None,
            opened_at=self.now,
        )
        self.open_cases[case.id] = OpenCase(record, case, is_greeted=False, is_dirty=True)
        self.chat = replace(self.chat, current=case.id)
        return self.open_cases[case.id]

    def _answer_zone(self, case: Case, guide: Guide) -> Case:
        """Answer where the buyer is, when an earlier case has asked."""
        for step in locations.list_zone_steps(guide):
            if self.chat.zone:
                case = case.with_answer(Spot(step), Answer("answered", self.now, self.chat.zone))
        return case

    def ensure_case(self) -> OpenCase:
        """The case on screen; a new one when there is none, so that nothing said is lost."""
        return self.current_case or self.start_case()

    def _collect_records(self) -> list[CaseRecord]:
        return [*self.records, *(held.record for held in self.open_cases.values())]

    def list_cases(self) -> list[CaseRecord]:
        """Every case of the chat by number, as it is now."""
        known = {record.id: record for record in self._collect_records()}
        return sorted(known.values(), key=lambda record: record.number)

    def find_guide(self, held: OpenCase) -> Guide:
        """The guide of a case, in the buyer's language."""
        return self.language.guides[held.case.guide]

    def build_view(self, held: OpenCase) -> View:
        """What rendering looks at."""
        record, speech = held.record, self.language
        return View(
            guide=self.find_guide(held),
            voice=speech.voice,
            case=held.case,
            number=record.number,
            chat_id=self.chat.chat_id,
            now=self.local_now,
            preferences=self.contact_preferences,
        )

    def apply_event(self, held: OpenCase, event: Event, press: Press | None = None) -> None:
        """Take a turn of a case, and keep what comes of it."""
        guide, before = self.find_guide(held), self.build_view(held)
        event = locations.resolve_place(
            guide, held.case, event, self.now, self.language.voice.language
        )
        turn = take_turn(guide, held.case, event, self.local_now, self.contact_preferences)
        shown = held.record.shown if held.is_greeted else None
        unasked = event.kind if isinstance(event, NudgeFell) and event.kind != SUMMARY else ""
        after = replace(before, case=turn.case)
        title = self._build_title(held, event, after, unasked=bool(unasked))
        calls = render_turn(after, turn.effects, press, shown, title, unasked)
        held.case, held.is_greeted, held.is_dirty = turn.case, True, True
        if any(call.role == "card" and call.method == "editMessageText" for call in calls):
            held.record = replace(held.record, shown=status_card.digest_card(after))
        if Bind() in turn.effects:
            self.wishes.add(held.case.id)
        self._journal_event(held, event)
        if unasked and calls:
            self._count_nudge(calls)
        self.queue_calls(calls, held, role="nudge" if unasked else "")
        self._share_zone(held)

    def _count_nudge(self, calls: list[Call]) -> None:
        """Count a follow-up; in the quiet hours it makes no sound."""
        if self.contact_preferences.is_quiet(self.now):
            for call in calls:
                if call.method == "sendMessage":
                    call.parameters["disable_notification"] = True
        self.chat = preferences.count_nudge(self.chat, self.now)

    def _share_zone(self, held: OpenCase) -> None:
        """Where the buyer is, said in one case, is so in every other."""
        zone = locations.find_zone(self.find_guide(held), held.case)
        if zone and zone != self.chat.zone:
            self.chat = replace(self.chat, zone=zone)
            self.replan_nudges()

    def _build_title(self, held: OpenCase, event: Event, view: View, *, unasked: bool) -> str:
        """The name of a case that comes up unasked or among several; else ""."""
        came = held.case.id != self.viewed_id or isinstance(event, Opened)
        self.viewed_id = self.chat.current
        return (
            status_card.name_case(view) if unasked or (came and len(self.list_cases()) > 1) else ""
        )

    def replan_nudges(self) -> None:
        """Write the follow-ups of every loaded case anew: the chat's habits have changed."""
        for each in self.open_cases.values():
            each.is_dirty = True

    def repeat_question(self, held: OpenCase, told: str = "") -> None:
        """Show the live question of a case once more, below a text; nothing changes."""
        view = self.build_view(held)
        spot = view.guide.find_spot(held.case)
        told_and_asked = [*filter(None, [told]), *questions.render_question(view, spot)]
        calls = build_messages(
            self.chat.chat_id, told_and_asked, keyboards.build_keyboard(view, spot)
        )
        self.queue_calls(calls if held.is_greeted else pin_first(self.chat.chat_id, calls), held)
        held.is_greeted = True

    def _journal_event(self, held: OpenCase, event: Event) -> None:
        """Note the event; its place is the revision it leads to, then its place in the batch."""
        place = (held.record.revision + 1) * BATCH_EVENTS + held.turn_count
        held.turn_count += 1
        self.journal.append(JournalEntry(held.case.id, place, self.now, codec.encode_event(event)))

    def queue_calls(self, calls: list[Call], held: OpenCase | None = None, role: str = "") -> None:
        """Put calls into the outbox, in order."""
        for call in calls:
            self.messages.append(
                OutboxMessage(
                    key=self.new_id(),
                    chat_id=self.chat.chat_id,
                    case_id=held.case.id if held else None,
                    method=call.method,
                    payload=orjson.dumps(call.parameters),
                    role=call.role or role,
                    not_before=self.now,
                )
            )

    def plan_nudges(self, held: OpenCase) -> tuple[NudgeRecord, ...]:
        """The follow-ups of a case as rows; none while it is put away."""
        if held.record.archived_at:
            return ()
        planned = sorted(plan_nudges(self.find_guide(held), held.case, self.contact_preferences))
        chat_id = self.chat.chat_id
        return tuple(NudgeRecord(held.case.id, chat_id, n.kind, n.rung, n.due_at) for n in planned)

    def build_record(self, held: OpenCase) -> CaseRecord:
        """The row of a case as it is to be written."""
        guide = self.find_guide(held)
        spot = guide.find_spot(held.case)
        return replace(
            held.record,
            revision=held.record.revision + 1,
            step=spot.step,
            phase=guide.phase_by_step[spot.step].id,
            snapshot=codec.encode_case(held.case),
        )
