"""Which deadline matters most now: one that is near, or that has passed and is not settled."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum

from flows.definition.deadlines import Deadline, DueDate
from flows.definition.guide import Guide
from flows.model.answers import Known
from flows.nudges.schedule import mark_date


class Urgency(IntEnum):
    """How much a deadline matters now, the most urgent first."""

    NEAR = 0  # few days are left
    PASSED = 1  # over by our count, and what it asked for is not done
    OPEN = 2  # a day from which the buyer may act, and it has come
    COMING = 3


@dataclass(frozen=True, slots=True)
class RankedDate:
    """A deadline that is watched, and how urgent it is."""

    due: DueDate
    urgency: Urgency


def rank_due_dates(
    guide: Guide, known: Known, now: datetime, done: Collection[str] = ()
) -> tuple[RankedDate, ...]:
    """Return the deadlines that are watched, what matters most first; `now` is in the buyer's zone.

    One that is near comes before one that has passed, because it can still be kept; one that has
    passed stays before those that are far, until it is settled. Of several that have passed the
    one declared first matters most, else the nearest. What is far and somebody else's comes last.
    """
    declared = tuple(guide.deadline_by_id)
    ranked = [
        RankedDate(due, _judge_urgency(guide.deadline_by_id[due.deadline], due, now))
        for due in list_open_dates(guide, known, done)
    ]

    def rank(dated: RankedDate) -> tuple[int, bool, int, int]:
        place, day = declared.index(dated.due.deadline), dated.due.day.toordinal()
        passed = dated.urgency is Urgency.PASSED
        others = guide.deadline_by_id[dated.due.deadline].is_others_deadline and not passed
        return (dated.urgency, others, place if passed else day, place)

    return tuple(sorted(ranked, key=rank))


def list_open_dates(guide: Guide, known: Known, done: Collection[str] = ()) -> tuple[DueDate, ...]:
    """Return the deadlines that are watched and not settled, the nearest first.

    `done` are the marks of those that the buyer said are done: where no answer of the case says
    so too, such a one is over.
    """
    return tuple(
        due for due in guide.find_watched_dates(known) if not _is_settled(guide, due, done)
    )


def _is_settled(guide: Guide, due: DueDate, done: Collection[str]) -> bool:
    act = guide.deadline_by_id[due.deadline].act
    return bool(act and not act.answers and mark_date(due) in done)


def _judge_urgency(deadline: Deadline, due: DueDate, now: datetime) -> Urgency:
    zone = now.tzinfo or UTC
    if deadline.opens and due.day <= now.date():
        return Urgency.OPEN
    if due.compute_cutoff(zone) <= now:
        return Urgency.PASSED
    left = due.day - now.date()
    return Urgency.NEAR if left.days <= deadline.urgent_days else Urgency.COMING
