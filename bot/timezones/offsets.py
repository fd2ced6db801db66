"""Which zones show the time a person reads on a clock, and which of them go on agreeing."""

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, time, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from bot.timezones.place_names import Zones
from flows.model.errors import MisreadError
from flows.reading.texts import fold_text
from flows.reading.times_of_day import find_times

CLOCK_TOLERANCE = 20.0
"""Minutes by which a clock, or the memory of one, may be off."""

_CLOSE_MINUTES = 5.0
_WEEK = timedelta(days=7)
_WEEKS = 53
_MINUTE = timedelta(minutes=1)
_DAY_MINUTES = 24 * 60
_NOON = 12
_ZERO = re.compile(r"(?:utc|gmt)(?: ?[+-]?0)?|z")
_OFFSET = re.compile(
    r"(?:\b(?:utc|gmt) ?|^(?=[+-] ?[\d:]{1,5}$))([+-]) ?(\d\d?)(?::?([0-5]\d))?(?!\d)"
)
_HALF_DAY = re.compile(r"\d ?[ap]\.?m\b|\b(?:noon|midday)\b")

_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.([0-5]\d)(?![\d.])")

OffsetRules = tuple[timedelta, tuple[tuple[datetime, timedelta], ...]]
"""An offset from UTC, and the offsets that follow it from the instants beside them."""

_load_zone = cache(ZoneInfo)  # zoneinfo itself keeps only a few, and reads the others each time


def localize(zone: str, at: datetime) -> datetime:
    """Return the instant on the zone's clocks."""
    return at.astimezone(_load_zone(zone))


def find_offset(zone: str, at: datetime) -> timedelta:
    """Return how far the zone's clocks are from UTC at an instant; east is positive."""
    return localize(zone, at).utcoffset() or timedelta()


def find_rules(zone: str, now: datetime) -> OffsetRules:
    """Return what the zone's clocks do for a year from now: equal for zones that agree so long."""
    weeks = [(at, find_offset(zone, at)) for at in (now + n * _WEEK for n in range(_WEEKS + 1))]
    changes = tuple(
        (_find_change(zone, early, late), after)
        for (early, before), (late, after) in pairwise(weeks)
        if before != after
    )
    return weeks[0][1], changes


def filter_zones(line: str, zones: Zones, now: datetime) -> Zones | None:
    """Return the zones that go by the time or the offset in a flat line; None when it has none.

    "14:30" and "2:30 pm" are the time now, give or take `CLOCK_TOLERANCE`; "UTC+3" is meant
    exactly. A time that could be morning or afternoon is taken as either.
    """
    text = fold_text(line)
    if (east := _parse_offset(text)) is not None:
        return tuple(zone for zone in zones if find_offset(zone, now) == east)
    if not (clocks := _parse_clocks(text)):
        return None
    off = {zone: _measure_error(localize(zone, now).time(), clocks) for zone in zones}
    # All that are about as near as the nearest one, for no clock is exact.
    most = min(CLOCK_TOLERANCE, min(off.values(), default=CLOCK_TOLERANCE) + _CLOSE_MINUTES)
    return tuple(zone for zone in zones if off[zone] <= most)


def _find_change(zone: str, early: datetime, late: datetime) -> datetime:
    """Return when between two instants the offset changes, to the minute."""
    before = find_offset(zone, early)
    while late - early > _MINUTE:
        middle = early + (late - early) / 2
        early, late = (middle, late) if find_offset(zone, middle) == before else (early, middle)
    return late


def _parse_offset(text: str) -> timedelta | None:
    if _ZERO.fullmatch(text):
        return timedelta()
    if not (found := _OFFSET.search(text)):
        return None
    size = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return size if found[1] == "+" else -size


def _parse_clocks(text: str) -> tuple[float, ...]:
    """Return the one time of day of a text, in minutes; two when its half of the day is open."""
    found: tuple[time, ...] = ()
    with suppress(MisreadError):
        found = find_times(text) or find_times(_DOTTED.sub(r"\1:\2", text))
    if len(found) != 1:
        return ()
    minutes = _count_minutes(found[0])
    if _HALF_DAY.search(text) or not 1 <= found[0].hour <= _NOON:
        return (minutes,)
    return minutes, (minutes + _DAY_MINUTES / 2) % _DAY_MINUTES


def _measure_error(shown: time, clocks: Iterable[float]) -> float:
    """Return by how many minutes a clock differs from the nearest time, around midnight too."""
    minutes = _count_minutes(shown)
    return min(
        min((minutes - read) % _DAY_MINUTES, (read - minutes) % _DAY_MINUTES) for read in clocks
    )


def _count_minutes(clock: time) -> float:
    return clock.hour * 60 + clock.minute + clock.second / 60
