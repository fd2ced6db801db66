"""Builds the case files that are asked for and reports them, a few at one time.

A case file that is built twice is sent once, by the transaction that notes it. The files that go
with its messages are sealed among those of the case until the next version takes their place.
"""

import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
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
from bot.runtime.logs.error_text import summarize_error
from bot.runtime.wakeup import Wakeup
from bot.workers.progress import Progress
from bot.workers.queue_worker import QueueWorker, RetryLaterError
from flows.definition.guide import Guide
from flows.model import codec
from flows.model.case import Case, Exhibit, ExhibitState
from flows.model.events.system import Exported
from storage.blobs.file_store import FileStore
from storage.errors import KeyMissingError, StorageError
from storage.records import CaseFileJob
from storage.store import Store

log = logging.getLogger(__name__)
MAX_FILE_WAIT = timedelta(minutes=1)
"""How long a case file waits for files that are on their way."""

RECHECK_SECONDS = 2.0

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
        """Build the documents of a case."""
        ...


class CaseFileWorker(QueueWorker[CaseFileJob]):
    """One loop over the case files that are wanted, two of them at one time.

    `on_built(job, delivery, event)` and `on_failed(job)` must commit; when they raise, the case
    file is built again.
    """

    lease = timedelta(minutes=15)
    max_concurrent = 2
    max_attempts = 3

    def __init__(
        self,
        store: Store,
        builder: CaseFileBuilder,
        catalog: Catalog,
        scratch_dir: ScratchDir,
        clock: Clock,
        wakeup: Wakeup,
        progress: Progress,
        on_built: OnBuilt,
        on_failed: OnFailed,
    ) -> None:
        super().__init__(clock, wakeup)
        self._store, self._builder, self._catalog = store, builder, catalog
        self._scratch_dir, self._progress = scratch_dir, progress
        self._on_built, self._on_failed = on_built, on_failed

    async def claim(
        self, now: datetime, lease_until: datetime, limit: int
    ) -> Sequence[CaseFileJob]:
        """Claim case files that are wanted."""
        return await self._store.claim_case_files(now, lease_until, limit)

    async def release(self, job: CaseFileJob, not_before: datetime, attempts: int) -> None:
        """Have a case file wanted again."""
        await self._store.release_case_file(job.case_id, not_before, attempts)

    def name_job(self, job: CaseFileJob) -> str:
        """Return what the log calls a case file."""
        return f"the case file of {job.case_id}"

    async def give_up(self, job: CaseFileJob) -> None:
        """Report that a case file cannot be built."""
        await self._on_failed(job)

    def log_failure(self, job: CaseFileJob, error: Exception) -> None:
        """Log the first cause and its place; in its own words only where those quote no buyer."""
        while isinstance(error, ExceptionGroup):
            error = error.exceptions[0]
        told = isinstance(error, TaskError)
        cause = f"{type(error).__name__}: {error}" if told else summarize_error(error)
        frames = "".join(format_tb(error.__traceback__))
        log.error("%s was not made: %s\n%s", self.name_job(job), cause, frames)

    async def work(self, job: CaseFileJob) -> None:
        """Build one case file, report it, and then delete the files that nothing needs any more."""
        key = await self._store.load_data_key(job.case_id)
        case = codec.decode_case((await self._store.load_case(job.case_id)).snapshot)
        if any(self._is_pending(each) for _, each in case.labelled_exhibits):
            raise RetryLaterError(RECHECK_SECONDS, counted=False)
        last, files = decode_last_version(job.content), self._builder.files
        async with (
            self._scratch_dir.open_subfolder() as folder,
            self._progress.show(job.chat_id) as progress,
        ):
            context = BuildContext(folder, self._clock.now(), progress)
            guide = self._catalog.find_language(None).guides[case.guide]
            former = last.snapshot if last else None
            pack = await self._builder.build(guide, case, key, former, context)
            delivery = await seal_pack(files, case.id, key, pack)
        digests = (*(last.digests if last else ()), *delivery.digests)
        try:
            await self._report_built(job, case, pack, delivery)
        except KeyMissingError:  # deleted meanwhile
            await delete_unneeded_files(self._store, files, case.id, digests)
            raise
        with suppress(StorageError):  # they go with the case
            await delete_unneeded_files(self._store, files, case.id, digests)

    def _is_pending(self, exhibit: Exhibit) -> bool:
        late_at = exhibit.received_at + MAX_FILE_WAIT
        return exhibit.state is ExhibitState.WANTED and self._clock.now() < late_at

    async def _report_built(
        self, job: CaseFileJob, case: Case, pack: Pack, delivery: CaseFileDelivery
    ) -> None:
        """Note in one transaction that it is built and is to be sent."""
        content = encode_last_version(LastVersion(pack.snapshot, delivery.digests))
        exhibits = tuple(each.id for _, each in case.labelled_exhibits)
        event = Exported(delivery.version, pack.manifest_sha256, exhibits)
        await self._on_built(replace(job, content=content, attempts=0), delivery, event)
