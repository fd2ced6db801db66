"""A table as a queue: rows are claimed under a lease, and given back to be claimed again.

A row may be claimed once its own instant has come and nobody holds a lease on it. A process that
dies holds what it has claimed no longer than the lease. Two claims never share a row: PostgreSQL
locks what one claim takes and lets the other skip it, and SQLite has one writer.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    FromClause,
    Table,
    bindparam,
    select,
    tuple_,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import ReturningUpdate

from storage.db.engine import match_list, pad_list
from storage.db.types import EPOCH


def is_due(rows: FromClause) -> ColumnElement[bool]:
    """Whether rows with `not_before` and `leased_until` may be claimed at the instant `now`."""
    now: BindParameter[datetime] = bindparam("now")
    return (rows.c.not_before <= now) & (rows.c.leased_until <= now)


class LeasedQueue:
    """The rows of a table, each named by the columns `key`, and the leases on them.

    `due_at` is the column of a row's own instant and `leased_until` that of its lease, which may be
    one and the same; `unleased` is what the latter holds while nobody has claimed the row.
    """

    def __init__(
        self,
        table: Table,
        *key: Column[Any],
        due_at: Column[Any] | None = None,
        leased_until: Column[Any] | None = None,
        unleased: ColumnElement[Any] | datetime = EPOCH,
    ) -> None:
        self._table, self._key = table, key
        self._row = key[0] if len(key) == 1 else tuple_(*key)
        self._due_at = table.c.not_before if due_at is None else due_at
        self._leased_until = table.c.leased_until if leased_until is None else leased_until
        self._unleased = unleased
        self._lease = (
            update(table)
            .where(match_list(self._row, "keys"))
            .values({self._leased_until: bindparam("until")})
        )
        self._end_leases = (
            update(table)
            .where(self._leased_until > unleased)
            .values({self._leased_until: unleased})
        )

    def build_claim(
        self, columns: Iterable[Column[Any]], *conditions: ColumnElement[bool]
    ) -> ReturningUpdate[Any]:
        """Return the statement for `claim` that takes rows under these conditions.

        What is due is a query of its own, so that PostgreSQL looks for it once, whatever it thinks
        of the table.
        """
        now: BindParameter[datetime] = bindparam("now")
        waits = dict.fromkeys((self._due_at, self._leased_until))  # once, where they are one
        due = (
            select(*self._key)
            .where(*(column <= now for column in waits), *conditions)
            .order_by(self._due_at)
            .limit(bindparam("limit"))
            .with_for_update(skip_locked=True)
            .cte("due")
        )
        return (
            update(self._table)
            .where(self._row.in_(select(*due.c)))
            .values({self._leased_until: bindparam("until")})
            .returning(*columns)
        )

    async def claim(
        self,
        connection: AsyncConnection,
        statement: ReturningUpdate[Any],
        now: datetime,
        lease_until: datetime,
        limit: int,
    ) -> Sequence[Any]:
        """Lease at most `limit` rows, the longest due; they come back in no order."""
        asked = {"now": now, "until": lease_until, "limit": limit}
        rows: Sequence[Any] = (await connection.execute(statement, asked)).all()
        return rows

    async def lease(
        self, connection: AsyncConnection, keys: Iterable[Any], until: datetime
    ) -> None:
        """Hold these rows until then, whoever held them; those that are gone are passed over."""
        await connection.execute(self._lease, {"keys": pad_list(keys), "until": until})

    async def release(
        self,
        connection: AsyncConnection,
        keys: Iterable[Any],
        not_before: datetime,
        attempts: int | ColumnElement[int],
    ) -> None:
        """Give rows back, to be claimed again from `not_before` on, with so many attempts noted."""
        values = {
            self._due_at: not_before,
            self._leased_until: self._unleased,
            self._table.c.attempts: attempts,
        }
        statement = update(self._table).where(match_list(self._row, "keys")).values(values)
        await connection.execute(statement, {"keys": pad_list(keys)})

    async def end_leases(self, connection: AsyncConnection) -> None:
        """Free all that a dead process had claimed."""
        await connection.execute(self._end_leases)
