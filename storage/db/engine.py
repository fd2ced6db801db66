"""The connection to the database: two kinds of URL, one way to run a transaction."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, ColumnElement, Connection, bindparam, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

from storage.db import sqlite_driver
from storage.db.failures import convert_error
from storage.errors import DamagedError, UnavailableError, UnsupportedUrlError

# FULL: a commit survives a power cut. secure_delete: a shredded case's key is overwritten.
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")

NO_FILE = {None, "", ":memory:"}


def make_engine(url: str) -> AsyncEngine:
    """An engine for `sqlite:///path` or `postgresql://…`; raises UnsupportedUrlError.

    It opens no connection yet, but makes SQLite's file, which only its owner can read.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise UnsupportedUrlError("The database setting is not a URL.") from error
    match parsed.get_backend_name():
        case "sqlite":
            return _make_sqlite(parsed.set(drivername="sqlite+aiosqlite"))
        case "postgresql" | "postgres":
            return _make_postgresql(parsed.set(drivername="postgresql+asyncpg"))
        case other:
            raise UnsupportedUrlError(
                f"{other} is no known database: use sqlite:/// or postgresql://"
            )


def is_database_missing(url: str) -> bool:
    """Whether the URL names a SQLite file that is not there yet; `make_engine` would make it."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        return False
    is_file = parsed.get_backend_name() == "sqlite" and parsed.database not in NO_FILE
    return is_file and not Path(str(parsed.database)).exists()


def _make_postgresql(url: URL) -> AsyncEngine:
    """The pool for PostgreSQL; `sslmode` is what everybody writes and `ssl` what asyncpg reads."""
    if mode := url.query.get("sslmode"):
        url = url.difference_update_query(["sslmode"]).update_query_dict({"ssl": mode})
    return create_async_engine(url, hide_parameters=True)


def _make_sqlite(url: URL) -> AsyncEngine:
    """One pooled connection: SQLite has one writer, and ours wait in line instead of failing."""
    if url.database in NO_FILE:
        raise UnsupportedUrlError("SQLite needs a file: sqlite:///data/bot.db")
    _create_file(Path(str(url.database)))
    engine = create_async_engine(
        url,
        hide_parameters=True,
        poolclass=AsyncAdaptedQueuePool,
        pool_size=1,
        max_overflow=0,
        connect_args={
            "async_creator_fn": sqlite_driver.connect,
            "isolation_level": None,  # the driver begins nothing by itself
        },
    )
    event.listen(engine.sync_engine, "connect", _set_pragmas)
    event.listen(engine.sync_engine, "begin", _begin_immediate)
    return engine


def _create_file(path: Path) -> None:
    """Make the file with the rights the write-ahead log will inherit, and its folder as private."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    path.chmod(0o600)


def _set_pragmas(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_immediate(connection: Connection) -> None:
    """Take the write lock at once: a lock taken later fails instead of waiting."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


@asynccontextmanager
async def open_engine(url: str) -> AsyncIterator[AsyncEngine]:
    """The engine of a database; its connections end with the block."""
    engine = make_engine(url)
    try:
        yield engine
    finally:
        await engine.dispose()


@asynccontextmanager
async def begin_transaction(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """One transaction: committed when the block ends well, else rolled back.

    Raises UnavailableError when the database is away, locked, full, or gave up on the transaction,
    and DamagedError when it is broken.
    """
    connection = await open_connection(engine)
    try:
        async with begin_on_connection(connection):
            yield connection
    finally:
        await asyncio.shield(connection.close())


async def open_connection(engine: AsyncEngine) -> AsyncConnection:
    """A connection, which the caller closes; raises UnavailableError or DamagedError."""
    try:
        return await engine.connect().start()
    except (DBAPIError, PoolTimeout, OSError) as error:
        if isinstance(found := convert_error(error), DamagedError):
            raise found from error
        raise UnavailableError(f"no connection to the database: {error}") from error


@asynccontextmanager
async def begin_on_connection(connection: AsyncConnection) -> AsyncIterator[None]:
    """One transaction on a connection; raises UnavailableError or DamagedError."""
    try:
        async with connection.begin():
            yield
    except (DBAPIError, ConnectionError, TimeoutError) as error:
        if (found := convert_error(error)) is None:
            raise
        raise found from error


def match_list(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """`column IN (…)`, for a statement made once and run with a list under that name."""
    return column.in_(bindparam(name, expanding=True))


def pad_list(values: Iterable[Any]) -> list[Any]:
    """A list for `match_list`: in order, and filled up to a power of two by repeating the first.

    Each length is another statement for the database to prepare; like this there are few.
    """
    full = sorted(values)
    if full:
        full += full[:1] * ((1 << (len(full) - 1).bit_length()) - len(full))
    return full
