"""On disk nothing personal can be read, and nothing can be changed unnoticed."""

import logging
from pathlib import Path

import pytest
from sqlalchemy import Table, update

from storage.crypto.envelope import KeyRing
from storage.db.engine import begin_transaction
from storage.db.tables import cases, exhibits, journal, outbox
from storage.errors import KeyMissingError, TamperedError, UnknownKeyError
from storage.records import CaseFileJob
from storage.store import Store
from tests.support.storage.contents import raw, rows
from tests.support.storage.records import (
    NOW,
    SOON,
    begin,
    case,
    chat,
    entry,
    exhibit,
    message,
    save,
)

NEW = KeyRing.generate()
PERSONAL = (b"1234567890", b"AgACAgIAAxkBAAI", b"crushed", b"order number", b"hello")


async def fill(store: Store) -> None:
    """Something personal in every column that may hold it."""
    messages = (message(), message("other", case_id=None, chat_id=2))
    await begin(
        store,
        exhibits=(exhibit(),),
        case_file_requests={"c1": 1},
        messages=messages,
        journal=(entry(),),
    )
    await save(store, case_files=(CaseFileJob("c1", 1, 1, b'{"buyer": "crushed"}'),))


def on_disk(folder: Path) -> dict[str, bytes]:
    """The database and what lies beside it."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


async def overwrite(store: Store, table: Table, column: str, value: object) -> None:
    """Change one column behind the store's back."""
    async with begin_transaction(store._engine) as connection:
        await connection.execute(update(table).values({column: value}))


async def test_no_row_shows_anything_personal(store: Store) -> None:
    await fill(store)
    stored = repr(await raw(store)).encode()
    assert b"alibaba" in stored
    assert [word for word in PERSONAL if word in stored] == []


async def test_no_file_shows_anything_personal(
    sqlite_url: str, ring: KeyRing, tmp_path: Path
) -> None:
    store = await Store.open(sqlite_url, ring)
    await fill(store)
    stored = b"".join(on_disk(tmp_path).values())
    await store.close()
    assert b"alibaba" in stored
    assert [word for word in PERSONAL if word in stored] == []


async def test_a_shredded_key_is_not_left_in_the_file(
    sqlite_url: str, ring: KeyRing, tmp_path: Path
) -> None:
    store = await Store.open(sqlite_url, ring)
    await fill(store)
    [(wrapped,)] = await rows(store, cases.c.wrapped_key)
    await save(store, shredded_cases=("c1",))
    await store.close()
    left = on_disk(tmp_path)
    assert list(left) == ["bot.db"]
    assert wrapped not in left["bot.db"]


async def test_a_changed_snapshot_is_noticed(store: Store) -> None:
    await fill(store)
    [(sealed,)] = await rows(store, cases.c.snapshot)
    await overwrite(store, cases, "snapshot", sealed[:-1] + bytes([sealed[-1] ^ 1]))
    async with store.begin() as batch:
        with pytest.raises(TamperedError, match="cases/snapshot/c1"):
            await batch.load_cases(["c1"])


async def test_a_snapshot_of_another_case_is_noticed(store: Store) -> None:
    await fill(store)
    await save(store, chats=(chat(2),), cases=(case("c2", chat_id=2, snapshot=b"other"),))
    sealed = dict(await rows(store, cases.c.id, cases.c.snapshot))
    await overwrite(store, cases, "snapshot", sealed["c2"])
    async with store.begin() as batch:
        with pytest.raises(TamperedError):
            await batch.load_cases(["c1"])


async def test_a_wrapped_key_of_another_case_is_noticed(store: Store) -> None:
    await fill(store)
    await save(store, chats=(chat(2),), cases=(case("c2", chat_id=2),))
    wrapped = dict(await rows(store, cases.c.id, cases.c.wrapped_key))
    await overwrite(store, cases, "wrapped_key", wrapped["c2"])
    with pytest.raises(TamperedError):
        await store.load_data_key("c1")


async def test_a_changed_journal_is_noticed(store: Store) -> None:
    await fill(store)
    await overwrite(store, journal, "event", bytes(50))
    with pytest.raises(TamperedError):
        await store.load_journal("c1")


async def test_a_changed_exhibit_is_noticed_and_stops_no_other(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    await fill(store)
    await overwrite(store, exhibits, "file_id", bytes(50))
    await save(store, exhibits=(exhibit("e2"),))
    with pytest.raises(TamperedError):
        await store.list_exhibits("c1")
    assert await store.claim_downloads(NOW, SOON, 10) == [exhibit("e2")]
    assert "Exhibit e1 does not open" in caplog.text


@pytest.mark.parametrize(("column", "value"), [("payload", bytes(50)), ("role", "of a later day")])
async def test_a_message_that_does_not_open_is_set_aside_and_told_of_once(
    store: Store, caplog: pytest.LogCaptureFixture, column: str, value: object
) -> None:
    await save(store, messages=(message("broken", case_id=None),))
    await overwrite(store, outbox, column, value)
    behind, other = message("behind", case_id=None), message("other", case_id=None, chat_id=2)
    await save(store, messages=(behind, other))
    with caplog.at_level(logging.ERROR):
        assert await store.claim_messages(NOW, SOON, 10) == [behind, other]
        await store.end_leases()
        assert await store.claim_messages(SOON, SOON, 10) == [behind, other]
    assert caplog.text.count("do not open; set aside: broken") == 1
    assert await store.count_messages() == 2
    (kept,) = await store.list_set_aside()
    assert (kept.key, kept.set_aside_at, kept.set_aside_for) == ("broken", NOW, "unreadable")


async def test_a_payload_that_became_a_text_stops_no_other(sqlite_url: str, ring: KeyRing) -> None:
    store = await Store.open(sqlite_url, ring)
    await save(store, messages=(message("broken", case_id=None),))
    async with begin_transaction(store._engine) as connection:
        await connection.exec_driver_sql("UPDATE outbox SET payload = CAST(x'c328' AS TEXT)")
    other = message("other", case_id=None, chat_id=2)
    await save(store, messages=(other,))
    assert await store.claim_messages(NOW, SOON, 10) == [other]
    assert [kept.key for kept in await store.list_set_aside()] == ["broken"]
    await store.close()


async def test_a_store_does_not_open_with_other_keys(store: Store, url: str) -> None:
    await fill(store)
    with pytest.raises(UnknownKeyError, match="not in the ring"):
        await Store.open(url, KeyRing.parse(NEW))


async def test_a_case_has_one_key_of_its_own(store: Store) -> None:
    await begin(store)
    await save(store, cases=(case("c2", number=2),))
    first = await store.load_data_key("c1")
    assert len(first) == 32
    assert await store.load_data_key("c1") == first
    assert await store.load_data_key("c2") != first
    with pytest.raises(KeyMissingError):
        await store.load_data_key("c3")
