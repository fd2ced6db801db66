"""Days counted from another: "yesterday", "in 2 weeks", "5 days after payment"."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from flows.reading.scanning import Term, Token, match_shape
from flows.reading.written_dates import Reading

Readings = tuple[Reading, ...]
"""All that a phrase may mean."""

_WEEK_DAYS = 7
_YEAR_MONTHS = 12  # months
_UNIT_SIGNS = {"d": "day", "y": "year"}
_COUNT = "[nNea][Uyd]"


def _add_months(day: date, count: int) -> date:
    month = day.year * _YEAR_MONTHS + day.month - 1 + count
    first = date(month // _YEAR_MONTHS, month % _YEAR_MONTHS + 1, 1)
    # The same day of the month, or its last: a month after 31 January is 28 February.
    following = date((month + 1) // _YEAR_MONTHS, (month + 1) % _YEAR_MONTHS + 1, 1)
    return min(first + timedelta(days=day.day - 1), following - timedelta(days=1))


def _shift_day(day: date, count: int, unit: str) -> Reading:
    try:
        match unit:
            case "day":
                return (day + timedelta(days=count),)
            case "week":
                return (day + timedelta(weeks=count),)
            case "month":
                return (_add_months(day, count),)
            case _:
                return (_add_months(day, count * _YEAR_MONTHS),)
    except (ValueError, OverflowError):  # before year 1 or after year 9999
        return ()


def _shift_readings(readings: Readings, count: int, unit: str) -> Readings:
    return tuple(
        tuple(moved for day in one for moved in _shift_day(day, count, unit)) for one in readings
    )


def _parse_span(run: Sequence[Token]) -> tuple[int, str]:
    """How many of which unit the run counts."""
    at = next(n for n, token in enumerate(run) if token.kind in "Uyd")
    count, unit = run[at - 1], run[at]
    number = 1 if count.kind == "a" else int(count.text[:9])
    return number, unit.value or _UNIT_SIGNS[unit.kind]


def _read_spans_ago(run: Sequence[Token], base: Readings) -> Readings:
    """Two counts of which one is meant: "3 or 4 days ago"."""
    spans = (_parse_span((count, run[3])) for count in (run[0], run[2]))
    return tuple(one for n, unit in spans for one in _shift_readings(base, -n, unit))


def read_weekday(weekday: int, today: date) -> Readings:
    """A bare weekday is the last one, or the next where only that can be; today's name asks."""
    ahead = (weekday - today.weekday()) % _WEEK_DAYS
    past, future = _shift_day(today, ahead - 7, "day"), _shift_day(today, ahead or 7, "day")
    return ((*past, *future),) if ahead else ((today,), past)


def _read_which_weekday(run: Sequence[Token], today: date) -> Term:
    """Read "last Friday": the one just past, or that of last week where this week had one too."""
    which, weekday = run[0].text, run[1].value
    ahead = (weekday - today.weekday()) % _WEEK_DAYS
    past, future = _shift_day(today, ahead - 7, "day"), _shift_day(today, ahead or 7, "day")
    if which == "this":
        return "G", (_shift_day(today, weekday - today.weekday(), "day"),)
    if which in ("last", "past", "previous"):
        same_week = weekday < today.weekday()
        other = (_shift_day(past[0], -7, "day"),) if same_week and past else ()
        return "G", (past, *other)
    later = weekday > today.weekday() and which == "next"
    other = (_shift_day(future[0], 7, "day"),) if later and future else ()
    return "G", (future, *other)


def _read_weekday_of_week(run: Sequence[Token], today: date) -> Term:
    weekday = next(token.value for token in run if token.kind == "W")
    week = next(token.value for token in run if token.kind == "K")
    return "G", (_shift_day(today, weekday - today.weekday() + 7 * week, "day"),)


def resolve_days(tokens: Sequence[Token], today: date, anchors: Mapping[str, date]) -> list[Token]:
    """The tokens with each phrase that names a day made one "G"; its value are its readings.

    `anchors` are days with a name of their own, "payment". A count of days that says neither ago
    nor left is a "J": it may be either.
    """

    def shift(run: Sequence[Token], sign: int, base: Readings) -> Term:
        count, unit = _parse_span(run)
        return "G", _shift_readings(base, sign * count, unit)

    def shift_anchor(run: Sequence[Token]) -> Term | None:
        paid = anchors.get("payment")
        return shift(run, 1, ((paid,),)) if paid else None

    def shift_other(run: Sequence[Token]) -> Term:
        base = next(token.value for token in run if token.kind == "G")
        back = any(token.kind == "B" for token in run)
        return shift(run, -1 if back else 1, base)

    here: Readings = ((today,),)
    found = [_resolve_word(token, today) for token in tokens]
    found = match_shape(found, "WK|KW", lambda run: _read_weekday_of_week(run, today))
    found = match_shape(found, "XW", lambda run: _read_which_weekday(run, today))
    found = match_shape(found, f"(?<={_COUNT}[SB])W", lambda run: _read_bare(run, today))
    found = match_shape(found, f"{_COUNT}[SBL]G|G[+S]{_COUNT}", shift_other)
    found = match_shape(found, f"{_COUNT}[SL]T|T[SL]{_COUNT}", shift_anchor)
    found = match_shape(found, "n[o-]n[Uyd]A", lambda run: ("H", _read_spans_ago(run, here)))
    found = match_shape(found, f"(?<!F)P?{_COUNT}A|P{_COUNT}", lambda run: shift(run, -1, here))
    found = match_shape(found, f"F?{_COUNT}L|[FL]{_COUNT}", lambda run: shift(run, 1, here))
    if not any(token.kind in "GH" for token in found):
        found = match_shape(found, "W", lambda run: _read_bare(run, today))
    if not any(token.kind in "GH" for token in found):
        found = match_shape(
            found, _COUNT, lambda run: ("J", (*shift(run, -1, here)[1], *shift(run, 1, here)[1]))
        )
    return found


def _read_bare(run: Sequence[Token], today: date) -> Term:
    return "G", read_weekday(run[0].value, today)


def _resolve_word(token: Token, today: date) -> Token:
    """A "yesterday" as the days it may be."""
    if token.kind != "R":
        return token
    return replace(token, kind="G", value=tuple(_shift_day(today, n, "day") for n in token.value))
