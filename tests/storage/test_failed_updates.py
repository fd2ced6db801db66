"""An update that could not be handled is kept, sealed, until a later try has settled it."""

import logging
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import update

from storage.crypto.envelope import KeyRing
from storage.db.engine import begin_transaction
from storage.db.tables import failed_updates
from storage.records import FailedUpdate, FailureReason
from storage.repositories.failed_updates import remove_by_chats
from storage.store import Store
from tests.support.storage.contents import raw
from tests.support.storage.records import LATER, NOW, case, failed_update, save

KEPT = Path(__file__).parent / "kept"
KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
FAILED = failed_update()
STRANGE = FailedUpdate("u:10", None, None, FailureReason.UNREADABLE, NOW, 1, b"\xff{")


async def kept(store: Store) -> list[FailedUpdate]:
    async with store.begin() as batch:
        return await batch.list_failed_updates()


async def test_they_come_back_in_order_until_they_are_settled(store: Store) -> None:
    later = replace(FAILED, key="u:1", failed_at=LATER)
    await save(store, failed_updates=(later, STRANGE, FAILED))
    assert await kept(store) == [FAILED, STRANGE, later]
    await save(store, settled_updates=("u:9", "u:1"))
    assert await kept(store) == [STRANGE]


async def test_another_try_in_vain_is_counted_and_nothing_else_changes(store: Store) -> None:
    await save(store, failed_updates=(FAILED,))
    again = replace(FAILED, failed_at=LATER, attempts=2, reason=FailureReason.CASE, payload=b"")
    await save(store, failed_updates=(again,))
    assert await kept(store) == [replace(FAILED, attempts=2, reason=FailureReason.CASE)]


async def test_who_was_told_of_a_case_that_cannot_be_read_is_known(store: Store) -> None:
    of_case = replace(FAILED, key="u:3", chat_id=2, reason=FailureReason.CASE)
    await save(store, failed_updates=(FAILED, of_case))
    async with store.begin() as batch:
        assert await batch.find_failed_chats([1, 2, 3], FailureReason.CASE) == {2}
        assert await batch.find_failed_chats([], FailureReason.CASE) == frozenset()


async def test_what_is_kept_of_a_chat_can_be_dropped(store: Store) -> None:
    await save(store, failed_updates=(FAILED, STRANGE))
    async with begin_transaction(store._engine) as connection:
        await remove_by_chats(connection, [1])
        await remove_by_chats(connection, [])
    assert await kept(store) == [STRANGE]


async def test_they_are_sealed_and_one_that_does_not_open_is_left_alone(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    await save(store, failed_updates=(FAILED, STRANGE))
    assert b"hello" not in repr(await raw(store)).encode()
    async with begin_transaction(store._engine) as connection:
        broken = update(failed_updates).where(failed_updates.c.key == "u:9")
        await connection.execute(broken.values(payload=bytes(50)))
    with caplog.at_level(logging.ERROR):
        assert await kept(store) == [STRANGE]
    assert "u:9 does not open" in caplog.text


async def test_a_database_of_the_first_tables_takes_them(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "bot.db")
    connection.executescript((KEPT / "tables-0001.sql").read_text("utf-8"))
    connection.close()
    store = await Store.open(f"sqlite:///{tmp_path}/bot.db", KeyRing.parse(KEY))
    async with store.begin() as batch:
        assert await batch.load_cases(["c1"]) == {"c1": case()}
        assert await batch.list_failed_updates() == []
    await save(store, failed_updates=(FAILED,))
    assert await kept(store) == [FAILED]
    await store.close()
