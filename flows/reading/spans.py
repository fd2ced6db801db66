"""Days counted from today: "yesterday", "three days ago", "in 2 weeks", "last Monday"."""

import re
from datetime import date, timedelta

from flows.reading.months import AMOUNTS, NEAR, WEEKDAYS, amount, either

Reading = tuple[date, ...]
"""The days one reading may mean, the likeliest first; empty when there is no such day."""

_MANY = rf"(?<![\d.,-])(?<!or )(?<!to )(\d{{1,4}}|\b(?:{either(AMOUNTS)})) ?"
_UNIT = r"(day|week|month|year)s?\b"
_AGO = re.compile(rf"{_MANY}{_UNIT} ago\b")
_AHEAD = re.compile(rf"\bin {_MANY}{_UNIT}|{_MANY}{_UNIT} from (?:now|today)\b")
_SPACED = {word: days for word, days in NEAR.items() if word[0] < "\u3000"}
_NEAR = re.compile(rf"\b(?:{either(_SPACED)})\b|{either({w: 0 for w in NEAR if w not in _SPACED})}")
_WEEKDAY = re.compile(rf"\b(?:(last|past|next) )?({either(WEEKDAYS)})\b")
_WEEK = 7
_YEAR = 12  # months
# "2 days after 12 March" names a day, but not the one that is written there.
OFFSET = re.compile(r"\b(?:day|week|month)s? (?:after|before|since)\b(?! (?:yesterday|tomorrow))")


def _months(day: date, count: int) -> date:
    month = day.year * _YEAR + day.month - 1 + count
    first = date(month // _YEAR, month % _YEAR + 1, 1)
    # The same day of the month, or its last: a month after 31 January is 28 February.
    following = date((month + 1) // _YEAR, (month + 1) % _YEAR + 1, 1)
    return min(first + timedelta(days=day.day - 1), following - timedelta(days=1))


def _shifted(today: date, count: int, unit: str) -> Reading:
    try:
        match unit:
            case "day":
                return (today + timedelta(days=count),)
            case "week":
                return (today + timedelta(weeks=count),)
            case "month":
                return (_months(today, count),)
            case _:
                return (_months(today, count * _YEAR),)
    except (ValueError, OverflowError):  # before year 1 or after year 9999
        return ()


def _weekday(found: re.Match[str], today: date) -> tuple[Reading, ...]:
    """A bare weekday is the last one, or the next where only that can be; today's name asks."""
    which, ahead = found[1], (WEEKDAYS[found[2]] - today.weekday()) % _WEEK
    (past,) = _shifted(today, ahead - _WEEK, "day") or (today,)
    (future,) = _shifted(today, ahead or _WEEK, "day") or (today,)
    if which:
        return ((future if which == "next" else past,),)
    return ((past, future),) if ahead else ((today,), (past,))


def counted(line: str, today: date) -> list[tuple[Reading, ...]]:
    """Every day a flat, folded line counts from today, with all its readings."""
    found: list[tuple[Reading, ...]] = [
        (_shifted(today, -amount(one[1]), one[2]),) for one in _AGO.finditer(line)
    ]
    found += [
        (_shifted(today, amount(one[1] or one[3]), one[2] or one[4]),)
        for one in _AHEAD.finditer(line)
    ]
    found += [(_shifted(today, NEAR[one[0]], "day"),) for one in _NEAR.finditer(line)]
    found += [_weekday(one, today) for one in _WEEKDAY.finditer(line)]
    return found
