"""What is kept of a case is packed and brought once, whole, and readable without the bot."""

import json
import zipfile
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import timedelta
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any

import orjson
import pytest

from bot.isolation.scratch_dir import ScratchDir
from bot.runtime.wakeup import Wakeup
from bot.workers.data_exports import DataExportWorker
from storage.blobs.file_store import FolderStore
from storage.records import MessageRole, OutboxMessage
from tests.support.bot.processor import ProcessorHarness, load_catalog, reach_problem
from tests.support.bot.updates import Buyer
from tests.support.pages import ROOT
from tests.support.schema import find_faults
from tests.support.storage.crashes import Killed, counted

SCHEMA = json.loads((ROOT / "docs/export.schema.json").read_text("utf-8"))
PHOTO = b"\xff\xd8\xff a photo of the carton"


async def pieces() -> AsyncIterator[bytes]:
    yield PHOTO


class Bench:
    """A worker in front of a store that a processor fills."""

    def __init__(self, harness: ProcessorHarness, folder: Path, scratch: ScratchDir) -> None:
        self.harness, self.store, self.clock = harness, harness.store, harness.clock
        self.files = FolderStore(folder)
        self.scratch = scratch
        self.handed_on: list[OutboxMessage] = []

    async def work(self) -> int:
        now = self.clock.now()
        jobs = await self.store.personal_data.claim_data_exports(
            now, now + DataExportWorker.lease, 9
        )
        worker = DataExportWorker(
            self.store,
            self.files,
            load_catalog(),
            self.scratch,
            self.clock,
            Wakeup(self.clock),
            self.handed_on.extend,
        )
        for job in jobs:
            await worker.process(job)
        return len(jobs)

    async def store_photo(self, case_id: str) -> None:
        """Bring in the photo that was sent."""
        now = self.clock.now()
        key = await self.store.load_data_key(case_id)
        (row,) = await self.store.claim_downloads(now, now + timedelta(minutes=1), 9)
        digest, size = await self.files.put(case_id, key, pieces())
        await self.harness.processor.report_download(row, digest, size)

    async def list_brought(self) -> list[OutboxMessage]:
        """The messages that bring data; all that waits is taken out."""
        then = self.clock.now() + timedelta(hours=1)
        waiting = await self.store.claim_messages(then, then, 999)
        await self.store.drop_messages([each.key for each in waiting])
        return [each for each in waiting if each.role is MessageRole.EXPORT]

    async def open_zip(self, message: OutboxMessage) -> zipfile.ZipFile:
        """The ZIP that a message brings."""
        stored = orjson.loads(message.payload)["document"]["@stored"]
        case_id = message.case_id or ""
        key = await self.store.load_data_key(case_id)
        return zipfile.ZipFile(BytesIO(await self.files.open(case_id, stored["digest"], key)))


@pytest.fixture
async def bench(harness: ProcessorHarness, tmp_path: Path) -> AsyncIterator[Bench]:
    with ScratchDir(tmp_path) as scratch:
        yield Bench(harness, tmp_path / "files", scratch)


async def fill(bench: Bench, buyer: Buyer) -> str:
    """A case with answers and a photo, whose data are asked for; its id."""
    case_id = await reach_problem(bench.harness, buyer)
    await bench.harness.process(buyer.taps(case_id, "problem", "damaged"), buyer.photographs("f"))
    await bench.store_photo(case_id)
    await bench.harness.process(buyer.says("The shade is broken"), buyer.says("/export"))
    return case_id


def read_json(archive: zipfile.ZipFile) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(archive.read("export.json"))
    return found


async def test_all_of_a_case_is_in_it(bench: Bench, ann: Buyer) -> None:
    case_id = await fill(bench, ann)
    await bench.work()
    (message,) = await bench.list_brought()
    assert message.case_id == case_id
    archive = await bench.open_zip(message)
    assert archive.namelist() == ["export.json", "README.txt", "files/E1.jpg"]
    assert archive.read("files/E1.jpg") == PHOTO
    found = read_json(archive)
    assert found["case"]["id"] == case_id
    told = {each["step"]: each["answer"] for each in found["answers"]}
    assert told["problem"] == "It arrived damaged"
    assert "The shade is broken" in json.dumps(found["events"])
    assert found["files"][0]["path"] == "files/E1.jpg"
    assert found["consents"][0]["text"] == "alibaba.start/1"
    assert found["chat"]["reminders_stopped"] is False


async def test_it_is_as_its_schema_says(bench: Bench, ann: Buyer) -> None:
    await fill(bench, ann)
    await bench.work()
    (message,) = await bench.list_brought()
    found = read_json(await bench.open_zip(message))
    assert find_faults(found, SCHEMA) == []
    assert set(found) == set(SCHEMA["properties"])


async def test_nothing_of_another_chat_is_in_it(bench: Bench, ann: Buyer, ben: Buyer) -> None:
    other = await fill(bench, ben)
    await bench.work()
    await bench.list_brought()
    await fill(bench, ann)
    await bench.work()
    (message,) = await bench.list_brought()
    assert f'"{other}"' not in (await bench.open_zip(message)).read("export.json").decode()


async def test_two_wishes_are_met_by_one(bench: Bench, ann: Buyer) -> None:
    await fill(bench, ann)
    await bench.harness.process(ann.says("/export"))
    await bench.work()
    await bench.work()
    assert len(await bench.list_brought()) == 1


async def test_what_was_packed_goes_after_two_days(bench: Bench, ann: Buyer) -> None:
    case_id = await fill(bench, ann)
    await bench.work()
    held = len(list((bench.files._cases / case_id).iterdir()))
    assert await bench.work() == 0
    bench.clock.move(timedelta(days=2))
    assert await bench.work() == 1
    assert len(list((bench.files._cases / case_id).iterdir())) == held - 1
    assert await bench.work() == 0


async def test_without_a_case_the_settings_come_at_once(bench: Bench, ann: Buyer) -> None:
    await bench.harness.process(ann.says("/export"))
    (message,) = await bench.list_brought()
    assert message.method == "sendDocument"
    assert await bench.work() == 0


@pytest.mark.usefixtures("dead_connections")
async def test_killed_at_any_point_it_is_brought_once(bench: Bench, ann: Buyer) -> None:
    await fill(bench, ann)
    await bench.list_brought()
    for fatal in count(1):
        with counted(fatal) as statements, suppress(Killed):
            await bench.work()
        dead = statements.dead
        bench.clock.move(DataExportWorker.lease + timedelta(minutes=1))
        await bench.work()
        (message,) = await bench.list_brought()
        await bench.open_zip(message)
        if not dead:
            break
        await bench.harness.process(ann.says("/export"))
        await bench.harness.processor.finish()
    assert fatal > 10


async def test_what_cannot_be_packed_is_told(bench: Bench, ann: Buyer) -> None:
    case_id = await fill(bench, ann)
    await bench.list_brought()

    async def fail(*_given: object) -> None:
        raise OSError("the disk is full")

    bench.files.put = fail  # type: ignore[method-assign, assignment]
    for _ in range(3):
        await bench.work()
        bench.clock.move(timedelta(hours=1))
    (message,) = bench.handed_on
    assert b"could not pack" in message.payload
    assert message.case_id == case_id
    assert await bench.work() == 0
