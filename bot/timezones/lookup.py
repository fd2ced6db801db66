"""The buyer's own time zone: found from what they type or where they are, and shown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from math import cos, radians, sin

from bot.timezones import place_names
from bot.timezones.aliases import EVERYDAY, LARGEST, MAIN, NATIVE, WORDS
from bot.timezones.offsets import local, rules, told
from bot.timezones.place_names import Zones
from flows.model.errors import Misread
from flows.reading.digits import flat

MOST = 8
"""Choices that are offered at once."""

_LONGEST_NAME = 6  # words
_READ = 40  # words; whoever writes more does not just name a place
_RANK: Mapping[str, int] = {zone: rank for rank, zone in enumerate(LARGEST)}


@dataclass(frozen=True, slots=True)
class Zone:
    """One zone, by its IANA name."""

    name: str


@dataclass(frozen=True, slots=True)
class Choices:
    """Zones whose clocks differ now or within a year, each with its city; the largest first."""

    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nothing that names a place or a time."""


Found = Zone | Choices | Unknown


def find(text: str, now: datetime, language: str) -> Found:
    """The zone meant by a country, a city, an id, the time on a clock or an offset from UTC.

    Several can stand together: "Brazil, 14:30" leaves the Brazilian zones where it is 14:30. `now`
    is aware; cities are called as in `language`, and names are read in it and the main ones.
    """
    try:
        line = flat(text)
    except Misread:
        return Unknown()
    named = _named(line, str(place_names.locale(language)))
    return _found(told(line, named or _everywhere(), now) or named, now, language)


def nearest(latitude: float, longitude: float) -> str:
    """The zone whose main city is nearest, of a place in degrees.

    Only a guess: near borders it is often the neighbour's zone (Mumbai is nearer to Karachi than
    to Kolkata), so the buyer is asked whether the clock is right.
    """
    return max(place_names.points(), key=lambda point: _nearness(point, latitude, longitude)).zone


def local_now(zone: str, now: datetime) -> datetime:
    """The instant on the zone's clocks."""
    return local(zone, now)


def label(zone: str, now: datetime, language: str) -> str:
    """The zone as one can check it: "Kathmandu, 14:45 now"."""
    return f"{place_names.city(zone, language)}, {local_now(zone, now):%H:%M} now"


def _named(line: str, language: str) -> Zones:
    """The zones of the places in a flat line: of all that it names, those that agree."""
    if zone := place_names.ids().get(line.lower().replace(" ", "_")):
        return (zone,)
    code = line.upper()
    if code in place_names.codes() and (line == code or line.lower() not in WORDS):
        return place_names.codes()[code]
    words = place_names.key(line).split()[:_READ]
    usual = (place_names.names((language,)), place_names.names(MAIN), place_names.basic())
    return _agreeing(_places(words, usual) or _places(words, (place_names.names(NATIVE),)))


def _places(words: Sequence[str], tables: Iterable[Mapping[str, Zones]]) -> list[Zones]:
    """The places named one after another, the longest names first: Port of Spain is not Spain."""
    found: list[Zones] = []
    at = 0
    while at < len(words):
        size, zones = _place(words[at : at + _LONGEST_NAME], tables, alone=len(words) == 1)
        at += size
        if zones:
            found.append(zones)
    return found


def _place(
    words: Sequence[str], tables: Iterable[Mapping[str, Zones]], *, alone: bool
) -> tuple[int, Zones]:
    """The longest name the words begin with: how many words it has, and its zones."""
    for size in range(len(words), 0, -1):
        name = " ".join(words[:size])
        if name in EVERYDAY and not alone:
            continue
        for table in tables:
            if name in table:
                return size, table[name]
    return 1, ()


def _agreeing(places: Sequence[Zones]) -> Zones:
    """A city narrows its country down; of places that exclude each other the last one counts."""
    agreed: Zones = places[-1] if places else ()
    for zones in reversed(places):
        agreed = tuple(zone for zone in agreed if zone in zones) or agreed
    return agreed


def _found(zones: Zones, now: datetime, language: str) -> Found:
    """One zone for all that go by the same clock for a year; a choice when there are several."""
    first: dict[object, str] = {}
    for zone in sorted(zones, key=lambda zone: _RANK.get(zone, len(_RANK))):
        first.setdefault(rules(zone, now), zone)
    match [*first.values()][:MOST]:
        case []:
            return Unknown()
        case [zone]:
            return Zone(zone)
        case several:
            return Choices(tuple((zone, place_names.city(zone, language)) for zone in several))


@cache
def _everywhere() -> Zones:
    return tuple(point.zone for point in place_names.points() if point.country != "AQ")


def _nearness(point: place_names.Point, latitude: float, longitude: float) -> float:
    """The cosine of the angle between the two places, seen from the middle of the earth."""
    north, other = radians(latitude), radians(point.latitude)
    apart = cos(radians(longitude - point.longitude))
    return sin(north) * sin(other) + cos(north) * cos(other) * apart
