"""A day and a time still to come, on the buyer's own clock: when evidence is due."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from flows.model.errors import MisreadError
from flows.reading.cardinals import replace_cardinals
from flows.reading.days import read_day
from flows.reading.scanning import normalize_line
from flows.reading.times_of_day import find_times

MISREADS: Mapping[str, str] = {
    "which_time": "At what time? Please tap one, or type the day and the time.",
    "which_moment": "On which day is that?",
    "moment_passed": "That time has passed already. Please check the day and the time.",
}


class WallTime(NamedTuple):
    """A minute on the clock of the buyer's zone."""

    on: date
    hour: int
    minute: int


_COUNT = r"(\d{1,4}|an?) ?"
_SPAN = (
    r"(?:(?:in|within|about|due in) )?"
    rf"(?:{_COUNT}d(?:ays?)?\b,? ?)?(?:and )?(?:{_COUNT}h(?:ours?|rs?)?\b,? ?)?(?:and )?"
    rf"(?:{_COUNT}m(?:in(?:ute)?s?)?\b)? ?(?:left|remaining|from now)?\.?"
)
_HOUR_OF_DAY = r"(?:[01]?\d|2[0-4]) ?h"  # "18h" alone is a time, "48h" a span
# Evidence is due within weeks: "12 May" on 13 May is a slip, not a day next year.
_MAX_AHEAD = timedelta(days=300)
_USUAL_TIMES = (time(9), time(18), time(23, 59))


def _parse_count(word: str | None) -> int:
    if not word:
        return 0
    return int(word) if word.isdecimal() else 1


def _read_span(line: str) -> timedelta | None:
    """How long from now, when the line says only that, down to hours or minutes."""
    found = re.fullmatch(_SPAN, line)
    if not found or not (found[2] or found[3]) or re.fullmatch(_HOUR_OF_DAY, line):
        return None
    days, hours, minutes = map(_parse_count, found.groups())
    return timedelta(days=days, hours=hours, minutes=minutes)


def _format_upcoming(
    now: datetime, days: Iterable[date], clocks: Iterable[time]
) -> tuple[str, ...]:
    """The offered moments that are still to come, as people write them."""
    moments = [datetime.combine(day, clock, now.tzinfo) for day in days for clock in clocks]
    return tuple(f"{moment:%Y-%m-%d %H:%M}" for moment in moments if moment > now)


def _read_upcoming_day(line: str, now: datetime, clocks: tuple[time, ...]) -> date:
    """The day, from today on; choices carry the time along when it is known."""
    today = now.date()
    try:
        return read_day(line, today=today, earliest=today, latest=today + _MAX_AHEAD)
    except MisreadError as misread:
        if len(clocks) != 1 or misread.slot.startswith("day_too"):
            raise
        slot, values = misread.slot, misread.values
        days = [date.fromisoformat(choice) for choice in misread.choices]
    if slot == "no_day":
        slot, days = "which_moment", [today, today + timedelta(days=1)]
    choices = tuple(dict.fromkeys(_format_upcoming(now, days, clocks)))
    raise MisreadError(slot, values, choices)


def _read_instant(line: str, now: datetime) -> datetime:
    clocks = find_times(line)
    on = _read_upcoming_day(line, now, clocks)
    if len(clocks) != 1:
        raise MisreadError(
            "which_time", choices=_format_upcoming(now, [on], clocks[:4] or _USUAL_TIMES)
        )
    return datetime.combine(on, clocks[0], now.tzinfo)


def read_wall_time(text: str, *, now_local: datetime) -> WallTime:
    """The moment after `now_local` that is meant; that one is aware and in the buyer's zone.

    "12 May 18:00", "tomorrow 6pm" and a bare "18:00" are times on the buyer's clock, "in 48 hours"
    and "1 day 12 hours left" count from now. Choices are "YYYY-MM-DD HH:MM".
    """
    line = replace_cardinals(normalize_line(text))
    if (span := _read_span(line)) is not None:
        # Through UTC: 48 hours stay 48 hours when the clocks change.
        at = (now_local.astimezone(UTC) + span).astimezone(now_local.tzinfo)
    else:
        at = _read_instant(line, now_local)
    if at <= now_local:
        raise MisreadError("moment_passed")
    return WallTime(at.date(), at.hour, at.minute)
