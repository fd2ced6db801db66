"""Fetches the files buyers have sent and keeps them sealed; none is forgotten by a kill.

A wanted file is claimed under a lease. When the process dies, the lease ends and another takes it
up; putting the same content twice does no harm.
"""

import logging
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from datetime import timedelta
from typing import Protocol

from telegram.error import BadRequest, RetryAfter, TelegramError

from bot.runtime.clock import Clock
from bot.transport.client import Caller, seconds_to_wait
from bot.transport.errors import loss, reason
from bot.workers.queue_worker import Crew
from storage.blobs.file_store import FileStore
from storage.errors import KeyMissing, StorageError
from storage.records import Exhibit
from storage.store import Store

log = logging.getLogger(__name__)
LARGEST = 20 * 1024 * 1024  # what a Bot API server lets a bot download, in bytes
SIDE_BY_SIDE = 4
LEASE = timedelta(minutes=10)
FIRST_PAUSE = timedelta(seconds=2)
LONGEST_PAUSE = timedelta(minutes=10)

OnStored = Callable[[Exhibit, str, int], Awaitable[None]]
OnLost = Callable[[Exhibit, str], Awaitable[None]]


class FileCaller(Caller, Protocol):
    """The part of `bot.transport.client.Api` that finds and downloads files."""

    def download(self, path: str, limit: int) -> AsyncGenerator[bytes, None]:
        """The file in chunks."""
        ...


class Fetcher:
    """One loop over the wanted files, a few of them at one time.

    `on_stored(exhibit, digest, size)` and `on_lost(exhibit, "too_big" or "gone")` must commit; when
    they raise, the file is fetched again.
    """

    def __init__(
        self,
        store: Store,
        files: FileStore,
        api: FileCaller,
        clock: Clock,
        on_stored: OnStored,
        on_lost: OnLost,
    ) -> None:
        self._store, self._files, self._api, self._clock = store, files, api, clock
        self._on_stored, self._on_lost = on_stored, on_lost
        self._crew = Crew(clock, SIDE_BY_SIDE, self._claim, self.fetch)

    def nudge(self) -> None:
        """Look again now: something is wanted."""
        self._crew.ring()

    async def run(self) -> None:
        """Until cancelled; a download that is cut off is done again by whoever comes next."""
        await self._crew.run()

    async def fetch(self, exhibit: Exhibit) -> None:
        """Fetch one file and tell what became of it; never raises."""
        pause: timedelta | None = pause_after(exhibit.attempts)
        try:
            await self._settle(exhibit)
            pause = None
        except KeyMissing:
            log.info("a wanted file belongs to a case that was deleted")
            pause = None
        except RetryAfter as error:
            pause = timedelta(seconds=seconds_to_wait(error))
        except TelegramError as error:
            log.warning("exhibit %s was not fetched: %s", exhibit.id, reason(error))
        except Exception:
            log.exception("exhibit %s was not fetched", exhibit.id)
        if pause:
            await self._again(exhibit, pause)

    async def _claim(self, limit: int) -> list[Exhibit]:
        now = self._clock.now()
        try:
            return await self._store.claim_wanted(now, now + LEASE, limit)
        except StorageError:
            log.warning("wanted files cannot be read; trying again", exc_info=True)
            return []

    async def _settle(self, exhibit: Exhibit) -> None:
        try:
            digest, size = await self._store_content(exhibit)
        except BadRequest as error:
            if (lost := loss(error, exhibit.attempts + 1)) is None:
                raise
            await self._on_lost(exhibit, lost)
        else:
            await self._on_stored(exhibit, digest, size)

    async def _store_content(self, exhibit: Exhibit) -> tuple[str, int]:
        if exhibit.size is not None and exhibit.size > LARGEST:
            raise BadRequest("file is too big")
        key = await self._store.data_key(exhibit.case_id)
        found = await self._api.call("getFile", {"file_id": exhibit.file_id})
        if "file_path" not in found:
            raise BadRequest("file not found")
        async with aclosing(self._api.download(found["file_path"], LARGEST)) as chunks:
            return await self._files.put(exhibit.case_id, key, chunks)

    async def _again(self, exhibit: Exhibit, pause: timedelta) -> None:
        """Give it back for later; when even that fails, its lease ends by itself."""
        at = self._clock.now() + pause
        try:
            await self._store.release_exhibit(exhibit.id, at, exhibit.attempts + 1)
        except StorageError:
            log.warning("exhibit %s stays claimed until its lease ends", exhibit.id, exc_info=True)
        self._crew.ring_at(at)


def pause_after(attempts: int) -> timedelta:
    """How long to leave it: 2 s, 4 s, 8 s, and so on to ten minutes."""
    return min(FIRST_PAUSE * (1 << min(attempts, 16)), LONGEST_PAUSE)
