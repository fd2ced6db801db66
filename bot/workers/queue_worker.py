"""A loop that takes work from a queue and has a few pieces of it done at one time."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from datetime import datetime, timedelta
from typing import Any, Generic, TypeVar

from bot.runtime.backoff import Backoff
from bot.runtime.clock import Clock
from bot.workers.wakeup import Wakeup

POLL_INTERVAL = timedelta(seconds=30)
"""How often the queue is looked at unasked: another process may have put something in."""

BACKOFF = Backoff(first=2.0, longest=600.0)

T = TypeVar("T")


class QueueWorker(Generic[T]):
    """`claim(most)` gives work, at most so much; `work(piece)` does it, and never raises."""

    def __init__(
        self,
        clock: Clock,
        hands: int,
        claim: Callable[[int], Awaitable[Sequence[T]]],
        work: Callable[[T], Coroutine[Any, Any, None]],
    ) -> None:
        self._clock, self._hands, self._claim, self._work = clock, hands, claim, work
        self._bell, self._running = Wakeup(clock), set[asyncio.Task[None]]()

    def wake(self) -> None:
        """Look again now."""
        self._bell.wake()

    def wake_at(self, at: datetime) -> None:
        """Look again at this instant."""
        self._bell.wake_at(at)

    async def run(self) -> None:
        """Until cancelled; what is cut off is claimed again by whoever comes next."""
        async with asyncio.TaskGroup() as group:
            while True:
                free = self._hands - len(self._running)
                for piece in await self._claim(free) if free else ():
                    task = group.create_task(self._work(piece))
                    self._running.add(task)
                    task.add_done_callback(self._forget_task)
                await self._bell.wait_until(self._clock.now() + POLL_INTERVAL)

    def _forget_task(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        self._bell.wake()
