"""The dated events of a case, in order."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, StrEnum

from flows.definition.vocabulary import Known, Money
from flows.guides.alibaba.letters.content.draft import (
    Paragraph,
    Sentence,
    make_line,
    make_paragraph,
)
from flows.guides.alibaba.promises.ledger import list_promises

MOST_EVENTS = 9


class Happening(StrEnum):
    """What happened, or was reported."""

    PAID = "paid"
    SHIP_BY = "ship_by"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    DELIVERED_PART = "delivered_part"
    CONFIRMED = "confirmed"
    CONFIRMED_BY_ITSELF = "confirmed_by_itself"
    OFF_PAID = "off_paid"
    REFUND_AGREED = "refund_agreed"
    WROTE = "wrote"
    REMINDED = "reminded"
    COUNTERED = "countered"
    WARNED = "warned"
    AGREED = "agreed"
    REFUSED = "refused"
    STALLS = "stalls"
    NO_REPLY = "no_reply"
    OFFERED = "offered"
    PROMISED = "promised"
    ASKED_WAIT = "asked_wait"
    LAPSED = "lapsed"
    FILED = "filed"
    ESCALATED = "escalated"
    COMPLAINED = "complained"
    CASE_AGREED = "case_agreed"
    CASE_REFUSED = "case_refused"
    CASE_NO_REPLY = "case_no_reply"
    CASE_OFFERED = "case_offered"


WRITING_STEPS = {
    "first_message": Happening.WROTE,
    "seller_follow": Happening.REMINDED,
    "counter_message": Happening.COUNTERED,
    "final_notice": Happening.WARNED,
}
"""The steps in which the buyer writes to the seller."""

ORDER_STEPS = {
    "ship_by": Happening.SHIP_BY,
    "shipped_on": Happening.SHIPPED,
    "delivered_on": Happening.DELIVERED,
    "confirmed_on": Happening.CONFIRMED,
    "off_paid_on": Happening.OFF_PAID,
    "refund_agreed_on": Happening.REFUND_AGREED,
}
FILING_STEPS = {
    "filed_on": Happening.FILED,
    "escalated_on": Happening.ESCALATED,
    "offline_on": Happening.COMPLAINED,
}
"""The steps in which the buyer types the day of something."""

SELLER_ANSWERS = (
    *(Happening.AGREED, Happening.REFUSED),
    *(Happening.STALLS, Happening.NO_REPLY),
)
CASE_ANSWERS = {
    "agreed": Happening.CASE_AGREED,
    "refused": Happening.CASE_REFUSED,
    "no_reply": Happening.CASE_NO_REPLY,
}
"""What the seller does, in messages and inside the case."""


class TimelineTitle(Sentence, Enum):
    """What stands above the events."""

    TIMELINE = "timeline"


@dataclass(frozen=True, slots=True)
class Event(Sentence):
    """Something that happened on a day, or by the day on which the buyer reported it.

    `until` is the day it was promised for, `at` the moment it was told, which orders one day.
    """

    on: date
    what: Happening
    amount: Money | None = None
    reported: bool = False
    until: date | None = None
    at: datetime | None = None


Timeline = TimelineTitle | Event


def list_main_events(known: Known) -> tuple[Event, ...]:
    """Return what happened, oldest first: the order, how the talks began, and the last of them."""
    order = sorted(_iter_order(known), key=_find_moment)
    talks = sorted((*_iter_talks(known), *_iter_filing(known)), key=_find_moment)
    room = MOST_EVENTS - len(order)
    last = talks if len(talks) <= room else [talks[0], *talks[len(talks) - room + 1 :]]
    return tuple(sorted((*order, *last), key=_find_moment))


def list_events(known: Known) -> tuple[Event, ...]:
    """Return all that happened, oldest first."""
    found = (*_iter_order(known), *_iter_talks(known), *_iter_filing(known))
    return tuple(sorted(found, key=_find_moment))


def show_timeline(known: Known) -> Paragraph:
    """Return the main events with their title; () when there is none."""
    rows = [make_line(event) for event in list_main_events(known)]
    return make_paragraph(make_line(TimelineTitle.TIMELINE), *rows) if rows else ()


def _find_moment(event: Event) -> tuple[date, float]:
    return event.on, event.at.timestamp() if event.at else 0.0


def _iter_order(known: Known) -> Iterator[Event]:
    paid = known.day("paid_on")
    if paid:
        yield Event(paid, Happening.PAID, known.money("paid_amount"))
    special = dict[str, Happening]()
    if known.picked("delivered", "part"):
        special["delivered_on"] = Happening.DELIVERED_PART
    if known.picked("confirmed", "automatic"):
        special["confirmed_on"] = Happening.CONFIRMED_BY_ITSELF
    for step, what in {**ORDER_STEPS, **special}.items():
        day = known.day(step)
        if day:
            yield Event(day, what)


def _iter_talks(known: Known) -> Iterator[Event]:
    for step, what in WRITING_STEPS.items():
        for answer in known.answers(step):
            if answer.value == "sent":
                yield Event(answer.at.date(), what, at=answer.at)
    for answer in known.answers("seller_wait"):
        if answer.value in SELLER_ANSWERS:
            what = Happening(str(answer.value))
            yield Event(answer.at.date(), what, reported=True, at=answer.at)
    yield from _iter_offers(known, "offer_amount", Happening.OFFERED)
    yield from _iter_promises(known)


def _iter_promises(known: Known) -> Iterator[Event]:
    for promise in list_promises(known):
        made, amount = promise.made_at, promise.amount
        what = Happening.ASKED_WAIT if promise.kind == "wait" else Happening.PROMISED
        yield Event(made.date(), what, amount, reported=True, until=promise.on, at=made)
        if promise.lapsed:
            yield Event(promise.on, Happening.LAPSED)


def _iter_filing(known: Known) -> Iterator[Event]:
    for step, what in FILING_STEPS.items():
        for answer in known.answers(step):
            if isinstance(answer.value, date):
                yield Event(answer.value, what)
    for answer in (*known.answers("case_wait"), *known.answers("direct_wait")):
        answered = CASE_ANSWERS.get(str(answer.value))
        if answered:
            yield Event(answer.at.date(), answered, reported=True, at=answer.at)
    yield from _iter_offers(known, "case_offer_amount", Happening.CASE_OFFERED)


def _iter_offers(known: Known, step: str, what: Happening) -> Iterator[Event]:
    for answer in known.answers(step):
        offer = answer.value if isinstance(answer.value, Money) else None
        yield Event(answer.at.date(), what, offer, reported=True, at=answer.at)
