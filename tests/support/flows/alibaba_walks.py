"""Walks through the first two phases of the Alibaba guide, told as answers by step."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import cast

from flows.definition.guide import Guide
from flows.definition.kinds import Notice
from flows.definition.machine import Walk
from flows.definition.vocabulary import End, Known, Letter, Phase, Step, Topic
from flows.guides.alibaba.amounts.figures import FIGURES
from flows.guides.alibaba.amounts.offer_line import FAIR_FIGURES
from flows.guides.alibaba.contact import CONTACT
from flows.guides.alibaba.describe import DESCRIBE
from flows.guides.alibaba.rules.deadlines import DEADLINES, FACTS
from flows.lint.guide import lint_guide
from flows.model.case import Answer, Spot, Value
from flows.model.money import Money

TODAY = date(2026, 3, 20)
NOON = datetime(2026, 3, 20, 12, tzinfo=UTC)
SKIP = "(skip)"
ELAPSE = "(elapse)"
NOTHING_LATER: Mapping[str, int] = {}


def _stand_in(name: str) -> Step:
    return Step(name, End() if name == "end" else Notice(), "...")


LATER = (
    "no_button",
    *("evidence", "filed_on", "escalated_on", "evidence_due", "upload_wait", "mediator_reply"),
    *("cancel_check", "cancelled_wait", "pay_by", "goods_on", "goods_wait", "offline_by"),
    *("decision_amount", "decided_on", "offline_on", "paypal_on", "money_file", "bank_answer"),
    *("money_wait", "outcome", "end"),
)
PHASES = (CONTACT, DESCRIBE, Phase("later", "Later", tuple(map(_stand_in, LATER))))
STEPS = {step.id: step for phase in PHASES[:2] for step in phase.steps}

GUIDE = Guide(
    id="first_half",
    title="Contact and describe",
    phases=PHASES,
    topics=tuple(Topic(name, name, "...") for step in STEPS.values() for name in step.topics),
    letters=tuple(
        Letter(name, name, lambda _known, _case: "...")
        for name in dict.fromkeys(
            (*(name for step in STEPS.values() for name in step.letters), "promise_late")
        )
    ),
    figures={**FIGURES, **{each.__name__: each for each in FAIR_FIGURES}},
    deadlines=tuple(replace(each, act=None) for each in DEADLINES),  # done in the second half
    facts=FACTS,
)
lint_guide(GUIDE)

Told = Mapping[str, Value | Sequence[Value]]


def usd(cents: int) -> Money:
    """US dollars, from cents."""
    return Money(cents, "USD")


def days_ago(number: int) -> date:
    """A day of the past, or with a minus of the future."""
    return TODAY - timedelta(days=number)


BEGUN: Told = {"start": "remind", "zone": SKIP}
"""What everybody answers before anything is asked about the order."""

ORDER: Told = {
    "damage_what": "glass broken",
    "wrong_how": "model",
    "wrong_what": "ordered B12, came B11",
    "quality_kind": "size",
    "quality_what": "2.0 mm agreed, 1.6 mm came",
    "brand": "Acme",
    "fake_signs": "the logo is blurred",
    "payment_what": "charged twice on 3 May",
    "payment": "trade_assurance",
    "pay_method": "card",
    "order_number": "12345678",
    "product": "steel bottle",
    "supplier": "Ningbo Example Co.",
    "units_ordered": 500,
    "stall_by": SKIP,
    "units_received": 480,
    "count_basis": "none",
    "also_bad": "none",
    "also_what": "12 lids are cracked",
    "units_affected": 40,
    "short_too": "no",
    "off_amount": usd(150_000),
    "paid_amount": usd(100_000),
    "paid_on": days_ago(40),
    "ship_by": days_ago(30),
    "shipped": "yes",
    "shipped_on": days_ago(20),
    "ship_method": "sea",
    "tracking_state": "stuck",
    "delivered": "yes",
    "delivered_on": days_ago(3),
    "confirmed": "no",
    "countdown": "no",
    "remedy": "full",
    "full_why": "incomplete",
    "price_same": "same",
    "costs_more": "no",
    "first_message": "file_now",
}
"""A covered order that came three days ago; the buyer goes on without waiting."""


def _answer(spot: Spot, told: Told, at: datetime) -> Answer | None:
    if isinstance(GUIDE.steps[spot.step].kind, Notice):
        return None if spot.step in LATER else Answer("passed", at, "go")
    value = {**BEGUN, **told}.get(spot.step)
    if isinstance(value, list):  # one for each lap
        value = value[spot.lap] if spot.lap < len(value) else None
    if value in (SKIP, ELAPSE):
        return Answer("skipped" if value == SKIP else "elapsed", at)
    return None if value is None else Answer("answered", at, cast("Value", value))


def walked(told: Told, later: Mapping[str, int] = NOTHING_LATER) -> Walk:
    """Walk until something is asked that was not told; `later` are days after today, by step."""
    answers = dict[Spot, Answer]()
    while True:
        walk = GUIDE.walk(answers)
        at = NOON + timedelta(days=later.get(walk.end.step, 0))
        answer = _answer(walk.end, told, at)
        if answer is None or walk.end in answers:
            return walk
        answers = {**answers, walk.end: answer}


def asked(told: Told, later: Mapping[str, int] = NOTHING_LATER) -> list[str]:
    """The steps a walk goes through, in order; that of the time zone is not told each time."""
    return [spot.step for spot in walked(told, later).trail if spot.step != "zone"]


def known(**values: Value) -> Known:
    """What is known when just these steps were answered."""
    return Known((Spot(step), Answer("answered", NOON, value)) for step, value in values.items())
