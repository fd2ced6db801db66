"""The dated events of a case, in order."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, StrEnum
from operator import attrgetter

from flows.definition.vocabulary import Answer, Known, Money, SentLetter
from flows.guides.alibaba.letters.content.draft import (
    Paragraph,
    Sentence,
    make_line,
    make_paragraph,
)
from flows.guides.alibaba.letters.content.issue import is_only_tracked
from flows.guides.alibaba.letters.content.process_order import (
    EARLIEST,
    ORDER,
    Moment,
    find_answer_day,
    place_answer,
    place_letter,
)
from flows.guides.alibaba.letters.content.sent_letters import find_day_answer
from flows.guides.alibaba.promises.ledger import list_promises

MOST_EVENTS = 9
SentLetters = tuple[SentLetter, ...]


class Happening(StrEnum):
    """What happened, or was reported."""

    PAID = "paid"
    PAID_FIRST = "paid_first"
    PAID_LAST = "paid_last"
    SHIP_BY = "ship_by"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    DELIVERED_PART = "delivered_part"
    TRACKED = "tracked"
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
    "balance_on": Happening.PAID_LAST,
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
    """Something that happened on a day, or was reported on it, and happened then or before.

    `until` is the day it was promised for. `moment` places it among all that happened: on one day
    the order comes first, then each thing as the buyer came to it. `sent` is the text that went
    out with it.
    """

    on: date
    what: Happening
    amount: Money | None = None
    reported: bool = False
    until: date | None = None
    moment: Moment = EARLIEST
    sent: SentLetter | None = None


Timeline = TimelineTitle | Event
FIND_MOMENT = attrgetter("moment")


def list_main_events(known: Known, sent: SentLetters = ()) -> tuple[Event, ...]:
    """Return what happened, oldest first: the order, how the talks began, and the last of them."""
    order = sorted(_iter_order(known), key=FIND_MOMENT)
    talks = sorted((*_iter_talks(known, sent), *_iter_filing(known, sent)), key=FIND_MOMENT)
    room = MOST_EVENTS - len(order)
    last = talks if len(talks) <= room else [talks[0], *talks[len(talks) - room + 1 :]]
    return tuple(sorted((*order, *last), key=FIND_MOMENT))


def list_events(known: Known, sent: SentLetters = ()) -> tuple[Event, ...]:
    """Return all that happened, in the order of the days and, on one day, of the process."""
    found = (*_iter_order(known), *_iter_talks(known, sent), *_iter_filing(known, sent))
    return tuple(sorted(found, key=FIND_MOMENT))


def show_timeline(known: Known, sent: SentLetters = ()) -> Paragraph:
    """Return the main events with their title; () when there is none."""
    rows = [make_line(event) for event in list_main_events(known, sent)]
    return make_paragraph(make_line(TimelineTitle.TIMELINE), *rows) if rows else ()


def _iter_order(known: Known) -> Iterator[Event]:
    paid = known.sure_day("paid_on")
    in_parts = known.day("balance_on") is not None  # the sum is that of both
    if paid and in_parts:
        yield Event(paid, Happening.PAID_FIRST, moment=(paid, ORDER, 0.0))
    elif paid:
        yield Event(paid, Happening.PAID, known.money("paid_amount"), moment=(paid, ORDER, 0.0))
    special = dict[str, Happening]()
    if known.picked("delivered", "part"):
        special["delivered_on"] = Happening.DELIVERED_PART
    if is_only_tracked(known):
        special["delivered_on"] = Happening.TRACKED
    if known.picked("confirmed", "automatic"):
        special["confirmed_on"] = Happening.CONFIRMED_BY_ITSELF
    for rank, (step, what) in enumerate({**ORDER_STEPS, **special}.items(), 1):
        day = known.sure_day(step)
        if day:
            yield Event(day, what, moment=(day, ORDER, rank))


def _iter_talks(known: Known, sent: SentLetters) -> Iterator[Event]:
    yield from _iter_written(known, sent)
    for answer in known.answers("seller_wait"):
        if answer.value in SELLER_ANSWERS:
            yield _report(known, answer, Happening(str(answer.value)))
    yield from _iter_offers(known, "offer_amount", Happening.OFFERED)
    yield from _iter_promises(known)


def _iter_written(known: Known, sent: SentLetters) -> Iterator[Event]:
    """Yield what the buyer wrote: the letters kept as sent, else what an answer says was sent."""
    kept = [each for each in sent if each.step in WRITING_STEPS]
    for each in kept:
        moment = place_letter(known, each, each.on)
        yield Event(each.on, WRITING_STEPS[each.step], moment=moment, sent=each)
    told = {(each.step, each.lap, each.at) for each in kept}
    for spot, answer in known.trail:
        what = WRITING_STEPS.get(spot.step)
        if what and answer.value == "sent" and (spot.step, spot.lap, answer.at) not in told:
            day = find_answer_day(known, answer)
            yield Event(day, what, moment=place_answer(known, answer, day))


def _iter_promises(known: Known) -> Iterator[Event]:
    for promise in list_promises(known):
        made = next(
            answer
            for _, answer in known.trail
            if answer.at == promise.made_at and answer.value == promise.on
        )
        what = Happening.ASKED_WAIT if promise.kind == "wait" else Happening.PROMISED
        yield replace(_report(known, made, what), amount=promise.amount, until=promise.on)
        if promise.lapsed:
            yield Event(promise.on, Happening.LAPSED, moment=place_answer(known, made, promise.on))


def _iter_filing(known: Known, sent: SentLetters) -> Iterator[Event]:
    texts = {id(answer): each for each in sent if (answer := find_day_answer(known, each))}
    for step, what in FILING_STEPS.items():
        for answer in known.answers(step):
            day = answer.value
            if isinstance(day, date):
                moment = place_answer(known, answer, day)
                yield Event(day, what, moment=moment, sent=texts.get(id(answer)))
    for answer in (*known.answers("case_wait"), *known.answers("direct_wait")):
        answered = CASE_ANSWERS.get(str(answer.value))
        if answered:
            yield _report(known, answer, answered)
    yield from _iter_offers(known, "case_offer_amount", Happening.CASE_OFFERED)


def _iter_offers(known: Known, step: str, what: Happening) -> Iterator[Event]:
    for answer in known.answers(step):
        offer = answer.value if isinstance(answer.value, Money) else None
        yield replace(_report(known, answer, what), amount=offer)


def _report(known: Known, answer: Answer, what: Happening) -> Event:
    """Return something that happened by the day on which the buyer told of it."""
    day = find_answer_day(known, answer)
    return Event(day, what, reported=True, moment=place_answer(known, answer, day))
