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
from tests.support.bot.clocks import HandClock
from tests.support.bot.inspection_worker import PHOTO, Bench
from tests.support.inspection import hostile_files
from tests.support.storage import records


@pytest.fixture
async def bench(store: Store, clock: HandClock, tmp_path: Path) -> AsyncIterator[Bench]:
    with ScratchDir(tmp_path) as tray:
        bench = Bench(store, clock, tmp_path / "files", tray)
        yield bench
        assert [path.name for path in tray.folder.iterdir()] == ["lock"], "nothing lies about"


async def test_a_stored_file_is_looked_into_in_the_clear_and_once(bench: Bench) -> None:
    await bench.keep("1.5")
    await bench.examiner.process(await bench.claim())
    assert bench.told.get_nowait() == Inspected("1.5", ("dark",))
    assert bench.eye.given == [PHOTO]
    assert not await bench.store.claim_inspections(records.LATER, records.LATER, 10)


async def test_what_an_order_page_says_is_told_with_it(bench: Bench) -> None:
    bench.order = {"order_number": "20267788990011223"}
    await bench.keep("1.5")
    await bench.examiner.process(await bench.claim())
    assert bench.told.get_nowait().read == bench.order


async def test_the_loop_takes_two_at_a_time_and_all_in_the_end(bench: Bench) -> None:
    names = [f"1.{n}" for n in range(5)]
    bench.eye.gate.clear()
    async with bench.running():
        await bench.clock.next_wake()
        await bench.keep(*names)
        bench.wakeup.wake()
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
    bench.clock.move(InspectionWorker.lease)
    async with bench.running():
        assert (await bench.told.get()).exhibit == "1.5"


async def test_a_file_that_breaks_its_worker_is_refused_the_second_time(bench: Bench) -> None:
    class Poisoned(Inspector):
        async def inspect(self, path: Path) -> Inspection | RejectedFile:  # noqa: ARG002
            return await self._run_task(pool_tasks.poisoned)

    await bench.keep("1.5")
    async with ProcessPool() as workshop:
        examiner = bench.examining(Poisoned(workshop))
        await examiner.process(await bench.claim())
        await examiner.process(await bench.again_after(0))
    assert bench.told.get_nowait() == Inspected("1.5", refused="too_hard")


async def test_a_file_that_takes_for_ever_is_refused_the_second_time(bench: Bench) -> None:
    await bench.keep("1.5", content=hostile_files.small("JPEG"))
    async with ProcessPool() as workshop:
        examiner = bench.examining(Inspector(workshop, seconds=0.001))
        await examiner.process(await bench.claim())
        await examiner.process(await bench.again_after(0))
    assert bench.told.get_nowait().refused == "too_hard"


async def test_what_only_a_busy_machine_could_not_do_is_not_refused(bench: Bench) -> None:
    await bench.keep("1.5")
    bench.eye.found = [RejectedFile(RejectionReason.TOO_LARGE)]
    await bench.examiner.process(await bench.claim())
    await bench.examiner.process(await bench.again_after(0))
    assert bench.told.get_nowait() == Inspected("1.5", ("dark",))


@pytest.mark.parametrize("error", [OSError("no more processes"), UnavailableError("away")])
async def test_what_is_no_fault_of_the_file_is_tried_again(bench: Bench, error: Exception) -> None:
    await bench.keep("1.5")
    bench.eye.found = [error]
    await bench.examiner.process(await bench.claim())
    await bench.examiner.process(await bench.again_after(0))
    assert bench.told.get_nowait().exhibit == "1.5"


async def test_what_the_desk_did_not_commit_is_looked_into_again(bench: Bench) -> None:
    await bench.keep("1.5")
    bench.failures = [UnavailableError("away")]
    await bench.examiner.process(await bench.claim())
    await bench.examiner.process(await bench.again_after(0))
    assert bench.told.get_nowait().exhibit == "1.5"


async def test_a_file_of_a_deleted_case_is_let_go(bench: Bench) -> None:
    await bench.keep("1.5")
    exhibit = await bench.claim()
    await records.save(bench.store, shredded_cases=("c1",))
    await bench.examiner.process(exhibit)
    assert bench.told.empty()
    assert bench.eye.given == []


async def test_a_file_gone_from_the_disk_is_told_after_five_tries(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    await bench.keep("1.5")
    await bench.files.delete_case("c1")
    exhibit = await bench.claim()
    for tries in range(MAX_TRIES - 1):
        await bench.examiner.process(exhibit)
        exhibit = await bench.again_after(tries)
    await bench.examiner.process(exhibit)
    assert bench.told.get_nowait() == Inspected("1.5", refused="missing")
    assert "is lost" in caplog.text
    assert not await bench.store.claim_inspections(records.LATER, records.LATER, 10)


async def test_a_store_that_is_away_does_not_stop_the_loop(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    await bench.keep("1.5")
    claim, failures = bench.store.claim_inspections, [UnavailableError("away")]

    async def failing(*args: Any) -> list[ExhibitRecord]:
        if failures:
            raise failures.pop()
        return await claim(*args)

    monkeypatch.setattr(bench.store, "claim_inspections", failing)
    async with bench.running():
        await bench.clock.next_wake()
        bench.clock.move(timedelta(seconds=30))
        assert (await bench.told.get()).exhibit == "1.5"
