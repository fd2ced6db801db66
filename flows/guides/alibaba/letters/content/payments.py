"""The payments of an order: one, or the first and the last part, each with its way and its day."""

from dataclasses import dataclass
from datetime import date

from flows.definition.vocabulary import Known
from flows.guides.alibaba.letters.content.options import PaymentMethod, choose


@dataclass(frozen=True, slots=True)
class PaidPart:
    """A payment: the way, and the day where that is sure."""

    method: PaymentMethod | None
    on: date | None


def list_paid_parts(known: Known) -> tuple[PaidPart, ...]:
    """Return the payment, or the first and the last of two; the sum of them is one."""
    main = choose(known, "pay_method", PaymentMethod)
    first, last = main, main
    if known.picked("parts_by", "first"):
        first = choose(known, "other_method", PaymentMethod)
    if known.picked("parts_by", "last"):
        last = choose(known, "other_method", PaymentMethod)
    paid = PaidPart(first, known.sure_day("paid_on"))
    if known.day("balance_on") is None:
        return (paid,)
    return paid, PaidPart(last, known.sure_day("balance_on"))


def find_last_day(known: Known) -> date | None:
    """Return the day of the last part; None where there was one payment."""
    return known.sure_day("balance_on")
