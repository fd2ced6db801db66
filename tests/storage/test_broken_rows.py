"""One row that cannot be read keeps no other from being claimed, and no bot from starting."""

import logging

import pytest
from sqlalchemy import text

from storage.crypto.envelope import KeyRing
from storage.db.engine import begin_transaction
from storage.errors import DecryptionError, UnavailableError
from storage.records import CaseFileJob
from storage.store import Store
from tests.support.storage.records import NOW, SOON, begin, case, chat, exhibit, save


async def change(store: Store, statement: str) -> None:
    async with begin_transaction(store._engine) as connection:
        await connection.execute(text(statement))


@pytest.fixture
async def sqlite(sqlite_url: str, ring: KeyRing) -> Store:
    """A store of two cases; SQLite keeps a text where bytes belong."""
    store = await Store.open(sqlite_url, ring)
    await begin(store)
    await save(store, chats=(chat(2),), cases=(case("c2", chat_id=2),))
    return store


@pytest.mark.parametrize("column", ["file_id", "mime", "size", "name"])
async def test_a_broken_exhibit_holds_up_no_download(
    sqlite: Store, column: str, caplog: pytest.LogCaptureFixture
) -> None:
    other = exhibit("e2", case_id="c2", chat_id=2)
    await save(sqlite, exhibits=(exhibit(), other))
    await change(sqlite, f"UPDATE exhibits SET {column} = CAST(x'c328' AS TEXT) WHERE id = 'e1'")
    with caplog.at_level(logging.ERROR):
        claimed = await sqlite.claim_downloads(NOW, SOON, 10)
    assert other in claimed
    assert column == "size" or "Exhibit e1 does not open" in caplog.text
    await sqlite.close()


async def test_a_broken_request_holds_up_no_case_file(
    sqlite: Store, caplog: pytest.LogCaptureFixture
) -> None:
    await save(sqlite, case_file_requests={"c1": 1, "c2": 2})
    await change(sqlite, "UPDATE exports SET content = CAST(x'c328' AS TEXT) WHERE case_id = 'c1'")
    with caplog.at_level(logging.ERROR):
        assert await sqlite.claim_case_files(NOW, SOON, 10) == [CaseFileJob("c2", 2, 1)]
    assert "case c1 does not open" in caplog.text
    await sqlite.close()


async def test_one_damaged_key_keeps_no_bot_from_starting(
    sqlite: Store, sqlite_url: str, ring: KeyRing
) -> None:
    await change(sqlite, "UPDATE cases SET wrapped_key = zeroblob(64) WHERE id = 'c1'")
    await sqlite.close()
    again = await Store.open(sqlite_url, ring)
    async with again.begin() as batch:
        assert await batch.load_cases(["c2"])
        found, failed = await batch.load_each(batch.load_cases, ["c1", "c2"])
        assert (list(found), list(failed)) == (["c2"], ["c1"])
    await again.close()
    with pytest.raises(DecryptionError):
        await Store.open(sqlite_url, KeyRing.parse(KeyRing.generate()))


async def test_a_trouble_that_passes_is_no_broken_row(sqlite: Store) -> None:
    async def away(_ids: object) -> dict[str, int]:
        raise UnavailableError("away")

    async with sqlite.begin() as batch:
        with pytest.raises(UnavailableError):
            await batch.load_each(away, ["c1"])
    await sqlite.close()
