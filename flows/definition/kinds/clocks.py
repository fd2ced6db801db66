"""The clock a typed due time is on: Beijing's, the buyer's own, or one that is not named (R2)."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta, timezone, tzinfo
from typing import NamedTuple

from flows.definition.kinds.base import StepContext
from flows.model.errors import MisreadError
from flows.reading.wall_times import read_wall_time

BEIJING = timezone(timedelta(hours=8))
"""China has one zone, and no summer time."""

CLOCK_WORDS: Mapping[str, str] = {
    "beijing": "Beijing time",
    "own": "my time",
    "unnamed": "zone not named",
}
"""What the choices end in, after "YYYY-MM-DD HH:MM", by the clock."""

PASSED = ("moment_passed", "day_too_early")
_IN_BEIJING = (
    r"\(?\b(?:in )?(?:beijing|china|chinese|shanghai)(?: standard)?(?: time)?\b\)?|北京时间"
)
_OWN = r"\(?\b(?:in )?(?:my(?: own)?|our|local)(?: local)? time\b\)?"
_UNNAMED = r"\(?\bzone not named\b\)?"
_OFFSET = r"\(?\b(?:utc|gmt)(?: ?([+\u2212-]) ?(\d{1,2})(?::?(\d\d))?\b)?\)?"
_MAX_OFFSET = timedelta(hours=14)


def read_due_time(text: str, asking: StepContext) -> datetime:
    """Return the instant meant, in UTC; raise MisreadError where the clock matters and is unknown.

    How long there is left ("in 48 hours") is the same on every clock. Of a page that names no
    zone the earlier reading is taken: for most buyers that of Beijing.
    """
    own = asking.now.tzinfo or UTC
    rest, zones = _split_zones(text, own)
    if len(zones) == 1:
        return _read_on(rest, asking, zones[0])
    readings = _list_readings(rest, asking, zones or (own, BEIJING))
    if zones or len(set(readings)) == 1:
        return min(readings)
    wall = f"{readings[0].astimezone(own):%Y-%m-%d %H:%M}"
    raise MisreadError(
        "which_clock",
        choices=tuple(f"{wall} {words}" for words in CLOCK_WORDS.values()),
    )


class ClockChoice(NamedTuple):
    """A time of day on a clock that is offered: its name in CLOCK_WORDS."""

    name: str
    time: str


def find_clock(choice: str) -> ClockChoice | None:
    """Return the clock of a choice that was offered, None of any other text."""
    for name, words in CLOCK_WORDS.items():
        if choice.endswith(f" {words}"):
            return ClockChoice(name, choice.removesuffix(f" {words}")[-len("HH:MM") :])
    return None


def _split_zones(text: str, own: tzinfo) -> tuple[str, tuple[tzinfo, ...]]:
    """Return the text without the zone it names, and the zones it can mean; none where unsaid."""
    named = ((_IN_BEIJING, (BEIJING,)), (_OWN, (own,)), (_UNNAMED, (BEIJING, own)))
    for pattern, zones in named:
        if found := re.search(pattern, text, re.IGNORECASE):
            return _cut(text, found), zones
    found = re.search(_OFFSET, text, re.IGNORECASE)
    away = found and timedelta(hours=int(found[2] or 0), minutes=int(found[3] or 0))
    if not found or away is None or away > _MAX_OFFSET:
        return text, ()
    return _cut(text, found), (timezone(away if found[1] in (None, "+") else -away),)


def _cut(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}".strip(" ,;")


def _list_readings(
    text: str, asking: StepContext, zones: tuple[tzinfo, ...]
) -> tuple[datetime, ...]:
    """Return the instants still to come; what is over on one clock may be to come on another."""
    found, misreads = list[datetime](), list[MisreadError]()
    for zone in zones:
        try:
            found.append(_read_on(text, asking, zone))
        except MisreadError as misread:
            misreads.append(misread)
    if not found or any(misread.slot not in PASSED for misread in misreads):
        raise misreads[0]
    return tuple(found)


def _read_on(text: str, asking: StepContext, zone: tzinfo) -> datetime:
    """Return the instant at which a clock of the zone shows what is typed, in UTC."""
    moment = read_wall_time(text, now_local=asking.now.astimezone(zone))
    wall = time(moment.hour, moment.minute, tzinfo=zone)
    return datetime.combine(moment.on, wall).astimezone(UTC)


MISREADS = {
    "which_clock": "Which clock is that? Look at the page: does it name a time zone? If it does "
    "not say, I'll count the earlier of Beijing time and yours.",
}
