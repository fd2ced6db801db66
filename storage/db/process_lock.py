"""Whether a process is alone at its database, told by a lock that ends with the process.

All processes hold it together from their start on. Who gets it for itself knows that whoever had
claimed something is dead, and keeps the others out until that is given back. PostgreSQL has it as
an advisory lock of one connection, SQLite as a lock on a file beside its own.
"""

import asyncio
import fcntl
import os
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.db.engine import begin_on_connection, begin_transaction, open_connection
from storage.errors import UnavailableError

LOCK_NUMBER = 0x64697370757465  # any that nobody else uses in this database
SET_TIMEOUT = text("SET LOCAL lock_timeout = '500ms'")  # the dead one may only just be gone
LOCK_EXCLUSIVE = text(f"SELECT pg_advisory_xact_lock({LOCK_NUMBER})")
LOCK_SHARED = text(f"SELECT pg_advisory_lock_shared({LOCK_NUMBER})")
LOCK_NOT_AVAILABLE = "55P03"


class ProcessLock:
    """The lock of one process, from the first `alone` to `release`."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._connection: AsyncConnection | None = None
        self._file: int | None = None

    def acquire_exclusive(self) -> AbstractAsyncContextManager[AsyncConnection | None]:
        """A transaction during which nobody else comes, or None when somebody is there.

        Raises UnavailableError.
        """
        on_file = self._engine.dialect.name == "sqlite"
        return self._lock_file() if on_file else self._lock_server()

    async def renew(self) -> None:
        """Be there still, where a server has cut the connection; raises UnavailableError."""
        if self._connection is None:
            return
        try:
            await _acquire_shared(self._connection)
        except UnavailableError:  # it knows now that it is cut, and connects anew
            await _acquire_shared(self._connection)

    async def release(self) -> None:
        """Be there no longer."""
        file, self._file = self._file, None
        connection, self._connection = self._connection, None
        if file is not None:
            os.close(file)
        if connection is not None:
            await connection.invalidate()  # or the pool would keep it, and the lock with it
            await connection.close()

    @asynccontextmanager
    async def _lock_file(self) -> AsyncIterator[AsyncConnection | None]:
        if self._file is None:
            path = locate_lock_file(Path(str(self._engine.url.database)))
            self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        alone = _try_exclusive(self._file)
        try:
            if alone:
                async with begin_transaction(self._engine) as connection:
                    yield connection
            else:
                yield None
        finally:
            with suppress(OSError):  # in a thread, as it waits for one who is alone just now
                await asyncio.to_thread(fcntl.flock, self._file, fcntl.LOCK_SH)

    @asynccontextmanager
    async def _lock_server(self) -> AsyncIterator[AsyncConnection | None]:
        self._connection = connection = self._connection or await open_connection(self._engine)
        alone = False
        try:
            async with begin_on_connection(connection):
                await connection.execute(SET_TIMEOUT)
                await connection.execute(LOCK_EXCLUSIVE)
                alone = True
                yield connection
                await connection.execute(LOCK_SHARED)
        except UnavailableError as error:
            if alone or not _is_in_use(error):
                raise
        if not alone:
            await _acquire_shared(connection)
            yield None


def locate_lock_file(database: Path) -> Path:
    """Return the file beside a SQLite database that its processes lock."""
    return database.with_name(f"{database.name}-alive")


async def _acquire_shared(connection: AsyncConnection) -> None:
    """Hold the lock with the others; held already, it is held twice, which is the same."""
    async with begin_on_connection(connection):
        await connection.execute(LOCK_SHARED)


def _try_exclusive(file: int) -> bool:
    """Whether the lock on a file is ours alone; without locks SQLite is for one process anyway."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def _is_in_use(error: UnavailableError) -> bool:
    cause = error.__cause__
    return (
        isinstance(cause, DBAPIError)
        and getattr(cause.orig, "sqlstate", None) == LOCK_NOT_AVAILABLE
    )
