"""Downloads the files that buyers have sent and keeps them sealed; a kill loses none of them."""

import logging
from collections import Counter
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import aclosing
from datetime import datetime, timedelta
from typing import Protocol

from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.runtime.clock import Clock
from bot.runtime.wakeup import Wakeup
from bot.transport.client import BotApi, get_retry_seconds
from bot.transport.errors import classify_loss, describe_error
from bot.workers.download_checks import WrongContentError, check_chunks, expect_content
from bot.workers.queue_worker import QueueWorker, RetryLaterError
from flows.engine.evidence.exhibit_state import MAX_FILE_BYTES
from storage.blobs.file_store import FileStore
from storage.errors import StorageError
from storage.records import ExhibitRecord
from storage.store import Store

log = logging.getLogger(__name__)
MAX_WRONG_CONTENTS = 8
"""So often, within about four minutes, another content may come than the file's."""

OnStored = Callable[[ExhibitRecord, str, int], Awaitable[None]]
OnLost = Callable[[ExhibitRecord, str], Awaitable[None]]


class FileApi(BotApi, Protocol):
    """The part of `bot.transport.client.BotClient` that finds and downloads files."""

    def download(self, path: str, limit: int) -> AsyncGenerator[bytes, None]:
        """The file in chunks."""
        ...


class DownloadWorker(QueueWorker[ExhibitRecord]):
    """One loop over the wanted files, a few of them at one time.

    `on_stored(exhibit, digest, size)` and `on_lost(exhibit, "too_big" or "gone")` must commit; when
    they raise, the file is downloaded again. Storing the same content twice does no harm.
    """

    lease = timedelta(minutes=10)
    max_concurrent = 4

    def __init__(
        self,
        store: Store,
        files: FileStore,
        api: FileApi,
        clock: Clock,
        wakeup: Wakeup,
        on_stored: OnStored,
        on_lost: OnLost,
    ) -> None:
        super().__init__(clock, wakeup)
        self._store, self._files, self._api = store, files, api
        self._on_stored, self._on_lost = on_stored, on_lost
        self._doubts = Counter[str]()

    async def claim(
        self, now: datetime, lease_until: datetime, limit: int
    ) -> Sequence[ExhibitRecord]:
        """Claim files that are wanted."""
        return await self._store.claim_downloads(now, lease_until, limit)

    async def release(self, job: ExhibitRecord, not_before: datetime, attempts: int) -> None:
        """Have a file wanted again."""
        await self._store.release_exhibit(job.id, not_before, attempts)

    def name_job(self, job: ExhibitRecord) -> str:
        """Return what the log calls a download."""
        return f"the download of exhibit {job.id}"

    def log_failure(self, job: ExhibitRecord, error: Exception) -> None:
        """Log what Telegram said in one line, and all else with its place."""
        if isinstance(error, TelegramError):
            log.warning("%s failed: %s", self.name_job(job), describe_error(error))
        elif isinstance(error, WrongContentError | StorageError):
            log.warning("%s failed: %s", self.name_job(job), error)
        else:
            super().log_failure(job, error)

    async def work(self, job: ExhibitRecord) -> None:
        """Download one file and report what became of it."""
        try:
            digest, size = await self._store_content(job)
        except RetryAfter as error:
            raise RetryLaterError(get_retry_seconds(error)) from error
        except (BadRequest, WrongContentError) as error:
            if (lost := self._classify_loss(job, error)) is None:
                raise
            await self._on_lost(job, lost)
        else:
            await self._on_stored(job, digest, size)
        self._doubts.pop(job.id, None)

    def _classify_loss(self, job: ExhibitRecord, error: Exception) -> str | None:
        """Return why a file can never be had; None while a try is worth it.

        Only answers about this file count, not a network that was away for hours.
        """
        self._doubts[job.id] += 1
        if isinstance(error, TelegramError):
            return classify_loss(error, self._doubts[job.id])
        return "gone" if self._doubts[job.id] >= MAX_WRONG_CONTENTS else None

    async def _store_content(self, exhibit: ExhibitRecord) -> tuple[str, int]:
        if exhibit.size is not None and exhibit.size > MAX_FILE_BYTES:
            raise BadRequest("file is too big")
        key = await self._store.load_data_key(exhibit.case_id)
        found = await self._api.call("getFile", {"file_id": exhibit.file_id})
        if not isinstance(found, Mapping):
            raise NetworkError("getFile gave no file")
        path, is_last = found.get("file_path"), self._doubts[exhibit.id] + 1 >= MAX_WRONG_CONTENTS
        if not isinstance(path, str):
            raise BadRequest("file not found")
        expected = expect_content(exhibit, found, trust_server=is_last)
        async with (
            aclosing(self._api.download(path, MAX_FILE_BYTES)) as chunks,
            aclosing(check_chunks(chunks, expected)) as checked,
        ):
            return await self._files.put(exhibit.case_id, key, checked)
