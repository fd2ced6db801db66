"""A case file that is wanted is made and brought once, whatever comes between."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.workers.case_files import MAX_FILE_WAIT, RECHECK_SECONDS, CaseFileWorker
from storage.errors import UnavailableError
from storage.records import CaseFileJob
from tests.support.bot.case_file_worker import (
    CaseFileHarness,
    count_case_files,
    list_methods,
    request_case_file,
)
from tests.support.bot.clocks import settle, until
from tests.support.bot.processor import ProcessorHarness
from tests.support.bot.scripted_api import ScriptedApi
from tests.support.bot.updates import Buyer
from tests.support.storage import records


@pytest.fixture
async def bench(
    harness: ProcessorHarness, api: ScriptedApi, tmp_path: Path, ann: Buyer
) -> AsyncIterator[CaseFileHarness]:
    """A buyer has just asked for the case file."""
    async with request_case_file(harness, api, tmp_path, ann) as bench:
        yield bench
        assert [path.name for path in bench.scratch.folder.iterdir()] == [], "nothing lies about"


async def test_a_wish_is_told_at_once_and_made(
    bench: CaseFileHarness, harness: ProcessorHarness
) -> None:
    assert harness.texts(1)[-1].startswith("I put your <b>case file</b> together")
    assert "papers" in harness.woken
    bench.builder.archives, bench.builder.jpegs = 2, 20
    assert list_methods(await bench.make()) == [
        "sendMediaGroup",  # page one and the timeline
        "sendDocument",  # the PDF
        "sendDocument",
        "sendDocument",  # two archives
        "sendMediaGroup",
        "sendMediaGroup",
        "sendDocument",  # 21 for the form: ten, ten, one
        "editMessageReplyMarkup",  # the question above loses its buttons
        "sendMessage",  # the question again
    ]
    assert await bench.claim() == []
    exported = (await harness.load_case(1)).exported
    assert exported is not None
    assert (exported.version, exported.digest) == (1, "ab" * 32)


async def test_the_loop_hears_of_a_wish(
    bench: CaseFileHarness, harness: ProcessorHarness, ann: Buyer
) -> None:
    async with bench.running():
        await bench.builder.begun.wait()
        await until(lambda: count_case_files(harness.messages) == 1, "the first case file came")
        case = (await harness.load_record(1)).id
        await harness.process(ann.presses(f"{case}:@papers:0:again"))
        bench.wakeup.wake()
        await until(lambda: count_case_files(harness.messages) == 2, "the second case file came")


async def test_files_on_their_way_are_waited_for_but_not_for_ever(
    bench: CaseFileHarness, harness: ProcessorHarness, ann: Buyer
) -> None:
    await harness.process(ann.photographs("carton"))
    assert await bench.make() == []
    assert bench.builder.last_versions == []
    bench.clock.move(timedelta(seconds=RECHECK_SECONDS))
    assert await bench.make() == []
    bench.clock.move(MAX_FILE_WAIT)
    assert count_case_files(await bench.make()) == 1


async def test_a_store_that_is_away_does_not_stop_the_loop(
    bench: CaseFileHarness, harness: ProcessorHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim, failures = bench.store.claim_case_files, [UnavailableError("away")]

    async def failing(*args: Any) -> list[CaseFileJob]:
        if failures:
            raise failures.pop()
        return await claim(*args)

    monkeypatch.setattr(bench.store, "claim_case_files", failing)
    async with bench.running():
        await bench.pass_time(30)
        await until(lambda: count_case_files(harness.messages) == 1, "the first case file came")


async def test_a_case_deleted_before_is_let_go(
    bench: CaseFileHarness, harness: ProcessorHarness
) -> None:
    (export,) = await bench.claim()
    await records.save(bench.store, shredded_cases=(export.case_id,))
    await bench.worker.process(export)
    assert bench.builder.last_versions == []
    assert not count_case_files(harness.messages)


async def test_a_case_deleted_meanwhile_leaves_no_file(
    bench: CaseFileHarness, harness: ProcessorHarness
) -> None:
    (export,) = await bench.claim()
    bench.builder.gate.clear()
    making = asyncio.create_task(bench.worker.process(export))
    await bench.builder.begun.wait()
    await records.save(bench.store, shredded_cases=(export.case_id,))
    bench.builder.gate.set()
    await making
    assert not count_case_files(harness.messages)
    assert bench.list_stored(export.case_id) == set()


async def test_what_was_not_committed_is_made_again(
    bench: CaseFileHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    (export,) = await bench.claim()
    away = _Failing(bench.store, [UnavailableError("away")])
    monkeypatch.setattr(bench.harness.processor, "_store", away)
    await bench.worker.process(export)
    assert not count_case_files(bench.harness.messages)
    bench.clock.move(timedelta(seconds=2))
    assert count_case_files(await bench.make()) == 1


async def test_killed_while_it_is_made_it_is_made_by_the_next(
    bench: CaseFileHarness, harness: ProcessorHarness
) -> None:
    bench.builder.gate.clear()
    async with bench.running():
        await bench.builder.begun.wait()
    assert not count_case_files(harness.messages)
    assert await bench.claim() == []
    bench.builder.gate.set()
    bench.clock.move(CaseFileWorker.lease)
    assert count_case_files(await bench.make()) == 1


async def test_made_by_two_it_is_brought_once(
    bench: CaseFileHarness, harness: ProcessorHarness
) -> None:
    (export,) = await bench.claim()
    await bench.worker.process(export)
    held = bench.list_stored(export.case_id)
    bench.clock.move(CaseFileWorker.lease)
    await bench.worker.process(export)
    assert count_case_files(harness.messages) == 1
    assert bench.list_stored(export.case_id) == held


async def test_a_wish_while_one_is_made_is_met_once_more(
    bench: CaseFileHarness, harness: ProcessorHarness, ann: Buyer
) -> None:
    bench.builder.gate.clear()
    making = asyncio.create_task(bench.make())
    await bench.builder.begun.wait()
    await harness.process(ann.says("/casefile"), ann.says("case file"))
    assert await bench.claim() == []
    bench.builder.gate.set()
    assert count_case_files(await making) == 1
    assert count_case_files(await bench.make()) == 0  # it is the same, and stands above
    assert "version 1, is above (unchanged)" in harness.texts(1)[-1]
    assert await bench.claim() == []


async def test_progress_is_shown_and_gone_when_the_process_is_asked_to_stop(
    bench: CaseFileHarness, api: ScriptedApi
) -> None:
    bench.builder.gate.clear()
    async with bench.running():
        await bench.builder.begun.wait()
        await api.heard(3)
    await settle()
    assert [method for method, _ in api.calls] == [
        "sendChatAction",
        "sendMessage",
        "sendChatAction",
        "deleteMessage",
    ]
    assert api.texts() == ["Case file: step 1 of 2 …"]
    assert api.calls[-1][1]["message_id"] == 102


class _Failing:
    """The store as one sees it who is cut off from it for a moment."""

    def __init__(self, store: Any, failures: list[Exception]) -> None:
        self._store, self._failures = store, failures

    def begin(self) -> Any:
        if self._failures:
            raise self._failures.pop()
        return self._store.begin()
