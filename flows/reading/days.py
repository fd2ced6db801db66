"""A calendar day in any usual spelling; what can be two days is asked about, never guessed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flows.model.errors import MisreadError
from flows.reading.digits import flatten_text
from flows.reading.relative_days import OFFSET, Reading, find_counted_days
from flows.reading.texts import fold_text
from flows.reading.times_of_day import remove_times
from flows.reading.written_dates import Mention, find_dates

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

    def pick_likeliest(self, reading: Reading) -> Reading:
        """The first day that can be, or nothing."""
        return tuple(day for day in reading if self.earliest <= day <= self.latest)[:1]

    def build_misread(self, day: date) -> MisreadError:
        if day < self.earliest:
            return MisreadError("day_too_early", {"earliest": self.earliest, "day": day})
        return MisreadError("day_too_late", {"latest": self.latest, "day": day})


def _list_readings(mention: Mention, today: date) -> tuple[Reading, ...]:
    return tuple(tuple(one.list_days(today)) for one in mention)


def _format_iso(days: list[date]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(day.isoformat() for day in days))[:4]


def _choose_day(readings: list[Reading], bounds: _Bounds) -> date:
    """The only day within bounds; else asks which, or says what is wrong with the first."""
    fitting = list(dict.fromkeys(day for one in readings for day in bounds.pick_likeliest(one)))
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise MisreadError("which_day", choices=_format_iso(fitting))
    raise bounds.build_misread(next(day for one in readings for day in one))


def read_day(text: str, *, today: date, earliest: date | None, latest: date | None) -> date:
    """One day within the bounds (both included); a time of day beside it is ignored.

    A day without a year is the one nearest to `today` that the bounds allow. Choices are ISO days.
    """
    line = remove_times(fold_text(flatten_text(text)))
    bounds = _Bounds(earliest or date.min, latest or date.max)
    mentions = find_dates(line)
    readings = [one for mention in mentions for one in _list_readings(mention, today)]
    if not readings:
        readings = [one for span in find_counted_days(line, today) for one in span]
    if not readings or re.search(OFFSET, line):
        raise MisreadError("no_day")
    if not any(readings):
        swapped = [day for one in mentions for day in one[0].swap_day_month().list_days(today)[:1]]
        likely = [day for day in swapped if bounds.pick_likeliest((day,))]
        raise MisreadError("no_such_day", choices=_format_iso(likely))
    return _choose_day(readings, bounds)
