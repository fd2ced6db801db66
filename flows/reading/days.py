"""A calendar day in any usual spelling; what can be two days is asked about, never guessed."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType

from flows.model.errors import MisreadError
from flows.reading.cardinals import replace_cardinals
from flows.reading.digits import flatten_text
from flows.reading.lexicon.day_terms import scan_days
from flows.reading.relative_days import Readings, resolve_days
from flows.reading.scanning import Token, normalize_line, quote_tokens
from flows.reading.times_of_day import remove_times
from flows.reading.written_dates import Mention, date_mentions, find_dates, find_written

MISREADS: Mapping[str, str] = {
    "no_day": "I found no date there. Please type it like 12 March 2026, or like "
    "yesterday or 3 days ago.",
    "which_day": "That can be more than one day. Which one is it?",
    "no_such_day": "That day is not in the calendar. Please check it.",
    "day_too_early": "That is {day}; it should be {earliest} or later. Please check the date.",
    "day_too_late": "That is {day}; it should be {latest} or earlier. Please check the date.",
    "day_unsure": "I read {day} there, but I am not sure about “{unread}”. If that is the day, tap "
    "it. If not, please type only the day, like 12 March 2026.",
    "day_unread": "I am not sure which day that is: I do not understand “{unread}” there. Please "
    "type only the day, like 12 March 2026.",
    "weekday_differs": "{day} is another day of the week than you wrote. Which day is it?",
}

NO_ANCHORS: Mapping[str, date] = MappingProxyType({})
_FRACTION = r"\d{0,3} ?[\u00bc-\u00be\u2044\u2150-\u215e]"
_HARMLESS = ".-'`aT"
_ONLY_FILLS = frozenset({"in", "en", "em", "om", "na"})
_NO_CHOICE = frozenset("qnNecSBUALydmtgRPJ/+%&")
"""Kinds that move a day: where one of them is left over, the day that was read is not meant."""


@dataclass(frozen=True, slots=True)
class _Bounds:
    earliest: date
    latest: date

    def pick_likeliest(self, days: Iterable[date]) -> tuple[date, ...]:
        """The first day that can be, or nothing."""
        return tuple(day for day in days if self.earliest <= day <= self.latest)[:1]

    def build_misread(self, day: date) -> MisreadError:
        if day < self.earliest:
            return MisreadError("day_too_early", {"earliest": self.earliest, "day": day})
        return MisreadError("day_too_late", {"latest": self.latest, "day": day})


@dataclass(frozen=True, slots=True)
class _Understood:
    """What a line says: the days named, each with its readings, and what was not understood."""

    days: tuple[Token, ...]
    weekdays: frozenset[int]
    unread: tuple[Token, ...]

    @property
    def is_open(self) -> bool:
        """Whether a day must be asked about, even if only one can be."""
        return any(token.kind in "HJ" for token in self.days)


def _format_iso(days: Iterable[date]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(day.isoformat() for day in days))[:4]


def _resolve_mention(token: Token, today: date, bounds: _Bounds) -> Token:
    """A written date as the days it may be; open where a missing year leaves it so."""
    if token.kind not in "DZO":
        return token
    readings: Readings = ()
    is_open = token.kind == "O"
    for one in token.value:
        days = one.list_days(today)
        fitting = [day for day in days if bounds.pick_likeliest((day,))]
        other = fitting[1] if len(fitting) > 1 else None
        if fitting and one.is_vague(fitting[0], other, today):
            is_open = True
            near = [day for day in fitting[:2] if abs(day - today) <= timedelta(days=366)]
            readings += tuple((day,) for day in near or fitting[:1])
        else:
            readings += (tuple(days),)
    return replace(token, kind="H" if is_open else "G", value=readings)


def _understand(
    line: str, today: date, bounds: _Bounds, anchors: Mapping[str, date]
) -> tuple[_Understood, list[Mention]]:
    written = date_mentions(find_written(scan_days(line)), today)
    mentions = [token.value for token in written if token.kind in "DZO"]
    tokens = resolve_days(
        [_resolve_mention(token, today, bounds) for token in written], today, anchors
    )
    days = tuple(token for token in tokens if token.kind in "GHJ")
    weekdays = frozenset(token.value for token in tokens if token.kind == "W")
    rest = [token for token in tokens if token.kind not in "GHJW" + _HARMLESS]
    unread = tuple(token for token in rest if token.text not in _ONLY_FILLS)
    # Numbers with a mark and no year beside words we do not know are "2.5 kg", and no date.
    weak = all(token.kind == "Z" for token in written if token.kind in "DZO")
    if unread and mentions and weak and not any(token.kind in "RW" for token in written):
        return _Understood((), weekdays, unread), mentions
    return _Understood(days, weekdays, unread), mentions


def _list_fitting(token: Token, bounds: _Bounds, weekdays: frozenset[int]) -> list[date]:
    """The likeliest day of each reading; of several only those on the weekday that is named."""
    fitting = [day for one in token.value for day in bounds.pick_likeliest(one)]
    named = [day for day in fitting if day.weekday() in weekdays]
    return list(dict.fromkeys(named or fitting))


def _list_days(seen: _Understood, bounds: _Bounds) -> tuple[list[date], bool]:
    """The days that can be meant, and whether all that are named agree on them."""
    each = [_list_fitting(token, bounds, seen.weekdays) for token in seen.days]
    shared = [day for day in each[0] if all(day in other for other in each[1:])]
    if shared or not any(each):
        return shared, True
    return list(dict.fromkeys(day for days in each for day in days)), False


def _check_whole(line: str, seen: _Understood, fitting: Sequence[date]) -> None:
    """Ask about a day that was read from a part of the line only."""
    if not seen.unread:
        return
    if len(fitting) > 1 and all(token.kind == "o" for token in seen.unread):
        return  # "12 March or 15 April": which of them is asked
    unread = quote_tokens(line, seen.unread)[:60]
    if not fitting or any(token.kind in _NO_CHOICE for token in seen.unread):
        raise MisreadError("day_unread", {"unread": unread})
    raise MisreadError("day_unsure", {"day": fitting[0], "unread": unread}, _format_iso(fitting))


def _check_weekday(weekdays: frozenset[int], day: date, bounds: _Bounds) -> None:
    """Ask where the weekday that was written is not that of the day."""
    if not weekdays or weekdays == {day.weekday()}:
        return
    near = [day, *(day + timedelta(days=n) for n in (-1, 1, -2, 2, -3, 3))]
    choices = [one for one in near if one is day or one.weekday() in weekdays]
    fitting = [one for one in choices if bounds.pick_likeliest((one,))]
    raise MisreadError("weekday_differs", {"day": day}, _format_iso(fitting))


def _refuse_calendar(mentions: Sequence[Mention], today: date, bounds: _Bounds) -> MisreadError:
    swapped = [day for one in mentions for day in one[0].swap_day_month().list_days(today)[:1]]
    likely = [day for day in swapped if bounds.pick_likeliest((day,))]
    return MisreadError("no_such_day", choices=_format_iso(likely))


def read_day(
    text: str,
    *,
    today: date,
    earliest: date | None,
    latest: date | None,
    anchors: Mapping[str, date] = NO_ANCHORS,
) -> date:
    """One day within the bounds (both included); a time of day beside it is ignored.

    A day without a year is the one nearest to `today` that the bounds allow. `anchors` are days
    with a name, "payment", from which others are counted. Choices are ISO days.
    """
    if found := re.search(_FRACTION, flatten_text(text)):  # "1½ months"
        raise MisreadError("day_unread", {"unread": found[0]})
    line = replace_cardinals(remove_times(normalize_line(text)))
    bounds = _Bounds(earliest or date.min, latest or date.max)
    seen, mentions = _understand(line, today, bounds, anchors)
    if not seen.days:
        raise MisreadError("no_day")
    if not any(any(token.value) for token in seen.days):
        raise _refuse_calendar(mentions, today, bounds)
    fitting, agreed = _list_days(seen, bounds)
    _check_whole(line, seen, fitting)
    if not fitting:
        raise bounds.build_misread(next(day for day in _list_all(seen.days)))
    if len(fitting) > 1 or seen.is_open or not agreed:
        raise MisreadError("which_day", choices=_format_iso(fitting))
    _check_weekday(seen.weekdays, fitting[0], bounds)
    return fitting[0]


def _list_all(days: Iterable[Token]) -> Iterable[date]:
    return (day for token in days for one in token.value for day in one)


__all__ = ["MISREADS", "find_dates", "read_day"]
