"""A buyer who counts, asks and later changes numbers by chance, through the real turns."""

from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from flows.definition.kinds import (
    Amount,
    Ask,
    Choose,
    Count,
    Day,
    DueTime,
    End,
    Exhibits,
    Notice,
    StepContext,
    Story,
    Wait,
    Zone,
)
from flows.engine.context import build_context
from flows.guides.alibaba import GUIDE
from flows.model.case import Spot, open_case
from flows.model.events.buyer import Finished, Reopened, Skipped
from tests.support.flows.talk import START, Talk

LIKELY = {
    "problem": ("damaged", "wrong_item", "quality", "counterfeit", "missing", "missing", "late"),
    "payment": ("trade_assurance", "trade_assurance", "direct_pay"),
    "remedy": ("partial", "partial", "partial", "full", "return_refund", "resend"),
    "count_basis": ("part", "all"),
    "sample": ("plan", "checked"),
    "short_too": ("yes", "yes", "no"),
    "seller_wait": ("offered", "offered", "refused", "file_now"),
    "offer": ("counter", "accept", "refuse"),
    "delivered": ("yes",),
    "shipped": ("yes",),
    "request": ("ok",),
    "line_more": ("done",),
    "stall": ("wait",),
    "outcome": ("all", "part"),
}
COUNTS = {
    "units_ordered": (60, 200, 1000),
    "units_received": (190, 200, 59, 1000, 0),
    "units_affected": (1, 30, 110, 190, 0),
    "sample_checked": (20, 50, 80),
    "sample_bad": (3, 10, 0),
    "inspected": (20, 110, 190),
}
AMOUNTS = {
    "paid_amount": (4850, 1000.01, 24.25),
    "order_total": (16000, 4850),
    "bad_unit_price": (24.25, 7),
    "freight_paid": (7, 150),
    "proven_costs": (100, 33.33),
    "remedy_amount": (200, 2910, 4850),
}
CHANGED = ("problem", "remedy", "costs_more", "count_basis", "short_too", "also_bad")
"""The choices that move numbers."""


@dataclass
class NumberBuyer:
    """One case, driven by chance."""

    chance: Random
    talk: Talk = field(init=False)

    def __post_init__(self) -> None:
        self.talk = Talk(GUIDE, case=open_case("case1234", GUIDE.id, START)).opens()

    def answer(self, steps: int) -> None:
        """Answer so many questions."""
        for _ in range(steps):
            if isinstance(GUIDE.steps[self.talk.spot.step].kind, End):
                return
            self.answer_live()

    def answer_live(self) -> None:
        """Answer the live question in some way that it takes."""
        talk, step = self.talk, GUIDE.steps[self.talk.spot.step]
        before, talk.now = talk.case, talk.now + timedelta(minutes=30)
        if step.skip and self.chance.random() < 0.15:
            talk.take(Skipped())
            return
        match step.kind:
            case Choose() | Wait():
                self._press_some(step.kind.list_buttons(self._asking()))
            case Notice():
                talk.presses("go")
            case Count() | Amount():
                self._give_number(step.kind)
            case Day() | DueTime():
                self._give_day(step.kind)
            case Story():
                talk.says("It came broken.").take(Finished())
            case Exhibits():
                talk.take(Finished())
            case Zone():
                talk.take(Skipped())
            case Ask():
                talk.says(
                    "12345678901" if step.id == "order_number" else "some words of my own here"
                )
        if talk.case.answers == before.answers and step.skip:
            talk.take(Skipped())

    def change_some(self) -> None:
        """Open an answer that holds or moves a number, and give another one."""
        given = GUIDE.walk(self.talk.case.answers).answered
        spots = [spot for spot in given if self._can_change(spot)]
        if spots:
            self.talk.take(Reopened(self.chance.choice(spots)))
            self.answer_live()

    def _can_change(self, spot: Spot) -> bool:
        numbers = isinstance(GUIDE.steps[spot.step].kind, Count | Amount)
        return numbers or spot.step in CHANGED

    def _asking(self) -> StepContext:
        talk = self.talk
        return build_context(GUIDE, talk.case, talk.now, talk.preferences).asking

    def _press_some(self, offers: tuple[str, ...]) -> None:
        wanted = [each for each in LIKELY.get(self.talk.spot.step, offers) if each in offers]
        self.talk.presses(self.chance.choice(wanted or offers))

    def _give_number(self, kind: Count | Amount) -> None:
        offers = kind.list_buttons(self._asking())
        if offers and self.chance.random() < 0.5:
            self.talk.presses(self.chance.choice(offers))
        elif isinstance(kind, Count):
            counts = COUNTS.get(self.talk.spot.step, (1, 8, 30))
            self.talk.says(str(self.chance.choice(counts)))
            if self.talk.told and self.talk.told[0].startswith("misread"):
                self.talk.says("1")
        else:
            amounts = AMOUNTS.get(self.talk.spot.step, (7, 500, 2000.5))
            self.talk.says(f"{self.chance.choice(amounts)} USD")

    def _give_day(self, kind: Day | DueTime) -> None:
        if isinstance(kind, DueTime):
            self.talk.says("tomorrow 18:00")
            return
        earliest, latest = kind.compute_bounds(self._asking())
        days = min(max((latest - earliest).days, 0), 20)
        self.talk.says((latest - timedelta(days=self.chance.randint(0, days))).isoformat())
