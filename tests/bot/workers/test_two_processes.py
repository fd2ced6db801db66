"""Two processes on one database: each follow-up leaves once, and none stays behind."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import timedelta
from itertools import count

import pytest

from bot.workers import nudges
from storage.crypto.envelope import KeyRing
from tests.support.bot.clocks import PATIENCE_SECONDS, ManualClock
from tests.support.bot.nudge_worker import (
    NudgeHarness,
    count_nudges,
    leave_question_open,
    reopen_store,
    run_nudge_harness,
)
from tests.support.bot.scripted_api import ScriptedApi
from tests.support.bot.updates import Buyer

DAY = timedelta(days=1)
SWEEP = timedelta(seconds=30)
BUYERS = range(1, 21)


@pytest.fixture
async def pair(url: str, clock: ManualClock) -> AsyncIterator[tuple[NudgeHarness, NudgeHarness]]:
    """Two processes, a day after the buyers left a question open."""
    ring, numbers = KeyRing.parse(KeyRing.generate()), count(1)
    async with reopen_store(url, ring) as store:
        await leave_question_open(store, clock, [Buyer(number, numbers) for number in BUYERS])
    clock.move(DAY)
    async with AsyncExitStack() as open_:
        stores = [await open_.enter_async_context(reopen_store(url, ring)) for _ in "ab"]
        one, two = [
            await open_.enter_async_context(run_nudge_harness(store, clock, ScriptedApi()))
            for store in stores
        ]
        yield one, two


def told(*stacks: NudgeHarness) -> dict[int, int]:
    """How often each buyer got the follow-up."""
    return {chat: sum(count_nudges(stack.api, chat) for stack in stacks) for chat in BUYERS}


async def all_fall(stack: NudgeHarness) -> None:
    """Let a process take what is due until nothing is left."""
    while await stack.worker.run_once():
        pass


async def sweeps(clock: ManualClock, times: int, at_work: int = 2) -> None:
    """Let so much time pass that every process looks for letters so often."""
    for _ in range(times):
        clock.move(SWEEP)
        async with asyncio.timeout(PATIENCE_SECONDS):
            while len(clock._sleepers) < at_work or await clock.next_wake() <= clock.now():  # noqa: ASYNC110
                await asyncio.sleep(0)


async def test_two_that_claim_at_once_share_what_is_due(
    pair: tuple[NudgeHarness, NudgeHarness], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nudges, "BATCH_SIZE", 3)
    while any(await asyncio.gather(*(stack.worker.run_once() for stack in pair))):
        pass
    await asyncio.gather(*(stack.idle() for stack in pair))
    assert told(*pair) == dict.fromkeys(BUYERS, 1)
    assert all(sum(told(stack).values()) for stack in pair)


async def test_one_claim_handed_to_both_is_said_once(
    pair: tuple[NudgeHarness, NudgeHarness], clock: ManualClock
) -> None:
    one, two = pair
    rows = await one.store.claim_nudges(clock.now(), clock.now() + nudges.LEASE, 100)
    await asyncio.gather(one.processor.process_nudges(rows), two.processor.process_nudges(rows))
    await asyncio.gather(one.idle(), two.idle())
    assert told(*pair) == dict.fromkeys(BUYERS, 1)


async def test_what_waits_long_in_one_is_not_sent_by_the_other(
    pair: tuple[NudgeHarness, NudgeHarness], clock: ManualClock
) -> None:
    one, two = pair
    network = [one.api.hang(chat) for chat in BUYERS]
    await all_fall(one)
    await one.api.hung.wait()
    assert await two.sender._claim() == []
    await sweeps(clock, 5)
    assert two.api.calls == []
    for gate in network:
        gate.set()
    await one.idle()
    assert told(*pair) == dict.fromkeys(BUYERS, 1)


async def test_what_a_dead_process_held_is_sent_by_the_other(
    pair: tuple[NudgeHarness, NudgeHarness], clock: ManualClock
) -> None:
    one, two = pair
    async with run_nudge_harness(one.store, clock, ScriptedApi()) as dying:
        for chat in BUYERS:
            dying.api.hang(chat)
        await all_fall(dying)
        await dying.api.hung.wait()
    await sweeps(clock, 3)
    await asyncio.gather(one.idle(), two.idle())
    assert told(one, two) == dict.fromkeys(BUYERS, 1)


async def test_one_that_starts_beside_another_repeats_nothing_it_holds(
    pair: tuple[NudgeHarness, NudgeHarness], clock: ManualClock
) -> None:
    one, two = pair
    await one.store.end_leases()
    network = [one.api.hang(chat) for chat in BUYERS]
    await all_fall(one)
    await one.api.hung.wait()
    async with run_nudge_harness(two.store, clock, ScriptedApi()) as starting:
        await two.store.end_leases()
        await starting.sender.drain_backlog()
        await all_fall(starting)
        await starting.idle()
        assert starting.api.calls == []
    for gate in network:
        gate.set()
    await one.idle()
    assert told(*pair) == dict.fromkeys(BUYERS, 1)
