"""Inspects the files that are stored, each once, and reports what was seen in them.

A file lies in the clear only while it is inspected, in a private folder.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from bot.inspection.findings import PICTURE_TYPES, Inspection, RejectedFile, RejectionReason
from bot.isolation.scratch_dir import ScratchDir
from bot.runtime.clock import Clock
from bot.runtime.wakeup import Wakeup
from bot.workers.inspection_events import build_event, build_missing_event
from bot.workers.queue_worker import QueueWorker, RetryLaterError
from flows.model.case import Value
from flows.model.events.system import Inspected
from storage.blobs.file_store import FileStore
from storage.errors import FileMissingError, StorageError, TamperedError
from storage.records import ExhibitRecord
from storage.store import Store

log = logging.getLogger(__name__)
MAX_TRIES = 5  # for a file that is not there: a disk of the network may be away for a moment
# What a busy machine may be the reason for, not the file; believed the second time.
RETRIED_REASONS = {RejectionReason.TOO_HARD, RejectionReason.TOO_LARGE}

ReadRoles = Callable[[str, Path], Awaitable[Mapping[str, Value]]]
"""What a picture of a case says of its order; see `bot.workers.order_ocr`."""

InspectionResult = tuple[Inspection | RejectedFile, Mapping[str, Value]]
OnInspected = Callable[[ExhibitRecord, Inspected, bytes | None], Awaitable[None]]


class FileInspector(Protocol):
    """The part of `bot.inspection.inspector.Inspector` that inspects a file."""

    async def inspect(self, path: Path) -> Inspection | RejectedFile:
        """What the file is and shows."""
        ...


class InspectionWorker(QueueWorker[ExhibitRecord]):
    """One loop over the stored files nobody has inspected, two of them at one time.

    `on_inspected(exhibit, event, likeness)` must commit; when it raises, the file is inspected
    again.
    """

    lease = timedelta(minutes=5)
    max_concurrent = 2

    def __init__(
        self,
        store: Store,
        files: FileStore,
        inspector: FileInspector,
        read_roles: ReadRoles,
        scratch_dir: ScratchDir,
        clock: Clock,
        wakeup: Wakeup,
        on_inspected: OnInspected,
    ) -> None:
        super().__init__(clock, wakeup)
        self._store, self._files, self._inspector = store, files, inspector
        self._read_roles, self._scratch_dir = read_roles, scratch_dir
        self._on_inspected = on_inspected
        self._reporting = asyncio.Lock()

    async def claim(
        self, now: datetime, lease_until: datetime, limit: int
    ) -> Sequence[ExhibitRecord]:
        """Claim files that are stored, in the order in which they came."""
        found = await self._store.claim_inspections(now, lease_until, limit)
        return sorted(found, key=lambda exhibit: (len(exhibit.id), exhibit.id))

    async def release(self, job: ExhibitRecord, not_before: datetime, attempts: int) -> None:
        """Have a file inspected again."""
        await self._store.release_exhibit(job.id, not_before, attempts)

    def name_job(self, job: ExhibitRecord) -> str:
        """Return what the log calls an inspection."""
        return f"the inspection of exhibit {job.id}"

    def log_failure(self, job: ExhibitRecord, error: Exception) -> None:
        """Log a store that is away in one line, and all else with its place."""
        if isinstance(error, StorageError):
            log.warning("%s failed: %s", self.name_job(job), type(error).__name__)
        else:
            super().log_failure(job, error)

    async def work(self, job: ExhibitRecord) -> None:
        """Inspect one file and report what was seen."""
        try:
            found, read = await self._inspect_copy(job)
        except (FileMissingError, TamperedError):
            if job.attempts + 1 < MAX_TRIES:
                raise
            log.exception("the content of exhibit %s is lost", job.id)
            await self._on_inspected(job, build_missing_event(job), None)
            return
        if _is_doubtful(found) and not job.attempts:
            raise RetryLaterError
        await self._report_result(job, found, read)

    async def _inspect_copy(self, exhibit: ExhibitRecord) -> InspectionResult:
        key = await self._store.load_data_key(exhibit.case_id)
        async with self._scratch_dir.open_subfolder() as folder:
            path = folder / "file"
            await self._files.copy(exhibit.case_id, exhibit.digest or "", key, path)
            found = await self._inspector.inspect(path)
            if isinstance(found, RejectedFile) or found.file_type not in PICTURE_TYPES:
                return found, {}
            return found, await self._read_roles(exhibit.case_id, path)

    async def _report_result(
        self, exhibit: ExhibitRecord, found: Inspection | RejectedFile, read: Mapping[str, Value]
    ) -> None:
        """Report one at a time, so that of two copies the second finds the first."""
        async with self._reporting:
            others = await self._store.list_inspections(exhibit.case_id)
            event, likeness = build_event(exhibit, found, others, self._clock.now())
            await self._on_inspected(exhibit, replace(event, read=read), likeness)


def _is_doubtful(found: Inspection | RejectedFile) -> bool:
    """Whether the machine, not the file, may be why it was rejected."""
    return isinstance(found, RejectedFile) and found.reason in RETRIED_REASONS
