"""What a text promises beside itself: photos where there are any, a text under a warning."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.rendering.effects import render_turn
from bot.rendering.questions import render_asked
from flows.guides.alibaba import GUIDE
from flows.guides.alibaba.rules.deadlines import DEADLINES
from flows.model.case import open_case
from flows.nudges.schedule import DUE
from tests.support.bot.rendered_talk import plain, view
from tests.support.flows.alibaba_buyer import NOW, Chat
from tests.support.flows.talk import Talk


def stands(chat: Chat, now: datetime) -> Talk:
    case = open_case("c1", "alibaba", NOW)
    for spot, answer in chat.answers.items():
        case = case.with_answer(spot, answer)
    return Talk(GUIDE, now=now, case=case)


@pytest.mark.parametrize(
    ("problem", "photos"),
    [("damaged", True), ("missing", True), ("never_arrived", False), ("late", False),
     ("payment", False)],
)  # fmt: skip
def test_photos_are_asked_for_where_there_is_something_to_photograph(
    problem: str, *, photos: bool
) -> None:
    talk = stands(Chat().drive("first_message", problem=problem), NOW)
    assert ("photos" in render_asked(view(talk), talk.spot)) is photos


def test_a_warning_that_says_paste_this_has_the_text_below_it() -> None:
    promised = NOW.date() + timedelta(days=3)
    chat = Chat().drive("promise_wait", first_message="sent", seller_wait="agreed",
                        agreed_how="promise", promise_on=promised, agreed_next="wait",
                        remedy="return_refund", countdown="no")  # fmt: skip
    talk = stands(chat, datetime(2026, 5, 11, 12, tzinfo=UTC))
    fallen = next(n for n in talk.planned if n.kind == f"{DUE}promise")
    talk.now = fallen.due_at
    shown = "\n".join(map(plain, render_turn(view(talk.falls(fallen)), talk.effects, None, "")))
    assert "paste" in shown
    assert "You promised" in shown


def test_no_warning_says_paste_this_without_a_text() -> None:
    for deadline in DEADLINES:
        for alert in deadline.alerts:
            words = alert.text if isinstance(alert.text, tuple) else (alert.text,)
            if any("paste" in word.casefold() or "this text" in word.casefold() for word in words):
                assert alert.letter, deadline.id
