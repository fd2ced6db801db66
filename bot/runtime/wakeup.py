"""Waking loops that sleep until there is work; all wakeups are made before any loop is."""

import asyncio
from dataclasses import dataclass, fields
from datetime import datetime
from heapq import heappop, heappush
from typing import Self

from bot.runtime.clock import Clock
from storage.records import Changes


class Wakeup:
    """Wakes one loop; a wake while the loop works is kept until it sleeps again."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._awake = asyncio.Event()
        self._later = list[datetime]()

    def wake(self) -> None:
        """Wake the loop now, or as soon as it would sleep."""
        self._awake.set()

    def wake_at(self, at: datetime) -> None:
        """Wake the loop at this instant too, however often it is woken before."""
        heappush(self._later, at)

    async def wait_until(self, at: datetime) -> None:
        """Return at the instant `at` or at the next wake, whichever comes first."""
        at = min([at, *self._later[:1]])
        woken = asyncio.ensure_future(self._awake.wait())
        sleep = asyncio.ensure_future(self._clock.sleep_until(at))
        try:
            await asyncio.wait((woken, sleep), return_when=asyncio.FIRST_COMPLETED)
        finally:
            woken.cancel()
            sleep.cancel()
        self._awake.clear()
        while self._later and self._later[0] <= self._clock.now():
            heappop(self._later)


@dataclass(frozen=True, slots=True)
class Wakeups:
    """The wakeups of the workers, each for whoever commits work and for the worker that does it."""

    downloads: Wakeup
    inspections: Wakeup
    nudges: Wakeup
    case_files: Wakeup
    data_exports: Wakeup
    erasures: Wakeup

    @classmethod
    def create(cls, clock: Clock) -> Self:
        """Return one for each worker of a process."""
        return cls(*(Wakeup(clock) for _ in fields(cls)))

    def wake_for(self, changes: Changes) -> None:
        """Wake the workers that have work by what was committed."""
        exhibits = changes.exhibits
        has_work = {
            self.downloads: any(each.state == "wanted" for each in exhibits),
            self.inspections: any(each.state == "stored" and not each.seen for each in exhibits),
            self.nudges: bool(changes.nudges),
            self.case_files: bool(changes.case_file_requests),
            self.data_exports: bool(changes.data_export_requests),
            self.erasures: bool(changes.erasures),
        }
        for wakeup, has_some in has_work.items():
            if has_some:
                wakeup.wake()
