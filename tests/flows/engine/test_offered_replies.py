"""Replies offered in doubt: a number typed means the button shown, and nothing of before."""

import pytest

from flows.guides.alibaba import GUIDE
from flows.model.case import open_case
from flows.model.events import BuyerEvent
from flows.model.events.buyer import Asked, Opened, WentBack
from tests.support.flows.alibaba_buyer import NOW, Chat, filed
from tests.support.flows.talk import Talk


def stands(chat: Chat) -> Talk:
    case = open_case("c1", "alibaba", NOW)
    for spot, answer in chat.answers.items():
        case = case.with_answer(spot, answer)
    return Talk(GUIDE, now=chat.at, case=case)


def test_below_a_question_in_doubt_a_number_means_the_button_shown() -> None:
    talk = stands(Chat().drive("problem")).says("damaged or late")
    assert talk.choices == ("damaged", "late", "other")
    assert talk.says("2").value("problem") == "late"


def test_where_a_case_waits_a_number_means_the_button_shown_too() -> None:
    talk = stands(filed()).says("they refused and offered less")
    second = talk.choices[1]
    assert len(talk.choices) > 1
    talk.says("2")
    assert talk.value("case_wait") == second


def test_below_days_in_doubt_a_number_means_the_button_shown() -> None:
    talk = stands(Chat().drive("paid_on")).says("5 or 6 March 2026")
    assert talk.choices == ("2026-03-05", "2026-03-06")
    assert str(talk.says("2").value("paid_on")) == "2026-03-06"


@pytest.mark.parametrize("event", [WentBack(), Opened()])
def test_once_the_question_is_shown_anew_its_own_replies_count(event: BuyerEvent) -> None:
    talk = stands(Chat().drive("problem")).says("damaged or late")
    talk.take(event)
    assert talk.case.offered == ()


def test_replies_in_doubt_stay_those_shown_when_something_is_told_below_them() -> None:
    talk = stands(Chat().drive("problem")).says("damaged or late").take(Asked("tips"))
    assert talk.case.offered[0] == "damaged"


def test_the_replies_of_one_question_are_none_of_another() -> None:
    talk = stands(Chat().drive("problem")).says("damaged or late").back()
    assert talk.spot.step != "problem"
    assert talk.case.offered == ()
