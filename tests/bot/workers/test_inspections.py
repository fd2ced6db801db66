"""Stored files are looked into once, apart from the bot, and told of whatever goes wrong."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.inspection.findings import Inspection, RejectedFile, RejectionReason
from bot.inspection.inspector import Inspector
from bot.isolation.process_pool import ProcessPool
from bot.isolation.scratch_dir import ScratchDir
from bot.workers.inspections import MAX_TRIES, InspectionWorker
from flows.model.events.system import Inspected
from storage.errors import UnavailableError
from storage.records import ExhibitRecord
from storage.store import Store
from tests.support.bot import pool_tasks
from tests.support.bot.clocks import ManualClock
from tests.support.bot.inspection_worker import PHOTO, InspectionHarness
from tests.support.inspection import hostile_files
from tests.support.storage import records


@pytest.fixture
async def bench(
    store: Store, clock: ManualClock, tmp_path: Path
) -> AsyncIterator[InspectionHarness]:
    with ScratchDir(tmp_path) as tray:
        bench = InspectionHarness(store, clock, tmp_path / "files", tray)
        yield bench
        assert [path.name for path in tray.folder.iterdir()] == [], "nothing lies about"


async def test_a_stored_file_is_looked_into_in_the_clear_and_once(bench: InspectionHarness) -> None:
    await bench.store_files("1.5")
    await bench.worker.process(await bench.claim())
    assert bench.events.get_nowait() == Inspected("1.5", ("dark",))
    assert bench.inspector.contents == [PHOTO]
    assert not await bench.store.claim_inspections(records.LATER, records.LATER, 10)


async def test_what_an_order_page_says_is_told_with_it(bench: InspectionHarness) -> None:
    bench.order = {"order_number": "20267788990011223"}
    await bench.store_files("1.5")
    await bench.worker.process(await bench.claim())
    assert bench.events.get_nowait().read == bench.order


async def test_the_loop_takes_two_at_a_time_and_all_in_the_end(bench: InspectionHarness) -> None:
    names = [f"1.{n}" for n in range(5)]
    bench.inspector.gate.clear()
    async with bench.running():
        await bench.clock.next_wake()
        await bench.store_files(*names)
        bench.wakeup.wake()
        while len(bench.inspector.contents) < 2:  # noqa: ASYNC110
            await asyncio.sleep(0)
        await bench.clock.next_wake()
        assert len(bench.inspector.contents) == 2
        bench.inspector.gate.set()
        assert sorted([(await bench.events.get()).exhibit for _ in names]) == names


async def test_a_second_copy_finds_the_first(bench: InspectionHarness) -> None:
    await bench.store_files("1.9", "1.10")
    async with bench.running():
        told = [await bench.events.get(), await bench.events.get()]
    assert [each.match for each in told] == [None, told[0].exhibit]
    assert told[1].hints == ("dark", "same_file")


async def test_what_a_killed_process_had_is_taken_up_by_the_next(bench: InspectionHarness) -> None:
    await bench.store_files("1.5")
    bench.inspector.gate.clear()
    async with bench.running():
        while not bench.inspector.contents:  # noqa: ASYNC110
            await asyncio.sleep(0)
    assert bench.events.empty()
    bench.inspector.gate.set()
    bench.clock.move(InspectionWorker.lease)
    async with bench.running():
        assert (await bench.events.get()).exhibit == "1.5"


async def test_a_file_that_breaks_its_worker_is_refused_the_second_time(
    bench: InspectionHarness,
) -> None:
    class Poisoned(Inspector):
        async def inspect(self, path: Path) -> Inspection | RejectedFile:  # noqa: ARG002
            return await self._run_task(pool_tasks.poisoned)

    await bench.store_files("1.5")
    async with ProcessPool() as workshop:
        examiner = bench.build_worker(Poisoned(workshop))
        await examiner.process(await bench.claim())
        await examiner.process(await bench.again_after(0))
    assert bench.events.get_nowait() == Inspected("1.5", refused="too_hard")


async def test_a_file_that_takes_for_ever_is_refused_the_second_time(
    bench: InspectionHarness,
) -> None:
    await bench.store_files("1.5", content=hostile_files.small("JPEG"))
    async with ProcessPool() as workshop:
        examiner = bench.build_worker(Inspector(workshop, seconds=0.001))
        await examiner.process(await bench.claim())
        await examiner.process(await bench.again_after(0))
    assert bench.events.get_nowait().refused == "too_hard"


async def test_what_only_a_busy_machine_could_not_do_is_not_refused(
    bench: InspectionHarness,
) -> None:
    await bench.store_files("1.5")
    bench.inspector.results = [RejectedFile(RejectionReason.TOO_LARGE)]
    await bench.worker.process(await bench.claim())
    await bench.worker.process(await bench.again_after(0))
    assert bench.events.get_nowait() == Inspected("1.5", ("dark",))


@pytest.mark.parametrize("error", [OSError("no more processes"), UnavailableError("away")])
async def test_what_is_no_fault_of_the_file_is_tried_again(
    bench: InspectionHarness, error: Exception
) -> None:
    await bench.store_files("1.5")
    bench.inspector.results = [error]
    await bench.worker.process(await bench.claim())
    await bench.worker.process(await bench.again_after(0))
    assert bench.events.get_nowait().exhibit == "1.5"


async def test_what_the_desk_did_not_commit_is_looked_into_again(bench: InspectionHarness) -> None:
    await bench.store_files("1.5")
    bench.failures = [UnavailableError("away")]
    await bench.worker.process(await bench.claim())
    await bench.worker.process(await bench.again_after(0))
    assert bench.events.get_nowait().exhibit == "1.5"


async def test_a_file_of_a_deleted_case_is_let_go(bench: InspectionHarness) -> None:
    await bench.store_files("1.5")
    exhibit = await bench.claim()
    await records.save(bench.store, shredded_cases=("c1",))
    await bench.worker.process(exhibit)
    assert bench.events.empty()
    assert bench.inspector.contents == []


async def test_a_file_gone_from_the_disk_is_told_after_five_tries(
    bench: InspectionHarness, caplog: pytest.LogCaptureFixture
) -> None:
    await bench.store_files("1.5")
    await bench.files.delete_case("c1")
    exhibit = await bench.claim()
    for tries in range(MAX_TRIES - 1):
        await bench.worker.process(exhibit)
        exhibit = await bench.again_after(tries)
    await bench.worker.process(exhibit)
    assert bench.events.get_nowait() == Inspected("1.5", refused="missing")
    assert "is lost" in caplog.text
    assert not await bench.store.claim_inspections(records.LATER, records.LATER, 10)


async def test_a_store_that_is_away_does_not_stop_the_loop(
    bench: InspectionHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    await bench.store_files("1.5")
    claim, failures = bench.store.claim_inspections, [UnavailableError("away")]

    async def failing(*args: Any) -> list[ExhibitRecord]:
        if failures:
            raise failures.pop()
        return await claim(*args)

    monkeypatch.setattr(bench.store, "claim_inspections", failing)
    async with bench.running():
        await bench.clock.next_wake()
        bench.clock.move(timedelta(seconds=30))
        assert (await bench.events.get()).exhibit == "1.5"
