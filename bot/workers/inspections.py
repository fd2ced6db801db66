"""Looks into the files that are stored, each once, and tells the desk what was seen in them.

A stored file is claimed under a lease. When the process dies, the lease ends and another takes it
up; the file lies in the clear only meanwhile, in a private folder.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Protocol

from bot.inspection.findings import PICTURE_TYPES, Inspection, RejectedFile, RejectionReason
from bot.isolation.scratch_dir import ScratchDir
from bot.runtime.clock import Clock
from bot.workers.inspection_events import build_event, build_missing_event
from bot.workers.queue_worker import BACKOFF, QueueWorker
from flows.model.case import Value
from flows.model.events.system import Inspected
from storage.blobs.file_store import FileStore
from storage.errors import FileMissingError, KeyMissingError, StorageError, TamperedError
from storage.records import ExhibitRecord
from storage.store import Store

log = logging.getLogger(__name__)
MAX_CONCURRENT = 2
LEASE = timedelta(minutes=5)
MAX_TRIES = 5  # for a file that is not there: a disk of the network may be away for a moment
# What a busy machine may be the reason for, not the file; believed the second time.
RETRIED_REASONS = {RejectionReason.TOO_HARD, RejectionReason.TOO_LARGE}

ReadRoles = Callable[[str, Path], Awaitable[Mapping[str, Value]]]
"""What a picture of a case says of its order; see `bot.workers.order_ocr`."""

InspectionResult = tuple[Inspection | RejectedFile, Mapping[str, Value]]
OnInspected = Callable[[ExhibitRecord, Inspected, bytes | None], Awaitable[None]]


class FileInspector(Protocol):
    """The part of `bot.inspection.inspector.Inspector` that looks into a file."""

    async def inspect(self, path: Path) -> Inspection | RejectedFile:
        """What the file is and shows."""
        ...


class InspectionWorker:
    """One loop over the stored files nobody has looked into, two of them at one time.

    `on_seen(exhibit, event, likeness)` must commit; when it raises, the file is looked into again.
    """

    def __init__(
        self,
        store: Store,
        files: FileStore,
        inspector: FileInspector,
        orders: ReadRoles,
        tray: ScratchDir,
        clock: Clock,
        on_seen: OnInspected,
    ) -> None:
        self._store, self._files, self._inspector = store, files, inspector
        self._orders = orders
        self._tray, self._clock, self._on_seen = tray, clock, on_seen
        self._telling = asyncio.Lock()
        self._crew = QueueWorker(clock, MAX_CONCURRENT, self._claim, self.inspect_file)

    def wake(self) -> None:
        """Look again now: something is stored."""
        self._crew.wake()

    async def run(self) -> None:
        """Until cancelled; what is cut off is done again by whoever comes next."""
        await self._crew.run()

    async def inspect_file(self, exhibit: ExhibitRecord) -> None:
        """Look into one file and tell what was seen; never raises."""
        try:
            if await self._inspect_and_report(exhibit):
                return
        except KeyMissingError:
            log.info("a stored file belongs to a case that was deleted")
            return
        except StorageError as error:
            log.warning("exhibit %s was not looked into: %s", exhibit.id, type(error).__name__)
        except Exception:
            log.exception("exhibit %s was not looked into", exhibit.id)
        await self._retry_later(exhibit)

    async def _claim(self, limit: int) -> list[ExhibitRecord]:
        now = self._clock.now()
        try:
            found = await self._store.claim_inspections(now, now + LEASE, limit)
        except StorageError:
            log.warning("stored files cannot be read; trying again", exc_info=True)
            return []
        return sorted(found, key=lambda exhibit: (len(exhibit.id), exhibit.id))  # as they came

    async def _inspect_and_report(self, exhibit: ExhibitRecord) -> bool:
        """Whether what was seen is told; False when it is to be tried again."""
        try:
            found, read = await self._inspect_copy(exhibit)
        except (FileMissingError, TamperedError):
            if exhibit.attempts + 1 < MAX_TRIES:
                raise
            log.exception("the content of exhibit %s is lost", exhibit.id)
            await self._on_seen(exhibit, build_missing_event(exhibit), None)
            return True
        if (
            isinstance(found, RejectedFile)
            and found.reason in RETRIED_REASONS
            and not exhibit.attempts
        ):
            return False
        await self._report_result(exhibit, found, read)
        return True

    async def _inspect_copy(self, exhibit: ExhibitRecord) -> InspectionResult:
        key = await self._store.load_data_key(exhibit.case_id)
        async with self._tray.open_subfolder() as folder:
            path = folder / "file"
            await self._files.copy(exhibit.case_id, exhibit.digest or "", key, path)
            found = await self._inspector.inspect(path)
            if isinstance(found, RejectedFile) or found.file_type not in PICTURE_TYPES:
                return found, {}
            return found, await self._orders(exhibit.case_id, path)

    async def _report_result(
        self, exhibit: ExhibitRecord, found: Inspection | RejectedFile, read: Mapping[str, Value]
    ) -> None:
        """One at a time, so that of two copies the second finds the first."""
        async with self._telling:
            others = await self._store.list_inspections(exhibit.case_id)
            event, likeness = build_event(exhibit, found, others, self._clock.now())
            await self._on_seen(exhibit, replace(event, read=read), likeness)

    async def _retry_later(self, exhibit: ExhibitRecord) -> None:
        """Give it back for later; when even that fails, its lease ends by itself."""
        at = self._clock.now() + timedelta(seconds=BACKOFF.compute_pause(exhibit.attempts))
        try:
            await self._store.release_exhibit(exhibit.id, at, exhibit.attempts + 1)
        except StorageError:
            log.warning("exhibit %s stays claimed until its lease ends", exhibit.id, exc_info=True)
        self._crew.wake_at(at)
