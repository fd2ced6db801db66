"""More nudges than the sender may hold wait in the store, and are asked for when there is room."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from itertools import count

import pytest

from bot.workers import nudges
from storage.store import Store
from tests.support.bot.clocks import ManualClock
from tests.support.bot.nudge_worker import (
    NudgeHarness,
    count_nudges,
    leave_question_open,
    run_nudge_harness,
)
from tests.support.bot.scripted_api import ScriptedApi
from tests.support.bot.updates import Buyer

BUYERS = range(1, 13)


@pytest.fixture
async def harness(
    store: Store, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[NudgeHarness]:
    """A process that may hold five messages, a day after the buyers left a question open."""
    monkeypatch.setattr("bot.outbox.in_flight.MAX_MESSAGES", 5)
    monkeypatch.setattr(nudges, "BATCH_SIZE", 3)
    numbers = count(1)
    await leave_question_open(store, clock, [Buyer(number, numbers) for number in BUYERS])
    clock.move(timedelta(days=1))
    async with run_nudge_harness(store, clock, ScriptedApi()) as harness:
        yield harness


async def test_nudges_leave_the_store_as_there_is_room(
    harness: NudgeHarness, clock: ManualClock
) -> None:
    network = [harness.api.hang(chat) for chat in BUYERS]
    working = asyncio.create_task(harness.worker.run())
    await harness.api.hung.wait()
    while harness.sender._in_flight.room.is_set():  # noqa: ASYNC110
        await asyncio.sleep(0)
    for _ in range(5):  # statements take turns, so a claim would be among them
        due_at = await harness.store.find_next_due()
        assert due_at
        assert due_at <= clock.now()
    for gate in network:
        gate.set()
    async with asyncio.timeout(10):
        while {count_nudges(harness.api, chat) for chat in BUYERS} != {1}:  # noqa: ASYNC110
            await asyncio.sleep(0)
    await harness.idle()
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)
    assert [count_nudges(harness.api, chat) for chat in BUYERS] == [1] * len(BUYERS)
