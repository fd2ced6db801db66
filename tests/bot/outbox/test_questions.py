"""The question of a case is edited where it was asked last; what cannot be edited is said."""

import orjson
import pytest
from telegram.error import BadRequest

from storage.store import Store
from tests.support.bot.scripted_api import ScriptedApi
from tests.support.bot.sender import SenderHarness, make_message
from tests.support.storage import records

EDIT = "editMessageText"


async def test_an_edit_of_a_question_finds_the_one_asked_last(
    store: Store, api: ScriptedApi, sending: SenderHarness
) -> None:
    await records.begin(store)
    await sending.enqueue(
        make_message("first?", case_id="c1", role="ask"),
        make_message("answered", case_id="c1", method=EDIT, role="ask"),
        make_message("second?", case_id="c1", role="ask"),
    )
    assert await sending.wait_until_sent() == 0
    assert api.calls[1][1]["message_id"] == 101
    assert await store.find_question("c1") == 103
    await sending.enqueue(make_message("again", case_id="c1", method=EDIT, role="ask"))
    assert await sending.wait_until_sent() == 0
    assert (api.calls[-1][0], api.calls[-1][1]["message_id"]) == (EDIT, 103)


@pytest.mark.parametrize("asked", [None, 55])
async def test_a_question_that_is_gone_says_its_answer_in_a_message(
    store: Store, api: ScriptedApi, sending: SenderHarness, asked: int | None
) -> None:
    await records.begin(store)
    await store.mark_sent([], questions={"c1": asked} if asked else {})
    api.answer(EDIT, BadRequest("Bad Request: message to edit not found"))
    await sending.enqueue(make_message("answered", case_id="c1", method=EDIT, role="ask"))
    assert await sending.wait_until_sent() == 0
    assert (api.calls[-1][0], api.calls[-1][1]["text"]) == ("sendMessage", "answered")
    assert "message_id" not in api.calls[-1][1]
    assert await store.find_question("c1") == asked, "what was said asks nothing"


async def test_buttons_of_a_question_that_is_gone_are_gone_with_it(
    store: Store, api: ScriptedApi, sending: SenderHarness
) -> None:
    await records.begin(store)
    bare = orjson.dumps({"chat_id": 1})
    closes = make_message(
        "a", case_id="c1", method="editMessageReplyMarkup", role="ask", payload=bare
    )
    await sending.enqueue(closes)
    assert await sending.wait_until_sent() == 0
    assert [method for method, _ in api.calls if method == "sendMessage"] == []
