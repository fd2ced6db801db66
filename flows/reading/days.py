"""A calendar day in any usual spelling; what can be two days is asked about, never guessed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flows.model.errors import Misread
from flows.reading.clocks import without_time
from flows.reading.dates import Mention, written
from flows.reading.digits import flat
from flows.reading.spans import OFFSET, Reading, counted
from flows.reading.texts import folded

MISREADS: Mapping[str, str] = {
    "no_day": "I found no date there. Please type it like 12 March 2026, or like "
    "yesterday or 3 days ago.",
    "which_day": "That can be more than one day. Which one is it?",
    "no_such_day": "That day is not in the calendar. Please check it.",
    "day_too_early": "That is {day}; it should be {earliest} or later. Please check the date.",
    "day_too_late": "That is {day}; it should be {latest} or earlier. Please check the date.",
}


@dataclass(frozen=True, slots=True)
class _Bounds:
    earliest: date
    latest: date

    def likeliest(self, reading: Reading) -> Reading:
        """The first day that can be, or nothing."""
        return tuple(day for day in reading if self.earliest <= day <= self.latest)[:1]

    def refuse(self, day: date) -> Misread:
        if day < self.earliest:
            return Misread("day_too_early", {"earliest": self.earliest, "day": day})
        return Misread("day_too_late", {"latest": self.latest, "day": day})


def _readings(mention: Mention, today: date) -> tuple[Reading, ...]:
    return tuple(tuple(one.days(today)) for one in mention)


def _iso(days: list[date]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(day.isoformat() for day in days))[:4]


def _settled(readings: list[Reading], bounds: _Bounds) -> date:
    """The only day within bounds; else asks which, or says what is wrong with the first."""
    fitting = list(dict.fromkeys(day for one in readings for day in bounds.likeliest(one)))
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise Misread("which_day", choices=_iso(fitting))
    raise bounds.refuse(next(day for one in readings for day in one))


def read_day(text: str, *, today: date, earliest: date | None, latest: date | None) -> date:
    """One day within the bounds (both included); a time of day beside it is ignored.

    A day without a year is the one nearest to `today` that the bounds allow. Choices are ISO days.
    """
    line = without_time(folded(flat(text)))
    bounds = _Bounds(earliest or date.min, latest or date.max)
    mentions = written(line)
    readings = [one for mention in mentions for one in _readings(mention, today)]
    if not readings:
        readings = [one for span in counted(line, today) for one in span]
    if not readings or OFFSET.search(line):
        raise Misread("no_day")
    if not any(readings):
        swapped = [day for one in mentions for day in one[0].swapped().days(today)[:1]]
        likely = [day for day in swapped if bounds.likeliest((day,))]
        raise Misread("no_such_day", choices=_iso(likely))
    return _settled(readings, bounds)
