"""A bell that a sleeping loop hears: it wakes at an instant or when it is rung."""

import asyncio
from datetime import datetime

from bot.clock import Clock


class Bell:
    """Wakes one loop; a ring while the loop works is kept until it sleeps again."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """Wake the loop now, or as soon as it would sleep."""
        self._rung.set()

    async def wait_until(self, at: datetime) -> None:
        """Return at the instant `at` or at the next ring, whichever comes first."""
        ring = asyncio.ensure_future(self._rung.wait())
        sleep = asyncio.ensure_future(self._clock.sleep_until(at))
        try:
            await asyncio.wait((ring, sleep), return_when=asyncio.FIRST_COMPLETED)
        finally:
            ring.cancel()
            sleep.cancel()
        self._rung.clear()
