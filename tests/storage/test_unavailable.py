"""A database in trouble is told from a mistake in the code: one may pass, the other does not."""

import asyncio
import socket
import sqlite3
from pathlib import Path
from types import NoneType
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from storage.crypto.envelope import KeyRing
from storage.db.engine import begin_transaction
from storage.db.failures import convert_error
from storage.errors import DamagedError, UnavailableError
from storage.store import Store
from tests.support.postgres import Cluster
from tests.support.storage.records import chat, save


async def test_a_locked_database_is_unavailable_for_now(sqlite_url: str, ring: KeyRing) -> None:
    store = await Store.open(f"{sqlite_url}?timeout=0.05", ring)
    other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(UnavailableError, match="locked"):
        await save(store, chats=(chat(),))
    other.execute("ROLLBACK")
    other.close()
    await save(store, chats=(chat(),))
    await store.close()


@pytest.mark.postgres
async def test_a_server_that_hangs_up_is_unavailable_for_now(
    postgres_url: str, ring: KeyRing
) -> None:
    store = await Store.open(postgres_url, ring)
    killer = await Store.open(postgres_url, ring)
    hang_up = text(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )

    async def interrupted() -> None:
        async with store.begin() as batch:
            await batch.load_chats([1])
            async with begin_transaction(killer._engine) as connection:
                await connection.execute(hang_up)
            await batch.load_chats([1])

    with pytest.raises(UnavailableError):
        await interrupted()
    await save(store, chats=(chat(),))
    await killer.close()
    await store.close()


@pytest.mark.parametrize(
    "statement",
    ["SELECT * FROM nowhere", "INSERT INTO receipts (key) VALUES ('u:1')", "SELECT 1 FROM"],
)
async def test_a_mistake_in_the_code_is_not_taken_for_a_passing_trouble(
    store: Store, statement: str
) -> None:
    with pytest.raises(DBAPIError):
        async with begin_transaction(store._engine) as connection:
            await connection.execute(text(statement))


@pytest.mark.postgres
async def test_a_number_too_large_is_a_mistake_in_the_code(
    postgres_url: str, ring: KeyRing
) -> None:
    store = await Store.open(postgres_url, ring)
    with pytest.raises(DBAPIError, match="out of range"):
        async with begin_transaction(store._engine) as connection:
            await connection.execute(text("SELECT 2147483647 + 1"))
    await store.close()


@pytest.mark.parametrize("values", [{"chat_id": 2**70}, {"zone": "\ud83e"}])
async def test_a_value_that_no_row_can_hold_is_no_passing_trouble(
    store: Store, values: dict[str, Any]
) -> None:
    with pytest.raises((DBAPIError, OverflowError, UnicodeEncodeError)):
        await save(store, chats=(chat(**values),))
    await save(store, chats=(chat(),))


async def test_a_text_that_does_not_decode_is_no_passing_trouble(
    sqlite_url: str, ring: KeyRing
) -> None:
    store = await Store.open(sqlite_url, ring)
    await save(store, chats=(chat(),))
    async with begin_transaction(store._engine) as connection:
        await connection.execute(text("UPDATE chats SET zone = CAST(x'c328' AS TEXT)"))
    with pytest.raises(DBAPIError, match="decode"):
        async with store.begin() as batch:
            await batch.load_chats([1])
    await store.close()


async def test_what_is_no_database_is_told_in_a_sentence(tmp_path: Path, ring: KeyRing) -> None:
    (tmp_path / "bot.db").write_bytes(b"not a database " * 999)
    with pytest.raises(DamagedError) as caught:
        await Store.open(f"sqlite:///{tmp_path}/bot.db", ring)
    assert str(caught.value) == (
        "The database is damaged (file is not a database). Stop the bot, keep a copy of its data"
        " as they are, and restore the last backup."
    )


async def test_a_page_that_was_overwritten_is_damage(
    sqlite_url: str, ring: KeyRing, tmp_path: Path
) -> None:
    store = await Store.open(sqlite_url, ring)
    await save(store, chats=(chat(),))
    async with begin_transaction(store._engine) as connection:
        query = text("SELECT rootpage FROM sqlite_master WHERE name = 'chats'")
        page, size = (
            await connection.scalar(query),
            await connection.scalar(text("PRAGMA page_size")),
        )
    await store.close()
    with (tmp_path / "bot.db").open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    store = await Store.open(sqlite_url, ring)
    with pytest.raises(DamagedError, match="restore the last backup"):
        async with store.begin() as batch:
            await batch.load_chats([1])
    await save(store, receipts=("u:1",))  # what lies elsewhere is as it was
    await store.close()


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_BUSY_SNAPSHOT, UnavailableError),
        (sqlite3.SQLITE_FULL, UnavailableError),
        (sqlite3.SQLITE_IOERR_FSYNC, UnavailableError),
        (sqlite3.SQLITE_IOERR_READ, DamagedError),
        (sqlite3.SQLITE_CORRUPT_INDEX, DamagedError),
        (sqlite3.SQLITE_TOOBIG, NoneType),
        (sqlite3.SQLITE_ERROR, NoneType),
        ("57P01", UnavailableError),
        ("53100", UnavailableError),
        ("XX001", DamagedError),
        ("22003", NoneType),
        (None, NoneType),
    ],
)
def test_only_what_passes_is_taken_to_pass(code: int | str | None, kind: type) -> None:
    cause = sqlite3.OperationalError("secret")
    setattr(cause, "sqlstate" if isinstance(code, str) else "sqlite_errorcode", code)
    assert type(convert_error(DBAPIError("SELECT", {}, cause))) is kind


@pytest.mark.postgres
async def test_two_that_wait_for_each_other_end_as_unavailable(
    postgres_url: str, ring: KeyRing
) -> None:
    store = await Store.open(postgres_url, ring)
    await save(store, chats=(chat(1), chat(2)))
    both = asyncio.Barrier(2)

    async def crossing(first: int, second: int) -> None:
        async with store.begin() as batch:
            await batch.load_chats([first])
            await both.wait()
            await batch.load_chats([second])

    ends = await asyncio.gather(crossing(1, 2), crossing(2, 1), return_exceptions=True)
    assert [type(end) for end in ends if end] == [UnavailableError]
    await store.close()


async def test_a_server_that_is_not_there_is_unavailable(ring: KeyRing) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and nobody listens
        port = taken.getsockname()[1]
        with pytest.raises(UnavailableError, match="no connection to the database"):
            await Store.open(f"postgresql://bot@127.0.0.1:{port}/bot", ring)


@pytest.mark.postgres
async def test_a_database_that_is_not_there_is_told(
    postgres_cluster: Cluster, ring: KeyRing
) -> None:
    with pytest.raises(UnavailableError, match="does not exist"):
        await Store.open(postgres_cluster.url("nowhere"), ring)
