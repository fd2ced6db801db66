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
from tests.support.bot.case_file_worker import Bench, asked, digests
from tests.support.bot.processor import Office
from tests.support.bot.scripted_api import ScriptedApi
from tests.support.bot.updates import Buyer
from tests.support.storage import records
from tests.support.storage.blobs import pieces


@pytest.fixture
async def bench(
    office: Office, api: ScriptedApi, tmp_path: Path, ann: Buyer
) -> AsyncIterator[Bench]:
    """The first version is brought, and another one asked for."""
    async with asked(office, api, tmp_path, ann) as bench:
        await bench.make()
        bench.clock.move(timedelta(hours=1))
        await office.take(ann.says("/casefile"))
        yield bench


async def name(bench: Bench) -> str:
    return (await bench.office.case(1)).id


async def exhibit(bench: Bench, state: str, digest: str | None) -> None:
    case_id = await name(bench)
    row = records.exhibit("1.9", case_id=case_id, chat_id=1, state=state, digest=digest)
    await records.save(bench.store, exhibits=(row,))


async def test_the_files_of_a_version_are_those_of_its_letters(bench: Bench) -> None:
    assert bench.held(await name(bench)) == digests(bench.office.letters)


async def test_the_next_version_takes_their_place(bench: Bench) -> None:
    before = digests(bench.office.letters)
    held = digests(await bench.make())
    assert bench.held(await name(bench)) == held
    assert not before & held


async def test_nothing_is_deleted_before_the_next_is_committed(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = digests(bench.office.letters)

    async def failing(*_: object) -> None:
        assert before < bench.held(case_id)
        raise UnavailableError("away")

    case_id = await name(bench)
    monkeypatch.setattr(bench.exporter, "_on_built", failing)
    await bench.make()
    assert before < bench.held(case_id)


async def test_killed_between_commit_and_tidying_the_letters_have_their_files(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = bench.office.desk.report_case_file

    async def killed(*args: Any) -> None:
        await made(*args)
        raise asyncio.CancelledError

    monkeypatch.setattr(bench.exporter, "_on_built", killed)
    (export,) = await bench.claim()
    with pytest.raises(asyncio.CancelledError):
        await bench.exporter.process(export)
    assert digests(bench.office.letters) <= bench.held(export.case_id)


async def test_stopped_before_the_desk_commits_the_letters_have_their_files(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed: asyncio.Future[tuple[Any, ...]] = asyncio.get_running_loop().create_future()

    async def slow(*args: Any) -> None:
        handed.set_result(args)
        await asyncio.Event().wait()

    monkeypatch.setattr(bench.exporter, "_on_built", slow)
    making = asyncio.create_task(bench.make())
    args = await handed
    making.cancel()
    await asyncio.gather(making, return_exceptions=True)
    await bench.office.desk.report_case_file(*args)
    assert digests(bench.office.letters) <= bench.held(await name(bench))


async def test_one_that_is_an_exhibit_stays(bench: Bench) -> None:
    sent_back = min(digests(bench.office.letters))
    await exhibit(bench, "stored", sent_back)
    await bench.make()
    assert sent_back in bench.held(await name(bench))


async def test_nothing_is_deleted_while_a_file_is_on_its_way(bench: Bench) -> None:
    before = digests(bench.office.letters)
    await exhibit(bench, "wanted", None)
    await bench.make()
    assert before < bench.held(await name(bench))


async def test_a_file_of_the_buyer_stays(bench: Bench) -> None:
    case_id = await name(bench)
    key = await bench.store.load_data_key(case_id)
    digest, _ = await bench.files.put(case_id, key, pieces(b"a crushed carton"))
    await exhibit(bench, "stored", digest)
    await bench.make()
    assert digest in bench.held(case_id)


async def test_a_store_that_is_away_leaves_them_and_loses_nothing(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def failing(_case: str) -> list[ExhibitRecord]:
        raise UnavailableError("away")

    monkeypatch.setattr(bench.store, "list_exhibits", failing)
    await bench.make()
    export = await bench.store.find_case_file(await name(bench))
    assert export is not None
    assert (kept := decode_last_version(export.content)) is not None
    assert set(kept.digests) <= bench.held(export.case_id)
    assert await bench.claim() == []
