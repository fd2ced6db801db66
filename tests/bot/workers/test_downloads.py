"""Wanted files are fetched, sealed and told of, and none is forgotten."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.runtime.wakeup import Wakeup
from bot.workers.downloads import DownloadWorker
from bot.workers.queue_worker import BACKOFF
from flows.engine.evidence.exhibit_state import MAX_FILE_BYTES
from storage.blobs.file_store import FolderStore
from storage.errors import UnavailableError
from storage.records import ExhibitRecord
from storage.store import Store
from tests.support.bot.clocks import ManualClock
from tests.support.bot.scripted_api import ScriptedApi
from tests.support.storage import records

PHOTO = b"\xff\xd8\xff a crushed carton"
FOUND = {"file_path": "photos/1.jpg"}


class DownloadHarness:
    """A fetcher, and a desk in small that writes down what became of each file."""

    def __init__(self, store: Store, api: ScriptedApi, clock: ManualClock, folder: Path) -> None:
        self.store, self.api, self.clock = store, api, clock
        self.files = FolderStore(folder)
        self.reports: asyncio.Queue[tuple[Any, ...]] = asyncio.Queue()
        self.failures: list[Exception] = []
        self.wakeup = Wakeup(clock)
        self.worker = DownloadWorker(
            store, self.files, api, clock, self.wakeup, self.stored, self.lost
        )
        api.files = {"photos/1.jpg": PHOTO}

    async def stored(self, exhibit: ExhibitRecord, digest: str, size: int) -> None:
        await self._note(exhibit, "stored", digest, size)

    async def lost(self, exhibit: ExhibitRecord, reason: str) -> None:
        await self._note(exhibit, "lost", reason)

    async def _note(self, exhibit: ExhibitRecord, *what: Any) -> None:
        if self.failures:
            raise self.failures.pop()
        settled = records.exhibit(exhibit.id, state="stored" if what[0] == "stored" else "lost")
        await records.save(self.store, exhibits=(settled,))
        self.reports.put_nowait((exhibit.id, *what))

    async def want(self, *ids: str, **fields: Any) -> None:
        """Files that a buyer has sent."""
        told = {"size": len(PHOTO)} | fields
        rows = tuple(records.exhibit(id_, **told) for id_ in ids)
        await records.begin(self.store, exhibits=rows)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[DownloadWorker]:
        """The loop at work."""
        task = asyncio.create_task(self.worker.run())
        yield self.worker
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    async def claim(self) -> ExhibitRecord:
        """The wanted file that may be fetched now."""
        now = self.clock.now()
        (exhibit,) = await self.store.claim_downloads(now, now + timedelta(minutes=1), 10)
        return exhibit

    async def wanted_after(self, pause: timedelta) -> ExhibitRecord:
        """The file, which must not be had before the pause is over."""
        now = self.clock.now()
        assert not await self.store.claim_downloads(now + pause - records.MINUTE / 60, now, 10)
        self.clock.move(pause)
        return await self.claim()


@pytest.fixture
def bench(store: Store, api: ScriptedApi, clock: ManualClock, tmp_path: Path) -> DownloadHarness:
    return DownloadHarness(store, api, clock, tmp_path / "files")


async def test_a_file_is_fetched_and_sealed(bench: DownloadHarness, tmp_path: Path) -> None:
    await bench.want("e1")
    bench.api.answer("getFile", FOUND)
    await bench.worker.process(await bench.claim())
    digest = hashlib.sha256(PHOTO).hexdigest()
    assert bench.reports.get_nowait() == ("e1", "stored", digest, len(PHOTO))
    key = await bench.store.load_data_key("c1")
    assert await bench.files.open("c1", digest, key) == PHOTO
    assert PHOTO not in (tmp_path / "files" / "cases" / "c1" / digest).read_bytes()


async def test_the_loop_takes_four_at_a_time_and_all_in_the_end(bench: DownloadHarness) -> None:
    names = [f"e{n}" for n in range(10)]
    await bench.want(*names)
    bench.api.answer("getFile", *[FOUND] * 10)
    gate = bench.api.hang(0)
    async with bench.running():
        await bench.api.heard(4)
        await bench.clock.next_wake()
        assert len(bench.api.calls) == 4
        gate.set()
        assert sorted([(await bench.reports.get())[0] for _ in names]) == names


async def test_a_new_file_wakes_the_loop(bench: DownloadHarness) -> None:
    bench.api.answer("getFile", FOUND)
    async with bench.running():
        await bench.clock.next_wake()
        await bench.want("e1")
        bench.wakeup.wake()
        assert (await bench.reports.get())[:2] == ("e1", "stored")


async def test_a_file_claimed_by_a_dead_process_is_fetched_when_its_lease_ends(
    bench: DownloadHarness,
) -> None:
    await bench.want("e1")
    await bench.claim()
    bench.api.answer("getFile", FOUND)
    async with bench.running():
        while bench.reports.empty():
            await bench.clock.next_wake()
            bench.clock.move(timedelta(seconds=30))
            await asyncio.sleep(0)
        assert (await bench.reports.get())[:2] == ("e1", "stored")
        assert bench.clock.now() >= records.NOW + timedelta(minutes=1)


async def test_a_file_known_to_be_too_big_is_not_asked_for(bench: DownloadHarness) -> None:
    await bench.want("e1", size=MAX_FILE_BYTES + 1)
    await bench.worker.process(await bench.claim())
    assert bench.reports.get_nowait() == ("e1", "lost", "too_big")
    assert bench.api.calls == []


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("Bad Request: file is too big", "too_big"),
        ("Bad Request: invalid file_id", "gone"),
        ("Bad Request: wrong file_id specified", "gone"),
    ],
)
async def test_a_file_that_can_never_be_had_is_lost(
    bench: DownloadHarness, said: str, reason: str
) -> None:
    await bench.want("e1", size=None)
    bench.api.answer("getFile", BadRequest(said))
    await bench.worker.process(await bench.claim())
    assert bench.reports.get_nowait() == ("e1", "lost", reason)


@pytest.mark.parametrize(
    "answer",
    [
        BadRequest("wrong file_id or the file is temporarily unavailable"),
        {"file_path": "photos/gone.jpg"},
        {"file_id": "x"},
    ],
)
async def test_a_file_missing_for_the_moment_is_lost_after_five_tries(
    bench: DownloadHarness, answer: Any
) -> None:
    await bench.want("e1")
    bench.api.answer("getFile", *[answer] * 5)
    exhibit = await bench.claim()
    for tries in range(4):
        await bench.worker.process(exhibit)
        assert bench.reports.empty()
        exhibit = await bench.wanted_after(timedelta(seconds=BACKOFF.compute_pause(tries)))
    await bench.worker.process(exhibit)
    assert bench.reports.get_nowait() == ("e1", "lost", "gone")


@pytest.mark.parametrize(
    ("error", "pause"),
    [(NetworkError("dns"), timedelta(seconds=2)), (RetryAfter(7), timedelta(seconds=7))],
)
async def test_a_broken_way_is_tried_again(
    bench: DownloadHarness, error: TelegramError, pause: timedelta
) -> None:
    await bench.want("e1")
    bench.api.answer("getFile", error, FOUND)
    await bench.worker.process(await bench.claim())
    await bench.worker.process(await bench.wanted_after(pause))
    assert bench.reports.get_nowait()[:2] == ("e1", "stored")


async def test_what_the_desk_did_not_commit_is_fetched_again(bench: DownloadHarness) -> None:
    await bench.want("e1")
    bench.api.answer("getFile", FOUND, FOUND)
    bench.failures = [UnavailableError("away")]
    await bench.worker.process(await bench.claim())
    await bench.worker.process(await bench.wanted_after(timedelta(seconds=2)))
    assert bench.reports.get_nowait()[:2] == ("e1", "stored")


async def test_a_file_of_a_deleted_case_is_let_go(bench: DownloadHarness) -> None:
    await bench.want("e1")
    exhibit = await bench.claim()
    await records.save(bench.store, shredded_cases=("c1",))
    await bench.worker.process(exhibit)
    assert bench.reports.empty()
    assert bench.api.calls == []


async def test_a_store_that_is_away_does_not_stop_the_loop(
    bench: DownloadHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    await bench.want("e1")
    bench.api.answer("getFile", FOUND)
    claim, failures = bench.store.claim_downloads, [UnavailableError("away")]

    async def failing(*args: Any) -> list[ExhibitRecord]:
        if failures:
            raise failures.pop()
        return await claim(*args)

    monkeypatch.setattr(bench.store, "claim_downloads", failing)
    async with bench.running():
        await bench.clock.next_wake()
        bench.clock.move(timedelta(seconds=30))
        assert (await bench.reports.get())[:2] == ("e1", "stored")


def test_pauses_grow_to_ten_minutes() -> None:
    assert [BACKOFF.compute_pause(n) for n in (0, 1, 2, 8, 9, 99)] == [
        2,
        4,
        8,
        512,
        600,
        600,
    ]
