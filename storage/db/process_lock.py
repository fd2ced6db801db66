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

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.db.engine import opened, transaction, within
from storage.errors import Unavailable

NUMBER = 0x64697370757465  # any that nobody else uses in this database
PATIENCE = text("SET LOCAL lock_timeout = '500ms'")  # the dead one may only just be gone
ALONE = text(f"SELECT pg_advisory_xact_lock({NUMBER})")
TOGETHER = text(f"SELECT pg_advisory_lock_shared({NUMBER})")
IN_USE = "55P03"


class Presence:
    """The lock of one process, from the first `alone` to `leave`."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._connection: AsyncConnection | None = None
        self._file: int | None = None

    def alone(self) -> AbstractAsyncContextManager[AsyncConnection | None]:
        """A transaction during which nobody else comes, or None when somebody is there.

        Raises Unavailable.
        """
        on_file = self._engine.dialect.name == "sqlite"
        return self._on_file() if on_file else self._on_server()

    async def stay(self) -> None:
        """Be there still, where a server has cut the connection; raises Unavailable."""
        if self._connection is None:
            return
        try:
            await _join(self._connection)
        except Unavailable:  # it knows now that it is cut, and connects anew
            await _join(self._connection)

    async def leave(self) -> None:
        """Be there no longer."""
        file, self._file = self._file, None
        connection, self._connection = self._connection, None
        if file is not None:
            os.close(file)
        if connection is not None:
            await connection.invalidate()  # or the pool would keep it, and the lock with it
            await connection.close()

    @asynccontextmanager
    async def _on_file(self) -> AsyncIterator[AsyncConnection | None]:
        if self._file is None:
            path = f"{self._engine.url.database}-alive"
            self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        alone = _first(self._file)
        try:
            if alone:
                async with transaction(self._engine) as connection:
                    yield connection
            else:
                yield None
        finally:
            with suppress(OSError):  # in a thread, as it waits for one who is alone just now
                await asyncio.to_thread(fcntl.flock, self._file, fcntl.LOCK_SH)

    @asynccontextmanager
    async def _on_server(self) -> AsyncIterator[AsyncConnection | None]:
        self._connection = connection = self._connection or await opened(self._engine)
        alone = False
        try:
            async with within(connection):
                await connection.execute(PATIENCE)
                await connection.execute(ALONE)
                alone = True
                yield connection
                await connection.execute(TOGETHER)
        except Unavailable as error:
            if alone or not _in_use(error):
                raise
        if not alone:
            await _join(connection)
            yield None


async def _join(connection: AsyncConnection) -> None:
    """Hold the lock with the others; held already, it is held twice, which is the same."""
    async with within(connection):
        await connection.execute(TOGETHER)


def _first(file: int) -> bool:
    """Whether the lock on a file is ours alone; without locks SQLite is for one process anyway."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def _in_use(error: Unavailable) -> bool:
    cause = error.__cause__
    return isinstance(cause, DBAPIError) and getattr(cause.orig, "sqlstate", None) == IN_USE
