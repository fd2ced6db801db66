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

from bot.casefile.last_version import LastVersion, decode_last_version, encode_last_version
from bot.casefile.packs import BuildContext, Pack, VersionSnapshot
from bot.casefile.sealed_files import delete_unneeded_files, seal_pack
from bot.i18n.catalog import Catalog
from bot.isolation.process_pool import TaskError
from bot.isolation.scratch_dir import ScratchDir
from bot.rendering.case_file import CaseFileDelivery
from bot.runtime.clock import Clock
from bot.workers.progress import Progress
from bot.workers.queue_worker import BACKOFF, QueueWorker
from flows.definition.guide import Guide
from flows.model import codec
from flows.model.case import Case, Exhibit, ExhibitState
from flows.model.events.system import Exported
from storage.blobs.file_store import FileStore
from storage.errors import KeyMissingError, StorageError
from storage.records import CaseFileJob
from storage.store import Store

log = logging.getLogger(__name__)
MAX_CONCURRENT = 2
LEASE = timedelta(minutes=15)
MAX_TRIES = 3
MAX_FILE_WAIT = timedelta(minutes=1)
"""How long a case file waits for files that are on their way."""

RECHECK_PAUSE = timedelta(seconds=2)

OnBuilt = Callable[[CaseFileJob, CaseFileDelivery, Exported], Awaitable[None]]
OnFailed = Callable[[CaseFileJob], Awaitable[None]]


class CaseFileBuilder(Protocol):
    """The part of `bot.casefile.packs.PackBuilder` that is needed."""

    @property
    def files(self) -> FileStore:
        """Where the files of the cases are."""
        ...

    async def build(
        self,
        guide: Guide,
        case: Case,
        key: bytes,
        former: VersionSnapshot | None,
        work: BuildContext,
    ) -> Pack:
        """The papers of a case."""
        ...


class FilesPendingError(Exception):  # named like MisreadError
    """Files of the case are still being fetched."""


class CaseFileWorker:
    """One loop over the case files that are wanted.

    `on_made(export, delivery, event)` and `on_failed(export)` must commit; when they raise, it is
    made again.
    """

    def __init__(
        self,
        store: Store,
        packer: CaseFileBuilder,
        catalogue: Catalog,
        tray: ScratchDir,
        clock: Clock,
        progress: Progress,
        on_made: OnBuilt,
        on_failed: OnFailed,
    ) -> None:
        self._store, self._packer, self._catalogue = store, packer, catalogue
        self._tray, self._clock, self._progress = tray, clock, progress
        self._on_made, self._on_failed = on_made, on_failed
        self._crew = QueueWorker(clock, MAX_CONCURRENT, self._claim, self.build_case_file)

    def wake(self) -> None:
        """Look again now: a case file is wanted."""
        self._crew.wake()

    async def run(self) -> None:
        """Until cancelled; what is cut off is done again by whoever comes next."""
        await self._crew.run()

    async def build_case_file(self, export: CaseFileJob) -> None:
        """Make one case file and tell what became of it; never raises."""
        try:
            await self._build_and_report(export)
        except KeyMissingError:
            log.info("a case file was wanted of a case that was deleted")
        except FilesPendingError:
            await self._retry_later(export, RECHECK_PAUSE, export.attempts)
        except Exception as error:  # noqa: BLE001  # whatever it is, the next one is made
            _log_failure(export, error)
            await self._handle_failure(export)

    async def _claim(self, limit: int) -> list[CaseFileJob]:
        now = self._clock.now()
        try:
            return await self._store.claim_case_files(now, now + LEASE, limit)
        except StorageError:
            log.warning("the case files wanted cannot be read; trying again", exc_info=True)
            return []

    async def _build_and_report(self, export: CaseFileJob) -> None:
        """Make it, bring it, and then delete the files that nothing needs any more."""
        key = await self._store.load_data_key(export.case_id)
        case = codec.decode_case((await self._store.load_case(export.case_id)).snapshot)
        if any(self._is_pending(each) for _, each in case.labelled_exhibits):
            raise FilesPendingError
        kept, files = decode_last_version(export.content), self._packer.files
        async with (
            self._tray.open_subfolder() as folder,
            self._progress.show(export.chat_id) as progress,
        ):
            work = BuildContext(folder, self._clock.now(), progress)
            guide = self._catalogue.find_language(None).guides[case.guide]
            pack = await self._packer.build(guide, case, key, kept.snapshot if kept else None, work)
            delivery = await seal_pack(files, case.id, key, pack)
        left = (*(kept.digests if kept else ()), *delivery.digests)
        try:
            await self._report_built(export, case, pack, delivery)
        except KeyMissingError:  # deleted meanwhile
            await delete_unneeded_files(self._store, files, case.id, left)
            raise
        with suppress(StorageError):  # they go with the case
            await delete_unneeded_files(self._store, files, case.id, left)

    def _is_pending(self, exhibit: Exhibit) -> bool:
        late_at = exhibit.received_at + MAX_FILE_WAIT
        return exhibit.state is ExhibitState.WANTED and self._clock.now() < late_at

    async def _report_built(
        self, export: CaseFileJob, case: Case, pack: Pack, delivery: CaseFileDelivery
    ) -> None:
        """Note in one batch that it is made and is to be sent."""
        content = encode_last_version(LastVersion(pack.snapshot, delivery.digests))
        exhibits = tuple(each.id for _, each in case.labelled_exhibits)
        event = Exported(delivery.version, pack.manifest_sha256, exhibits)
        await self._on_made(replace(export, content=content, attempts=0), delivery, event)

    async def _handle_failure(self, export: CaseFileJob) -> None:
        if export.attempts + 1 < MAX_TRIES:
            pause = timedelta(seconds=BACKOFF.compute_pause(export.attempts))
            await self._retry_later(export, pause, export.attempts + 1)
            return
        try:
            await self._on_failed(export)
        except Exception:
            log.exception("it cannot be noted that a case file was not made")

    async def _retry_later(self, export: CaseFileJob, pause: timedelta, attempts: int) -> None:
        """Give it back for later; when even that fails, its lease ends by itself."""
        at = self._clock.now() + pause
        try:
            await self._store.release_case_file(export.case_id, at, attempts)
        except StorageError:
            log.warning("a case file stays claimed until its lease ends", exc_info=True)
        self._crew.wake_at(at)


def _log_failure(export: CaseFileJob, error: Exception) -> None:
    """Log the first cause and its place; in its own words only where those quote no buyer."""
    while isinstance(error, ExceptionGroup):
        error = error.exceptions[0]
    words = f": {error}" if isinstance(error, TaskError | StorageError) else ""
    cause, frames = f"{type(error).__name__}{words}", "".join(format_tb(error.__traceback__))
    log.error("the case file of %s was not made: %s\n%s", export.case_id, cause, frames)
