"""Days counted from today: "yesterday", "three days ago", "in 2 weeks", "last Monday"."""

import re
from datetime import date, timedelta

from flows.reading.months import (
    COUNT_WORDS,
    RELATIVE_DAYS,
    WEEKDAYS,
    build_alternation,
    parse_count,
)

Reading = tuple[date, ...]
"""The days one reading may mean, the likeliest first; empty when there is no such day."""

_COUNT = rf"(?<![\d.,-])(?<!or )(?<!to )(\d{{1,4}}|\b(?:{build_alternation(COUNT_WORDS)})) ?"
_UNIT = r"(day|week|month|year)s?\b"
_AGO = rf"{_COUNT}{_UNIT} ago\b"
_AHEAD = rf"\bin {_COUNT}{_UNIT}|{_COUNT}{_UNIT} from (?:now|today)\b"
_SPACED_WORDS = {word: days for word, days in RELATIVE_DAYS.items() if word[0] < "\u3000"}
_UNSPACED_WORDS = {word: days for word, days in RELATIVE_DAYS.items() if word[0] >= "\u3000"}
_RELATIVE_DAY = rf"\b(?:{build_alternation(_SPACED_WORDS)})\b|{build_alternation(_UNSPACED_WORDS)}"
_WEEKDAY = rf"\b(?:(last|past|next) )?({build_alternation(WEEKDAYS)})\b"
_WEEK_DAYS = 7
_YEAR_MONTHS = 12  # months
# "2 days after 12 March" names a day, but not the one that is written there.
OFFSET = r"\b(?:day|week|month)s? (?:after|before|since)\b(?! (?:yesterday|tomorrow))"


def _add_months(day: date, count: int) -> date:
    month = day.year * _YEAR_MONTHS + day.month - 1 + count
    first = date(month // _YEAR_MONTHS, month % _YEAR_MONTHS + 1, 1)
    # The same day of the month, or its last: a month after 31 January is 28 February.
    following = date((month + 1) // _YEAR_MONTHS, (month + 1) % _YEAR_MONTHS + 1, 1)
    return min(first + timedelta(days=day.day - 1), following - timedelta(days=1))


def _shift_day(today: date, count: int, unit: str) -> Reading:
    try:
        match unit:
            case "day":
                return (today + timedelta(days=count),)
            case "week":
                return (today + timedelta(weeks=count),)
            case "month":
                return (_add_months(today, count),)
            case _:
                return (_add_months(today, count * _YEAR_MONTHS),)
    except (ValueError, OverflowError):  # before year 1 or after year 9999
        return ()


def _read_weekday(found: re.Match[str], today: date) -> tuple[Reading, ...]:
    """A bare weekday is the last one, or the next where only that can be; today's name asks."""
    which, ahead = found[1], (WEEKDAYS[found[2]] - today.weekday()) % _WEEK_DAYS
    (past,) = _shift_day(today, ahead - _WEEK_DAYS, "day") or (today,)
    (future,) = _shift_day(today, ahead or _WEEK_DAYS, "day") or (today,)
    if which:
        return ((future if which == "next" else past,),)
    return ((past, future),) if ahead else ((today,), (past,))


def find_counted_days(line: str, today: date) -> list[tuple[Reading, ...]]:
    """Every day a flat, folded line counts from today, with all its readings."""
    found: list[tuple[Reading, ...]] = [
        (_shift_day(today, -parse_count(one[1]), one[2]),) for one in re.finditer(_AGO, line)
    ]
    found += [
        (_shift_day(today, parse_count(one[1] or one[3]), one[2] or one[4]),)
        for one in re.finditer(_AHEAD, line)
    ]
    found += [
        (_shift_day(today, RELATIVE_DAYS[one[0]], "day"),)
        for one in re.finditer(_RELATIVE_DAY, line)
    ]
    found += [_read_weekday(one, today) for one in re.finditer(_WEEKDAY, line)]
    return found
