"""Killed at any call to Telegram, all is sent, and of a chat at most the last message twice."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from bot.outbox.acknowledger import Acknowledger
from bot.outbox.rate_limiter import RateLimiter
from bot.outbox.sender import Sender
from storage.records import OutboxMessage
from storage.store import Store
from tests.support.bot.clocks import InstantStopwatch, ManualClock
from tests.support.bot.scripted_api import ScriptedApi
from tests.support.bot.sender import make_message
from tests.support.storage import records

CHATS = (1, 2, 3)


class MortalApi(ScriptedApi):
    """Dies at one call, before Telegram has it or after; from then on nothing gets through."""

    def __init__(self, fatal: int, *, received: bool) -> None:
        super().__init__()
        self.died = asyncio.Event()
        self._fatal, self._received = fatal, received

    async def call(self, method: str, parameters: Mapping[str, Any] | None = None) -> Any:
        if self.died.is_set():
            await asyncio.Event().wait()
        if len(self.calls) + 1 < self._fatal:
            return await super().call(method, parameters)
        if self._received:
            await super().call(method, parameters)
        self.died.set()
        return await asyncio.Event().wait()


def turn(chat_id: int) -> list[OutboxMessage]:
    """What a turn may come to: a tap's answer, an edit, texts to paste, the question, a thumb."""
    case = f"c{chat_id}"
    tap = {"callback_query_id": "q"}
    return [
        make_message(f"{case} tap", chat_id, method="answerCallbackQuery", more=tap),
        make_message(f"{case} edit", chat_id, method="editMessageText", more={"message_id": 5}),
        *(make_message(f"{case} text {n}", chat_id) for n in range(3)),
        make_message(f"{case} card", chat_id, role="card", case_id=case),
        make_message(f"{case} pin", chat_id, method="pinChatMessage", role="pin", case_id=case),
        make_message(f"{case} question", chat_id),
    ]


async def fill(store: Store) -> int:
    """Three chats with a turn each; how many messages there are."""
    messages = [each for chat_id in CHATS for each in turn(chat_id)]
    await records.save(
        store,
        chats=tuple(records.chat(chat_id) for chat_id in CHATS),
        cases=tuple(records.case(f"c{chat_id}", chat_id=chat_id) for chat_id in CHATS),
        messages=tuple(messages),
    )
    return len(messages)


class Process:
    """A sender, until it is killed."""

    def __init__(self, store: Store, api: ScriptedApi) -> None:
        watch = InstantStopwatch()
        self.sender = Sender(
            store, api, ManualClock(), watch=watch, rate_limiter=RateLimiter(watch)
        )
        self._running = asyncio.create_task(self.sender.run())

    async def kill(self) -> None:
        self._running.cancel()
        await asyncio.gather(self._running, return_exceptions=True)


def messages(api: ScriptedApi, chat_id: int) -> list[str]:
    """The new messages of a chat, in order."""
    sent = [told for method, told in api.calls if method == "sendMessage"]
    return [told["text"] for told in sent if told["chat_id"] == chat_id]


@pytest.mark.parametrize("received", [False, True])
@pytest.mark.parametrize("fatal", range(1, 3 * 8 + 1))
async def test_a_kill_at_any_call(store: Store, fatal: int, received: bool) -> None:
    assert await fill(store) == 24
    mortal, healthy = MortalApi(fatal, received=received), ScriptedApi()
    first = Process(store, mortal)
    await first.sender.drain_backlog()
    await mortal.died.wait()
    await first.kill()

    await store.end_leases()
    second = Process(store, healthy)
    await second.sender.drain_backlog()
    await second.sender._in_flight.idle.wait()
    await second.kill()

    assert await store.count_messages() == 0
    for chat_id in CHATS:
        before, after = messages(mortal, chat_id), messages(healthy, chat_id)
        expected = [
            f"c{chat_id} {name}" for name in ("text 0", "text 1", "text 2", "card", "question")
        ]
        again = after[:1] if after[:1] == before[-1:] else []
        assert before + after[len(again) :] == expected


async def test_a_question_that_was_answered_stays_answered_when_killed_twice(store: Store) -> None:
    """The second kill comes when the next question is out, and nothing of it is noted."""
    first, newer = make_message("question 1", 1), make_message("question 2", 1)
    await records.save(store, messages=(first,))
    mortal, healthy = MortalApi(1, received=True), ScriptedApi()
    second = Process(store, mortal)
    await records.save(store, messages=(newer,))
    second.sender.enqueue([newer])
    await second.sender.drain_backlog(waiting=(1,))
    await mortal.died.wait()
    await second.kill()

    await store.end_leases()
    third = Process(store, healthy)
    await third.sender.drain_backlog()
    await third.sender._in_flight.idle.wait()
    await third.kill()
    assert messages(mortal, 1) == messages(healthy, 1) == ["question 2"]


async def test_marks_written_from_two_sides_are_all_written(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the end `drain` writes marks while the loop may be writing some."""
    written, gate, busy = list[str](), asyncio.Event(), asyncio.Event()

    async def mark_sent(keys: Sequence[str], *_noted: object) -> None:
        busy.set()
        await gate.wait()
        written.extend(keys)

    monkeypatch.setattr(store, "mark_sent", mark_sent)
    marker = Acknowledger(store, ManualClock(), InstantStopwatch(), lambda _keys: None)
    marker.mark_sent("a")
    flushes = [asyncio.create_task(marker.flush()) for _ in range(2)]
    await busy.wait()
    marker.mark_sent("b")
    marker.mark_sent("c")
    gate.set()
    await asyncio.gather(*flushes)
    assert written == ["a", "b", "c"]
