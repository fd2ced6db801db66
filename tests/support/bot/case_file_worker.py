"""A case file worker with a scripted builder, in front of a real processor."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import orjson

from bot.casefile.packs import BuildContext, Pack, VersionSnapshot, draft_version
from bot.isolation.scratch_dir import ScratchDir
from bot.runtime.wakeup import Wakeup
from bot.workers.case_files import CaseFileWorker
from bot.workers.progress import Progress
from flows.definition.guide import Guide
from flows.model.case import Case
from storage.blobs.file_store import FolderStore
from storage.records import CaseFileJob, OutboxMessage
from tests.support.bot.clocks import InstantStopwatch
from tests.support.bot.processor import ProcessorHarness, load_catalog, reach_problem
from tests.support.bot.scripted_api import ScriptedApi
from tests.support.bot.updates import Buyer


@dataclass
class ScriptedPackBuilder:
    """Writes small files instead of a case file; `faults` are raised first, one at each try."""

    files: FolderStore
    archives: int = 1
    jpegs: int = 2
    faults: list[Exception] = field(default_factory=list)
    last_versions: list[VersionSnapshot | None] = field(default_factory=list)
    begun: asyncio.Event = field(default_factory=asyncio.Event)
    gate: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.gate.set()

    async def build(
        self,
        guide: Guide,
        case: Case,
        key: bytes,
        former: VersionSnapshot | None,
        work: BuildContext,
    ) -> Pack:
        assert len(key) == 32
        self.last_versions.append(former)
        self.begun.set()
        await work.progress(1, 2)
        await self.gate.wait()
        await work.progress(2, 2)
        if self.faults:
            raise self.faults.pop(0)
        made, _ = draft_version(guide, case, former, work.now, {})

        def written(*names: str) -> tuple[Path, ...]:
            for name in names:
                (work.folder / name).write_text(f"{name} made at {work.now}", "utf-8")
            return tuple(work.folder / name for name in names)

        return Pack(
            snapshot=made,
            pictures=written("first.png", "timeline.png"),
            full_files=written("00.pdf", *(f"{n}.zip" for n in range(self.archives))),
            upload_files=written("small.pdf", *(f"e{n}.jpg" for n in range(self.jpegs))),
            missing_labels=(),
            manifest_sha256="ab" * 32,
            redacted=written("copy-to-show.pdf")[0] if case.redacts else None,
        )


class CaseFileHarness:
    """A case file worker and the processor that it reports to."""

    def __init__(
        self, harness: ProcessorHarness, api: ScriptedApi, folder: Path, scratch: ScratchDir
    ) -> None:
        self.harness, self.store, self.clock = harness, harness.store, harness.clock
        self.api, self.scratch, self.watch = api, scratch, InstantStopwatch()
        self.files = FolderStore(folder)
        self.folder = folder / "cases"
        self.builder = ScriptedPackBuilder(self.files)
        self.wakeup = Wakeup(self.clock)
        self.worker = self.build_worker()

    def build_worker(self) -> CaseFileWorker:
        voice = load_catalog().find_language(None).voice
        return CaseFileWorker(
            self.store,
            self.builder,
            load_catalog(),
            self.scratch,
            self.clock,
            self.wakeup,
            Progress(self.api, voice, self.watch, 0.0),
            self.harness.processor.report_case_file,
            self.harness.processor.report_build_failure,
        )

    async def claim(self) -> list[CaseFileJob]:
        now = self.clock.now()
        return await self.store.claim_case_files(now, now + CaseFileWorker.lease, 10)

    async def make(self) -> list[OutboxMessage]:
        """Make the one that is wanted; what is sent because of it."""
        (export,) = await self.claim()
        before = len(self.harness.messages)
        await self.worker.process(export)
        return self.harness.messages[before:]

    def list_stored(self, case_id: str) -> set[str]:
        """The digests of all the files of a case."""
        return {path.name for path in (self.folder / case_id).glob("*")}

    @asynccontextmanager
    async def running(self) -> AsyncIterator[CaseFileWorker]:
        task = asyncio.create_task(self.worker.run())
        yield self.worker
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    async def pass_time(self, seconds: int) -> None:
        """Let time pass when the loop has gone to sleep."""
        await self.clock.next_wake()
        self.clock.move(timedelta(seconds=seconds))


@asynccontextmanager
async def request_case_file(
    harness: ProcessorHarness, api: ScriptedApi, folder: Path, buyer: Buyer
) -> AsyncIterator[CaseFileHarness]:
    """A buyer has just asked for the case file."""
    with ScratchDir(folder) as scratch:
        bench = CaseFileHarness(harness, api, folder / "files", scratch)
        await reach_problem(harness, buyer)
        await harness.process(buyer.says("/casefile"))
        yield bench


def list_methods(messages: list[OutboxMessage]) -> list[str]:
    return [each.method for each in messages]


def collect_digests(messages: list[OutboxMessage]) -> set[str]:
    """Those of the files that go with messages."""
    found = set[str]()
    for each in messages:
        told = orjson.loads(each.payload)
        files = [told.get("document"), *(one["media"] for one in told.get("media", ()))]
        found |= {file["@stored"]["digest"] for file in files if file}
    return found


def count_case_files(messages: list[OutboxMessage]) -> int:
    """How many case files came with these."""
    return sum("Case file, version" in each.payload.decode() for each in messages)
