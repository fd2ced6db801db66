"""The time on the buyer's clock: which zones show it, in winter, in summer and in between."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.timezones.lookup import Choices, Found, Zone, find, label, local_now

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
JULY = datetime(2027, 7, 1, 9, 0, tzinfo=UTC)


def cities(found: Found) -> list[str]:
    assert isinstance(found, Choices), found
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
    assert find(typed, NOW, "en") == Zone(zone)


def test_a_time_between_two_zones_offers_both() -> None:
    assert cities(find("14:38", NOW, "en")) == ["Kolkata", "Kathmandu"]


@pytest.mark.parametrize("typed", ["10:02", "10 am", "UTC+1", "gmt+01:00"])
def test_one_time_under_several_rules_is_a_choice(typed: str) -> None:
    assert cities(find(typed, NOW, "en"))[:2] == ["Berlin", "Lagos"]


def test_a_time_narrows_a_country_down_unless_it_contradicts_it() -> None:
    assert cities(find("USA 2:00 am", NOW, "en")) == ["Denver", "Phoenix"]
    assert find("Germany, 20:00", NOW, "en") == Zone("Europe/Berlin")


def test_a_time_that_could_be_morning_or_afternoon_is_either() -> None:
    ten = cities(find("10:00", NOW, "en"))
    assert {"Berlin", "Auckland"} <= {*ten}
    assert "Auckland" not in cities(find("10 am", NOW, "en"))


def test_greenwich_is_not_only_london() -> None:
    assert cities(find("GMT", NOW, "en")) == ["London", "Abidjan"]
    assert "London" not in cities(find("UTC", JULY, "en"))


def test_zones_that_agree_now_but_not_in_summer_are_different_choices() -> None:
    assert local_now("America/Denver", NOW).hour == local_now("America/Phoenix", NOW).hour
    assert local_now("America/Los_Angeles", JULY).hour == local_now("America/Phoenix", JULY).hour
    for now in (NOW, JULY):
        assert {"Denver", "Phoenix", "Los Angeles"} <= {*cities(find("USA", now, "en"))}


def test_lord_howe_moves_its_clocks_by_half_an_hour() -> None:
    zone = "Australia/Lord_Howe"
    assert local_now(zone, NOW).utcoffset() == timedelta(hours=11)
    assert local_now(zone, JULY).utcoffset() == timedelta(hours=10, minutes=30)
    assert find("7:30 pm", JULY, "en") == Zone(zone)
    # Adelaide's clocks show in its summer what those of Lord Howe show in winter.
    assert find("7:30 pm", NOW, "en") == Zone("Australia/Adelaide")


def test_the_hour_that_is_skipped() -> None:
    # On 28 March 2027 at 01:00 UTC it is 02:00 in Berlin, and then 03:00.
    gap = datetime(2027, 3, 28, 1, 0, tzinfo=UTC)
    assert label("Europe/Berlin", gap - timedelta(minutes=1), "en") == "Berlin, 01:59 now"
    assert label("Europe/Berlin", gap, "en") == "Berlin, 03:00 now"
    assert find("Germany, 3:00", gap, "en") == Zone("Europe/Berlin")
    assert find("03:00 am", gap, "en") == find("UTC+2", gap, "en")


def test_the_hour_that_comes_twice() -> None:
    # On 31 October 2027 it is 02:30 in Berlin at 00:30 UTC, and again at 01:30 UTC.
    first = datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    second = first + timedelta(hours=1)
    assert label("Europe/Berlin", first, "en") == label("Europe/Berlin", second, "en")
    assert local_now("Europe/Berlin", first).astimezone(UTC) == first
    assert local_now("Europe/Berlin", second).astimezone(UTC) == second
    for now in (first, second):
        assert "Berlin" in cities(find("2:30 am", now, "en"))
