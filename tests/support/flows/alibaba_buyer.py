"""A buyer of the Alibaba guide as a value: answers in order, the quick way where none is named."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache

from flows.definition.kinds import (
    TIME_WAITED,
    Amount,
    Count,
    Day,
    DueTime,
    Exhibits,
    Notice,
    StepContext,
    StepKind,
    Story,
    Zone,
)
from flows.definition.machine import Walk
from flows.definition.steps import Step
from flows.definition.texts import find_placeholders
from flows.guides.alibaba import GUIDE
from flows.model.case import Answer, Move, Spot, Value
from flows.model.money import Money

NOW = datetime(2026, 5, 11, 10, tzinfo=UTC)
USD_900 = Money(90_000, "USD")

PAYMENTS = ("trade_assurance", "direct_pay", "outside", "not_sure")
PROBLEMS = tuple(GUIDE.steps["problem"].kind.list_labels())
METHODS = ("card", "paypal", "bank", "western_union", "wallet", "pay_later", "other")
TYPED: Mapping[type[StepKind], Value] = {
    Amount: USD_900,
    Count: 3,
    Day: date(2026, 5, 10),
    Story: ("It came broken.",),
    Exhibits: "done",
    DueTime: NOW + timedelta(days=3),
    Notice: "go",
    Zone: "Europe/Berlin",
}

# How a buyer in a hurry comes to phase three.
QUICK: Mapping[str, str] = {
    "problem": "quality",
    "payment": "trade_assurance",
    "pay_method": "card",
    "payment_help": "still_unsure",
    "remedy": "full",
    "first_message": "file_now",
    "agreed_how": "promise",
    "agreed_filing": "details",
    "line_more": "done",
    "preflight": "go_on",
}


@dataclass
class Chat:
    """One buyer's answers, given in order, a day apart; some skip whatever may be skipped."""

    answers: dict[Spot, Answer] = field(default_factory=dict)
    at: datetime = NOW
    walk: Walk = field(default_factory=lambda: GUIDE.walk({}))
    skipping: bool = False

    @property
    def step(self) -> Step:
        """The step being asked."""
        return GUIDE.steps[self.walk.end.step]

    def offers(self) -> tuple[str, ...]:
        """The buttons of the step."""
        return self.step.kind.list_buttons(StepContext(self.walk.known, self.at))

    def unfilled(self) -> list[str]:
        """The placeholders of the step's texts that nothing fills yet."""
        known, own = self.walk.known, f"{self.step.id}."
        filled = {due.deadline for due in GUIDE.compute_due_dates(known)} | {
            *(*GUIDE.compute_figures(known), TIME_WAITED)
        }
        figures = {f"{own}{name}" for name in GUIDE.figures}  # a button that is there when it is
        unshown = figures | {
            f"{own}note{n}" for n, note in enumerate(self.step.notes) if not note.when.holds(known)
        }
        slots = [slot for slot in GUIDE.texts if slot.startswith(own) and slot not in unshown]
        texts = [GUIDE.texts[slot] for slot in slots]
        wanted = frozenset[str]().union(*map(find_placeholders, texts)) - filled
        return [name for name in wanted if known.value(name) is None]

    def give(self, value: Value | None, move: Move | None = None) -> None:
        """Answer the step being asked; the walk must go on from it."""
        before = self.walk.trail
        given = Answer(move or self.step.kind.moves[0], self.at, value)
        self.answers = {**self.answers, before[-1]: given}
        self.walk = GUIDE.walk(self.answers)
        assert len(self.walk.trail) == len(before) + 1, f"{before[-1]} refuses {value}"

    def drive(self, until: str, **chosen: Value) -> "Chat":
        """Answer as chosen, else in a hurry, until a step is asked."""
        for _ in range(120):
            if self.step.id == until:
                return self
            self.give_usual(chosen.get(self.step.id))
        raise AssertionError(f"never came to {until}, stands at {self.step.id}")

    def give_usual(self, chosen: Value | None = None) -> None:
        """Answer as chosen, else skip what a skipping buyer may skip, else in a hurry."""
        if chosen is None and self.skipping and self.step.can_skip(self.walk.known):
            self.give(None, "skipped")
        else:
            self.give(self.usual() if chosen is None else chosen)

    def usual(self) -> Value:
        """What a buyer in a hurry answers."""
        typed = TYPED.get(type(self.step.kind))
        wanted = QUICK.get(self.step.id)
        offers = self.offers()
        if typed is not None:
            return typed
        return wanted if wanted in offers and wanted else next(iter(offers), "some words")

    def say(self, **answers: Value) -> "Chat":
        """Answer the steps named, in this order, each being the one asked."""
        for step, value in answers.items():
            assert self.step.id == step
            self.at += timedelta(days=1)
            self.give(value)
        return self

    def skip(self, step: str) -> "Chat":
        """Skip the step named, which is the one asked."""
        assert self.step.id == step
        self.give(None, "skipped")
        return self


@cache
def asked_for_proof(problem: str, payment: str, method: str, *, skipping: bool) -> Chat:
    """Return a chat at the start of phase three; copy it before going on."""
    chosen = {"problem": problem, "payment": payment, "pay_method": method, "off_paid": "yes"}
    return Chat(skipping=skipping).drive("evidence", **chosen)


def filed(**chosen: Value) -> Chat:
    """Return a chat in which the refund request is filed."""
    return Chat().drive("filed_on", **chosen).say(filed_on=date(2026, 5, 10))


def escalated(**chosen: Value) -> Chat:
    """Return a chat in which the case is with the mediator."""
    return filed(**chosen).say(
        case_wait="escalate", escalation="escalated", escalated_on=date(2026, 5, 15)
    )
