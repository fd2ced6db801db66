"""The time on the buyer's clock: which zones show it, in winter, in summer and in between."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.timezones.lookup import (
    FoundZone,
    LookupResult,
    ZoneChoices,
    find_zones,
    format_zone,
    localize_now,
)

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
JULY = datetime(2027, 7, 1, 9, 0, tzinfo=UTC)


def cities(found: LookupResult) -> list[str]:
    assert isinstance(found, ZoneChoices), found
    return [name for _, name in found.names]


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("14:45", "Asia/Kathmandu"),
        ("14:42", "Asia/Kathmandu"),
        ("2:45 pm", "Asia/Kathmandu"),
        ("2:45", "Asia/Kathmandu"),
        ("It is 14:45 here", "Asia/Kathmandu"),
        ("２：４５ ＰＭ", "Asia/Kathmandu"),
        ("14:30", "Asia/Kolkata"),
        ("17:45", "Australia/Eucla"),
        ("Brazil, 6:00", "America/Sao_Paulo"),
        ("UTC+5:45", "Asia/Kathmandu"),
        ("GMT+0545", "Asia/Kathmandu"),
        ("+5:45", "Asia/Kathmandu"),
        ("utc +14", "Pacific/Kiritimati"),
        ("UTC−3:30", "America/St_Johns"),
    ],
)
def test_the_time_on_the_buyers_clock(typed: str, zone: str) -> None:
    assert find_zones(typed, NOW, "en") == FoundZone(zone)


def test_a_time_between_two_zones_offers_both() -> None:
    assert cities(find_zones("14:38", NOW, "en")) == ["Kolkata", "Kathmandu"]


@pytest.mark.parametrize("typed", ["10:02", "10 am", "UTC+1", "gmt+01:00"])
def test_one_time_under_several_rules_is_a_choice(typed: str) -> None:
    assert cities(find_zones(typed, NOW, "en"))[:2] == ["Berlin", "Lagos"]


def test_a_time_narrows_a_country_down_unless_it_contradicts_it() -> None:
    assert cities(find_zones("USA 2:00 am", NOW, "en")) == ["Denver", "Phoenix"]
    assert find_zones("Germany, 20:00", NOW, "en") == FoundZone("Europe/Berlin")


def test_a_time_that_could_be_morning_or_afternoon_is_either() -> None:
    ten = cities(find_zones("10:00", NOW, "en"))
    assert {"Berlin", "Auckland"} <= {*ten}
    assert "Auckland" not in cities(find_zones("10 am", NOW, "en"))


def test_greenwich_is_not_only_london() -> None:
    assert cities(find_zones("GMT", NOW, "en")) == ["London", "Abidjan"]
    assert "London" not in cities(find_zones("UTC", JULY, "en"))


def test_zones_that_agree_now_but_not_in_summer_are_different_choices() -> None:
    assert localize_now("America/Denver", NOW).hour == localize_now("America/Phoenix", NOW).hour
    assert (
        localize_now("America/Los_Angeles", JULY).hour == localize_now("America/Phoenix", JULY).hour
    )
    for now in (NOW, JULY):
        assert {"Denver", "Phoenix", "Los Angeles"} <= {*cities(find_zones("USA", now, "en"))}


def test_lord_howe_moves_its_clocks_by_half_an_hour() -> None:
    zone = "Australia/Lord_Howe"
    assert localize_now(zone, NOW).utcoffset() == timedelta(hours=11)
    assert localize_now(zone, JULY).utcoffset() == timedelta(hours=10, minutes=30)
    assert find_zones("7:30 pm", JULY, "en") == FoundZone(zone)
    # Adelaide's clocks show in its summer what those of Lord Howe show in winter.
    assert find_zones("7:30 pm", NOW, "en") == FoundZone("Australia/Adelaide")


def test_the_hour_that_is_skipped() -> None:
    # On 28 March 2027 at 01:00 UTC it is 02:00 in Berlin, and then 03:00.
    gap = datetime(2027, 3, 28, 1, 0, tzinfo=UTC)
    assert format_zone("Europe/Berlin", gap - timedelta(minutes=1), "en") == "Berlin, 01:59 now"
    assert format_zone("Europe/Berlin", gap, "en") == "Berlin, 03:00 now"
    assert find_zones("Germany, 3:00", gap, "en") == FoundZone("Europe/Berlin")
    assert find_zones("03:00 am", gap, "en") == find_zones("UTC+2", gap, "en")


def test_the_hour_that_comes_twice() -> None:
    # On 31 October 2027 it is 02:30 in Berlin at 00:30 UTC, and again at 01:30 UTC.
    first = datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    second = first + timedelta(hours=1)
    assert format_zone("Europe/Berlin", first, "en") == format_zone("Europe/Berlin", second, "en")
    assert localize_now("Europe/Berlin", first).astimezone(UTC) == first
    assert localize_now("Europe/Berlin", second).astimezone(UTC) == second
    for now in (first, second):
        assert "Berlin" in cities(find_zones("2:30 am", now, "en"))
