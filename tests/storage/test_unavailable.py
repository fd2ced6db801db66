"""A database in trouble is told from a mistake in the code: one may pass, the other does not."""

import asyncio
import socket
import sqlite3

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from storage.crypto.envelope import KeyRing
from storage.db.engine import begin_transaction
from storage.errors import UnavailableError
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
