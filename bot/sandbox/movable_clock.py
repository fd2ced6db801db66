"""A clock that can be moved: the machine's time plus an offset kept in a small file."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

from bot.runtime.clock import SystemClock

_POLL_SECONDS = 0.05


class MovableClock:
    """The clock that writes the file, and so moves the time of everybody who reads it."""

    def __init__(self, path: Path, seconds: float = 0.0) -> None:
        self.path = path
        self.offset = 0.0
        self.move(seconds)

    def now(self) -> float:
        """The sandbox's time, Unix seconds."""
        return SystemClock().now().timestamp() + self.offset

    def move(self, seconds: float) -> None:
        """Go forward by `seconds`; readers see the old offset or the new, never half of one."""
        self.offset += seconds
        fresh = self.path.with_suffix(".new")
        fresh.write_text(repr(self.offset), "ascii")
        fresh.replace(self.path)


class ShiftedClock:
    """The clock that reads the file: `bot.runtime.clock.Clock` for the bot in the sandbox."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def now(self) -> datetime:
        """The current instant, aware and in UTC."""
        return SystemClock().now() + timedelta(seconds=self._read_offset())

    async def sleep_until(self, at: datetime) -> None:
        """Return at the instant `at`, also when the offset jumps over it meanwhile."""
        while (left := (at - self.now()).total_seconds()) > 0:  # noqa: ASYNC110 - a file wakes nobody
            await asyncio.sleep(min(left, _POLL_SECONDS))

    def _read_offset(self) -> float:
        return float(self._path.read_text("ascii"))
