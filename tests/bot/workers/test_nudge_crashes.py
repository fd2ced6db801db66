"""Stopped before every statement between claim and mark, a follow-up is neither lost nor doubled.

Only the one that was being sent may come twice: Telegram had it, and the store did not know yet.
"""

import asyncio
from collections.abc import Coroutine
from datetime import timedelta
from itertools import count
from typing import Any

import pytest

from storage.crypto.envelope import KeyRing
from storage.store import Store
from tests.support.bot.clocks import ManualClock
from tests.support.bot.nudge_worker import (
    count_nudges,
    leave_question_open,
    reopen_store,
    run_nudge_harness,
)
from tests.support.bot.scripted_api import ScriptedApi
from tests.support.bot.updates import Buyer
from tests.support.storage.crashes import Counter, counted

DAY = timedelta(days=1)


async def life(store: Store, clock: ManualClock, api: ScriptedApi) -> None:
    """A process from its start until nothing is left to be done."""
    await store.end_leases()
    async with run_nudge_harness(store, clock, api) as stack:
        while await stack.worker.run_once():
            pass
        await stack.idle()


async def dies(living: Coroutine[Any, Any, None], counter: Counter) -> bool:
    """Whether the process was stopped before it had done all."""
    task = asyncio.create_task(living)
    while not (task.done() or counter.dead):
        await asyncio.wait([task], timeout=0.01)
    task.cancel()
    [ended] = await asyncio.gather(task, return_exceptions=True)
    if isinstance(ended, Exception):
        raise ended
    return counter.dead


async def stopped_at(fatal: int, url: str, ring: KeyRing, clock: ManualClock) -> tuple[int, int]:
    """Stop at a statement, go on in a new process; sent before the stop (-1: no stop), in all."""
    api, buyer = ScriptedApi(), Buyer(fatal, count(1000 * fatal))
    async with reopen_store(url, ring) as store:
        await leave_question_open(store, clock, [buyer])
    clock.move(DAY)
    async with reopen_store(url, ring) as store:
        with counted(fatal, for_good=True) as counter:
            killed = await dies(life(store, clock, api), counter)
    before = count_nudges(api, buyer.chat_id) if killed else -1
    async with reopen_store(url, ring) as store:
        await life(store, clock, api)
        assert await store.count_messages() == 0
        await store.sleep_chat(buyer.chat_id, clock.now())  # so that the next is alone
    return before, count_nudges(api, buyer.chat_id)


@pytest.mark.usefixtures("dead_connections")
async def test_a_follow_up_survives_a_stop_anywhere(url: str, clock: ManualClock) -> None:
    ring, found = KeyRing.parse(KeyRing.generate()), list[tuple[int, int]]()
    for fatal in count(1):
        found.append(await stopped_at(fatal, url, ring, clock))
        if found[-1][0] < 0:
            break
    assert len(found) > 15
    assert {(0, 1), (1, 2), (-1, 1)} <= set(found) <= {(0, 1), (1, 2), (1, 1), (-1, 1)}
