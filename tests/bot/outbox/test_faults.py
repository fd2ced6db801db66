"""Whatever is wrong with the way to Telegram, no message is lost, and no chat waits for ever."""

from typing import Any

import pytest
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError, TimedOut

from bot.outbox.retry import MAX_CUT_TRIES, MAX_TRIES
from bot.transport.answers import CutAnswerError
from bot.transport.http import UnreadableAnswerError
from storage.store import Store
from tests.support.bot.clocks import InstantStopwatch, ManualClock
from tests.support.bot.scripted_api import ScriptedApi
from tests.support.bot.sender import SenderHarness, make_message, run_sender
from tests.support.storage import records

ANSWER, EDIT, PIN = "answerCallbackQuery", "editMessageText", "pinChatMessage"
CUT_LATE, CUT_EARLY = b'{"ok":true,"result":{"message_id":7,"da', b'{"ok":true,"res'
FOREIGN = NetworkError("status 403")
UNSURE = [
    UnreadableAnswerError(b"<html>"),
    FOREIGN,
    NetworkError("Bad Gateway"),
    TimedOut(),
    Forbidden("Forbidden: by the proxy"),
]


async def set_aside(store: Store) -> list[tuple[str, str]]:
    """What was set aside, and why."""
    return [(kept.key, kept.set_aside_for) for kept in await store.list_set_aside()]


@pytest.mark.parametrize("error", UNSURE)
async def test_a_way_that_is_broken_for_hours_loses_nothing(
    store: Store, api: ScriptedApi, clock: ManualClock, watch: InstantStopwatch, error: Any
) -> None:
    await records.begin(store)
    api.answer("getMe", *[NetworkError("down")] * 300)
    api.answer("sendMessage", error)
    async with run_sender(store, api, clock, watch, per_chat=1e9) as sending:
        await sending.enqueue(make_message("a"), make_message("b"))
        assert await sending.wait_until_sent() == 0
    assert watch.now > 4 * 3600
    assert api.texts() == ["a", "a", "b"]  # nothing is sent into a way that is known to be broken
    assert await set_aside(store) == []
    async with store.begin() as batch:
        assert (await batch.load_chats([1]))[1].asleep_at is None


@pytest.mark.parametrize("error", UNSURE)
async def test_a_message_that_alone_fails_for_an_hour_is_set_aside(
    store: Store,
    api: ScriptedApi,
    clock: ManualClock,
    watch: InstantStopwatch,
    caplog: pytest.LogCaptureFixture,
    error: Any,
) -> None:
    api.answer("sendMessage", *[error] * MAX_TRIES)
    async with run_sender(store, api, clock, watch, per_chat=1e9) as sending:
        await sending.enqueue(make_message("a"), make_message("b"))
        assert await sending.wait_until_sent() == 0
    assert 0.8 * 3600 < watch.now < 1.2 * 3600
    assert api.texts() == ["a"] * MAX_TRIES + ["b"]
    assert await set_aside(store) == [("a", "unanswered")]
    assert "sendMessage was unanswered and is set aside" in caplog.text


async def test_a_yes_that_was_cut_off_is_not_sent_twice(
    store: Store, api: ScriptedApi, sending: SenderHarness
) -> None:
    await records.begin(store)
    api.answer("sendMessage", *map(UnreadableAnswerError, (CUT_LATE, CUT_EARLY)))
    card = make_message("card", case_id="c1", role="card")
    await sending.enqueue(card, make_message("a"), make_message("b"))
    assert await sending.wait_until_sent() == 0
    assert api.texts() == ["card", "a", "b"]
    async with store.begin() as batch:
        assert (await batch.load_cases(["c1"]))["c1"].card == 7


async def test_a_card_of_which_the_number_is_lost_is_no_fault(
    store: Store, api: ScriptedApi, sending: SenderHarness
) -> None:
    await records.begin(store)
    api.answer("sendMessage", UnreadableAnswerError(CUT_EARLY))
    await sending.enqueue(make_message("card", case_id="c1", role="card"))
    assert await sending.wait_until_sent() == 0
    assert await set_aside(store) == []


async def test_answers_that_are_cut_off_each_time_bring_a_message_three_times_at_most(
    store: Store, api: ScriptedApi, sending: SenderHarness
) -> None:
    api.answer("sendMessage", *[CutAnswerError()] * 9)
    await sending.enqueue(make_message("a"))
    assert await sending.wait_until_sent() == 0
    assert api.texts() == ["a"] * MAX_CUT_TRIES
    assert await set_aside(store) == [("a", "unanswered")]


@pytest.mark.parametrize("result", [None, [], {}, True, {"message_id": "7"}])
async def test_a_result_that_is_no_message_is_no_yes(
    store: Store, api: ScriptedApi, sending: SenderHarness, result: Any
) -> None:
    await records.begin(store)
    api.answer("sendMessage", result)
    await sending.enqueue(make_message("card", case_id="c1", role="card"))
    assert await sending.wait_until_sent() == 0
    assert api.texts() == ["card", "card"]
    assert await set_aside(store) == []


@pytest.mark.parametrize(
    ("message", "error", "reason"),
    [
        (make_message("a"), BadRequest("Bad Request: BUTTON_DATA_INVALID"), "refused"),
        (make_message("a", method="sendPhoto"), BadRequest("wrong file identifier"), "refused"),
        (make_message("a", payload=b"no JSON"), NetworkError("never asked"), "broken"),
    ],
)
async def test_what_can_never_be_sent_is_kept(
    store: Store, api: ScriptedApi, sending: SenderHarness, message: Any, error: Any, reason: str
) -> None:
    api.answer(message.method, *[error] * 2)
    await sending.enqueue(message)
    assert await sending.wait_until_sent() == 0
    assert await set_aside(store) == [("a", reason)]


@pytest.mark.parametrize("method", ["setMessageReaction", PIN])
@pytest.mark.parametrize("error", [TimedOut(), BadRequest("REACTION_INVALID")])
async def test_what_nobody_misses_is_let_go_after_a_few_tries(
    store: Store,
    api: ScriptedApi,
    watch: InstantStopwatch,
    sending: SenderHarness,
    method: str,
    error: TelegramError,
) -> None:
    api.answer(method, *[error] * 9)
    await sending.enqueue(make_message("mark", method=method, payload=b'{"message_id": 5}'))
    await sending.enqueue(make_message("a"))
    assert await sending.wait_until_sent() == 0
    assert watch.now < 60
    assert api.texts() == ["a"]
    assert await set_aside(store) == []


@pytest.mark.parametrize("method", [ANSWER, "setMessageReaction", "sendChatAction"])
async def test_a_quick_call_that_hangs_holds_up_no_message(
    api: ScriptedApi, sending: SenderHarness, method: str
) -> None:
    gate = api.hang(1)
    await sending.enqueue(make_message("quick", method=method))
    await api.hung.wait()
    api.release(1)
    await sending.enqueue(make_message("a"), make_message("b"))
    await api.heard(3)
    assert api.texts() == ["quick", "a", "b"]
    gate.set()
    assert await sending.wait_until_sent() == 0
