"""The working days of China: long breaks, the weekends that make up for them, and the unknown."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.nudges.workdays import (
    LAST_YEAR,
    Holiday,
    add_workdays,
    find_holiday,
    is_announced,
    is_running_out,
    is_workday,
)

GOLDEN_WEEK = Holiday("Golden Week", date(2026, 10, 1), date(2026, 10, 7))
NEW_YEAR = Holiday("Chinese New Year", date(2026, 2, 15), date(2026, 2, 23))

# No release knows 2027 on 27 November 2026: until this day there is nothing to pin.
PUT_OFF = {2026: date(2026, 12, 24)}


@pytest.mark.parametrize("day", [1, 4, 7])
def test_golden_week(day: int) -> None:
    assert find_holiday(date(2026, 10, day)) == GOLDEN_WEEK
    assert not is_workday(date(2026, 10, day))


@pytest.mark.parametrize("day", [date(2026, 9, 30), date(2026, 10, 8)])
def test_the_days_around_golden_week_are_worked(day: date) -> None:
    assert find_holiday(day) is None
    assert is_workday(day)


@pytest.mark.parametrize("day", [date(2026, 9, 20), date(2026, 10, 10)])
def test_weekends_make_up_for_golden_week(day: date) -> None:
    assert day.weekday() >= 5
    assert is_workday(day)
    assert find_holiday(day) is None


def test_the_new_year_break_ends_where_weekends_make_up_for_it() -> None:
    # 14 and 28 February are Saturdays that are worked.
    assert find_holiday(date(2026, 2, 20)) == NEW_YEAR
    assert is_workday(date(2026, 2, 14))
    assert not is_workday(date(2026, 2, 22))
    assert is_workday(date(2026, 2, 28))
    assert not is_workday(date(2026, 3, 1))


def test_two_holidays_in_one_go_are_one_break() -> None:
    assert find_holiday(date(2025, 10, 6)) == Holiday(
        "Golden Week", date(2025, 10, 1), date(2025, 10, 8)
    )


def test_a_weekend_that_touches_a_holiday_belongs_to_the_break() -> None:
    # A Saturday holiday that is made up for on Monday.
    assert find_holiday(date(2026, 4, 5)) == Holiday(
        "Tomb-Sweeping Day", date(2026, 4, 4), date(2026, 4, 6)
    )


def test_a_plain_weekend_is_no_holiday() -> None:
    assert find_holiday(date(2026, 11, 21)) is None
    assert not is_workday(date(2026, 11, 21))


@pytest.mark.parametrize(
    ("day", "working_days", "result"),
    [
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
        (date(2026, 11, 21), 0, date(2026, 11, 21)),
        (date(2026, 11, 23), 2, date(2026, 11, 25)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 9, 30), 2, date(2026, 10, 9)),
        (date(2026, 9, 30), 3, date(2026, 10, 10)),
        (date(2026, 10, 3), 1, date(2026, 10, 8)),
        (date(2026, 2, 13), 1, date(2026, 2, 14)),
        (date(2026, 2, 13), 7, date(2026, 3, 2)),
        (date(2025, 12, 31), 1, date(2026, 1, 4)),
    ],
)
def test_plus(day: date, working_days: int, result: date) -> None:
    assert add_workdays(day, working_days) == result


def test_beyond_the_last_known_year_only_weekends_are_off() -> None:
    day = date(LAST_YEAR + 1, 10, 1)
    week = [day + timedelta(days=n) for n in range(7)]
    assert not any(is_announced(one) for one in week)
    assert [is_workday(one) for one in week] == [one.weekday() < 5 for one in week]
    assert [find_holiday(one) for one in week] == [None] * 7
    assert add_workdays(date(2999, 9, 30), 5) == date(2999, 10, 7)


def test_the_known_years() -> None:
    assert LAST_YEAR >= 2026
    assert is_announced(date(LAST_YEAR, 12, 31))
    assert is_announced(date(2025, 1, 1))
    assert not is_announced(date(1999, 10, 1))


def test_a_release_is_due_a_quarter_before_the_last_known_year_ends() -> None:
    assert not is_running_out(date(LAST_YEAR, 9, 30))
    assert is_running_out(date(LAST_YEAR, 10, 1))
    assert is_running_out(date(LAST_YEAR + 1, 1, 1))


def test_the_next_quarter_is_known_today() -> None:
    """Fails from October of the last known year on: pin the chinesecalendar that knows the next."""
    today = datetime.now(UTC).date()
    assert not is_running_out(today) or today < PUT_OFF.get(LAST_YEAR, date.min)


@given(st.dates(date(2004, 1, 1), date(2060, 1, 1)), st.integers(1, 40))
def test_plus_counts_each_working_day_once(day: date, working_days: int) -> None:
    end = add_workdays(day, working_days)
    passed = [day + timedelta(days=n) for n in range(1, (end - day).days + 1)]
    assert sum(map(is_workday, passed)) == working_days
    assert is_workday(end)


@given(st.dates(date(2004, 1, 1), date(2060, 1, 1)))
def test_a_break_is_the_same_seen_from_each_of_its_days(day: date) -> None:
    found = find_holiday(day)
    if found is None:
        assert is_workday(day) or day.weekday() >= 5
        return
    assert found.first <= day <= found.last
    assert find_holiday(found.first) == find_holiday(found.last) == found
    assert is_workday(found.first - timedelta(days=1))
    assert is_workday(found.last + timedelta(days=1))
