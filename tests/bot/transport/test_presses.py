"""What a press and the bot's membership mean; a button that was never ours does no harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.transport.callback_data import CasePress, ChatAction, ChatPress
from bot.transport.updates import BlockChange, GroupMessage, Press, UnknownPress, parse_update
from flows.model.case import Spot
from flows.model.events.buyer import Picked
from tests.support.bot.raw_updates import CHAT, GROUP, ME, meaning, press

# Presses


def test_a_press_belongs_to_its_case() -> None:
    found = press("case1234:problem:2:broken")
    assert found.content == CasePress("case1234", Picked(Spot("problem", 2), "broken"))
    assert (found.press, found.language) == (Press("q", 9), "pt-br")


def test_a_press_may_be_about_the_chat() -> None:
    assert press("chat:open:case1234").content == ChatPress(ChatAction.OPEN, "case1234")


@pytest.mark.parametrize("data", ["", "x", "a:b:c", "a:b:c:d", "\x00", "\ud800"])
def test_a_button_that_was_never_ours_is_unknown(data: str) -> None:
    assert press(data).content == UnknownPress()


def test_a_press_under_a_message_that_is_gone_is_answered_in_the_chat() -> None:
    assert press("x", message=None).press == Press("q", None)
    assert press("x", message=None).chat_id == 7


def test_a_press_in_a_group_is_not_the_buyers() -> None:
    found = press("case1234:a:0:b", message={"message_id": 9, "chat": GROUP})
    assert (found.content, found.chat_id, found.press) == (GroupMessage(), -5, None)


# Groups, channels, membership


def test_a_group_is_answered_only_when_it_calls() -> None:
    assert meaning(chat=GROUP, text="/start") == GroupMessage()
    assert meaning(chat=GROUP, text="hello") is None
    assert meaning(chat=GROUP, new_chat_title="x") is None
    assert meaning("edited_message", chat=GROUP, text="/start") is None


@pytest.mark.parametrize("kind", ["channel_post", "inline_query", "poll", "message_reaction"])
def test_what_was_not_asked_for_means_nothing(kind: str) -> None:
    assert parse_update({"update_id": 1, kind: {"chat": CHAT, "text": "/start"}}) is None


@pytest.mark.parametrize(("status", "back"), [("kicked", False), ("member", True)])
def test_blocking_and_coming_back_are_heard(status: str, *, back: bool) -> None:
    changed = {"chat": CHAT, "from": ME, "new_chat_member": {"status": status}}
    found = parse_update({"update_id": 1, "my_chat_member": changed})
    assert found
    assert (found.content, found.chat_id) == (BlockChange(back), 7)
    assert parse_update({"update_id": 1, "my_chat_member": {**changed, "chat": GROUP}}) is None


@given(data=st.text(st.characters(), max_size=64))
def test_whatever_is_pressed_means_something(data: str) -> None:
    assert isinstance(press(data).content, CasePress | ChatPress | UnknownPress)
