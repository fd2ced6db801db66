"""A loop wakes at each instant it was told of, whatever else wakes it before."""

import asyncio
from datetime import timedelta

from bot.runtime.wakeup import Wakeup
from tests.support.bot.clocks import ManualClock

SECOND = timedelta(seconds=1)


async def test_an_instant_is_not_forgotten_when_it_wakes_before() -> None:
    clock = ManualClock()
    wakeup, poll = Wakeup(clock), clock.now() + 30 * SECOND
    for seconds in (4, 2):
        wakeup.wake_at(clock.now() + seconds * SECOND)
    wakeup.wake()
    await wakeup.wait_until(poll)
    for _ in range(2):
        waiting = asyncio.ensure_future(wakeup.wait_until(poll))
        assert await clock.next_wake() == clock.now() + 2 * SECOND
        clock.move(2 * SECOND)
        await waiting
    waiting = asyncio.ensure_future(wakeup.wait_until(poll))
    assert await clock.next_wake() == poll
    clock.move(26 * SECOND)
    await waiting


async def test_an_instant_that_passed_while_the_loop_worked_wakes_it_once() -> None:
    clock = ManualClock()
    wakeup = Wakeup(clock)
    wakeup.wake_at(clock.now() + SECOND)
    clock.move(2 * SECOND)
    await wakeup.wait_until(clock.now() + 30 * SECOND)
    waiting = asyncio.ensure_future(wakeup.wait_until(clock.now() + 30 * SECOND))
    assert await clock.next_wake() == clock.now() + 30 * SECOND
    waiting.cancel()
