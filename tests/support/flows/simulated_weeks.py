"""Buyers who live through weeks beside a bot, by a clock that jumps: for tests of follow-ups."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from flows.definition.guide import Guide
from flows.definition.vocabulary import (
    Alert,
    Anchor,
    Choose,
    Day,
    Deadline,
    End,
    Notice,
    NudgeStep,
    Phase,
    Step,
    Wait,
    days,
    go,
    has,
    hours,
    not_,
    option,
    picked,
)
from flows.engine.turn import take_turn
from flows.lint.guide import lint_guide
from flows.model.case import Case, Spot, open_case
from flows.model.effects import Effect, Suppressed, Warn
from flows.model.events import Event
from flows.model.events.buyer import Picked, Reopened, Said, Snoozed
from flows.model.events.system import NudgeFell
from flows.nudges.quiet_hours import ContactPreferences
from flows.nudges.schedule import DUE, Nudge, build_ladders, plan_nudges

START = datetime(2026, 3, 20, 12, tzinfo=UTC)
LADDER = tuple(
    Alert(before, f"{n} before {{claim}}")
    for n, before in enumerate((days(14), days(7), days(3), days(1), hours(6)))
)
GUIDE = Guide(
    "small",
    "Small",
    phases=(
        Phase(
            "one",
            "One",
            (
                Step("hello", Choose((option("yes", "Yes"), option("no", "No"))), "May I write?"),
                Step("last_day", Day(ahead=400), "Until when?"),
                Step("news", Notice(), "Well"),
                Step(
                    "waiting",
                    Wait(
                        (option("filed", "I filed it"), option("ask", "Ask me again")),
                        nudge_steps=(
                            NudgeStep(hours(24), "a day"),
                            NudgeStep(hours(48), "two days"),
                        ),
                        timeout=days(5),
                    ),
                    "Waiting",
                    paths=(
                        go("news", when=picked("waiting", "ask"), again=True),
                        go("last_day", on="elapsed", again=True),
                        go("filed_on"),
                    ),
                ),
                Step("filed_on", Day(), "When?"),
                Step("end", End(), "Bye"),
            ),
        ),
    ),
    deadlines=(
        Deadline(
            "claim",
            "Claim",
            (Anchor("last_day", 0),),
            facts=(),
            margin=0,
            when=not_(has("filed_on")),
            alerts=LADDER,
        ),
    ),
    idle_texts=("one", "two", "three"),
    consent=picked("hello", "yes"),
)
lint_guide(GUIDE)

ZONES = (
    "Africa/Cairo",
    "America/New_York",
    "America/St_Johns",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Europe/Berlin",
    "Pacific/Apia",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
    "Pacific/Marquesas",
    "UTC",
)
STARTS = (
    START,
    datetime(2026, 3, 5, 4, tzinfo=UTC),  # New York goes forward on the 8th
    datetime(2026, 4, 2, 22, tzinfo=UTC),  # Lord Howe goes back by half an hour on the 5th
    datetime(2026, 10, 22, 23, 30, tzinfo=UTC),  # Berlin goes back on the 25th
)


@dataclass
class Life:
    """A buyer and a bot, with a clock that jumps from one thing to the next."""

    preferences: ContactPreferences
    now: datetime = START
    case: Case = field(default_factory=lambda: open_case("c1", "small", START))
    sent: list[tuple[datetime, Nudge, datetime | None]] = field(default_factory=list)
    heard: list[datetime] = field(default_factory=list)
    back_at: datetime | None = None

    def take(self, event: Event) -> tuple[Effect, ...]:
        """Take a turn; what the buyer saw of it."""
        local = self.now.astimezone(self.preferences.zone)
        turn = take_turn(GUIDE, self.case, event, local, self.preferences)
        self.case = turn.case
        return tuple(each for each in turn.effects if not isinstance(each, Suppressed))

    def act(self, event: Event) -> None:
        """The buyer does something."""
        self.preferences = replace(self.preferences, heard_at=self.now, sent_at=())
        self.heard.append(self.now)
        self.take(event)

    def live(self, until: datetime) -> None:
        """Let everything fall that falls before an instant."""
        while coming := sorted(
            plan_nudges(GUIDE, self.case, self.preferences), key=lambda n: n.due_at
        ):
            if coming[0].due_at >= until:
                break
            self._fall(coming[0])
        self.now = until

    def _fall(self, nudge: Nudge) -> None:
        self.now = max(self.now, nudge.due_at)
        cutoffs = {
            each.kind.removeprefix(DUE): each.cutoff
            for each in build_ladders(GUIDE, self.case, self.preferences)
        }
        told = self.take(NudgeFell(nudge.kind, nudge.rung, nudge.due_at))
        if told:  # a date that is near is said in whatever message comes then
            about = [effect.deadline for effect in told if isinstance(effect, Warn)]
            self.sent.append((self.now, nudge, cutoffs[about[0]] if about else None))
            self.preferences = replace(
                self.preferences, sent_at=(*self.preferences.sent_at, self.now)
            )
        assert nudge not in plan_nudges(GUIDE, self.case, self.preferences)

    def sleeps(self, until: datetime) -> None:
        """The bot stands still; what was due falls when it is back, longest due first."""
        late = sorted(plan_nudges(GUIDE, self.case, self.preferences), key=lambda n: n.due_at)
        self.now = self.back_at = until
        for nudge in late:
            if nudge.due_at <= until:
                self._fall(nudge)

    def snoozes(self, hours: int) -> None:
        """The buyer puts off whatever is planned."""
        for nudge in sorted(plan_nudges(GUIDE, self.case, self.preferences)):
            self.act(Snoozed(nudge.kind, self.now + timedelta(hours=hours)))

    def moves(self, days: int) -> None:
        """The buyer says that the last day is another one."""
        spot = Spot("last_day")
        if spot in self.case.answers:
            self.act(Reopened(spot))
            on = self.now.astimezone(self.preferences.zone).date() + timedelta(days=days)
            self.act(Said(on.isoformat(), 10))


@st.composite
def lives(draw: st.DrawFn, *, stops: bool = True) -> Life:
    """Weeks of a buyer who answers, or does not, at odd times, somewhere in the world.

    They put follow-ups off and change the day; the bot may stand still for days, if it `stops`.
    """
    zone, start = ZoneInfo(draw(st.sampled_from(ZONES))), draw(st.sampled_from(STARTS))
    quiet = draw(st.tuples(st.integers(19, 24), st.integers(0, 10), st.sampled_from((0, 30))))
    night = (time(quiet[0] % 24, quiet[2] if quiet[0] < 24 else 0), time(quiet[1], quiet[2]))
    life = Life(ContactPreferences(zone, *night), start, open_case("c1", "small", start))
    life.act(Picked(Spot("hello"), "yes"))
    last_day = life.now.astimezone(zone).date() + timedelta(days=draw(st.integers(0, 40)))
    life.act(Said(last_day.isoformat(), 1))
    for minutes in draw(st.lists(st.integers(1, 20_000), max_size=8)):
        life.live(life.now + timedelta(minutes=minutes))
        match draw(st.sampled_from(("act", "act", "snooze", "move", "stop"))):
            case "snooze":
                life.snoozes(draw(st.integers(1, 200)))
            case "move":
                life.moves(draw(st.integers(0, 40)))
            case "stop" if stops:
                life.sleeps(life.now + timedelta(minutes=draw(st.integers(1, 20_000))))
            case _:
                life.act(draw(st.sampled_from(ACTS)))
    life.live(life.now + timedelta(days=60))
    return life


ACTS: tuple[Event, ...] = (
    Said("hm", 7),
    Picked(Spot("news"), "go"),
    Picked(Spot("waiting"), "ask"),
    Picked(Spot("news", 1), "go"),
    Said("2026-04-25", 8),
    Said("back", 9),
)
