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
from bot.transport.client import BotApi, get_retry_seconds
from bot.transport.errors import classify_loss, describe_error
from bot.workers.queue_worker import BACKOFF, QueueWorker
from flows.engine.exhibit_state import MAX_FILE_BYTES
from storage.blobs.file_store import FileStore
from storage.errors import KeyMissingError, StorageError
from storage.records import ExhibitRecord
from storage.store import Store

log = logging.getLogger(__name__)
MAX_CONCURRENT = 4
LEASE = timedelta(minutes=10)

OnStored = Callable[[ExhibitRecord, str, int], Awaitable[None]]
OnLost = Callable[[ExhibitRecord, str], Awaitable[None]]


class FileApi(BotApi, Protocol):
    """The part of `bot.transport.client.BotClient` that finds and downloads files."""

    def download(self, path: str, limit: int) -> AsyncGenerator[bytes, None]:
        """The file in chunks."""
        ...


class DownloadWorker:
    """One loop over the wanted files, a few of them at one time.

    `on_stored(exhibit, digest, size)` and `on_lost(exhibit, "too_big" or "gone")` must commit; when
    they raise, the file is fetched again.
    """

    def __init__(
        self,
        store: Store,
        files: FileStore,
        api: FileApi,
        clock: Clock,
        on_stored: OnStored,
        on_lost: OnLost,
    ) -> None:
        self._store, self._files, self._api, self._clock = store, files, api, clock
        self._on_stored, self._on_lost = on_stored, on_lost
        self._crew = QueueWorker(clock, MAX_CONCURRENT, self._claim, self.download_file)

    def wake(self) -> None:
        """Look again now: something is wanted."""
        self._crew.wake()

    async def run(self) -> None:
        """Until cancelled; a download that is cut off is done again by whoever comes next."""
        await self._crew.run()

    async def download_file(self, exhibit: ExhibitRecord) -> None:
        """Fetch one file and tell what became of it; never raises."""
        pause: timedelta | None = timedelta(seconds=BACKOFF.compute_pause(exhibit.attempts))
        try:
            await self._download_and_report(exhibit)
            pause = None
        except KeyMissingError:
            log.info("a wanted file belongs to a case that was deleted")
            pause = None
        except RetryAfter as error:
            pause = timedelta(seconds=get_retry_seconds(error))
        except TelegramError as error:
            log.warning("exhibit %s was not fetched: %s", exhibit.id, describe_error(error))
        except Exception:
            log.exception("exhibit %s was not fetched", exhibit.id)
        if pause:
            await self._retry_later(exhibit, pause)

    async def _claim(self, limit: int) -> list[ExhibitRecord]:
        now = self._clock.now()
        try:
            return await self._store.claim_downloads(now, now + LEASE, limit)
        except StorageError:
            log.warning("wanted files cannot be read; trying again", exc_info=True)
            return []

    async def _download_and_report(self, exhibit: ExhibitRecord) -> None:
        try:
            digest, size = await self._store_content(exhibit)
        except BadRequest as error:
            if (lost := classify_loss(error, exhibit.attempts + 1)) is None:
                raise
            await self._on_lost(exhibit, lost)
        else:
            await self._on_stored(exhibit, digest, size)

    async def _store_content(self, exhibit: ExhibitRecord) -> tuple[str, int]:
        if exhibit.size is not None and exhibit.size > MAX_FILE_BYTES:
            raise BadRequest("file is too big")
        key = await self._store.load_data_key(exhibit.case_id)
        found = await self._api.call("getFile", {"file_id": exhibit.file_id})
        if "file_path" not in found:
            raise BadRequest("file not found")
        async with aclosing(self._api.download(found["file_path"], MAX_FILE_BYTES)) as chunks:
            return await self._files.put(exhibit.case_id, key, chunks)

    async def _retry_later(self, exhibit: ExhibitRecord, pause: timedelta) -> None:
        """Give it back for later; when even that fails, its lease ends by itself."""
        at = self._clock.now() + pause
        try:
            await self._store.release_exhibit(exhibit.id, at, exhibit.attempts + 1)
        except StorageError:
            log.warning("exhibit %s stays claimed until its lease ends", exhibit.id, exc_info=True)
        self._crew.wake_at(at)
