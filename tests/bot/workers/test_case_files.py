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
from tests.support.bot.case_file_worker import Bench, asked, brought, methods
from tests.support.bot.clocks import settle
from tests.support.bot.processor import Office
from tests.support.bot.scripted_api import ScriptedApi
from tests.support.bot.updates import Buyer
from tests.support.storage import records


@pytest.fixture
async def bench(
    office: Office, api: ScriptedApi, tmp_path: Path, ann: Buyer
) -> AsyncIterator[Bench]:
    """A buyer has just asked for the case file."""
    async with asked(office, api, tmp_path, ann) as bench:
        yield bench
        assert [path.name for path in bench.tray.folder.iterdir()] == ["lock"], "nothing lies about"


async def test_a_wish_is_told_at_once_and_made(bench: Bench, office: Office) -> None:
    assert office.texts(1)[-1].startswith("I put your <b>case file</b> together")
    assert "papers" in office.told
    bench.packer.archives, bench.packer.jpegs = 2, 20
    assert methods(await bench.make()) == [
        "sendMediaGroup",  # page one and the timeline
        "sendDocument",  # the PDF
        "sendDocument",
        "sendDocument",  # two archives
        "sendMediaGroup",
        "sendMediaGroup",
        "sendDocument",  # 21 for the form: ten, ten, one
        "sendMessage",  # the question again
    ]
    assert await bench.claim() == []
    exported = (await office.case(1)).exported
    assert exported is not None
    assert (exported.version, exported.digest) == (1, "ab" * 32)


async def test_the_loop_hears_of_a_wish(bench: Bench, office: Office, ann: Buyer) -> None:
    async with bench.running():
        await bench.packer.begun.wait()
        while not brought(office.letters):  # noqa: ASYNC110
            await asyncio.sleep(0)
        await office.take(ann.says("/casefile"))
        bench.wakeup.wake()
        while brought(office.letters) < 2:  # noqa: ASYNC110
            await asyncio.sleep(0)


async def test_files_on_their_way_are_waited_for_but_not_for_ever(
    bench: Bench, office: Office, ann: Buyer
) -> None:
    await office.take(ann.photographs("carton"))
    assert await bench.make() == []
    assert bench.packer.formers == []
    bench.clock.move(timedelta(seconds=RECHECK_SECONDS))
    assert await bench.make() == []
    bench.clock.move(MAX_FILE_WAIT)
    assert brought(await bench.make()) == 1


async def test_a_store_that_is_away_does_not_stop_the_loop(
    bench: Bench, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim, failures = bench.store.claim_case_files, [UnavailableError("away")]

    async def failing(*args: Any) -> list[CaseFileJob]:
        if failures:
            raise failures.pop()
        return await claim(*args)

    monkeypatch.setattr(bench.store, "claim_case_files", failing)
    async with bench.running():
        await bench.until(30)
        while not brought(office.letters):  # noqa: ASYNC110
            await asyncio.sleep(0)


async def test_a_case_deleted_before_is_let_go(bench: Bench, office: Office) -> None:
    (export,) = await bench.claim()
    await records.save(bench.store, shredded_cases=(export.case_id,))
    await bench.exporter.process(export)
    assert bench.packer.formers == []
    assert not brought(office.letters)


async def test_a_case_deleted_meanwhile_leaves_no_file(bench: Bench, office: Office) -> None:
    (export,) = await bench.claim()
    bench.packer.gate.clear()
    making = asyncio.create_task(bench.exporter.process(export))
    await bench.packer.begun.wait()
    await records.save(bench.store, shredded_cases=(export.case_id,))
    bench.packer.gate.set()
    await making
    assert not brought(office.letters)
    assert bench.held(export.case_id) == set()


async def test_what_was_not_committed_is_made_again(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    (export,) = await bench.claim()
    away = _Failing(bench.store, [UnavailableError("away")])
    monkeypatch.setattr(bench.office.desk, "_store", away)
    await bench.exporter.process(export)
    assert not brought(bench.office.letters)
    bench.clock.move(timedelta(seconds=2))
    assert brought(await bench.make()) == 1


async def test_killed_while_it_is_made_it_is_made_by_the_next(bench: Bench, office: Office) -> None:
    bench.packer.gate.clear()
    async with bench.running():
        await bench.packer.begun.wait()
    assert not brought(office.letters)
    assert await bench.claim() == []
    bench.packer.gate.set()
    bench.clock.move(CaseFileWorker.lease)
    assert brought(await bench.make()) == 1


async def test_made_by_two_it_is_brought_once(bench: Bench, office: Office) -> None:
    (export,) = await bench.claim()
    await bench.exporter.process(export)
    held = bench.held(export.case_id)
    bench.clock.move(CaseFileWorker.lease)
    await bench.exporter.process(export)
    assert brought(office.letters) == 1
    assert bench.held(export.case_id) == held


async def test_a_wish_while_one_is_made_is_met_by_one_more(
    bench: Bench, office: Office, ann: Buyer
) -> None:
    bench.packer.gate.clear()
    making = asyncio.create_task(bench.make())
    await bench.packer.begun.wait()
    await office.take(ann.says("/casefile"), ann.says("case file"))
    assert await bench.claim() == []
    bench.packer.gate.set()
    assert brought(await making) == 1
    assert brought(await bench.make()) == 1
    assert await bench.claim() == []


async def test_progress_is_shown_and_gone_when_the_process_is_asked_to_stop(
    bench: Bench, api: ScriptedApi
) -> None:
    bench.packer.gate.clear()
    async with bench.running():
        await bench.packer.begun.wait()
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
