"""The buyer's zone: what they may answer, and what is made of it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.timezones.aliases import COUNTRY_ALIASES, LARGEST_ZONES, WORD_CITIES, WORD_CODES
from bot.timezones.lookup import (
    MAX_CHOICES,
    FoundZone,
    LookupResult,
    UnknownPlace,
    ZoneChoices,
    find_nearest,
    find_zones,
    format_zone,
)
from bot.timezones.offsets import find_rules
from bot.timezones.place_names import find_city, load_codes, load_countries, load_points

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
EVERY = [point.zone for point in load_points()]


def cities(found: LookupResult) -> list[str]:
    assert isinstance(found, ZoneChoices), found
    return [name for _, name in found.names]


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Germany", "Europe/Berlin"),
        ("  germany!", "Europe/Berlin"),
        ("I live in Germany", "Europe/Berlin"),
        ("Deutschland", "Europe/Berlin"),
        ("DEU", "Europe/Berlin"),
        ("Alemania", "Europe/Berlin"),
        ("Allemagne", "Europe/Berlin"),
        ("Германия", "Europe/Berlin"),
        ("ألمانيا", "Europe/Berlin"),
        ("जर्मनी", "Europe/Berlin"),
        ("德国", "Europe/Berlin"),
        ("IN", "Asia/Kolkata"),
        ("UK", "Europe/London"),
        ("uk", "Europe/London"),
        ("England", "Europe/London"),
        ("the netherlands", "Europe/Amsterdam"),
        ("Türkiye", "Europe/Istanbul"),
        ("turkey", "Europe/Istanbul"),
        ("Czech Republic", "Europe/Prague"),
        ("Côte d’Ivoire", "Africa/Abidjan"),
        ("Saint Lucia", "America/St_Lucia"),
        ("Trinidad and Tobago", "America/Port_of_Spain"),
        ("Hong Kong", "Asia/Hong_Kong"),
        ("Korea", "Asia/Seoul"),
        ("Polska", "Europe/Warsaw"),
        ("日本", "Asia/Tokyo"),
        ("ОАЭ", "Asia/Dubai"),
        ("السعودية", "Asia/Riyadh"),
        ("ไทย", "Asia/Bangkok"),
        ("Argentina", "America/Argentina/Buenos_Aires"),
    ],
)
def test_a_country_with_one_clock(typed: str, zone: str) -> None:
    assert find_zones(typed, NOW, "en") == FoundZone(zone)


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("New York", "America/New_York"),
        ("new york, USA", "America/New_York"),
        ("USA, New York", "America/New_York"),
        ("são paulo", "America/Sao_Paulo"),
        ("SAO PAULO", "America/Sao_Paulo"),
        ("kathmandu", "Asia/Kathmandu"),
        ("Lord Howe", "Australia/Lord_Howe"),
        ("Lord Howe Island", "Australia/Lord_Howe"),
        ("Port of Spain", "America/Port_of_Spain"),
        ("Mexico City", "America/Mexico_City"),
        ("Киев", "Europe/Kyiv"),
        ("Kiev", "Europe/Kyiv"),
        ("Calcutta", "Asia/Kolkata"),
        ("Mumbai, India", "Asia/Kolkata"),
        ("Asmara", "Africa/Asmara"),
        ("America/New_York", "America/New_York"),
        ("asia/calcutta", "Asia/Kolkata"),
        ("us/pacific", "America/Los_Angeles"),
        ("born in Brazil, living in Germany", "Europe/Berlin"),
        ("I wake up in Nepal", "Asia/Kathmandu"),
    ],
)
def test_a_city_or_an_id(typed: str, zone: str) -> None:
    assert find_zones(typed, NOW, "en") == FoundZone(zone)


@pytest.mark.parametrize("zone", EVERY)
def test_every_zone_is_found_by_its_id_and_by_its_city(zone: str) -> None:
    assert find_zones(zone, NOW, "en") == FoundZone(zone)
    assert find_zones(zone.rpartition("/")[2].replace("_", " "), NOW, "en") == FoundZone(zone)


@pytest.mark.parametrize("language", ["en", "ru", "zh-hans", "pt-br", "pl"])
def test_every_zone_is_found_by_the_city_that_is_shown(language: str) -> None:
    missed = []
    for zone in EVERY:
        found = find_zones(find_city(zone, language), NOW, language)
        if not isinstance(found, FoundZone) or find_rules(found.name, NOW) != find_rules(zone, NOW):
            missed.append((zone, find_city(zone, language), found))
    assert missed == []


@pytest.mark.parametrize("typed", ["USA", "us", "United States", "Estados Unidos", "США", "美国"])
def test_the_united_states_are_a_choice(typed: str) -> None:
    assert cities(find_zones(typed, NOW, "en")) == [
        "New York", "Chicago", "Los Angeles", "Denver", "Phoenix", "Anchorage", "Adak", "Honolulu",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("Brazil", ["São Paulo", "Manaus", "Rio Branco", "Fernando de Noronha"]),
        ("Australia", ["Sydney", "Brisbane", "Perth", "Adelaide", "Darwin", "Lord Howe Island"]),
        ("Russia", ["Moscow", "Yekaterinburg", "Novosibirsk", "Omsk", "Irkutsk", "Vladivostok"]),
        ("Spain", ["Madrid", "Canaries"]),
        ("Portugal", ["Lisbon", "Azores"]),
        ("Indonesia", ["Jakarta", "Makassar", "Jayapura"]),
        ("Chile", ["Santiago", "Punta Arenas", "Easter Island"]),
        ("London, Canada", ["Toronto", "Vancouver"]),
    ],
)
def test_a_country_with_several_clocks_is_a_choice(typed: str, offered: list[str]) -> None:
    assert cities(find_zones(typed, NOW, "en"))[: len(offered)] == offered


def test_choices_speak_the_buyers_language() -> None:
    assert cities(find_zones("Россия", NOW, "ru"))[:2] == ["Москва", "Екатеринбург"]
    assert cities(find_zones("Россия", NOW, "no such language"))[:2] == ["Moscow", "Yekaterinburg"]


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", "🙂", "?", "Germny", "Nepaal", "Untied Stats", "half past two", "no", "de", "in",
        "Springfield, XX", "yes", "25:00", "9:00-17:00", "UTC+99", "UTC+13:30", "11:30 am",
        "+1 555 123 4567", "16:00 UTC", "Etc/Nowhere", "wake me up", "x" * 20_000, "\ud800",
    ],
)  # fmt: skip
def test_what_names_nothing_is_unknown(typed: str) -> None:
    assert find_zones(typed, NOW, "en") == UnknownPlace()


_PIECES = st.sampled_from(["New", "York", "USA", "14:30", "pm", "UTC", "+3", "/", ",", "巴西", " "])


@given(
    st.text() | st.lists(_PIECES).map(" ".join),
    st.integers(0, 40_000).map(lambda sevenths: NOW + timedelta(days=sevenths / 7)),
    st.sampled_from(["en", "pt-br", "zh-hans"]) | st.text(max_size=8),
)
def test_whatever_is_typed_is_answered(text: str, now: datetime, language: str) -> None:
    found = find_zones(text, now, language)
    match found:
        case FoundZone(name):
            assert name in EVERY
        case ZoneChoices(names):
            assert 1 < len(names) <= MAX_CHOICES
            assert {zone for zone, _ in names} <= {*EVERY}
            assert len({find_rules(zone, now) for zone, _ in names}) == len(names)
        case UnknownPlace():
            pass


def test_a_zone_is_shown_as_one_can_check_it() -> None:
    assert format_zone("Asia/Kathmandu", NOW, "en") == "Kathmandu, 14:45 now"
    assert (
        format_zone("America/North_Dakota/Center", NOW, "en") == "Center, North Dakota, 03:00 now"
    )


@pytest.mark.parametrize(
    ("latitude", "longitude", "zone"),
    [
        (27.7, 85.3, "Asia/Kathmandu"),
        (40.7, -74.0, "America/New_York"),
        (-31.5, 159.1, "Australia/Lord_Howe"),
        (-17.0, -179.99, "Pacific/Fiji"),  # across the date line
        (90.0, 0.0, "Arctic/Longyearbyen"),
        (-90.0, 0.0, "Antarctica/Vostok"),
        (19.08, 72.88, "Asia/Karachi"),  # Mumbai: the reason why the buyer is asked
    ],
)
def test_the_nearest_zone(latitude: float, longitude: float, zone: str) -> None:
    assert find_nearest(latitude, longitude) == zone


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_place_has_a_nearest_zone(latitude: float, longitude: float) -> None:
    assert find_nearest(latitude, longitude) in EVERY


def test_every_zone_is_nearest_to_its_own_city() -> None:
    assert [find_nearest(point.latitude, point.longitude) for point in load_points()] == EVERY


def test_the_gazetteer_names_what_there_is() -> None:
    assert {*LARGEST_ZONES} <= {*EVERY}
    assert {*COUNTRY_ALIASES.values()} <= {*load_countries()}
    assert {word.upper() for word in WORD_CODES} <= {*load_codes()}
    assert not any(find_zones(word, NOW, "en") == UnknownPlace() for word in WORD_CITIES)


@pytest.mark.parametrize(
    ("typed", "zones"),
    [
        ("Mumbai", {"Asia/Kolkata"}),
        ("北京", {"Asia/Shanghai"}),
        ("NYC", {"America/New_York"}),
        ("Kosovo", {"Europe/Belgrade"}),
        ("London Ontario", {"America/Toronto", "America/Winnipeg"}),
        ("Paris, Texas", {"America/Chicago", "America/Denver"}),
        ("Birmingham", {"Europe/London", "America/Chicago"}),
        ("LA", {"America/Los_Angeles", "Asia/Vientiane"}),
        ("St Petersburg", {"Europe/Moscow", "America/New_York"}),
        ("Georgia", {"Asia/Tbilisi", "America/New_York"}),
    ],
)
def test_a_city_that_no_table_of_zones_names(typed: str, zones: set[str]) -> None:
    found = find_zones(typed, NOW, "en")
    named = {found.name} if isinstance(found, FoundZone) else set()
    if isinstance(found, ZoneChoices):
        named = {zone for zone, _ in found.names}
    assert named == zones


def test_a_dot_parts_hours_and_minutes_too() -> None:
    assert find_zones("14.30", NOW, "en") == find_zones("14:30", NOW, "en")
    assert find_zones("2.30pm", NOW, "en") == find_zones("2:30 pm", NOW, "en")
