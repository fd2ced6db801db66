"""The ledger of what the seller promised: each with its day, in every round, kept or not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from flows.definition.vocabulary import Answer, Known, Money, find_local_day
from flows.guides.alibaba.amounts.figures import asked_amount
from flows.guides.alibaba.amounts.offer_line import SHARE_STEPS

PromiseKind = Literal["settle", "goods", "wait"]

PROMISE_STEPS: Mapping[str, PromiseKind] = {
    "stall_by": "wait",
    "promise_on": "settle",
    "pay_by": "settle",
    "goods_on": "goods",
    "offline_by": "settle",
}
"""The steps in which the buyer types the day of a promise."""

REPORT_STEPS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "promise_on": ("promise_wait", ("broken",)),
    "pay_by": ("cancelled_wait", ("broken", "part")),
    "goods_on": ("goods_wait", ("late", "wrong")),
}
"""Where the buyer reports how a promise ended, and which reports say that it was not kept."""

CLAIM_STEPS = (*SHARE_STEPS, "order_total", "bad_unit_price", "remedy", "remedy_amount")
"""The steps that say what was asked for."""

ONGOING_STEPS = (
    "final_notice",
    "filing",
    "filing_wait",
    "filed_on",
    "case_wait",
    "direct_wait",
    "escalation",
    "mediator_wait",
    "offline_file",
)
"""Steps that nobody answers after a promised day who got what was promised."""


@dataclass(frozen=True, slots=True)
class Promise:
    """What was promised for a day: an amount, where it was about money, and whether it lapsed."""

    on: date
    made_at: datetime
    kind: PromiseKind
    amount: Money | None = None
    lapsed: bool = False


def list_promises(known: Known) -> tuple[Promise, ...]:
    """Return every dated promise of every round, the oldest first."""
    return tuple(sorted(_iter_promises(known), key=lambda promise: promise.made_at))


def _iter_promises(known: Known) -> Iterator[Promise]:
    for step, kind in PROMISE_STEPS.items():
        for answer in known.answers(step):
            if isinstance(answer.value, date):
                amount = _find_amount(known, answer.at) if kind == "settle" else None
                over = _is_lapsed(known, step, answer, answer.value)
                yield Promise(answer.value, answer.at, kind, amount, over)


def _find_amount(known: Known, at: datetime) -> Money | None:
    """Return the offer accepted by then, else what was asked for; None where that changed since.

    What was promised then does not move with the numbers.
    """
    accepted = any(
        each.value == "yes_accept" and each.at <= at for each in known.answers("offer_check")
    )
    offers = [each.value for each in known.answers("offer_amount") if each.at <= at]
    if accepted and offers and isinstance(offers[-1], Money):
        return offers[-1]
    changed = (found.at > at for step in CLAIM_STEPS if (found := known.answer(step)))
    of_money = known.picked("remedy", "full", "partial", "return_refund")
    return asked_amount(known) if of_money and not any(changed) else None


def _is_lapsed(known: Known, step: str, made: Answer, on: date) -> bool:
    """Whether it was reported as broken, or the dispute went on after its day."""
    where, broken = REPORT_STEPS.get(step, ("", ()))
    reports = [each for each in known.answers(where) if each.at >= made.at] if where else []
    if reports and reports[0].value != "file_now":
        return reports[0].value in broken
    ongoing = (each for later in ONGOING_STEPS for each in known.answers(later))
    return any((each.on or find_local_day(known, each.at, "zone")) > on for each in ongoing)
