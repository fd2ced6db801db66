"""On which clock a typed due time is: named, asked about, or the earlier where nobody knows."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from flows.definition.kinds import DueTime, StepContext
from flows.definition.kinds.clocks import ClockChoice, find_clock
from flows.model.answers import Known
from flows.model.errors import MisreadError

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
PARIS, NEW_YORK, PERTH = "Europe/Paris", "America/New_York", "Australia/Perth"
AUCKLAND = "Pacific/Auckland"


def read(text: str, zone: str = PARIS, now: datetime = NOW) -> datetime:
    value = DueTime().parse_text(text, StepContext(Known(), now.astimezone(ZoneInfo(zone))))
    assert isinstance(value, datetime)
    return value


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "zone", "instant"),
    [
        ("5 March, 18:00 Beijing time", PARIS, at(5, 10)),
        ("5 March 18:00 (Beijing time)", NEW_YORK, at(5, 10)),
        ("5 March, 6pm China time", NEW_YORK, at(5, 10)),
        ("2026-03-05 18:00 北京时间", NEW_YORK, at(5, 10)),
        ("5 March, 18:00 GMT+8", NEW_YORK, at(5, 10)),
        ("5 March, 18:00 UTC+08:00", PARIS, at(5, 10)),
        ("5 March, 18:00 UTC", PARIS, at(5, 18)),
        ("5 March, 18:00 GMT-5", PARIS, at(5, 23)),
        ("5 March, 18:00 my time", PARIS, at(5, 17)),
        ("5 March, 18:00 local time", NEW_YORK, at(5, 23)),
        ("2026-03-05 18:00 zone not named", PARIS, at(5, 10)),
        ("2026-03-05 18:00 zone not named", AUCKLAND, at(5, 5)),  # there the own time is earlier
        ("5 March, 18:00", PERTH, at(5, 10)),  # the same clock: nothing to ask
        ("in 48 hours", NEW_YORK, at(4, 12)),
        ("1 day 12 hours left", PARIS, at(4, 0)),
        ("28 February 2028, 23:59 Beijing time", PARIS, None),
    ],
)
def test_a_time_is_read_on_the_clock_that_is_named(
    text: str, zone: str, instant: datetime | None
) -> None:
    if instant is None:
        with pytest.raises(MisreadError):
            read(text, zone)
    else:
        assert read(text, zone) == instant


@pytest.mark.parametrize("zone", [PARIS, NEW_YORK, AUCKLAND, "Asia/Kathmandu"])
def test_a_time_without_a_zone_is_asked_about(zone: str) -> None:
    with pytest.raises(MisreadError) as caught:
        read("5 March, 18:00", zone)
    assert caught.value.slot == "which_clock"
    beijing, own, unnamed = (read(choice, zone) for choice in caught.value.choices)
    assert beijing == at(5, 10)
    assert own == datetime(2026, 3, 5, 18, tzinfo=ZoneInfo(zone))
    assert unnamed == min(beijing, own)


def test_a_time_that_is_over_on_one_clock_is_read_on_the_other() -> None:
    late_in_auckland = datetime(2026, 3, 4, 12, 30, tzinfo=UTC)  # 5 March, 01:30 there
    assert read("4 March, 23:00", AUCKLAND, late_in_auckland) == at(4, 15)


def test_a_time_that_is_over_on_every_clock_is_refused() -> None:
    with pytest.raises(MisreadError) as caught:
        read("1 March 2026, 18:00")
    assert caught.value.slot in ("moment_passed", "day_too_early")


def test_what_is_offered_names_its_clock() -> None:
    assert find_clock("2026-03-05 18:00 Beijing time") == ClockChoice("beijing", "18:00")
    assert find_clock("2026-03-05 18:00") is None
