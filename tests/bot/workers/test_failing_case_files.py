"""A case file that cannot be made is tried again with pauses, then the buyer is told."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.isolation.process_pool import TaskError
from bot.isolation.reply import TaskFault
from bot.rendering import case_file
from bot.workers.case_files import RECHECK_SECONDS, CaseFileWorker
from tests.support.bot.case_file_worker import CaseFileHarness, count_case_files, request_case_file
from tests.support.bot.clocks import until
from tests.support.bot.processor import ProcessorHarness
from tests.support.bot.scripted_api import ScriptedApi
from tests.support.bot.updates import Buyer

RECHECK_PAUSE = timedelta(seconds=RECHECK_SECONDS)
BROKEN = TaskError(TaskFault.DIED, "exit 11")


@pytest.fixture
async def bench(
    harness: ProcessorHarness, api: ScriptedApi, tmp_path: Path, ann: Buyer
) -> AsyncIterator[CaseFileHarness]:
    """A buyer has just asked for the case file."""
    async with request_case_file(harness, api, tmp_path, ann) as bench:
        yield bench


async def test_one_that_spoils_is_tried_three_times_and_then_told(
    bench: CaseFileHarness, harness: ProcessorHarness
) -> None:
    bench.builder.faults = [BROKEN] * (CaseFileWorker.max_attempts or 0)
    assert await bench.make() == []
    assert await bench.claim() == []
    bench.clock.move(timedelta(seconds=2))
    assert await bench.make() == []
    bench.clock.move(timedelta(seconds=4))
    (letter,) = await bench.make()
    assert "the fault is mine" in harness.texts(1)[-1]
    assert letter.method == "sendMessage"
    bench.clock.move(timedelta(days=1))
    assert await bench.claim() == []


async def test_the_log_tells_the_cause_but_not_the_buyers_words(
    bench: CaseFileHarness, caplog: pytest.LogCaptureFixture
) -> None:
    bench.builder.faults = [ExceptionGroup("", [BROKEN]), ValueError("my lamp is broken")]
    await bench.make()
    bench.clock.move(timedelta(seconds=2))
    await bench.make()
    assert "was not made: TaskError: died: exit 11" in caplog.text
    assert "was not made: ValueError\n" in caplog.text
    assert "lamp" not in caplog.text


async def test_after_a_failure_it_can_be_asked_for_again(
    bench: CaseFileHarness, harness: ProcessorHarness, ann: Buyer
) -> None:
    bench.builder.faults = [BROKEN] * (CaseFileWorker.max_attempts or 0)
    for pause in (2, 4, 0):
        await bench.make()
        bench.clock.move(timedelta(seconds=pause))
    await harness.process(ann.says("/casefile"))
    assert count_case_files(await bench.make()) == 1


async def test_the_loop_tries_again_when_it_is_due_and_not_later(
    bench: CaseFileHarness, harness: ProcessorHarness
) -> None:
    bench.builder.faults = [BROKEN]
    async with bench.running():
        await bench.builder.begun.wait()
        await until(lambda: bench.clock.sleeps_until(RECHECK_PAUSE), "the loop waits to try again")
        assert not count_case_files(harness.messages)
        bench.clock.move(RECHECK_PAUSE)
        await until(lambda: count_case_files(harness.messages) == 1, "the case file came")


async def test_a_fault_of_ours_while_it_is_brought_is_told(
    bench: CaseFileHarness, harness: ProcessorHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise KeyError("caption")

    monkeypatch.setattr(case_file, "render_delivery", failing)
    await bench.make()
    assert "the fault is mine" in harness.texts(1)[-1]
    assert await bench.claim() == []
