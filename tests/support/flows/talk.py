"""A talk between a buyer and one guide: events in, effects out, the case through its codec."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta

from flows.definition.guide import Guide
from flows.engine.turn import take_turn
from flows.model import codec
from flows.model.case import Case, Exhibit, ExhibitState, Spot, open_case
from flows.model.effects import AskShown, Effect, Fold, React, Say, Show, Tell, Toast
from flows.model.events import Event
from flows.model.events.buyer import (
    Amended,
    Captioned,
    Filed,
    Opened,
    Picked,
    Said,
    Skipped,
    WentBack,
)
from flows.model.events.system import Inspected, NudgeFell, Stored
from flows.nudges.quiet_hours import ContactPreferences
from flows.nudges.schedule import PENDING_STATES, Nudge, plan_nudges

START = datetime(2026, 5, 11, 10, tzinfo=UTC)


ANYTIME = ContactPreferences(quiet_from=time(), quiet_to=time())
"""A chat without quiet hours, in which only the ladders themselves count."""


@dataclass
class Talk:
    """One case, its clock, and what the last turn came to."""

    guide: Guide
    now: datetime = START
    preferences: ContactPreferences = ANYTIME
    message: int = 100
    effects: tuple[Effect, ...] = ()
    case: Case = field(default_factory=lambda: open_case("case1234", "small", START))
    before: Case = field(init=False)

    def take(self, *events: Event) -> "Talk":
        """Take turns; event and case survive being written and read."""
        for event in events:
            assert codec.decode_event(codec.encode_event(event)) == event
            turn = take_turn(self.guide, self.case, event, self.now, self.preferences)
            self.before = self.case
            self.case, self.effects = codec.decode_case(codec.encode_case(turn.case)), turn.effects
            assert self.case == turn.case
        return self

    def opens(self, payload: str = "") -> "Talk":
        return self.take(Opened(payload))

    def says(self, *texts: str) -> "Talk":
        """Type texts, each a message of its own."""
        for text in texts:
            self.message += 1
            self.take(Said(text, self.message))
        return self

    def presses(self, *options: str) -> "Talk":
        """Press buttons, each under the question then live."""
        for option in options:
            self.take(Picked(self.spot, option))
        return self

    def presses_at(self, spot: Spot, option: str) -> "Talk":
        """Press a button under another question."""
        return self.take(Picked(spot, option))

    def files(self, *captions: str, size: int = 1000, target: int | None = None) -> "Talk":
        """Send photos, one message each, in reply to one if a message is named."""
        for caption in captions or ("",):
            self.message += 1
            name = f"{self.message}.jpg"
            self.take(
                Filed(f"1.{self.message}", "photo", name, size, self.message, caption, target)
            )
        return self

    def replies(self, text: str, target: int | None = None) -> "Talk":
        """Reply to a message, by default to the last."""
        target = self.message if target is None else target
        self.message += 1
        return self.take(Captioned(target, text, self.message))

    def edits(self, text: str, message: int | None = None) -> "Talk":
        """Edit a message, by default the last."""
        return self.take(Amended(self.message if message is None else message, text))

    def stores(self) -> "Talk":
        """The last file is safe."""
        return self.take(Stored(self.case.exhibits[-1].id, "ab" * 32, 1000))

    def back(self) -> "Talk":
        return self.take(WentBack())

    def skips(self) -> "Talk":
        return self.take(Skipped())

    def looks(self) -> "Talk":
        """The files that came in are looked into, and nothing is found."""
        for exhibit in self.case.exhibits:
            if exhibit.state in PENDING_STATES and not exhibit.seen:
                self.take(Inspected(exhibit.id))
        return self

    def waits(self, *, looked: bool = True, **time: float) -> "Talk":
        """Let time pass, and every follow-up fall that comes due on the way.

        What came in is looked into at once, unless it is not `looked` into.
        """
        if looked:
            self.looks()
        until, fallen = self.now + timedelta(**time), list[Effect]()
        while due := sorted(n for n in self.planned if n.due_at <= until):
            self.now = max(self.now, min(each.due_at for each in due))
            first = min(due, key=lambda nudge: nudge.due_at)
            self.falls(first)
            fallen += self.effects
        self.now, self.effects = until, tuple(fallen)
        return self

    def sleeps(self, **time: float) -> "Talk":
        """Let time pass while nothing can fall."""
        self.now += timedelta(**time)
        return self

    def falls(self, nudge: Nudge) -> "Talk":
        return self.take(NudgeFell(nudge.kind, nudge.rung, nudge.due_at))

    @property
    def spot(self) -> Spot:
        """The question that is live."""
        return self.guide.find_spot(self.case)

    @property
    def planned(self) -> frozenset[Nudge]:
        return plan_nudges(self.guide, self.case, self.preferences)

    @property
    def asked(self) -> str:
        """The step shown by the last turn, "" when none was."""
        shown = [each.spot.step for each in self.effects if isinstance(each, Show)]
        return shown[-1] if shown else ""

    @property
    def choices(self) -> tuple[str, ...]:
        """The extra replies offered by the last turn."""
        return next((each.choices for each in self.effects if isinstance(each, Show)), ())

    @property
    def told(self) -> list[str]:
        """What the last turn said, by slot; toasts and topics too."""
        named = {Say: "slot", Fold: "slot", Toast: "slot", Tell: "topic"}
        return [getattr(e, named[type(e)]) for e in self.effects if type(e) in named]

    @property
    def values(self) -> dict[str, object]:
        """What fills the texts of the last turn."""
        filled = [each.values for each in self.effects if isinstance(each, Say | Fold)]
        return {name: value for values in filled for name, value in values.items()}

    @property
    def asked_shown(self) -> tuple[str, ...]:
        """The labels of the files of which the last turn asks what they show."""
        asked = [each for each in self.effects if isinstance(each, AskShown)]
        return tuple(self.case.labels[name] for each in asked for name in each.exhibits)

    @property
    def wanted(self) -> list[str]:
        """The files that the last turn wants to be fetched."""
        new = (each for each in self.case.exhibits if self.before.exhibit(each.id) is None)
        return [each.id for each in new if each.state is ExhibitState.WANTED]

    @property
    def marked(self) -> list[int]:
        return [each.message for each in self.effects if isinstance(each, React)]

    def value(self, step: str) -> object:
        """The latest value given to a step on the trail."""
        return self.guide.walk(self.case.answers).known.value(step)

    @property
    def trail(self) -> list[str]:
        """The steps passed, the live one last."""
        return [spot.step for spot in self.guide.walk(self.case.answers).trail]

    @property
    def exhibits(self) -> tuple[tuple[str, Exhibit], ...]:
        return self.case.labelled_exhibits
