"""One chat during one batch: its record, its cases as they change, and what must be written."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

import orjson

from bot.handlers import locations, preferences
from bot.i18n.catalog import Catalogue, Speech
from bot.rendering import keyboards, questions, status_card
from bot.rendering.effects import Call, messages, pinned, render
from bot.rendering.view import View
from bot.transport.updates import Press
from flows.definition.guide import Guide
from flows.engine.turn import take_turn
from flows.model import codec
from flows.model.case import Answer, Case, Spot, open_case
from flows.model.effects import Bind
from flows.model.events.buyer import Event, NudgeFell, Opened
from flows.nudges.quiet_hours import Habits
from flows.nudges.schedule import SUMMARY, plan
from storage.records import CaseRecord, Chat, Entry, Letter, NudgeRow

BATCH_EVENTS = 10_000


@dataclass(slots=True)
class Held:
    """A case in hand: its row, its snapshot, and what this batch did to it.

    `greeted` once its first message, which becomes its status card, is on its way; `touched`
    when it must be written.
    """

    record: CaseRecord
    case: Case
    greeted: bool = True
    touched: bool = False
    turns: int = 0


@dataclass(slots=True)
class Room:
    """A chat and all that happens in it during one batch, in order.

    `on_view` is the case the last message was about.

    `listed` are all its cases by number, without snapshots; `held` those whose snapshots are
    loaded. `wishes` are those whose case file is to be made. A chat that is not `kept` (a group)
    leaves no row.
    """

    chat: Chat
    now: datetime
    catalogue: Catalogue
    new_id: Callable[[], str]
    listed: list[CaseRecord] = field(default_factory=list)
    held: dict[str, Held] = field(default_factory=dict)
    kept: bool = True
    on_view: str | None = field(init=False)
    letters: list[Letter] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    wishes: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.on_view = self.chat.current

    @property
    def speech(self) -> Speech:
        """The buyer's language."""
        return self.catalogue.of(self.chat.language)

    @property
    def local_now(self) -> datetime:
        """The instant in the buyer's own zone; UTC until it is known."""
        return self.now.astimezone(self.habits.zone)

    @property
    def habits(self) -> Habits:
        """When the chat may be written to."""
        return preferences.habits(self.chat)

    @property
    def current(self) -> Held | None:
        """The case on screen."""
        return self.held.get(self.chat.current or "")

    def begin(self, guide_id: str | None = None) -> Held:
        """Open a new case of a guide (of the first one, unless told) and put it on screen."""
        guides = self.speech.guides
        guide = guides.get(guide_id or "") or next(iter(guides.values()))
        case = self._placed(open_case(self.new_id(), guide.id, self.now), guide)
        numbers = [record.number for record in self._records()]
        record = CaseRecord(
            id=case.id,
            chat_id=self.chat.chat_id,
            number=max(numbers, default=0) + 1,
            guide=case.guide,
            revision=0,
            step=guide.order[0],
            phase=guide.phases[0].id,
            snapshot=b"",
            card=None,
            opened_at=self.now,
        )
        self.held[case.id] = Held(record, case, greeted=False, touched=True)
        self.chat = replace(self.chat, current=case.id)
        return self.held[case.id]

    def _placed(self, case: Case, guide: Guide) -> Case:
        """Answer where the buyer is, when an earlier case has asked."""
        for step in locations.zone_steps(guide):
            if self.chat.zone:
                case = case.having(Spot(step), Answer("answered", self.now, self.chat.zone))
        return case

    def on_screen(self) -> Held:
        """The case on screen; a new one when there is none, so that nothing said is lost."""
        return self.current or self.begin()

    def _records(self) -> list[CaseRecord]:
        return [*self.listed, *(held.record for held in self.held.values())]

    def cases(self) -> list[CaseRecord]:
        """Every case of the chat by number, as it is now."""
        known = {record.id: record for record in self._records()}
        return sorted(known.values(), key=lambda record: record.number)

    def guide(self, held: Held) -> Guide:
        """The guide of a case, in the buyer's language."""
        return self.speech.guides[held.case.guide]

    def view(self, held: Held) -> View:
        """What rendering looks at."""
        record, speech = held.record, self.speech
        return View(
            guide=self.guide(held),
            voice=speech.voice,
            case=held.case,
            number=record.number,
            chat_id=self.chat.chat_id,
            now=self.local_now,
            habits=self.habits,
        )

    def take(self, held: Held, event: Event, press: Press | None = None) -> None:
        """Take a turn of a case, and keep what comes of it."""
        guide, before = self.guide(held), self.view(held)
        event = locations.placed(guide, held.case, event, self.now, self.speech.voice.language)
        turn = take_turn(guide, held.case, event, self.local_now, self.habits)
        shown = held.record.shown if held.greeted else None
        unasked = event.kind if isinstance(event, NudgeFell) and event.kind != SUMMARY else ""
        after = replace(before, case=turn.case)
        title = self._title(held, event, after, unasked=bool(unasked))
        calls = render(after, turn.effects, press, shown, title, unasked)
        held.case, held.greeted, held.touched = turn.case, True, True
        if any(call.role == "card" and call.method == "editMessageText" for call in calls):
            held.record = replace(held.record, shown=status_card.digest(after))
        if Bind() in turn.effects:
            self.wishes.add(held.case.id)
        self._journal(held, event)
        if unasked and calls:
            self._unasked(calls)
        self.send(calls, held, role="nudge" if unasked else "")
        self._settle_in(held)

    def _unasked(self, calls: list[Call]) -> None:
        """Count a follow-up; in the quiet hours it makes no sound."""
        if self.habits.quiet(self.now):
            for call in calls:
                if call.method == "sendMessage":
                    call.parameters["disable_notification"] = True
        self.chat = preferences.sent(self.chat, self.now)

    def _settle_in(self, held: Held) -> None:
        """Where the buyer is, said in one case, is so in every other."""
        zone = locations.settled(self.guide(held), held.case)
        if zone and zone != self.chat.zone:
            self.chat = replace(self.chat, zone=zone)
            self.replan()

    def _title(self, held: Held, event: Event, view: View, *, unasked: bool) -> str:
        """The name of a case that comes up unasked or among several; else ""."""
        came = held.case.id != self.on_view or isinstance(event, Opened)
        self.on_view = self.chat.current
        return status_card.name(view) if unasked or (came and len(self.cases()) > 1) else ""

    def replan(self) -> None:
        """Write the follow-ups of every loaded case anew: the chat's habits have changed."""
        for each in self.held.values():
            each.touched = True

    def ask_again(self, held: Held, told: str = "") -> None:
        """Show the live question of a case once more, below a text; nothing changes."""
        view = self.view(held)
        spot = view.guide.standing(held.case)
        told_and_asked = [*filter(None, [told]), *questions.parts(view, spot)]
        calls = messages(self.chat.chat_id, told_and_asked, keyboards.rows(view, spot))
        self.send(calls if held.greeted else pinned(self.chat.chat_id, calls), held)
        held.greeted = True

    def _journal(self, held: Held, event: Event) -> None:
        """Note the event; its place is the revision it leads to, then its place in the batch."""
        place = (held.record.revision + 1) * BATCH_EVENTS + held.turns
        held.turns += 1
        self.entries.append(Entry(held.case.id, place, self.now, codec.encode_event(event)))

    def send(self, calls: list[Call], held: Held | None = None, role: str = "") -> None:
        """Put calls into the outbox, in order."""
        for call in calls:
            self.letters.append(
                Letter(
                    key=self.new_id(),
                    chat_id=self.chat.chat_id,
                    case_id=held.case.id if held else None,
                    method=call.method,
                    payload=orjson.dumps(call.parameters),
                    role=call.role or role,
                    not_before=self.now,
                )
            )

    def nudges(self, held: Held) -> tuple[NudgeRow, ...]:
        """The follow-ups of a case as rows; none while it is put away."""
        if held.record.archived_at:
            return ()
        planned = sorted(plan(self.guide(held), held.case, self.habits))
        chat_id = self.chat.chat_id
        return tuple(NudgeRow(held.case.id, chat_id, n.kind, n.rung, n.due_at) for n in planned)

    def written(self, held: Held) -> CaseRecord:
        """The row of a case as it is to be written."""
        guide = self.guide(held)
        spot = guide.standing(held.case)
        return replace(
            held.record,
            revision=held.record.revision + 1,
            step=spot.step,
            phase=guide.phase_of[spot.step].id,
            snapshot=codec.encode_case(held.case),
        )
