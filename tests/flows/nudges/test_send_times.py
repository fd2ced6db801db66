"""When a follow-up is sent, to the second: after quiet hours, a pause, a day, a week."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.nudges.quiet_hours import WEEK, ContactPreferences, find_send_time

NIGHT = ContactPreferences(quiet_from=time(21), quiet_to=time(9))
SIESTA = ContactPreferences(quiet_from=time(13), quiet_to=time(15))
AWAKE = ContactPreferences(quiet_from=time(9), quiet_to=time(9))
SHANGHAI = ContactPreferences(ZoneInfo("Asia/Shanghai"), time(21), time(9))


def at(wall: str) -> datetime:
    """An instant of 11 or 12 May 2026, in UTC."""
    return datetime.fromisoformat(f"2026-05-{wall}+00:00")


@pytest.mark.parametrize(
    ("preferences", "due", "sent"),
    [
        (NIGHT, "11T20:59:59", "11T20:59:59"),
        (NIGHT, "11T21:00", "12T09:00"),
        (NIGHT, "12T00:00", "12T09:00"),
        (NIGHT, "12T08:59:59", "12T09:00"),
        (NIGHT, "12T09:00", "12T09:00"),
        (ContactPreferences(), "11T21:00", "12T09:00"),
        (AWAKE, "11T09:00", "11T09:00"),
        (AWAKE, "11T23:00", "11T23:00"),
        (SIESTA, "11T12:59:59", "11T12:59:59"),
        (SIESTA, "11T13:00", "11T15:00"),
        (SIESTA, "11T15:00", "11T15:00"),
        (SHANGHAI, "11T13:00", "12T01:00"),
        (SHANGHAI, "12T01:00", "12T01:00"),
    ],
)
def test_the_quiet_hours_begin_and_end_at_their_minute(
    preferences: ContactPreferences, due: str, sent: str
) -> None:
    assert find_send_time(at(due), preferences) == at(sent)


NEW_YORK = ContactPreferences(ZoneInfo("America/New_York"), time(23), time(1, 30))


@pytest.mark.parametrize(
    ("due", "sent"),
    [
        ("2026-11-01T05:10", "2026-11-01T05:30"),  # ten past one, in summer time
        ("2026-11-01T06:10", "2026-11-01T06:30"),  # ten past one once more
        ("2026-11-01T05:40", "2026-11-01T05:40"),  # between the two
    ],
)
def test_quiet_hours_end_twice_where_the_clocks_go_back(due: str, sent: str) -> None:
    found = find_send_time(datetime.fromisoformat(f"{due}+00:00"), NEW_YORK)
    assert found == datetime.fromisoformat(f"{sent}+00:00")


def test_a_week_is_not_cut_short_by_an_hour_that_comes_twice() -> None:
    """Three were sent; the first is a week old ten minutes into the repeated hour."""
    days = ("2026-10-25T06:10", "2026-10-27T14:00", "2026-10-29T14:00")
    sent = tuple(datetime.fromisoformat(f"{day}+00:00") for day in days)
    found = find_send_time(sent[-1] + timedelta(days=1), replace(NEW_YORK, sent_at=sent))
    assert found >= sent[0] + WEEK


@given(
    minutes=st.integers(0, 400_000),
    zone=st.sampled_from(sorted(available_timezones())),
    quiet_from=st.times(),
    quiet_to=st.times(),
)
def test_nothing_is_sent_before_it_is_due(
    minutes: int, zone: str, quiet_from: time, quiet_to: time
) -> None:
    preferences = ContactPreferences(ZoneInfo(zone), quiet_from, quiet_to)
    due = at("01T00:00") + timedelta(minutes=minutes)
    assert find_send_time(due, preferences) >= due
    assert preferences.find_next_day(due) > due


def test_after_one_that_was_sent_the_next_waits_for_the_morning() -> None:
    sent_once = replace(NIGHT, sent_at=(at("11T09:00"),))
    assert find_send_time(at("11T10:00"), sent_once) == at("12T09:00")
    assert find_send_time(at("12T09:01"), sent_once) == at("12T09:01")


def test_the_last_word_of_the_buyer_is_let_rest_for_a_quarter_of_an_hour() -> None:
    just_heard = replace(NIGHT, heard_at=at("11T12:00"))
    assert find_send_time(at("11T12:05"), just_heard) == at("11T12:15")
    assert find_send_time(at("11T12:16"), just_heard) == at("11T12:16")


def test_a_fourth_in_one_week_waits_until_the_first_is_a_week_old() -> None:
    sent = tuple(at(f"{day:02}T10:00") for day in (4, 5, 6))
    assert find_send_time(at("08T10:00"), replace(NIGHT, sent_at=sent)) == at("11T10:00")


@pytest.mark.parametrize(
    ("due", "cutoff", "sent"),
    [
        ("11T22:00", "12T09:00", "11T22:00"),  # 11 hours are left
        ("11T22:00", "12T10:00", "11T22:00"),  # 12
        ("11T21:00", "12T10:00", "11T22:00"),  # 13: it waits for the last 12
        ("11T22:00", "12T23:00", "12T09:00"),  # the morning is early enough
        ("11T22:00", "11T22:00", "12T09:00"),  # it is past
    ],
)
def test_a_deadline_breaks_the_quiet_hours_in_its_last_twelve(
    due: str, cutoff: str, sent: str
) -> None:
    assert find_send_time(at(due), NIGHT, at(cutoff)) == at(sent)


def test_in_its_last_two_days_no_number_holds_a_warning_back() -> None:
    sent_today = replace(NIGHT, sent_at=(at("11T09:00"),))
    assert find_send_time(at("11T12:00"), sent_today, at("13T12:00")) == at("11T12:00")
    assert find_send_time(at("11T12:00"), sent_today, at("13T18:00")) == at("11T18:00")
