"""Which time zones a name can mean: countries, cities and ids, in the languages people type.

Everything is read from packages: the zone tables of tzdata (public domain) and the names of
countries and cities of the CLDR in Babel. A table is read when it is first asked for, and kept.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from bot.timezones.aliases import COUNTRY_ALIASES
from flows.reading.texts import fold_text

Zones = tuple[str, ...]
"""Names of zones of zone.tab, in its order."""

_MARKS = re.compile(r"[\s!\"#$%()*+,\-./:;<=>?@\[\\\]^_{|}~–—،、。，；！？·«»“”„]+")
_APOSTROPHES = re.compile("['`‘’ʻʼ´]")
_SAINT = re.compile(r"\bsaint\b")
_PLACE = re.compile(r"([+-])(\d\d)(\d\d)(\d\d)?([+-])(\d{3})(\d\d)(\d\d)?")


@dataclass(frozen=True, slots=True)
class ZonePoint:
    """A row of zone.tab: a zone, its country's code, and where its main city lies, in degrees."""

    zone: str
    country: str
    latitude: float
    longitude: float


def normalize_name(name: str) -> str:
    """Return a name as it is looked up: lower case without accents and marks, single blanks."""
    bare = _APOSTROPHES.sub("", fold_text(name).replace("&", " and "))
    return _SAINT.sub("st", _MARKS.sub(" ", bare).strip())


def parse_locale(language: str) -> Locale:
    """Return the locale of a language as Telegram writes it ("pt-br"); English for what is none."""
    try:
        return Locale.parse(language.replace("-", "_"))
    except (ValueError, TypeError, UnknownLocaleError):
        return Locale("en")


@cache
def load_points() -> tuple[ZonePoint, ...]:
    """Return every zone of every country, in the order of zone.tab."""
    return tuple(
        ZonePoint(zone, country, *_parse_degrees(place))
        for country, place, zone, *_ in _read_table("zone.tab")
    )


@cache
def load_countries() -> dict[str, Zones]:
    """Return the zones of each country, by its code of two letters."""
    found: dict[str, Zones] = {}
    for point in load_points():
        found[point.country] = (*found.get(point.country, ()), point.zone)
    return found


@cache
def load_codes() -> Mapping[str, Zones]:
    """Return the zones of each country, by all its codes: "DE", "DEU", "GB", "UK"."""
    aliases: Mapping[str, list[str]] = get_global("territory_aliases")
    others = {code: now[0] for code, now in aliases.items() if code.isalpha() and len(now) == 1}
    found = {code: load_countries()[now] for code, now in others.items() if now in load_countries()}
    return found | load_countries()


@cache
def load_zone_ids() -> Mapping[str, str]:
    """Return the zones by id in lower case; older ids such as "asia/calcutta" come first."""
    zones = {point.zone for point in load_points()}
    links = (line.split()[1:] for line in _read_lines("tzdata.zi") if line.startswith("L "))
    # tzdata links some old ids to another country's zone; the CLDR knows what they became.
    became = {link: zone for zone, link in links} | dict(get_global("zone_aliases"))
    older = {link.lower(): zone for link, zone in became.items() if zone in zones and "/" in link}
    return older | {zone.lower(): zone for zone in zones}


@cache
def load_cities(of: Locale) -> Mapping[str, str]:
    """Return the name of each zone's city in a language, where it is not that of the id."""
    named = ((load_zone_ids().get(name.lower()), info) for name, info in of.time_zones.items())
    return {zone: info["city"] for zone, info in named if zone and "city" in info}


def find_city(zone: str, language: str) -> str:
    """Return the zone's main city, as speakers of the language call it where that is known."""
    return load_cities(parse_locale(language)).get(zone) or zone.rpartition("/")[2].replace(
        "_", " "
    )


@cache
def load_names(languages: tuple[str, ...]) -> Mapping[str, Zones]:
    """Return the zones by the `normalize_name` of every country and city in these languages.

    Countries win over cities, and an earlier language over a later one.
    """
    locales = [parse_locale(language) for language in reversed(languages)]
    towns = {
        normalize_name(town): (zone,) for one in locales for zone, town in load_cities(one).items()
    }
    lands = ((code, name) for one in locales for code, name in one.territories.items())
    return towns | _map_lands(lands)


@cache
def load_basic_names() -> Mapping[str, Zones]:
    """Return the zones by the `normalize_name` of their names in the zone tables and aliases."""
    areas = {point.zone.partition("/")[0].lower() for point in load_points()}
    towns = {
        normalize_name(name.rpartition("/")[2]): (zone,)
        for name, zone in load_zone_ids().items()
        if name.partition("/")[0] in areas
    }
    lands = [(code, name.partition(" (")[0]) for code, name in _read_table("iso3166.tab")]
    return towns | _map_lands([*lands, *((code, name) for name, code in COUNTRY_ALIASES.items())])


def _map_lands(lands: Iterable[tuple[str, str]]) -> dict[str, Zones]:
    return {
        normalize_name(name): load_countries()[code]
        for code, name in lands
        if code in load_countries()
    }


def _read_lines(name: str) -> list[str]:
    return (files("tzdata") / "zoneinfo" / name).read_text(encoding="utf-8").splitlines()


def _read_table(name: str) -> list[list[str]]:
    return [line.split("\t") for line in _read_lines(name) if not line.startswith("#")]


def _parse_degrees(place: str) -> tuple[float, float]:
    """Return a place of ISO 6709, such as "+2743+08519" or "-154740-0475545", in degrees."""
    found = _PLACE.fullmatch(place)
    if not found:
        raise ValueError(f"no place: {place}")
    sign = [float(part + "1") for part in found.group(1, 5)]
    size = [
        int(degrees) + int(minutes) / 60 + int(seconds or 0) / 3600
        for degrees, minutes, seconds in (found.group(2, 3, 4), found.group(6, 7, 8))
    ]
    return sign[0] * size[0], sign[1] * size[1]
