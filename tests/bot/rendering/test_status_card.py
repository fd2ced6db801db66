"""The first line of the card is the day that matters most, in words, until it is settled."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.rendering.status_card import render_card
from bot.sandbox.bot_api.markup import parse_html
from flows.guides.alibaba import GUIDE
from flows.model.case import Value, open_case
from tests.support.bot.rendered_talk import view
from tests.support.flows.alibaba_buyer import Chat
from tests.support.flows.talk import Talk


def card(chat: Chat, now: datetime) -> list[str]:
    """The lines of the card as they are read."""
    case = replace(open_case("c1", "alibaba", chat.at), answers=chat.answers)
    return parse_html(render_card(view(Talk(GUIDE, now=now, case=case))))[0].split("\n")


def shows(last: date, at: str, **chosen: Value) -> Chat:
    """A buyer who paid by PayPal and whose order page shows a last day for the refund."""
    told: dict[str, Value] = {"pay_method": "paypal", "countdown": "refund", "countdown_on": last}
    return Chat().drive(at, problem="damaged", **{**told, **chosen})


@pytest.mark.parametrize(
    ("now", "first", "second"),
    [
        (datetime(2026, 6, 1, 12, tzinfo=UTC), "⏳ 4 June 2026: Last safe day", "Open the order"),
        (datetime(2026, 6, 20, 12, tzinfo=UTC), "⚠ 4 June 2026 has passed: Last", "My count"),
    ],
)
def test_a_near_or_passed_window_is_not_hidden_by_a_day_months_away(
    now: datetime, first: str, second: str
) -> None:
    lines = card(shows(date(2026, 6, 5), "seller_wait", first_message="sent"), now)
    assert lines[0].startswith(first)
    assert lines[1].startswith(second)
    assert not any("Nothing to do" in line for line in lines)


def test_a_day_that_is_far_asks_for_nothing() -> None:
    chat = shows(date(2026, 9, 1), "seller_wait", first_message="sent")
    lines = card(chat, datetime(2026, 5, 12, 12, tzinfo=UTC))
    assert lines[0].startswith("31 August 2026: Last safe day")
    assert lines[1].startswith("Case 1")
    assert any("Nothing to do now" in line for line in lines)


def test_once_escalating_is_possible_the_card_says_so() -> None:
    chat = Chat().drive("filed_on").say(filed_on=date(2026, 5, 10))
    before, after = (card(chat, datetime(2026, 5, day, 12, tzinfo=UTC)) for day in (12, 15))
    assert any("Nothing to do now" in line for line in before)
    assert after[0].startswith("⏳ 14 May 2026: From this day you may escalate")
    assert "Escalate dispute" in after[1]
    assert not any("Nothing to do" in line for line in after)
