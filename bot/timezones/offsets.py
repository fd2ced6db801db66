"""Which zones show the time a person reads on a clock, and which of them go on agreeing."""

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, time, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from bot.timezones.place_names import Zones
from flows.model.errors import Misread
from flows.reading.clocks import times
from flows.reading.texts import folded

SLACK = 20.0
"""Minutes by which a clock, or the memory of one, may be off."""

_CLOSER = 5.0
_WEEK = timedelta(days=7)
_WEEKS = 53
_MINUTE = timedelta(minutes=1)
_DAY = 24 * 60
_NOON = 12
_ZERO = re.compile(r"(?:utc|gmt)(?: ?[+-]?0)?|z")
_OFFSET = re.compile(
    r"(?:\b(?:utc|gmt) ?|^(?=[+-] ?[\d:]{1,5}$))([+-]) ?(\d\d?)(?::?([0-5]\d))?(?!\d)"
)
_HALF = re.compile(r"\d ?[ap]\.?m\b|\b(?:noon|midday)\b")

Rules = tuple[timedelta, tuple[tuple[datetime, timedelta], ...]]
"""An offset from UTC, and the offsets that follow it from the instants beside them."""

_info = cache(ZoneInfo)  # zoneinfo itself keeps only a few, and reads the others each time


def local(zone: str, at: datetime) -> datetime:
    """The instant on the zone's clocks."""
    return at.astimezone(_info(zone))


def offset(zone: str, at: datetime) -> timedelta:
    """How far the zone's clocks are from UTC at an instant; east is positive."""
    return local(zone, at).utcoffset() or timedelta()


def rules(zone: str, now: datetime) -> Rules:
    """What the zone's clocks do from now on for a year: equal for zones that agree so long."""
    weeks = [(at, offset(zone, at)) for at in (now + n * _WEEK for n in range(_WEEKS + 1))]
    changes = tuple(
        (_change(zone, early, late), after)
        for (early, before), (late, after) in pairwise(weeks)
        if before != after
    )
    return weeks[0][1], changes


def told(line: str, zones: Zones, now: datetime) -> Zones | None:
    """Those of the zones that go by the time or the offset in a flat line; None: it says none.

    "14:30" and "2:30 pm" are the time now, give or take `SLACK`; "UTC+3" is meant exactly. A time
    that could be morning or afternoon is taken as either.
    """
    said = folded(line)
    if (east := _east(said)) is not None:
        return tuple(zone for zone in zones if offset(zone, now) == east)
    if not (clocks := _clocks(said)):
        return None
    off = {zone: _off(local(zone, now).time(), clocks) for zone in zones}
    # All that are about as near as the nearest one, for no clock is exact.
    most = min(SLACK, min(off.values(), default=SLACK) + _CLOSER)
    return tuple(zone for zone in zones if off[zone] <= most)


def _change(zone: str, early: datetime, late: datetime) -> datetime:
    """When between two instants the offset changes, to the minute."""
    before = offset(zone, early)
    while late - early > _MINUTE:
        middle = early + (late - early) / 2
        early, late = (middle, late) if offset(zone, middle) == before else (early, middle)
    return late


def _east(said: str) -> timedelta | None:
    if _ZERO.fullmatch(said):
        return timedelta()
    if not (found := _OFFSET.search(said)):
        return None
    size = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return size if found[1] == "+" else -size


def _clocks(said: str) -> tuple[float, ...]:
    """The one time of day that is said, in minutes; twice when its half of the day is open."""
    found: tuple[time, ...] = ()
    with suppress(Misread):
        found = times(said)
    if len(found) != 1:
        return ()
    minutes = _minutes(found[0])
    if _HALF.search(said) or not 1 <= found[0].hour <= _NOON:
        return (minutes,)
    return minutes, (minutes + _DAY / 2) % _DAY


def _off(shown: time, clocks: Iterable[float]) -> float:
    """By how many minutes a clock differs from the nearest of the times, around midnight too."""
    minutes = _minutes(shown)
    return min(min((minutes - said) % _DAY, (said - minutes) % _DAY) for said in clocks)


def _minutes(clock: time) -> float:
    return clock.hour * 60 + clock.minute + clock.second / 60
