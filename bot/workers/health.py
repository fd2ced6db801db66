"""Proves again and again that the database and the folder of files take writes, and says so."""

import logging
from collections.abc import Awaitable
from datetime import timedelta
from typing import TypeVar

from bot.runtime.clock import Clock
from bot.runtime.health.heartbeat import Pulse
from bot.runtime.logs.error_text import find_first_cause, summarize_error
from storage.blobs.file_store import FileStore
from storage.errors import StorageError
from storage.store import Store

log = logging.getLogger(__name__)
INTERVAL = timedelta(seconds=20)

T = TypeVar("T")


class HealthWorker:
    """One loop that writes a mark and a file, and then the sign of life with what came of it."""

    def __init__(self, store: Store, files: FileStore, pulse: Pulse, clock: Clock) -> None:
        self._store, self._files, self._pulse, self._clock = store, files, pulse, clock

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await self.run_once()
            await self._clock.sleep_until(self._clock.now() + INTERVAL)

    async def run_once(self) -> None:
        """Try both once. A write that hangs keeps the sign of life from being written, too."""
        troubles = list[str]()
        mark = await _try("database", self._store.mark.write(self._clock.now()), troubles)
        await _try("folder of files", self._files.check_writable(), troubles)
        self._pulse.beat(tuple(troubles), mark)


async def _try(what: str, act: Awaitable[T], troubles: list[str]) -> T | None:
    """Return what an act comes to, or None and note a sentence on why it failed."""
    try:
        return await act
    except (StorageError, OSError) as error:
        cause = summarize_error(find_first_cause(error))
        troubles.append(f"The {what} cannot be written ({cause}).")
        log.warning("the %s cannot be written: %s", what, cause)
    return None
