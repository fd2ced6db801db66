"""Follow-ups fall when they are due, once, and the loop never spins."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from bot.runtime.wakeup import Wakeup
from bot.workers.nudges import NudgeWorker
from storage.errors import UnavailableError
from storage.records import NudgeRecord
from storage.store import Store
from tests.support.bot.clocks import ManualClock, settle
from tests.support.storage import records

HOUR = timedelta(hours=1)


class Turns:
    """Takes the nudges as a desk does: the turn replaces what is pending for the case."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.fallen: asyncio.Queue[str] = asyncio.Queue()
        self.failures: list[Exception] = []
        self.has_room = asyncio.Event()
        self.has_room.set()

    async def wait_for_room(self) -> None:
        await self.has_room.wait()

    async def take(self, due: Sequence[NudgeRecord]) -> None:
        if self.failures:
            raise self.failures.pop()
        await records.save(self.store, nudges={row.case_id: () for row in due})
        for row in due:
            self.fallen.put_nowait(row.kind)

    def heard(self) -> list[str]:
        return [self.fallen.get_nowait() for _ in range(self.fallen.qsize())]


@pytest.fixture
def turns(store: Store) -> Turns:
    return Turns(store)


@asynccontextmanager
async def nudging(store: Store, clock: ManualClock, turns: Turns) -> AsyncIterator[Wakeup]:
    """A running worker; what wakes it."""
    wakeup = Wakeup(clock)
    worker = NudgeWorker(store, clock, wakeup, turns.take, turns.wait_for_room)
    task = asyncio.create_task(worker.run())
    yield wakeup
    assert not task.done()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def plan(store: Store, *due_in: timedelta) -> None:
    """One case with these follow-ups."""
    rows = [
        records.nudge(f"in {by}", rung=rung, due_at=records.NOW + by)
        for rung, by in enumerate(due_in)
    ]
    await records.begin(store, nudges={"c1": tuple(rows)})


async def test_a_nudge_falls_when_it_is_due_and_not_before(
    store: Store, clock: ManualClock, turns: Turns
) -> None:
    await plan(store, timedelta(minutes=3))
    async with nudging(store, clock, turns):
        assert await clock.next_wake() == records.NOW + timedelta(minutes=3)
        assert turns.heard() == []
        clock.move(timedelta(minutes=3))
        assert await turns.fallen.get() == "in 0:03:00"
    assert await store.find_next_due() is None


async def test_several_due_at_once_come_in_one_batch(
    store: Store, clock: ManualClock, turns: Turns
) -> None:
    await plan(store, -HOUR, -2 * HOUR)
    async with nudging(store, clock, turns):
        assert await turns.fallen.get() == "in -1 day, 22:00:00"
        assert await turns.fallen.get() == "in -1 day, 23:00:00"


async def test_an_earlier_nudge_wakes_the_loop(
    store: Store, clock: ManualClock, turns: Turns
) -> None:
    async with nudging(store, clock, turns) as wakeup:
        assert await clock.next_wake() == records.NOW + timedelta(minutes=5)
        await plan(store, timedelta(0))
        wakeup.wake()
        assert await turns.fallen.get() == "in 0:00:00"


async def test_what_is_not_committed_falls_again(
    store: Store, clock: ManualClock, turns: Turns, caplog: pytest.LogCaptureFixture
) -> None:
    await plan(store, timedelta(0))
    turns.failures = [ValueError("a turn went wrong")]
    async with nudging(store, clock, turns):
        assert await clock.next_wake() == records.NOW + timedelta(seconds=10)
        assert "they fall again" in caplog.text
        while turns.fallen.empty():
            await clock.next_wake()
            clock.move(timedelta(minutes=1))
            await asyncio.sleep(0)
        assert turns.heard() == ["in 0:00:00"]


async def test_a_store_that_is_away_is_asked_again(
    store: Store, clock: ManualClock, turns: Turns, monkeypatch: pytest.MonkeyPatch
) -> None:
    await plan(store, timedelta(0))
    next_due, failures = store.find_next_due, [UnavailableError("away")]

    async def failing() -> object:
        if failures:
            raise failures.pop()
        return await next_due()

    monkeypatch.setattr(store, "find_next_due", failing)
    async with nudging(store, clock, turns):
        assert await turns.fallen.get() == "in 0:00:00"
        assert await clock.next_wake() == records.NOW + timedelta(seconds=10)
        clock.move(timedelta(seconds=10))
        assert await clock.next_wake() > records.NOW


async def test_a_nudge_nobody_can_claim_does_not_make_it_spin(
    store: Store, clock: ManualClock, turns: Turns, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def past() -> object:
        return records.NOW - HOUR

    monkeypatch.setattr(store, "find_next_due", past)
    async with nudging(store, clock, turns):
        assert await clock.next_wake() == records.NOW + timedelta(seconds=1)


async def test_a_chat_that_sleeps_is_not_nudged(
    store: Store, clock: ManualClock, turns: Turns
) -> None:
    await plan(store, timedelta(0))
    await store.sleep_chat(1, records.NOW)
    async with nudging(store, clock, turns):
        assert await clock.next_wake() == records.NOW + timedelta(minutes=5)
    assert turns.heard() == []


async def test_what_is_due_stays_in_the_store_until_there_is_room(
    store: Store, clock: ManualClock, turns: Turns
) -> None:
    await plan(store, timedelta(0))
    turns.has_room.clear()
    async with nudging(store, clock, turns):
        await settle()
        assert turns.heard() == []
        assert await store.find_next_due() == records.NOW
        turns.has_room.set()
        assert await turns.fallen.get() == "in 0:00:00"
