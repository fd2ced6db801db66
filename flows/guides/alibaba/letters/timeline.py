"""The dated events of a case, in order, without words: the letters give them their language."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from flows.definition.vocabulary import Known, Money
from flows.guides.alibaba.promises.ledger import list_promises

MOST_EVENTS = 9
WROTE = {
    "first_message": "wrote",
    "seller_follow": "reminded",
    "counter_message": "countered",
    "final_notice": "warned",
}
"""The steps in which the buyer writes to the seller, and what each is called."""

_SELLER = ("agreed", "refused", "stalls", "no_reply")
_CASE = ("agreed", "refused", "no_reply")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day, or by the day on which the buyer reported it.

    `until` is the day it was promised for, `at` the moment it was told, which orders one day.
    """

    on: date
    what: str
    amount: Money | None = None
    reported: bool = False
    until: date | None = None
    at: datetime | None = None


def events(known: Known) -> tuple[Event, ...]:
    """Return what happened, oldest first: the order, how the talks began, and the last of them."""
    order = sorted(_order(known), key=_when)
    talks = sorted((*_talks(known), *_filed(known)), key=_when)
    room = MOST_EVENTS - len(order)
    last = talks if len(talks) <= room else [talks[0], *talks[len(talks) - room + 1 :]]
    return tuple(sorted((*order, *last), key=_when))


def everything(known: Known) -> tuple[Event, ...]:
    """Return all that happened, oldest first."""
    found = (*_order(known), *_talks(known), *_filed(known))
    return tuple(sorted(found, key=_when))


def _when(event: Event) -> tuple[date, float]:
    return event.on, event.at.timestamp() if event.at else 0.0


def _order(known: Known) -> Iterator[Event]:
    paid = known.day("paid_on")
    if paid:
        yield Event(paid, "paid", known.money("paid_amount"))
    delivered = "delivered_part" if known.picked("delivered", "part") else "delivered"
    confirmed = "confirmed_by_itself" if known.picked("confirmed", "automatic") else "confirmed"
    named = {
        "ship_by": "ship_by",
        "shipped_on": "shipped",
        "delivered_on": delivered,
        "confirmed_on": confirmed,
        "off_paid_on": "off_paid",
        "refund_agreed_on": "refund_agreed",
    }
    for step, what in named.items():
        day = known.day(step)
        if day:
            yield Event(day, what)


def _talks(known: Known) -> Iterator[Event]:
    for step, what in WROTE.items():
        for answer in known.answers(step):
            if answer.value == "sent":
                yield Event(answer.at.date(), what, at=answer.at)
    for answer in known.answers("seller_wait"):
        if answer.value in _SELLER:
            yield Event(answer.at.date(), str(answer.value), reported=True, at=answer.at)
    yield from _offers(known, "offer_amount", "offered")
    yield from _promises(known)


def _promises(known: Known) -> Iterator[Event]:
    for each in list_promises(known):
        what = "asked_wait" if each.kind == "wait" else "promised"
        yield Event(
            each.made_at.date(), what, each.amount, reported=True, until=each.on, at=each.made_at
        )
        if each.lapsed:
            yield Event(each.on, "lapsed")


def _filed(known: Known) -> Iterator[Event]:
    dated = {"filed_on": "filed", "escalated_on": "escalated", "offline_on": "complained"}
    for step, what in dated.items():
        for answer in known.answers(step):
            if isinstance(answer.value, date):
                yield Event(answer.value, what)
    for answer in (*known.answers("case_wait"), *known.answers("direct_wait")):
        if answer.value in _CASE:
            yield Event(answer.at.date(), f"case_{answer.value}", reported=True, at=answer.at)
    yield from _offers(known, "case_offer_amount", "case_offered")


def _offers(known: Known, step: str, what: str) -> Iterator[Event]:
    for answer in known.answers(step):
        offer = answer.value if isinstance(answer.value, Money) else None
        yield Event(answer.at.date(), what, offer, reported=True, at=answer.at)
