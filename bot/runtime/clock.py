"""The clock: the only module of the bot that reads the machine's time of day."""

import asyncio
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """What the loops need of time, so that a sandbox can move it."""

    def now(self) -> datetime:
        """The current instant, aware and in UTC."""
        ...

    async def sleep_until(self, at: datetime) -> None:
        """Return at the instant `at`, or at once when it has passed."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The current instant, aware and in UTC."""
        return datetime.now(UTC)

    async def sleep_until(self, at: datetime) -> None:
        """Return at the instant `at`, or at once when it has passed."""
        await asyncio.sleep(max(0.0, (at - self.now()).total_seconds()))
