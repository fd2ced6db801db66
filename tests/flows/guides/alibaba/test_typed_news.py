"""What a buyer types while they wait: understood, or the buttons of what may have happened."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.rendering.effects import render_turn
from flows.guides.alibaba import GUIDE
from flows.model.case import open_case
from flows.model.events.buyer import Opened
from tests.support.bot.rendered_talk import buttons, plain, view
from tests.support.flows.alibaba_buyer import Chat, escalated, filed
from tests.support.flows.talk import Talk


def waits(chat: Chat, now: datetime) -> Talk:
    case = replace(open_case("c1", "alibaba", chat.at), answers=chat.answers)
    return Talk(GUIDE, now=now, case=case)


AT_SELLER = datetime(2026, 5, 11, 12, tzinfo=UTC)
OPEN = datetime(2026, 5, 14, 12, tzinfo=UTC)
"""The day from which a request of 10 May may be escalated."""


@pytest.mark.parametrize(
    "text",
    [
        "they offered me 1000 USD",
        "The seller offers 300 dollars",
        "he proposed a discount",
        "got an offer of 20%",
    ],
)
def test_an_offer_is_understood_in_whatever_form(text: str) -> None:
    """What is said beyond that there is one is asked about: its button is the one offered."""
    for chat in (filed(), escalated()):
        talk = waits(chat, OPEN).says(text)
        assert talk.asked == "case_offer_kind" or talk.choices == ("offered",)


def test_what_is_not_understood_brings_the_buttons_and_never_that_there_is_nothing_to_do() -> None:
    talk = waits(filed(), OPEN).says("hmm, the lamp is green")
    call = render_turn(view(talk), talk.effects, None, "")[-1]
    assert talk.told == ["misread.not_an_option"]
    assert "othing to do" not in plain(call)
    assert "The seller made an offer" in buttons(call)


@pytest.mark.parametrize(
    ("now", "says"),
    [(AT_SELLER, "from 14 May 2026 you may escalate"), (OPEN, "You may escalate since 14 May")],
)
def test_once_the_day_has_come_the_question_says_what_can_be_done(now: datetime, says: str) -> None:
    assert GUIDE.deadline_by_id["escalate"].compute_due_date(filed().walk.known)
    talk = waits(Chat().drive("filed_on").say(filed_on=date(2026, 5, 10)), now).take(Opened())
    assert says in plain(render_turn(view(talk), talk.effects, None, "")[-1])
