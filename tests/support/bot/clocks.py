"""Time that passes only when a test says so."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

from tests.support.storage.records import NOW


class ManualClock:
    """A clock whose hands the test moves; whoever sleeps wakes when they pass the instant."""

    def __init__(self) -> None:
        self._now = NOW
        self._sleepers: list[tuple[datetime, asyncio.Event]] = []
        self._somebody = asyncio.Event()

    def now(self) -> datetime:
        return self._now

    async def sleep_until(self, at: datetime) -> None:
        if at <= self._now:
            await asyncio.sleep(0)
            return
        woken = asyncio.Event()
        self._sleepers.append((at, woken))
        self._somebody.set()
        try:
            await woken.wait()
        finally:
            self._sleepers.remove((at, woken))

    def move(self, by: timedelta) -> None:
        """Let time pass."""
        self._now += by
        for at, woken in self._sleepers:
            if at <= self._now:
                woken.set()

    def sleeps_until(self, pause: timedelta) -> bool:
        """Whether something sleeps that wants to wake within the pause."""
        return any(at - self._now <= pause for at, _ in self._sleepers)

    async def next_wake(self) -> datetime:
        """Wait until something sleeps, and return when the first of them wants to wake."""
        while not self._sleepers:
            self._somebody.clear()
            await self._somebody.wait()
        return min(at for at, _ in self._sleepers)


class ManualStopwatch:
    """A stopwatch of which the test lets seconds pass."""

    def __init__(self) -> None:
        self.now = 0.0
        self.pauses: list[float] = []
        self._sleepers: list[tuple[float, asyncio.Event]] = []
        self._somebody = asyncio.Event()

    def seconds(self) -> float:
        return self.now

    async def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)
        woken = asyncio.Event()
        entry = (self.now + seconds, woken)
        self._sleepers.append(entry)
        self._somebody.set()
        try:
            await woken.wait()
        finally:
            self._sleepers.remove(entry)

    async def next_pause(self) -> None:
        """Wait until something pauses."""
        while not self._sleepers:
            self._somebody.clear()
            await self._somebody.wait()

    async def skip(self) -> float:
        """Wait until something pauses, jump to the end of the first pause; returns the time."""
        await self.next_pause()
        self.now = max(self.now, min(at for at, _ in self._sleepers))
        for at, woken in self._sleepers:
            if at <= self.now:
                woken.set()
        await settle()
        return self.now


class InstantStopwatch(ManualStopwatch):
    """A stopwatch on which every pause is over at once, and has taken its time."""

    async def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += seconds
        await asyncio.sleep(0)


PATIENCE_SECONDS = 60.0
"""How long anything may take on a machine where others work too, before it is taken for lost."""


async def until(ready: Callable[[], object], what: str) -> None:
    """Let the loop turn until it is so; `what` did not happen when it never is."""
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not ready():  # noqa: ASYNC110
                await asyncio.sleep(0)
    except TimeoutError:
        raise AssertionError(f"it did not happen that {what}") from None


async def settle() -> None:
    """Let every task that can go on do so; for code that waits for nothing outside the loop."""
    for _ in range(20):
        await asyncio.sleep(0)
