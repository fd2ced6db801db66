"""Makes the case files that are asked for, a few at a time, and hands them to the desk.

A wish is claimed under a lease. When the process dies, the lease ends and the case file is made
again; it is brought once, by the batch that notes it. The files that go with its letters are
sealed among those of the case until the next version takes their place.
"""

import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from traceback import format_tb
from typing import Protocol

from bot.casefile.last_version import Kept, read, written
from bot.casefile.packs import Former, Pack, Work
from bot.casefile.sealed_files import sealed, tidied
from bot.i18n.catalog import Catalogue
from bot.isolation.process_pool import Spoiled
from bot.isolation.scratch_dir import Tray
from bot.rendering.case_file import Delivery
from bot.runtime.clock import Clock
from bot.workers.downloads import pause_after
from bot.workers.progress import Progress
from bot.workers.queue_worker import Crew
from flows.definition.guide import Guide
from flows.model import codec
from flows.model.case import Case, Exhibit
from flows.model.events.exhibits import Exported
from storage.blobs.file_store import FileStore
from storage.errors import KeyMissing, StorageError
from storage.records import Export
from storage.store import Store

log = logging.getLogger(__name__)
SIDE_BY_SIDE = 2
LEASE = timedelta(minutes=15)
TRIES = 3
PATIENCE = timedelta(minutes=1)
"""How long a case file waits for files that are on their way."""

WAIT = timedelta(seconds=2)

OnMade = Callable[[Export, Delivery, Exported], Awaitable[None]]
OnFailed = Callable[[Export], Awaitable[None]]


class Packing(Protocol):
    """The part of `bot.casefile.packs.Packer` that is needed."""

    @property
    def files(self) -> FileStore:
        """Where the files of the cases are."""
        ...

    async def pack(
        self, guide: Guide, case: Case, key: bytes, former: Former | None, work: Work
    ) -> Pack:
        """The papers of a case."""
        ...


class Early(Exception):  # noqa: N818  # named like Misread
    """Files of the case are still being fetched."""


class Exporter:
    """One loop over the case files that are wanted.

    `on_made(export, delivery, event)` and `on_failed(export)` must commit; when they raise, it is
    made again.
    """

    def __init__(
        self,
        store: Store,
        packer: Packing,
        catalogue: Catalogue,
        tray: Tray,
        clock: Clock,
        progress: Progress,
        on_made: OnMade,
        on_failed: OnFailed,
    ) -> None:
        self._store, self._packer, self._catalogue = store, packer, catalogue
        self._tray, self._clock, self._progress = tray, clock, progress
        self._on_made, self._on_failed = on_made, on_failed
        self._crew = Crew(clock, SIDE_BY_SIDE, self._claim, self.make)

    def nudge(self) -> None:
        """Look again now: a case file is wanted."""
        self._crew.ring()

    async def run(self) -> None:
        """Until cancelled; what is cut off is done again by whoever comes next."""
        await self._crew.run()

    async def make(self, export: Export) -> None:
        """Make one case file and tell what became of it; never raises."""
        try:
            await self._make(export)
        except KeyMissing:
            log.info("a case file was wanted of a case that was deleted")
        except Early:
            await self._again(export, WAIT, export.attempts)
        except Exception as error:  # noqa: BLE001  # whatever it is, the next one is made
            _note(export, error)
            await self._failed(export)

    async def _claim(self, limit: int) -> list[Export]:
        now = self._clock.now()
        try:
            return await self._store.claim_exports(now, now + LEASE, limit)
        except StorageError:
            log.warning("the case files wanted cannot be read; trying again", exc_info=True)
            return []

    async def _make(self, export: Export) -> None:
        """Make it, bring it, and then delete the files that nothing needs any more."""
        key = await self._store.data_key(export.case_id)
        case = codec.decode_case((await self._store.case(export.case_id)).snapshot)
        if any(self._is_coming(each) for _, each in case.shown):
            raise Early
        kept, files = read(export.content), self._packer.files
        async with (
            self._tray.drawer() as folder,
            self._progress.shown(export.chat_id) as progress,
        ):
            work = Work(folder, self._clock.now(), progress)
            guide = self._catalogue.of(None).guides[case.guide]
            pack = await self._packer.pack(guide, case, key, kept.former if kept else None, work)
            delivery = await sealed(files, case.id, key, pack)
        left = (*(kept.digests if kept else ()), *delivery.digests)
        try:
            await self._bring(export, case, pack, delivery)
        except KeyMissing:  # deleted meanwhile
            await tidied(self._store, files, case.id, left)
            raise
        with suppress(StorageError):  # they go with the case
            await tidied(self._store, files, case.id, left)

    def _is_coming(self, exhibit: Exhibit) -> bool:
        late_at = exhibit.received_at + PATIENCE
        return exhibit.state == "wanted" and self._clock.now() < late_at

    async def _bring(self, export: Export, case: Case, pack: Pack, delivery: Delivery) -> None:
        """Note in one batch that it is made and is to be sent."""
        content = written(Kept(pack.made, delivery.digests))
        exhibits = tuple(each.id for _, each in case.shown)
        event = Exported(delivery.version, pack.digest, exhibits)
        await self._on_made(replace(export, content=content, attempts=0), delivery, event)

    async def _failed(self, export: Export) -> None:
        if export.attempts + 1 < TRIES:
            await self._again(export, pause_after(export.attempts), export.attempts + 1)
            return
        try:
            await self._on_failed(export)
        except Exception:
            log.exception("it cannot be noted that a case file was not made")

    async def _again(self, export: Export, pause: timedelta, attempts: int) -> None:
        """Give it back for later; when even that fails, its lease ends by itself."""
        at = self._clock.now() + pause
        try:
            await self._store.release_export(export.case_id, at, attempts)
        except StorageError:
            log.warning("a case file stays claimed until its lease ends", exc_info=True)
        self._crew.ring_at(at)


def _note(export: Export, error: Exception) -> None:
    """Log the first cause and its place; in its own words only where those quote no buyer."""
    while isinstance(error, ExceptionGroup):
        error = error.exceptions[0]
    words = f": {error}" if isinstance(error, Spoiled | StorageError) else ""
    cause, frames = f"{type(error).__name__}{words}", "".join(format_tb(error.__traceback__))
    log.error("the case file of %s was not made: %s\n%s", export.case_id, cause, frames)
