"""How fast messages leave, on a stopwatch that the test moves."""

import asyncio

from bot.outbox.rate_limiter import LoopClock, RateLimiter
from tests.support.bot.clocks import ManualStopwatch, settle


async def leave(
    pacer: RateLimiter, watch: ManualStopwatch, chats: list[int], nudges: int = 0
) -> list[float]:
    """When each of these messages leaves, all wanted at once; the first `nudges` are nudges."""
    left: list[float] = [-1.0] * len(chats)

    async def one(place: int, chat: int) -> None:
        await pacer.acquire(chat, nudge=place < nudges)
        left[place] = watch.now

    tasks = [asyncio.create_task(one(place, chat)) for place, chat in enumerate(chats)]
    await settle()
    while not all(task.done() for task in tasks):
        await watch.skip()
    return left


async def test_nobody_waits_while_little_is_sent() -> None:
    watch = ManualStopwatch()
    assert await leave(RateLimiter(watch), watch, [1, 2, 3]) == [0.0, 0.0, 0.0]
    assert watch.pauses == []


async def test_a_chat_may_burst_and_then_gets_one_a_second() -> None:
    watch = ManualStopwatch()
    pacer = RateLimiter(watch, per_chat=1, burst=3)
    left = [(await leave(pacer, watch, [7]))[0] for _ in range(6)]
    assert left == [0, 0, 0, 1, 2, 3]
    assert await leave(pacer, watch, [8]) == [3]


async def test_all_chats_together_keep_to_the_overall_rate() -> None:
    watch = ManualStopwatch()
    left = await leave(RateLimiter(watch, overall=30), watch, list(range(100)))
    assert left.count(0.0) == 10
    assert abs(max(left) - 90 / 30) < 0.01
    for second in range(3):
        assert sum(second <= at < second + 1 for at in left) <= 40


async def test_answers_go_before_nudges() -> None:
    watch = ManualStopwatch()
    pacer = RateLimiter(watch, overall=3)
    left = await leave(pacer, watch, list(range(10)), nudges=5)
    assert left[0] == 0.0  # it was first, and nobody had to wait yet
    assert max(left[5:]) < min(left[1:5])


async def test_a_wait_that_telegram_asks_for_holds_everybody() -> None:
    watch = ManualStopwatch()
    pacer = RateLimiter(watch)
    pacer.hold(7)
    pacer.hold(2)  # a shorter one does not shorten it
    ready = asyncio.create_task(pacer.wait_ready())
    assert await leave(pacer, watch, [1, 2]) == [7.0, 7.0]
    await ready


async def test_a_lane_that_is_cancelled_uses_nothing_up() -> None:
    watch = ManualStopwatch()
    pacer = RateLimiter(watch, overall=1)
    await pacer.acquire(1)
    waiting = [asyncio.create_task(pacer.acquire(chat)) for chat in (2, 3)]
    await settle()
    waiting[0].cancel()
    await watch.skip()
    await waiting[1]
    assert watch.now == 1.0


async def test_chats_that_rest_are_forgotten() -> None:
    watch = ManualStopwatch()
    pacer = RateLimiter(watch, overall=1e9)
    for chat in range(10_000):
        await pacer.acquire(chat)
    watch.now = 60.0
    await pacer.acquire(-1)
    assert len(pacer._chats) == 1


async def test_the_loops_own_stopwatch_goes_forward() -> None:
    watch = LoopClock()
    before = watch.seconds()
    await watch.pause(0)
    assert watch.seconds() >= before
