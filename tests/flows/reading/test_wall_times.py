"""Moments: when evidence is due, on the buyer's own clock."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from flows.model.errors import MisreadError
from flows.reading import read_wall_time

NOW = datetime(2026, 5, 10, 15, 30, tzinfo=ZoneInfo("Europe/Berlin"))  # a Sunday


@pytest.mark.parametrize(
    ("typed", "day", "clock"),
    [
        ("12 May 18:00", 12, (18, 0)),
        ("12 May 18h30", 12, (18, 30)),
        ("12 may 6 p.m.", 12, (18, 0)),
        ("12 May 12am", 12, (0, 0)),
        ("12 May 12 pm", 12, (12, 0)),
        ("tomorrow 6pm", 11, (18, 0)),
        ("2026-05-12 18:00", 12, (18, 0)),
        ("2026-05-12T18:00:00", 12, (18, 0)),
        ("25/05 at 9:05", 25, (9, 5)),
        ("friday noon", 15, (12, 0)),
        ("sunday 18:00", 10, (18, 0)),
        ("today 24:00", 10, (23, 59)),
        ("１２ May １８：００", 12, (18, 0)),
        ("in 48 hours", 12, (15, 30)),
        ("48h", 12, (15, 30)),
        ("in 18h", 11, (9, 30)),
        ("1 day 12 hours left", 12, (3, 30)),
        ("2d 3h 15m", 12, (18, 45)),
        ("in 90 minutes", 10, (17, 0)),
    ],
)
def test_moment(typed: str, day: int, clock: tuple[int, int]) -> None:
    assert read_wall_time(typed, now_local=NOW) == (date(2026, 5, day), *clock)


@pytest.mark.parametrize(
    ("typed", "slot", "choices"),
    [
        ("hello", "no_day", ()),
        ("12 May", "which_time", ("2026-05-12 09:00", "2026-05-12 18:00", "2026-05-12 23:59")),
        ("today", "which_time", ("2026-05-10 18:00", "2026-05-10 23:59")),
        ("12 May 9:00-18:00", "which_time", ("2026-05-12 09:00", "2026-05-12 18:00")),
        ("18:00", "which_moment", ("2026-05-10 18:00", "2026-05-11 18:00")),
        ("9:00", "which_moment", ("2026-05-11 09:00",)),
        ("11/06/2026 6 pm", "which_day", ("2026-06-11 18:00", "2026-11-06 18:00")),
        ("11/06", "which_day", ("2026-06-11", "2026-11-06")),
        ("06.25.2026 18:00", "no_such_day", ("2026-06-25 18:00",)),
        ("12 May 25:00", "no_such_time", ()),
        ("12 May 10:75", "no_such_time", ()),
        ("today 9:00", "moment_passed", ()),
        ("in 0 hours", "moment_passed", ()),
        ("yesterday 18:00", "day_too_early", ()),
        ("9 May 18:00", "day_too_early", ()),
        ("12 May 2028 18:00", "day_too_late", ()),
        ("12 May 18:00 PST", "other_zone", ()),
        ("12 May 18:00 Beijing time", "other_zone", ()),
        ("2026-05-12T18:00:00+08:00", "other_zone", ()),
        ("2026-05-12T18:00:00-07:00", "other_zone", ()),
        ("2026-05-12T18:00Z", "other_zone", ()),
    ],
)
def test_no_moment(typed: str, slot: str, choices: tuple[str, ...]) -> None:
    with pytest.raises(MisreadError) as caught:
        read_wall_time(typed, now_local=NOW)
    assert (caught.value.slot, caught.value.choices) == (slot, choices)


def test_hours_stay_hours_when_the_clocks_change() -> None:
    eve = datetime(2026, 3, 28, 12, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    assert read_wall_time("in 24 hours", now_local=eve) == (date(2026, 3, 29), 13, 0)
