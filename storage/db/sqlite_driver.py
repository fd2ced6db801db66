"""SQLite behind aiosqlite, with one trip to its thread for a statement instead of four.

SQLAlchemy makes a cursor, executes, fetches and closes, and aiosqlite crosses to its thread and
back each time. The crossings, not SQLite, are most of what a small batch costs.
"""

import sqlite3
from collections.abc import Sequence
from functools import partial
from typing import Any, Self

import aiosqlite


class EagerCursor:
    """A cursor that brings all of its rows along; SQLAlchemy asks for all of them anyway."""

    def __init__(self, connection: "Connection") -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, sql: str, parameters: Sequence[Any] = ()) -> None:
        """Run one statement and fetch what it finds."""
        await self._connection.run(self._run_statement, sqlite3.Connection.execute, sql, parameters)

    async def executemany(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        """Run one statement for each row."""
        await self._connection.run(self._run_statement, sqlite3.Connection.executemany, sql, rows)

    async def fetchall(self) -> list[Any]:
        """What was found; it is here already."""
        return self._rows

    async def close(self) -> None:
        """Nothing: the cursor was closed on the trip."""

    def _run_statement(
        self, connection: sqlite3.Connection, act: Any, sql: str, given: Any
    ) -> None:
        """The trip itself, in the thread."""
        cursor = act(connection, sql, given)
        self.description = cursor.description
        self._rows = cursor.fetchall() if cursor.description else []
        self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid
        cursor.close()


class Connection(aiosqlite.Connection):
    """A connection whose cursors are trips."""

    def cursor(self) -> EagerCursor:  # type: ignore[override]
        """A cursor, without a trip for it."""
        return EagerCursor(self)

    async def run(self, act: Any, *given: Any) -> None:
        """Call `act` with SQLite's connection, in the thread that owns it."""
        await self._execute(act, self._conn, *given)  # type: ignore[no-untyped-call]


def connect(database: str, **given: Any) -> Connection:
    """A connection that opens when it is awaited; it ends with the process if nobody closes it."""
    connection = Connection(partial(sqlite3.connect, database, **given), iter_chunk_size=64)
    connection._thread.daemon = True  # noqa: SLF001 - as SQLAlchemy does
    return connection
