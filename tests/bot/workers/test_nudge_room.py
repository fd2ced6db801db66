"""More nudges than the sender may hold wait in the store, and are asked for when there is room."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from itertools import count

import pytest

from bot.workers import nudges
from storage.store import Store
from tests.support.bot.clocks import HandClock
from tests.support.bot.nudge_stack import Stack, begin, fell, stacked
from tests.support.bot.scripted_api import ScriptedApi
from tests.support.bot.updates import Buyer

BUYERS = range(1, 13)


@pytest.fixture
async def stack(
    store: Store, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Stack]:
    """A process that may hold five messages, a day after the buyers left a question open."""
    monkeypatch.setattr("bot.outbox.in_flight.MAX_MESSAGES", 5)
    monkeypatch.setattr(nudges, "BATCH_SIZE", 3)
    numbers = count(1)
    await begin(store, clock, [Buyer(number, numbers) for number in BUYERS])
    clock.move(timedelta(days=1))
    async with stacked(store, clock, ScriptedApi()) as stack:
        yield stack


async def test_nudges_leave_the_store_as_there_is_room(stack: Stack, clock: HandClock) -> None:
    network = [stack.api.hang(chat) for chat in BUYERS]
    working = asyncio.create_task(stack.nudger.run())
    await stack.api.hung.wait()
    while stack.sender._in_flight.room.is_set():  # noqa: ASYNC110
        await asyncio.sleep(0)
    for _ in range(5):  # statements take turns, so a claim would be among them
        assert await stack.store.find_next_due() == clock.now()
    for gate in network:
        gate.set()
    async with asyncio.timeout(10):
        while {fell(stack.api, chat) for chat in BUYERS} != {1}:  # noqa: ASYNC110
            await asyncio.sleep(0)
    await stack.idle()
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)
    assert [fell(stack.api, chat) for chat in BUYERS] == [1] * len(BUYERS)
