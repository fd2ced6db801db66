"""Buyers who live through weeks beside a bot, by a clock that jumps: for tests of follow-ups."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from flows.case import Case, Spot, open_case
from flows.events import Event, NudgeFell, Picked, Said
from flows.guide import Guide
from flows.habits import Habits
from flows.nudges import Nudge, ladder, plan
from flows.turn import take_turn
from flows.vocabulary import (
    Alert,
    Anchor,
    Choose,
    Day,
    Deadline,
    End,
    Notice,
    Phase,
    Rung,
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
                        rungs=(Rung(hours(24), "a day"), Rung(hours(48), "two days")),
                        elapses=days(5),
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
    idle=("one", "two", "three"),
    consent=picked("hello", "yes"),
)

ZONES = (
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "America/New_York",
    "Europe/Berlin",
    "Pacific/Kiritimati",
    "UTC",
)


@dataclass
class Life:
    """A buyer and a bot, with a clock that jumps from one thing to the next."""

    habits: Habits
    now: datetime = START
    case: Case = field(default_factory=lambda: open_case("c1", "small", START))
    sent: list[tuple[datetime, Nudge, datetime | None]] = field(default_factory=list)
    heard: list[datetime] = field(default_factory=list)

    def take(self, event: Event) -> bool:
        """Take a turn; whether anything left."""
        local = self.now.astimezone(self.habits.zone)
        turn = take_turn(GUIDE, self.case, event, local, self.habits)
        self.case = turn.case
        return bool(turn.effects)

    def act(self, event: Event) -> None:
        """The buyer does something."""
        self.habits = replace(self.habits, heard_at=self.now, sent_at=())
        self.heard.append(self.now)
        self.take(event)

    def live(self, until: datetime) -> None:
        """Let everything fall that falls before an instant."""
        while coming := sorted(plan(GUIDE, self.case, self.habits), key=lambda n: n.due_at):
            if coming[0].due_at >= until:
                break
            self._fall(coming[0])
        self.now = until

    def _fall(self, nudge: Nudge) -> None:
        self.now = max(self.now, nudge.due_at)
        found = ladder(GUIDE, self.case, self.habits, nudge.kind)
        assert found
        if self.take(NudgeFell(nudge.kind, nudge.rung, nudge.due_at)):
            self.sent.append((self.now, nudge, found.cutoff))
            self.habits = replace(self.habits, sent_at=(*self.habits.sent_at, self.now))
        assert nudge not in plan(GUIDE, self.case, self.habits)


@st.composite
def lives(draw: st.DrawFn) -> Life:
    """Weeks of a buyer who answers, or does not, at odd times, somewhere in the world."""
    zone = ZoneInfo(draw(st.sampled_from(ZONES)))
    night = (time(draw(st.integers(19, 23))), time(draw(st.integers(5, 10))))
    life = Life(Habits(zone=zone, quiet_from=night[0], quiet_to=night[1]))
    life.act(Picked(Spot("hello"), "yes"))
    last_day = life.now.astimezone(zone).date() + timedelta(days=draw(st.integers(0, 40)))
    life.act(Said(last_day.isoformat(), 1))
    for minutes in draw(st.lists(st.integers(1, 20_000), max_size=6)):
        life.live(life.now + timedelta(minutes=minutes))
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
