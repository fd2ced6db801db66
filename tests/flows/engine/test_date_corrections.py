"""A day told before is corrected by a sentence, at any point, and what moved is told."""

from dataclasses import replace
from datetime import date

import pytest

from bot.i18n.english.messages import MESSAGES
from flows.definition.kinds import StepContext
from flows.guides.alibaba import GUIDE
from flows.model.case import Spot, open_case
from tests.support.bot.rendered_talk import calls
from tests.support.flows.alibaba_buyer import NOW, Chat
from tests.support.flows.talk import Talk

TOLD = {
    "problem": "quality",
    "paid_on": date(2026, 4, 1),
    "shipped_on": date(2026, 4, 10),
    "delivered_on": date(2026, 5, 2),
    "confirmed": "no",
}


def standing(at: str, **chosen: object) -> Talk:
    """A buyer who told their days and stands at a step."""
    told = {"countdown": "no", "first_message": "sent", **TOLD, **chosen}
    chat = Chat().drive(at, **told)  # type: ignore[arg-type]
    case = replace(open_case("c1", "alibaba", chat.at), answers=chat.answers)
    return Talk(GUIDE, now=chat.at, case=case)


def due(talk: Talk) -> dict[str, date]:
    known = GUIDE.walk(talk.case.answers).known
    return {each.deadline: each.day for each in GUIDE.find_watched_dates(known)}


@pytest.mark.parametrize("at", ["first_message", "seller_wait", "inspected", "evidence", "filing"])
def test_the_order_page_wins_at_any_point(at: str) -> None:
    talk = standing(at).says("No, the page says 20 May")
    assert due(talk)["claim"] == date(2026, 5, 19)
    assert talk.told == ["said.amended", "said.day_moved"]
    assert (talk.values["before"], talk.values["after"]) == (date(2026, 5, 27), date(2026, 5, 19))


def test_a_countdown_that_was_told_is_corrected() -> None:
    talk = standing("seller_wait", countdown="yes", countdown_on=date(2026, 5, 30))
    assert talk.says("the page shows that it ends in 11 days").told == [
        "said.amended",
        "said.day_moved",
    ]
    assert due(talk)["claim"] == date(2026, 5, 21)


def test_a_delivery_on_another_day_moves_the_safe_day() -> None:
    talk = standing("seller_wait").says("it was delivered on 4 May")
    assert talk.told == ["said.amended", "said.day_moved"]
    assert due(talk)["claim"] == date(2026, 5, 29)
    assert talk.asked == ""


def test_a_receipt_that_was_confirmed_moves_it_too() -> None:
    talk = standing("first_message").says("I confirmed on 1 May")
    assert talk.value("confirmed_on") == date(2026, 5, 1)
    assert due(talk)["claim"] == date(2026, 5, 26)


@pytest.mark.parametrize("text", ["it was delivered later", "It was delivered on another day!"])
def test_without_a_day_the_question_is_asked_again(text: str) -> None:
    talk = standing("seller_wait").says(text)
    assert talk.spot == Spot("delivered_on")
    assert "said.day_moved" in talk.says("4 May 2026").told
    assert talk.asked == "seller_wait"


def test_a_day_that_cannot_be_is_asked_about_where_it_belongs() -> None:
    talk = standing("seller_wait").says("it was delivered on 4 May 2031")
    assert talk.spot == Spot("delivered_on")
    assert due(talk)["claim"] == date(2026, 5, 27)


@pytest.mark.parametrize(
    "text", ["they agreed", "what if it was delivered broken?", "it arrived broken, all of it"]
)
def test_what_names_no_day_is_read_as_ever(text: str) -> None:
    before = due(standing("seller_wait"))
    talk = standing("seller_wait").says(text)
    assert (due(talk), "said.amended" in talk.told) == (before, False)
    assert "misread.no_day" not in talk.told, "nobody is asked for a day they did not speak of"
    assert talk.spot != Spot("delivered_on")


def test_a_story_stays_a_story() -> None:
    talk = standing("story").says("It was delivered on 4 May, and one carton was wet.")
    assert len(talk.case.entries[Spot("story")]) == 1


def test_the_buyer_reads_what_moved() -> None:
    talk = standing("seller_wait").says("it was delivered on 4 May")
    text = "".join(str(call.parameters.get("text", "")) for call in calls(talk))
    assert "moved from" in text
    assert "29 May" in text


def test_the_line_of_a_moved_day_is_not_that_of_a_moved_file() -> None:
    assert "{before}" in MESSAGES["said.day_moved"]
    assert "{place}" in MESSAGES["said.moved"]


@pytest.mark.parametrize("words", ["it arrived", "it was delivered"])
def test_new_goods_that_came_are_no_correction(words: str) -> None:
    step = GUIDE.steps["goods_wait"]
    assert (
        step.kind.parse_text(f"{words} on 5 May", StepContext(Chat().walk.known, NOW)) == "arrived"
    )
    assert step.kind.parse_text(words, StepContext(Chat().walk.known, NOW)) == "arrived"
