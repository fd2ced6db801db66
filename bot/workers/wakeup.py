"""A bell that a sleeping loop hears: it wakes at an instant or when it is rung."""

import asyncio
from datetime import datetime
from heapq import heappop, heappush

from bot.runtime.clock import Clock


class Wakeup:
    """Wakes one loop; a ring while the loop works is kept until it sleeps again."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._rung = asyncio.Event()
        self._later = list[datetime]()

    def wake(self) -> None:
        """Wake the loop now, or as soon as it would sleep."""
        self._rung.set()

    def wake_at(self, at: datetime) -> None:
        """Wake the loop at this instant too, however often it is rung before."""
        heappush(self._later, at)

    async def wait_until(self, at: datetime) -> None:
        """Return at the instant `at` or at the next ring, whichever comes first."""
        at = min([at, *self._later[:1]])
        ring = asyncio.ensure_future(self._rung.wait())
        sleep = asyncio.ensure_future(self._clock.sleep_until(at))
        try:
            await asyncio.wait((ring, sleep), return_when=asyncio.FIRST_COMPLETED)
        finally:
            ring.cancel()
            sleep.cancel()
        self._rung.clear()
        while self._later and self._later[0] <= self._clock.now():
            heappop(self._later)
