"""Stored files are looked into once, apart from the bot, and told of whatever goes wrong."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.examining import LEASE, TRIES, Examiner
from bot.fetching import pause_after
from bot.inspecting.findings import Hint, Inspection, Kind, Reason, Refusal
from bot.inspecting.inspector import Inspector
from bot.tray import Tray
from bot.working import Workshop
from flows.handling import Inspected
from storage.errors import Unavailable
from storage.files import FolderStore
from storage.records import Exhibit
from storage.store import Store
from tests.bot import jobs
from tests.bot.timing import HandClock
from tests.inspecting import hostile
from tests.storage import samples
from tests.storage.pieces import pieces

PHOTO = b"\xff\xd8 a crushed carton"
DARK = Inspection(Kind.JPEG, 9, hints=frozenset({Hint.DARK}))


class Eye:
    """An inspector that finds what it is told to, and notes what it was given."""

    def __init__(self) -> None:
        self.found: list[Inspection | Refusal | Exception] = []
        self.given: list[bytes] = []
        self.gate = asyncio.Event()
        self.gate.set()

    async def inspect(self, path: Path) -> Inspection | Refusal:
        self.given.append(path.read_bytes())
        assert path.parent.stat().st_mode & 0o777 == 0o700
        await self.gate.wait()
        found = self.found.pop(0) if self.found else DARK
        if isinstance(found, Exception):
            raise found
        return found


class Bench:
    """An examiner, and a desk in small that writes down what it was told."""

    def __init__(self, store: Store, clock: HandClock, folder: Path, tray: Tray) -> None:
        self.store, self.clock, self.tray = store, clock, tray
        self.files, self.eye = FolderStore(folder), Eye()
        self.told: asyncio.Queue[Inspected] = asyncio.Queue()
        self.failures: list[Exception] = []
        self.examiner = self.examining(self.eye)

    def examining(self, eye: Any) -> Examiner:
        return Examiner(self.store, self.files, eye, self.tray, self.clock, self.seen)

    async def seen(self, exhibit: Exhibit, event: Inspected, likeness: bytes | None) -> None:
        if self.failures:
            raise self.failures.pop()
        row = samples.exhibit(
            exhibit.id, state="stored", digest=exhibit.digest, seen=True, likeness=likeness
        )
        await samples.save(self.store, exhibits=(row,))
        self.told.put_nowait(event)

    async def keep(self, *ids: str, content: bytes = PHOTO) -> None:
        """Files that are stored."""
        await samples.begin(self.store)
        key = await self.store.data_key("c1")
        digest, size = await self.files.put("c1", key, pieces(content))
        rows = (samples.exhibit(each, state="stored", digest=digest, size=size) for each in ids)
        await samples.save(self.store, exhibits=tuple(rows))

    async def claim(self) -> Exhibit:
        now = self.clock.now()
        (exhibit,) = await self.store.claim_unseen(now, now + timedelta(minutes=1), 10)
        return exhibit

    async def again_after(self, tries: int) -> Exhibit:
        """The file, which must not be had before the pause is over."""
        assert self.told.empty()
        assert not await self.store.claim_unseen(self.clock.now(), self.clock.now(), 10)
        self.clock.move(pause_after(tries))
        return await self.claim()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Examiner]:
        task = asyncio.create_task(self.examiner.run())
        yield self.examiner
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
async def bench(store: Store, clock: HandClock, tmp_path: Path) -> AsyncIterator[Bench]:
    with Tray(tmp_path) as tray:
        bench = Bench(store, clock, tmp_path / "files", tray)
        yield bench
        assert [path.name for path in tray.folder.iterdir()] == ["lock"], "nothing lies about"


async def test_a_stored_file_is_looked_into_in_the_clear_and_once(bench: Bench) -> None:
    await bench.keep("1.5")
    await bench.examiner.examine(await bench.claim())
    assert bench.told.get_nowait() == Inspected("1.5", ("dark",))
    assert bench.eye.given == [PHOTO]
    assert not await bench.store.claim_unseen(samples.LATER, samples.LATER, 10)


async def test_the_loop_takes_two_at_a_time_and_all_in_the_end(bench: Bench) -> None:
    names = [f"1.{n}" for n in range(5)]
    bench.eye.gate.clear()
    async with bench.running() as examiner:
        await bench.clock.next_wake()
        await bench.keep(*names)
        examiner.nudge()
        while len(bench.eye.given) < 2:  # noqa: ASYNC110
            await asyncio.sleep(0)
        await bench.clock.next_wake()
        assert len(bench.eye.given) == 2
        bench.eye.gate.set()
        assert sorted([(await bench.told.get()).exhibit for _ in names]) == names


async def test_a_second_copy_finds_the_first(bench: Bench) -> None:
    await bench.keep("1.9", "1.10")
    async with bench.running():
        told = [await bench.told.get(), await bench.told.get()]
    assert [each.match for each in told] == [None, told[0].exhibit]
    assert told[1].hints == ("dark", "same_file")


async def test_what_a_killed_process_had_is_taken_up_by_the_next(bench: Bench) -> None:
    await bench.keep("1.5")
    bench.eye.gate.clear()
    async with bench.running():
        while not bench.eye.given:  # noqa: ASYNC110
            await asyncio.sleep(0)
    assert bench.told.empty()
    bench.eye.gate.set()
    bench.clock.move(LEASE)
    async with bench.running():
        assert (await bench.told.get()).exhibit == "1.5"


async def test_a_file_that_breaks_its_worker_is_refused_the_second_time(bench: Bench) -> None:
    class Poisoned(Inspector):
        async def inspect(self, path: Path) -> Inspection | Refusal:
            assert path.exists()
            return await self._run(jobs.poisoned)

    await bench.keep("1.5")
    async with Workshop() as workshop:
        examiner = bench.examining(Poisoned(workshop))
        await examiner.examine(await bench.claim())
        await examiner.examine(await bench.again_after(0))
    assert bench.told.get_nowait() == Inspected("1.5", refused="too_hard")


async def test_a_file_that_takes_for_ever_is_refused_the_second_time(bench: Bench) -> None:
    await bench.keep("1.5", content=hostile.small("JPEG"))
    async with Workshop() as workshop:
        examiner = bench.examining(Inspector(workshop, seconds=0.001))
        await examiner.examine(await bench.claim())
        await examiner.examine(await bench.again_after(0))
    assert bench.told.get_nowait().refused == "too_hard"


async def test_what_only_a_busy_machine_could_not_do_is_not_refused(bench: Bench) -> None:
    await bench.keep("1.5")
    bench.eye.found = [Refusal(Reason.TOO_LARGE)]
    await bench.examiner.examine(await bench.claim())
    await bench.examiner.examine(await bench.again_after(0))
    assert bench.told.get_nowait() == Inspected("1.5", ("dark",))


@pytest.mark.parametrize("error", [OSError("no more processes"), Unavailable("away")])
async def test_what_is_no_fault_of_the_file_is_tried_again(bench: Bench, error: Exception) -> None:
    await bench.keep("1.5")
    bench.eye.found = [error]
    await bench.examiner.examine(await bench.claim())
    await bench.examiner.examine(await bench.again_after(0))
    assert bench.told.get_nowait().exhibit == "1.5"


async def test_what_the_desk_did_not_commit_is_looked_into_again(bench: Bench) -> None:
    await bench.keep("1.5")
    bench.failures = [Unavailable("away")]
    await bench.examiner.examine(await bench.claim())
    await bench.examiner.examine(await bench.again_after(0))
    assert bench.told.get_nowait().exhibit == "1.5"


async def test_a_file_of_a_deleted_case_is_let_go(bench: Bench) -> None:
    await bench.keep("1.5")
    exhibit = await bench.claim()
    await samples.save(bench.store, shreds=("c1",))
    await bench.examiner.examine(exhibit)
    assert bench.told.empty()
    assert bench.eye.given == []


async def test_a_file_gone_from_the_disk_is_told_after_five_tries(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    await bench.keep("1.5")
    await bench.files.delete_case("c1")
    exhibit = await bench.claim()
    for tries in range(TRIES - 1):
        await bench.examiner.examine(exhibit)
        exhibit = await bench.again_after(tries)
    await bench.examiner.examine(exhibit)
    assert bench.told.get_nowait() == Inspected("1.5", refused="missing")
    assert "is lost" in caplog.text
    assert not await bench.store.claim_unseen(samples.LATER, samples.LATER, 10)


async def test_a_store_that_is_away_does_not_stop_the_loop(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    await bench.keep("1.5")
    claim, failures = bench.store.claim_unseen, [Unavailable("away")]

    async def failing(*args: Any) -> list[Exhibit]:
        if failures:
            raise failures.pop()
        return await claim(*args)

    monkeypatch.setattr(bench.store, "claim_unseen", failing)
    async with bench.running():
        await bench.clock.next_wake()
        bench.clock.move(timedelta(seconds=30))
        assert (await bench.told.get()).exhibit == "1.5"
