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

from bot.inspection.findings import PICTURES, Inspection, Reason, Refusal
from bot.isolation.scratch_dir import Tray
from bot.runtime.clock import Clock
from bot.workers.downloads import pause_after
from bot.workers.inspection_events import missing, noted
from bot.workers.queue_worker import Crew
from flows.model.case import Value
from flows.model.events.exhibits import Inspected
from storage.blobs.file_store import FileStore
from storage.errors import FileMissing, KeyMissing, StorageError, Tampered
from storage.records import Exhibit
from storage.store import Store

log = logging.getLogger(__name__)
SIDE_BY_SIDE = 2
LEASE = timedelta(minutes=5)
TRIES = 5  # for a file that is not there: a disk of the network may be away for a moment
# What a busy machine may be the reason for, not the file; believed the second time.
DOUBTED = {Reason.TOO_HARD, Reason.TOO_LARGE}

Reading = Callable[[str, Path], Awaitable[Mapping[str, Value]]]
"""What a picture of a case says of its order; see `bot.workers.order_ocr`."""

Found = tuple[Inspection | Refusal, Mapping[str, Value]]
OnSeen = Callable[[Exhibit, Inspected, bytes | None], Awaitable[None]]


class Inspecting(Protocol):
    """The part of `bot.inspection.inspector.Inspector` that looks into a file."""

    async def inspect(self, path: Path) -> Inspection | Refusal:
        """What the file is and shows."""
        ...


class Examiner:
    """One loop over the stored files nobody has looked into, two of them at one time.

    `on_seen(exhibit, event, likeness)` must commit; when it raises, the file is looked into again.
    """

    def __init__(
        self,
        store: Store,
        files: FileStore,
        inspector: Inspecting,
        orders: Reading,
        tray: Tray,
        clock: Clock,
        on_seen: OnSeen,
    ) -> None:
        self._store, self._files, self._inspector = store, files, inspector
        self._orders = orders
        self._tray, self._clock, self._on_seen = tray, clock, on_seen
        self._telling = asyncio.Lock()
        self._crew = Crew(clock, SIDE_BY_SIDE, self._claim, self.examine)

    def nudge(self) -> None:
        """Look again now: something is stored."""
        self._crew.ring()

    async def run(self) -> None:
        """Until cancelled; what is cut off is done again by whoever comes next."""
        await self._crew.run()

    async def examine(self, exhibit: Exhibit) -> None:
        """Look into one file and tell what was seen; never raises."""
        try:
            if await self._settle(exhibit):
                return
        except KeyMissing:
            log.info("a stored file belongs to a case that was deleted")
            return
        except StorageError as error:
            log.warning("exhibit %s was not looked into: %s", exhibit.id, type(error).__name__)
        except Exception:
            log.exception("exhibit %s was not looked into", exhibit.id)
        await self._again(exhibit)

    async def _claim(self, limit: int) -> list[Exhibit]:
        now = self._clock.now()
        try:
            found = await self._store.claim_unseen(now, now + LEASE, limit)
        except StorageError:
            log.warning("stored files cannot be read; trying again", exc_info=True)
            return []
        return sorted(found, key=lambda exhibit: (len(exhibit.id), exhibit.id))  # as they came

    async def _settle(self, exhibit: Exhibit) -> bool:
        """Whether what was seen is told; False when it is to be tried again."""
        try:
            found, read = await self._inspected(exhibit)
        except (FileMissing, Tampered):
            if exhibit.attempts + 1 < TRIES:
                raise
            log.exception("the content of exhibit %s is lost", exhibit.id)
            await self._on_seen(exhibit, missing(exhibit), None)
            return True
        if isinstance(found, Refusal) and found.reason in DOUBTED and not exhibit.attempts:
            return False
        await self._tell(exhibit, found, read)
        return True

    async def _inspected(self, exhibit: Exhibit) -> Found:
        key = await self._store.data_key(exhibit.case_id)
        async with self._tray.drawer() as folder:
            path = folder / "file"
            await self._files.copy(exhibit.case_id, exhibit.digest or "", key, path)
            found = await self._inspector.inspect(path)
            if isinstance(found, Refusal) or found.kind not in PICTURES:
                return found, {}
            return found, await self._orders(exhibit.case_id, path)

    async def _tell(
        self, exhibit: Exhibit, found: Inspection | Refusal, read: Mapping[str, Value]
    ) -> None:
        """One at a time, so that of two copies the second finds the first."""
        async with self._telling:
            others = await self._store.likenesses(exhibit.case_id)
            event, likeness = noted(exhibit, found, others, self._clock.now())
            await self._on_seen(exhibit, replace(event, read=read), likeness)

    async def _again(self, exhibit: Exhibit) -> None:
        """Give it back for later; when even that fails, its lease ends by itself."""
        at = self._clock.now() + pause_after(exhibit.attempts)
        try:
            await self._store.release_exhibit(exhibit.id, at, exhibit.attempts + 1)
        except StorageError:
            log.warning("exhibit %s stays claimed until its lease ends", exhibit.id, exc_info=True)
        self._crew.ring_at(at)
