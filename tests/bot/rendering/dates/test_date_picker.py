"""A month of days as buttons: what can be picked can be pressed, the rest does nothing."""

from datetime import date

import pytest

from bot.rendering.dates.date_picker import BLANK, build_month_rows
from bot.rendering.pages import Rows
from bot.transport import callback_data
from bot.transport.callback_data import CasePress
from flows.definition.vocabulary import Ask, Day, Step
from flows.model.case import Spot
from flows.model.events.buyer import Picked
from tests.support.bot.rendered_talk import view
from tests.support.flows.guides import small
from tests.support.flows.talk import Talk

BOUGHT = Step("bought_on", Day(back=400), "Bought when?")
CAME = Step("came_on", Day(after="bought_on", ahead=40), "Came when?")


def month(talk: Talk, which: str) -> Rows:
    return build_month_rows(view(talk), talk.spot, which)


def meant(rows: Rows) -> dict[str, list[str]]:
    """What the buttons send, by what they say."""
    found = dict[str, list[str]]()
    for button in (button for row in rows for button in row):
        press = callback_data.decode_press(str(button["callback_data"]))
        assert isinstance(press, CasePress)
        if isinstance(press.event, Picked):
            found.setdefault(str(button["text"]), []).append(press.event.option)
    return found


def days(rows: Rows) -> list[str]:
    """The options of the days that can be picked."""
    return [
        option for text, options in meant(rows).items() if text.isdecimal() for option in options
    ]


def test_the_days_of_a_month_up_to_today_can_be_picked() -> None:
    rows = month(Talk(small(BOUGHT)), "2026-05")
    assert days(rows) == [date(2026, 5, day).isoformat() for day in range(1, 12)]
    assert rows[1][0]["text"] == "Mo"
    assert all(len(row) <= 8 for row in rows)


def test_a_day_pressed_is_the_answer() -> None:
    talk = Talk(small(BOUGHT))
    assert talk.presses("cal-2026-04", "2026-04-30").value("bought_on") == date(2026, 4, 30)


def test_other_months_are_one_press_away() -> None:
    talk = Talk(small(BOUGHT))
    assert [button["text"] for button in month(talk, "2026-05")[0]] == ["‹ Apr 2026", "May 2026"]
    assert len(month(talk, "2026-04")[0]) == 3


def test_days_before_an_earlier_answer_cannot_be_picked() -> None:
    talk = Talk(small(BOUGHT, CAME)).says("28 April 2026")
    assert days(month(talk, "2026-04")) == ["2026-04-28", "2026-04-29", "2026-04-30"]
    assert days(month(talk, "2026-06"))[-1] == "2026-06-20"


def test_a_blank_shows_the_same_month_again() -> None:
    rows = month(Talk(small(BOUGHT)), "2026-05")
    assert set(meant(rows)[BLANK]) == {"cal-2026-05"}


@pytest.mark.parametrize(
    ("asked", "shown"),
    {
        "9999-12": "2026-05",
        "0001-01": "2025-04",
        "2026-13": "2026-05",
        "nonsense": "2026-05",
        "": "2026-05",
    }.items(),
)
def test_a_month_out_of_bounds_is_the_nearest(asked: str, shown: str) -> None:
    rows = month(Talk(small(BOUGHT)), asked)
    assert f"cal-{shown}" in meant(rows)[BLANK]


def test_the_other_replies_stay_below() -> None:
    talk = Talk(small(Step("name", Ask(), "?"), BOUGHT)).says("Sam")
    assert {"Yesterday", "Today", "Back"} <= meant(month(talk, "2026-05")).keys()


def test_a_question_that_asks_for_no_day_has_its_own_buttons() -> None:
    talk = Talk(small(Step("name", Ask(), "?", skip=True)))
    assert meant(build_month_rows(view(talk), Spot("name"), "2026-05")).keys() == {"Skip for now"}


def test_a_whole_calendar_is_a_keyboard_telegram_takes() -> None:
    talk = Talk(small(Step("came_on", Day(back=40, ahead=40), "?", skip=True)))
    buttons = [button for row in month(talk, "2026-05") for button in row]
    assert len(buttons) <= 100
