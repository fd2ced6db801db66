"""Of a case file only the files in force are kept, and never one of the buyer's is deleted."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.casefile.last_version import decode_last_version
from storage.errors import UnavailableError
from storage.records import ExhibitRecord
from tests.support.bot.case_file_worker import CaseFileHarness, collect_digests, request_case_file
from tests.support.bot.processor import ProcessorHarness
from tests.support.bot.scripted_api import ScriptedApi
from tests.support.bot.updates import Buyer
from tests.support.storage import records
from tests.support.storage.blobs import pieces


@pytest.fixture
async def bench(
    harness: ProcessorHarness, api: ScriptedApi, tmp_path: Path, ann: Buyer
) -> AsyncIterator[CaseFileHarness]:
    """The first version is brought, and another one asked for."""
    async with request_case_file(harness, api, tmp_path, ann) as bench:
        await bench.make()
        bench.clock.move(timedelta(hours=1))
        case_id = (await harness.load_case(1)).id
        await harness.process(ann.presses(f"{case_id}:@papers:0:again"))
        yield bench


async def name(bench: CaseFileHarness) -> str:
    return (await bench.harness.load_case(1)).id


async def exhibit(bench: CaseFileHarness, state: str, digest: str | None) -> None:
    case_id = await name(bench)
    row = records.exhibit("1.9", case_id=case_id, chat_id=1, state=state, digest=digest)
    await records.save(bench.store, exhibits=(row,))


async def test_the_files_of_a_version_are_those_of_its_letters(bench: CaseFileHarness) -> None:
    assert bench.list_stored(await name(bench)) == collect_digests(bench.harness.messages)


async def test_the_next_version_takes_their_place(bench: CaseFileHarness) -> None:
    before = collect_digests(bench.harness.messages)
    held = collect_digests(await bench.make())
    assert bench.list_stored(await name(bench)) == held
    assert not before & held


async def test_nothing_is_deleted_before_the_next_is_committed(
    bench: CaseFileHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = collect_digests(bench.harness.messages)

    async def failing(*_: object) -> None:
        assert before < bench.list_stored(case_id)
        raise UnavailableError("away")

    case_id = await name(bench)
    monkeypatch.setattr(bench.worker, "_on_built", failing)
    await bench.make()
    assert before < bench.list_stored(case_id)


async def test_killed_between_commit_and_tidying_the_letters_have_their_files(
    bench: CaseFileHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = bench.harness.processor.report_case_file

    async def killed(*args: Any) -> None:
        await made(*args)
        raise asyncio.CancelledError

    monkeypatch.setattr(bench.worker, "_on_built", killed)
    (export,) = await bench.claim()
    with pytest.raises(asyncio.CancelledError):
        await bench.worker.process(export)
    assert collect_digests(bench.harness.messages) <= bench.list_stored(export.case_id)


async def test_stopped_before_the_desk_commits_the_letters_have_their_files(
    bench: CaseFileHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed: asyncio.Future[tuple[Any, ...]] = asyncio.get_running_loop().create_future()

    async def slow(*args: Any) -> None:
        handed.set_result(args)
        await asyncio.Event().wait()

    monkeypatch.setattr(bench.worker, "_on_built", slow)
    making = asyncio.create_task(bench.make())
    args = await handed
    making.cancel()
    await asyncio.gather(making, return_exceptions=True)
    await bench.harness.processor.report_case_file(*args)
    assert collect_digests(bench.harness.messages) <= bench.list_stored(await name(bench))


async def test_one_that_is_an_exhibit_stays(bench: CaseFileHarness) -> None:
    sent_back = min(collect_digests(bench.harness.messages))
    await exhibit(bench, "stored", sent_back)
    await bench.make()
    assert sent_back in bench.list_stored(await name(bench))


async def test_nothing_is_deleted_while_a_file_is_on_its_way(bench: CaseFileHarness) -> None:
    before = collect_digests(bench.harness.messages)
    await exhibit(bench, "wanted", None)
    await bench.make()
    assert before < bench.list_stored(await name(bench))


async def test_a_file_of_the_buyer_stays(bench: CaseFileHarness) -> None:
    case_id = await name(bench)
    key = await bench.store.load_data_key(case_id)
    digest, _ = await bench.files.put(case_id, key, pieces(b"a crushed carton"))
    await exhibit(bench, "stored", digest)
    await bench.make()
    assert digest in bench.list_stored(case_id)


async def test_a_store_that_is_away_leaves_them_and_loses_nothing(
    bench: CaseFileHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def failing(_case: str) -> list[ExhibitRecord]:
        raise UnavailableError("away")

    monkeypatch.setattr(bench.store, "list_exhibits", failing)
    await bench.make()
    export = await bench.store.find_case_file(await name(bench))
    assert export is not None
    assert (kept := decode_last_version(export.content)) is not None
    assert set(kept.digests) <= bench.list_stored(export.case_id)
    assert await bench.claim() == []
