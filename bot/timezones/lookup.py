"""The buyer's own time zone: found from what they type or where they are, and shown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from math import cos, radians, sin

from bot.timezones import place_names
from bot.timezones.aliases import (
    LARGEST_ZONES,
    MAIN_LANGUAGES,
    OTHER_LANGUAGES,
    WORD_CITIES,
    WORD_CODES,
)
from bot.timezones.cities import CITIES
from bot.timezones.offsets import filter_zones, find_rules, localize
from bot.timezones.place_names import Zones
from flows.model.errors import MisreadError
from flows.reading.digits import flatten_text

MAX_CHOICES = 8
"""Choices that are offered at once."""

_MAX_NAME_WORDS = 6
_MAX_WORDS = 40  # whoever writes more does not just name a place
_RANK: Mapping[str, int] = {zone: rank for rank, zone in enumerate(LARGEST_ZONES)}


@dataclass(frozen=True, slots=True)
class FoundZone:
    """One zone, by its IANA name."""

    name: str


@dataclass(frozen=True, slots=True)
class ZoneChoices:
    """Zones whose clocks differ now or within a year, each with its city; the largest first."""

    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class UnknownPlace:
    """Nothing that names a place or a time."""


LookupResult = FoundZone | ZoneChoices | UnknownPlace


def find_zones(text: str, now: datetime, language: str) -> LookupResult:
    """Return the zones meant by a country, city, id, the time on a clock, or an offset from UTC.

    Several can stand together: "Brazil, 14:30" leaves the Brazilian zones where it is 14:30. `now`
    is aware; cities are called as in `language`, and names are read in it and the main ones.
    """
    try:
        line = flatten_text(text)
    except MisreadError:
        return UnknownPlace()
    named = _find_named(line, str(place_names.parse_locale(language)))
    return _choose_zones(filter_zones(line, named or _list_zones(), now) or named, now, language)


def find_nearest(latitude: float, longitude: float) -> str:
    """Return the zone whose main city is nearest to a place in degrees.

    Only a guess: near borders it is often the neighbour's zone (Mumbai is nearer to Karachi than
    to Kolkata), so the buyer is asked whether the clock is right.
    """
    return max(
        place_names.load_points(), key=lambda point: _compute_nearness(point, latitude, longitude)
    ).zone


def localize_now(zone: str, now: datetime) -> datetime:
    """Return the instant on the zone's clocks."""
    return localize(zone, now)


def format_zone(zone: str, now: datetime, language: str) -> str:
    """Return the zone as one can check it: "Kathmandu, 14:45 now"."""
    return f"{place_names.find_city(zone, language)}, {localize_now(zone, now):%H:%M} now"


def _find_named(line: str, language: str) -> Zones:
    """Return the zones of the places in a flat line: of all that it names, those that agree."""
    if zone := place_names.load_zone_ids().get(line.lower().replace(" ", "_")):
        return (zone,)
    code = line.upper()
    if place_names.normalize_name(line) in CITIES:  # "LA" is a city before it is Laos
        return CITIES[place_names.normalize_name(line)]
    if code in place_names.load_codes() and (line == code or line.lower() not in WORD_CODES):
        return place_names.load_codes()[code]
    words = place_names.normalize_name(line).split()[:_MAX_WORDS]
    usual = (
        CITIES,
        place_names.load_names((language,)),
        place_names.load_names(MAIN_LANGUAGES),
        place_names.load_basic_names(),
    )
    return _intersect_places(
        _find_places(words, usual)
        or _find_places(words, (place_names.load_names(OTHER_LANGUAGES),))
    )


def _find_places(words: Sequence[str], tables: Iterable[Mapping[str, Zones]]) -> list[Zones]:
    """Return the zones of each place named, longest names first: Port of Spain is not Spain."""
    found: list[Zones] = []
    at = 0
    while at < len(words):
        size, zones = _match_place(words[at : at + _MAX_NAME_WORDS], tables, alone=len(words) == 1)
        at += size
        if zones:
            found.append(zones)
    return found


def _match_place(
    words: Sequence[str], tables: Iterable[Mapping[str, Zones]], *, alone: bool
) -> tuple[int, Zones]:
    """Return the longest name the words begin with: how many words it has, and its zones."""
    for size in range(len(words), 0, -1):
        name = " ".join(words[:size])
        if name in WORD_CITIES and not alone:
            continue
        for table in tables:
            if name in table:
                return size, table[name]
    return 1, ()


def _intersect_places(places: Sequence[Zones]) -> Zones:
    """Return the zones that all places share; of places that exclude each other the last counts."""
    agreed: Zones = places[-1] if places else ()
    for zones in reversed(places):
        agreed = tuple(zone for zone in agreed if zone in zones) or agreed
    return agreed


def _choose_zones(zones: Zones, now: datetime, language: str) -> LookupResult:
    """Return one zone for all that go by the same clock for a year, or the choice of several."""
    first: dict[object, str] = {}
    for zone in sorted(zones, key=lambda zone: _RANK.get(zone, len(_RANK))):
        first.setdefault(find_rules(zone, now), zone)
    match [*first.values()][:MAX_CHOICES]:
        case []:
            return UnknownPlace()
        case [zone]:
            return FoundZone(zone)
        case several:
            return ZoneChoices(
                tuple((zone, place_names.find_city(zone, language)) for zone in several)
            )


@cache
def _list_zones() -> Zones:
    return tuple(point.zone for point in place_names.load_points() if point.country != "AQ")


def _compute_nearness(point: place_names.ZonePoint, latitude: float, longitude: float) -> float:
    """Return the cosine of the angle between two places, seen from the middle of the earth."""
    north, other = radians(latitude), radians(point.latitude)
    apart = cos(radians(longitude - point.longitude))
    return sin(north) * sin(other) + cos(north) * cos(other) * apart
