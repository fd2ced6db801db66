"""Messages go out in order within a chat, side by side across chats, and none is lost."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from telegram.error import Forbidden, NetworkError, RetryAfter, TimedOut

from storage.errors import UnavailableError
from storage.records import OutboxMessage
from storage.store import Store
from tests.support.bot.clocks import InstantStopwatch, ManualClock, ManualStopwatch, settle
from tests.support.bot.scripted_api import ScriptedApi
from tests.support.bot.sender import SenderHarness, commit, make_message, run_sender
from tests.support.storage import records

ANSWER = "answerCallbackQuery"


async def test_a_chat_gets_its_letters_in_order(api: ScriptedApi, sending: SenderHarness) -> None:
    await sending.enqueue(make_message("first"), make_message("second"))
    await sending.enqueue(make_message("third"))
    assert await sending.wait_until_sent() == 0
    assert api.texts() == ["first", "second", "third"]


async def test_a_chat_that_hangs_holds_up_nobody_else(
    api: ScriptedApi, sending: SenderHarness
) -> None:
    gate = api.hang(1)
    await sending.enqueue(
        make_message("a", 1), make_message("b", 1), make_message("c", 2), make_message("d", 3)
    )
    await api.heard(3)
    assert set(api.texts()) == {"a", "c", "d"}
    gate.set()
    assert await sending.wait_until_sent() == 0
    assert api.texts(1) == ["a", "b"]


async def test_a_letter_is_marked_only_when_telegram_took_it(
    store: Store, api: ScriptedApi, sending: SenderHarness
) -> None:
    gate = api.hang(1)
    await sending.enqueue(make_message("a"))
    await api.hung.wait()
    assert await store.count_messages() == 1
    gate.set()
    assert await sending.wait_until_sent() == 0


@pytest.mark.parametrize("error", [NetworkError("Bad Gateway"), TimedOut(), NetworkError("dns")])
async def test_a_broken_way_is_tried_again_with_longer_pauses(
    store: Store, api: ScriptedApi, clock: ManualClock, watch: InstantStopwatch, error: NetworkError
) -> None:
    api.answer("sendMessage", *[error] * 8)
    async with run_sender(store, api, clock, watch, per_chat=1e9) as sending:
        await sending.enqueue(make_message("a"), make_message("b"))
        assert await sending.wait_until_sent() == 0
    assert api.texts() == ["a"] * 9 + ["b"]
    assert watch.pauses == [1, 2, 4, 8, 16, 32, 60, 60]


async def test_a_flood_wait_holds_all_sends_and_then_goes_again(
    store: Store, api: ScriptedApi, clock: ManualClock
) -> None:
    watch = ManualStopwatch()
    api.answer("sendMessage", RetryAfter(7))
    async with run_sender(store, api, clock, watch) as sending:
        await sending.enqueue(make_message("a", 1))
        await api.heard(1)
        await settle()
        await sending.enqueue(
            make_message("b", 2), make_message("tap", 3, method=ANSWER, more={"text": "ok"})
        )
        await settle()
        assert len(api.calls) == 1
        assert await watch.skip() == 7.0
        assert await sending.wait_until_sent() == 0
    assert sorted(api.texts()[1:]) == ["a", "b", "ok"]


async def test_a_buyer_who_blocks_the_bot_gets_nothing_more(
    store: Store, api: ScriptedApi, clock: ManualClock, sending: SenderHarness
) -> None:
    await records.begin(store)
    api.answer("sendMessage", Forbidden("Forbidden: bot was blocked by the user"))
    await sending.enqueue(make_message("a", 1), make_message("b", 1), make_message("c", 2))
    assert await sending.wait_until_sent() == 0
    await sending.enqueue(make_message("back again", 1))
    assert await sending.wait_until_sent() == 0
    assert sorted(api.texts()) == ["a", "back again", "c"]
    async with store.begin() as batch:
        assert (await batch.load_chats([1]))[1].asleep_at == clock.now()


async def test_answers_go_before_nudges_when_the_rate_is_short(
    store: Store, api: ScriptedApi, clock: ManualClock
) -> None:
    watch = ManualStopwatch()
    async with run_sender(store, api, clock, watch, overall=1) as sending:
        nudges = [make_message(f"nudge {chat}", chat, role="nudge") for chat in range(1, 4)]
        await sending.enqueue(*nudges, make_message("answer 4", 4), make_message("answer 5", 5))
        await api.heard(1)
        for call in range(2, 6):
            await watch.skip()
            await api.heard(call)
        assert await sending.wait_until_sent() == 0
    assert api.texts()[1:] == ["answer 4", "answer 5", "nudge 2", "nudge 3"]


async def test_a_letter_for_later_waits_in_the_store(
    api: ScriptedApi, clock: ManualClock, sending: SenderHarness
) -> None:
    await sending.enqueue(make_message("later", not_before=clock.now() + timedelta(minutes=5)))
    assert await sending.wait_until_sent() == 1
    for _ in range(11):
        await clock.next_wake()
        clock.move(timedelta(seconds=30))
    await api.heard(1)
    assert await sending.wait_until_sent() == 0


async def test_marks_survive_a_database_that_is_away(
    store: Store,
    api: ScriptedApi,
    watch: InstantStopwatch,
    monkeypatch: pytest.MonkeyPatch,
    sending: SenderHarness,
) -> None:
    mark, failures = store.mark_sent, [UnavailableError("away"), UnavailableError("away")]

    async def failing(*given: Any) -> None:
        if failures:
            raise failures.pop()
        await mark(*given)

    monkeypatch.setattr(store, "mark_sent", failing)
    await sending.enqueue(make_message("a"))
    assert await sending.wait_until_sent() == 0
    assert api.texts() == ["a"]
    assert watch.pauses == [1, 1]


async def test_drain_waits_for_what_is_under_way(
    store: Store, api: ScriptedApi, clock: ManualClock
) -> None:
    gate = api.hang(1)
    async with run_sender(store, api, clock, ManualStopwatch()) as sending:
        await sending.enqueue(make_message("a"), make_message("b"))
        draining = asyncio.create_task(sending.sender.drain(10))
        await api.hung.wait()
        gate.set()
        assert await draining
    assert await store.count_messages() == 0


async def test_drain_gives_back_what_it_could_not_send(
    store: Store, api: ScriptedApi, clock: ManualClock
) -> None:
    watch = ManualStopwatch()
    api.hang(1)
    async with run_sender(store, api, clock, watch) as sending:
        await sending.enqueue(make_message("a"), make_message("b"))
        draining = asyncio.create_task(sending.sender.drain(10))
        await api.hung.wait()
        assert await watch.skip() == 10.0
        assert not await draining
    now = clock.now()
    found = await store.claim_messages(now, now + timedelta(seconds=1), 10)
    assert [(message.key, message.attempts) for message in found] == [("a", 0), ("b", 0)]


async def test_there_is_room_until_too_much_waits(
    store: Store, api: ScriptedApi, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.outbox.in_flight.MAX_MESSAGES", 2)
    sending = SenderHarness(store, api, clock, ManualStopwatch())
    await sending.sender.wait_for_room()
    messages: list[OutboxMessage] = [make_message("a"), make_message("b")]
    sending.sender.enqueue(messages)
    waiting = asyncio.create_task(sending.sender.wait_for_room())
    await settle()
    assert not waiting.done()
    sending.sender._in_flight.complete(["a"])
    await waiting


async def test_nothing_is_taken_up_twice(
    store: Store, api: ScriptedApi, clock: ManualClock, sending: SenderHarness
) -> None:
    messages = await commit(store, make_message("a"), make_message("b"))
    sending.sender.enqueue(messages)
    sending.sender.enqueue(messages)
    await clock.next_wake()
    clock.move(timedelta(minutes=2))
    assert await sending.wait_until_sent() == 0
    assert api.texts() == ["a", "b"]
