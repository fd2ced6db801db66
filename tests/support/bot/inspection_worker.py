"""An inspection worker with a scripted inspector, and a record of what it reports."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.inspection.findings import FileType, Inspection, QualityHint, RejectedFile
from bot.isolation.scratch_dir import ScratchDir
from bot.runtime.wakeup import Wakeup
from bot.workers.inspections import InspectionWorker
from bot.workers.queue_worker import BACKOFF
from flows.model.case import Value
from flows.model.events.system import Inspected
from storage.blobs.file_store import FolderStore
from storage.records import ExhibitRecord
from storage.store import Store
from tests.support.bot.clocks import ManualClock
from tests.support.storage import records
from tests.support.storage.blobs import pieces

PHOTO = b"\xff\xd8 a crushed carton"
DARK = Inspection(FileType.JPEG, 9, hints=frozenset({QualityHint.DARK}))


class ScriptedInspector:
    """An inspector that finds what it is told to, and notes what it was given."""

    def __init__(self) -> None:
        self.results: list[Inspection | RejectedFile | Exception] = []
        self.contents: list[bytes] = []
        self.gate = asyncio.Event()
        self.gate.set()

    async def inspect(self, path: Path) -> Inspection | RejectedFile:
        self._note(path)
        await self.gate.wait()
        found = self.results.pop(0) if self.results else DARK
        if isinstance(found, Exception):
            raise found
        return found

    def _note(self, path: Path) -> None:
        self.contents.append(path.read_bytes())
        assert path.parent.stat().st_mode & 0o777 == 0o700


class InspectionHarness:
    """An inspection worker on a store and a folder; `events` are what it has reported."""

    def __init__(self, store: Store, clock: ManualClock, folder: Path, tray: ScratchDir) -> None:
        self.store, self.clock, self.scratch = store, clock, tray
        self.files, self.inspector = FolderStore(folder), ScriptedInspector()
        self.events: asyncio.Queue[Inspected] = asyncio.Queue()
        self.failures: list[Exception] = []
        self.order: Mapping[str, Value] = {}
        self.wakeup = Wakeup(clock)
        self.worker = self.build_worker(self.inspector)

    def build_worker(self, eye: Any) -> InspectionWorker:
        return InspectionWorker(
            self.store,
            self.files,
            eye,
            self.read_order,
            self.scratch,
            self.clock,
            self.wakeup,
            self.report,
        )

    async def read_order(self, case_id: str, _path: Path) -> Mapping[str, Value]:
        assert case_id == "c1"
        return self.order

    async def report(
        self, exhibit: ExhibitRecord, event: Inspected, likeness: bytes | None
    ) -> None:
        if self.failures:
            raise self.failures.pop()
        row = records.exhibit(
            exhibit.id, state="stored", digest=exhibit.digest, seen=True, likeness=likeness
        )
        await records.save(self.store, exhibits=(row,))
        self.events.put_nowait(event)

    async def store_files(self, *ids: str, content: bytes = PHOTO) -> None:
        """Files that are stored."""
        await records.begin(self.store)
        key = await self.store.load_data_key("c1")
        digest, size = await self.files.put("c1", key, pieces(content))
        rows = (records.exhibit(each, state="stored", digest=digest, size=size) for each in ids)
        await records.save(self.store, exhibits=tuple(rows))

    async def claim(self) -> ExhibitRecord:
        now = self.clock.now()
        (exhibit,) = await self.store.claim_inspections(now, now + timedelta(minutes=1), 10)
        return exhibit

    async def again_after(self, tries: int) -> ExhibitRecord:
        """The file, which must not be had before the pause is over."""
        assert self.events.empty()
        assert not await self.store.claim_inspections(self.clock.now(), self.clock.now(), 10)
        self.clock.move(timedelta(seconds=BACKOFF.compute_pause(tries)))
        return await self.claim()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[InspectionWorker]:
        task = asyncio.create_task(self.worker.run())
        yield self.worker
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
