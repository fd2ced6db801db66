"""A new key takes over from an old one, at any point of which the process may be killed."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import LargeBinary, update

from storage.crypto.envelope import KeyRing
from storage.db.engine import begin_transaction, open_engine
from storage.db.tables import cases, metadata, outbox
from storage.errors import UnknownKeyError
from storage.maintenance import key_rotation
from storage.maintenance.key_rotation import Rotation, rewrap_all
from storage.maintenance.key_use import CASE_SEALED, RING_SEALED, count_key_use
from storage.records import CaseFileJob
from storage.store import Store
from tests.support.storage.contents import contents, raw
from tests.support.storage.crashes import Killed, counted, ignore_open_connections
from tests.support.storage.records import begin, case, entry, exhibit, failed_update, message, save

OLD, NEW = KeyRing.generate(), KeyRing.generate()
BOTH = f"{NEW},{OLD}"
OLD_NAME, NEW_NAME = KeyRing.parse(OLD).current_name, KeyRing.parse(NEW).current_name


def test_every_column_of_bytes_is_known_to_be_sealed_by_which_key() -> None:
    """A rotation that forgot a column would take the last key that opens it."""
    found = {
        column
        for table in metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, LargeBinary)
    }
    assert {sealed.column for sealed in RING_SEALED} | set(CASE_SEALED) == found


@pytest.fixture
async def old_store(url: str) -> AsyncIterator[Store]:
    """A store with something in every column, all under the old key."""
    store = await Store.open(url, KeyRing.parse(OLD))
    await begin(
        store,
        exhibits=(exhibit(),),
        journal=(entry(),),
        case_file_requests={"c1": 1},
        messages=(message(), *(message(f"free{n}", case_id=None) for n in range(3))),
    )
    await save(store, failed_updates=(failed_update(),))
    made = (CaseFileJob("c1", 1, 1, b"{}"),)
    fresh = tuple(case(f"c{number}", number=number) for number in range(2, 6))
    await save(store, case_files=made, cases=fresh)
    yield store
    await store.close()


async def rotate(url: str, keys: str = BOTH) -> Rotation:
    async with open_engine(url) as engine:
        return await rewrap_all(engine, KeyRing.parse(keys))


async def open_all(url: str, keys: str) -> dict[str, list[object]]:
    """All that is stored, opened with these keys."""
    store = await Store.open(url, KeyRing.parse(keys))
    try:
        return await contents(store)
    finally:
        await store.close()


async def test_a_new_key_takes_over_and_the_old_one_can_go(
    url: str, old_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key_rotation, "BATCH_SIZE", 2)
    before, sealed = await contents(old_store), await raw(old_store)
    rotation = await rotate(url)
    assert rotation == Rotation(9, {NEW_NAME: {"cases": 5, "messages": 3, "failed updates": 1}})
    assert await open_all(url, NEW) == before
    with pytest.raises(UnknownKeyError, match="which is not in the ring"):
        await Store.open(url, KeyRing.parse(OLD))
    after = await raw(old_store)
    for table in ("exhibits", "exports", "journal"):  # no content is encrypted anew
        assert after[table] == sealed[table]
    assert await rotate(url) == Rotation(0, rotation.use)


async def test_a_kill_at_any_point_loses_nothing_and_the_rest_is_done_later(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key_rotation, "BATCH_SIZE", 2)
    store = await Store.open(sqlite_url, KeyRing.parse(OLD))
    await begin(store, messages=tuple(message(f"m{n}", case_id=None) for n in range(3)))
    await save(store, cases=tuple(case(f"c{n}", number=n) for n in range(2, 5)))
    before = await contents(store)
    await store.close()
    old, new = OLD, NEW
    fatal, finished = 0, False
    while not finished:
        fatal += 1
        with ignore_open_connections(), counted(fatal):
            try:
                await rotate(sqlite_url, f"{new},{old}")
                finished = True
            except Killed:
                pass
        assert await open_all(sqlite_url, f"{new},{old}") == before
        await rotate(sqlite_url, f"{new},{old}")
        assert await open_all(sqlite_url, new) == before
        old, new = new, KeyRing.generate()
    assert fatal > 10


async def test_what_does_not_open_keeps_its_key(url: str, old_store: Store) -> None:
    broken = KeyRing.parse(OLD).seal(b"moved here", "cases/wrapped_key/other")
    async with begin_transaction(old_store._engine) as connection:
        await connection.execute(update(cases).where(cases.c.id == "c3").values(wrapped_key=broken))
    rotation = await rotate(url)
    assert rotation.rewrapped == 8
    assert rotation.use[OLD_NAME] == {"cases": 1}


async def test_a_key_that_is_missing_is_counted(url: str, old_store: Store) -> None:
    stranger = KeyRing.parse(KeyRing.generate())
    async with begin_transaction(old_store._engine) as connection:
        await connection.execute(
            update(outbox)
            .where(outbox.c.key == "free1")
            .values(payload=stranger.seal(b"{}", "outbox/payload/free1"))
        )
    rotation = await rotate(url)
    assert rotation.use == {
        NEW_NAME: {"cases": 5, "messages": 2, "failed updates": 1},
        stranger.current_name: {"messages": 1},
    }


async def test_messages_of_a_case_are_not_sealed_by_the_ring(old_store: Store) -> None:
    async with begin_transaction(old_store._engine) as connection:
        assert await count_key_use(connection) == {
            OLD_NAME: {"cases": 5, "messages": 3, "failed updates": 1}
        }
