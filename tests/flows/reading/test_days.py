"""Days: every usual spelling, and a question when it can be two days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.model.errors import MisreadError
from flows.reading import read_day

TODAY = date(2026, 11, 23)  # a Monday
MARCH_12 = date(2026, 3, 12)


def past(typed: str) -> date:
    return read_day(typed, today=TODAY, earliest=date(2025, 6, 1), latest=TODAY)


@pytest.mark.parametrize(
    ("typed", "ago"),
    [
        ("today", 0),
        ("Yesterday", 1),
        ("the day before yesterday", 2),
        ("three days ago", 3),
        ("about 10 days ago", 10),
        ("2 weeks ago", 14),
        ("a week ago", 7),
        ("a month ago", 31),
        ("last monday", 7),
        ("sunday", 1),
        ("on Tue", 6),
        ("вчера", 1),
        ("avant-hier", 2),
        ("aujourd’hui", 0),
        ("我昨天收到的", 1),
        ("أمس", 1),
        ("yesterday at 6 pm", 1),
        ("yesterday, 22 November", 1),
    ],
)
def test_counted_from_today(typed: str, ago: int) -> None:
    assert past(typed) == TODAY - timedelta(days=ago)


@pytest.mark.parametrize(
    "typed",
    [
        "12.03.2026",
        "12. 3. 2026",
        "12.03.26",
        "12.03.",
        "2026-03-12",
        "2026/3/12",
        "20260312",
        "2026-03-12T18:00:00Z",
        "12 03 2026",
        "12/03/2026",
        "12-03-2026",
        "12 March 2026",
        "12 MAR",
        "12-Mar-2026",
        "12 Mar '26",
        "12th of March, 2026",
        "March 12th",
        "March the 12th",
        "Mar-12-2026",
        "2026 March 12",
        "on 12 March 2026 at 18:00",
        "2026年3月12日",
        "３月１２日",
        "١٢.٠٣.٢٠٢٦",
        "12 de marzo de 2026",
        "12. März 2026",
        "12 mars",
        "12º de março",
        "12 марта 2026 г.",
        "12 Mart 2026",
    ],
)
def test_written_out(typed: str) -> None:
    assert past(typed) == MARCH_12


@pytest.mark.parametrize(
    ("typed", "choices"),
    [
        ("03/04", ("2026-04-03", "2026-03-04")),
        ("03/04/2026", ("2026-04-03", "2026-03-04")),
        ("monday", ("2026-11-23", "2026-11-16")),
        ("12 March or 15 April", ("2026-03-12", "2026-04-15")),
    ],
)
def test_two_days_are_asked_about(typed: str, choices: tuple[str, ...]) -> None:
    with pytest.raises(MisreadError) as caught:
        past(typed)
    assert (caught.value.slot, caught.value.choices) == ("which_day", choices)


def test_one_possible_reading_is_taken() -> None:
    assert past("03/25/2026") == date(2026, 3, 25)
    assert past("25/03") == date(2026, 3, 25)
    assert past("05/05/2026") == date(2026, 5, 5)
    assert past("11/12/2026") == date(2026, 11, 12)  # 11 December has not come yet


@pytest.mark.parametrize(
    ("typed", "slot", "choices"),
    [
        ("hello", "no_day", ()),
        ("maybe", "no_day", ()),
        ("the 12th", "no_day", ()),
        ("March 2026", "no_day", ()),
        ("a few days ago", "no_day", ()),
        ("3-5 days ago", "which_day", ("2026-11-20", "2026-11-18")),
        ("three or four days ago", "which_day", ("2026-11-20", "2026-11-19")),
        ("5 working days after 12 March", "day_unread", ()),
        ("31.02", "no_such_day", ()),
        ("2026-02-30", "no_such_day", ()),
        ("30 February", "no_such_day", ()),
        ("0000-01-01", "no_such_day", ()),
        ("9999 years ago", "no_such_day", ()),
        ("in 9999 years", "no_such_day", ()),
        ("03.25.2026", "no_such_day", ("2026-03-25",)),
    ],
)
def test_no_day(typed: str, slot: str, choices: tuple[str, ...]) -> None:
    with pytest.raises(MisreadError) as caught:
        past(typed)
    assert (caught.value.slot, caught.value.choices) == (slot, choices)


def test_a_day_out_of_bounds_is_named() -> None:
    with pytest.raises(MisreadError) as early:
        past("12.03.2025")
    with pytest.raises(MisreadError) as late:
        past("tomorrow")
    assert early.value.slot == "day_too_early"
    assert early.value.values == {"earliest": date(2025, 6, 1), "day": date(2025, 3, 12)}
    assert late.value.slot == "day_too_late"
    assert late.value.values == {"latest": TODAY, "day": date(2026, 11, 24)}


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("in 3 days", date(2026, 11, 26)),
        ("2 weeks from now", date(2026, 12, 7)),
        ("day after tomorrow", date(2026, 11, 25)),
        ("friday", date(2026, 11, 27)),
        ("next monday", date(2026, 11, 30)),
        ("5 January", date(2027, 1, 5)),
        ("2 days after 25 December", date(2026, 12, 27)),
    ],
)
def test_days_to_come(typed: str, day: date) -> None:
    assert read_day(typed, today=TODAY, earliest=TODAY, latest=None) == day


def test_a_month_ago_may_be_a_shorter_month() -> None:
    end = date(2026, 3, 31)
    assert read_day("a month ago", today=end, earliest=None, latest=None) == date(2026, 2, 28)
    leap = date(2028, 2, 29)
    assert read_day("a year ago", today=leap, earliest=None, latest=None) == date(2027, 2, 28)


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)), st.sampled_from(
    ["%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%b %d, %Y", "%Y年%m月%d日", "%Y%m%d"]
))  # fmt: skip
def test_every_day_comes_back(day: date, written: str) -> None:
    if written == "%Y%m%d" and not 2000 <= day.year < 2100:
        return
    assert read_day(day.strftime(written), today=TODAY, earliest=None, latest=None) == day
