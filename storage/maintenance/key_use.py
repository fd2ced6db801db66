"""Which columns the operator's keys seal themselves, and how many values each key has sealed.

All else is sealed by the keys of the cases, which never change: to change the operator's key, only
these few bytes a row are sealed anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Integer,
    LargeBinary,
    Table,
    func,
    literal_column,
    select,
    true,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.crypto.envelope import NAME_BYTES, build_context
from storage.db.tables import cases, exhibits, exports, failed_updates, journal, outbox


@dataclass(frozen=True, slots=True)
class RingSealedColumn:
    """A column whose values the ring seals in the rows where `condition` holds.

    `key` names a row, also within the context it is sealed for.
    """

    what: str
    column: Column[Any]
    key: Column[Any]
    condition: ColumnElement[bool]

    @property
    def table(self) -> Table:
        """The table it belongs to."""
        table: Table = self.column.table
        return table

    @property
    def key_name(self) -> ColumnElement[bytes]:
        """The name of the key that sealed a value."""
        # Not bound values: PostgreSQL would not see that what it groups by is what it shows.
        place = [literal_column(number, Integer) for number in ("1", str(NAME_BYTES))]
        return func.substr(self.column, *place, type_=LargeBinary)

    def build_context(self, row: object) -> str:
        """Return what a value of this row is bound to."""
        return build_context(self.table.name, self.column.name, row)


RING_SEALED = (
    RingSealedColumn("cases", cases.c.wrapped_key, cases.c.id, true()),
    RingSealedColumn("messages", outbox.c.payload, outbox.c.key, outbox.c.case_id.is_(None)),
    RingSealedColumn("failed updates", failed_updates.c.payload, failed_updates.c.key, true()),
)
CASE_SEALED = (
    cases.c.snapshot,
    exhibits.c.file_id,
    exhibits.c.name,
    exhibits.c.likeness,
    exports.c.content,
    journal.c.event,
    outbox.c.payload,
)
"""The other columns of bytes: sealed by the key of a case, in the rows that have one."""

KeyUse = Mapping[bytes, Mapping[str, int]]


async def count_key_use(connection: AsyncConnection) -> KeyUse:
    """Return how many values of each kind each key has sealed, by the name of the key."""
    found: dict[bytes, dict[str, int]] = {}
    for sealed in RING_SEALED:
        query = (
            select(sealed.key_name, func.count()).where(sealed.condition).group_by(sealed.key_name)
        )
        for name, count in await connection.execute(query):
            found.setdefault(bytes(name), {})[sealed.what] = count
    return found
