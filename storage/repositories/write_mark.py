"""The mark: one row that is written again and again, to prove that the database takes writes.

Whoever noted the last mark elsewhere can tell later that the database has lost what was committed.
"""

from datetime import datetime

from sqlalchemy import bindparam, exists, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.db.engine import begin_transaction
from storage.db.tables import cases, chats, receipts
from storage.db.types import Instant

MARK_KEY = "mark"
READ = select(receipts.c.at).where(receipts.c.key == MARK_KEY)
ANY_ROW = select(
    exists(select(chats.c.chat_id)) | exists(select(cases.c.id)) | exists(select(receipts.c.key))
)
UPSERT = {
    "sqlite": sqlite.insert(receipts)
    .values(key=MARK_KEY, at=bindparam("mark", type_=Instant))
    .on_conflict_do_update(index_elements=["key"], set_={"at": bindparam("mark", type_=Instant)}),
    "postgresql": postgresql.insert(receipts)
    .values(key=MARK_KEY, at=bindparam("mark", type_=Instant))
    .on_conflict_do_update(index_elements=["key"], set_={"at": bindparam("mark", type_=Instant)}),
}


class WriteMark:
    """The mark of one database; every method may raise UnavailableError."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def write(self, at: datetime) -> datetime:
        """Commit the mark of the instant `at`, or that which is there if it is later; return it."""
        async with begin_transaction(self._engine) as connection:
            found: datetime | None = await connection.scalar(READ)
            mark = max(at, found) if found else at
            await connection.execute(UPSERT[connection.dialect.name], {"mark": mark})
        return mark

    async def read(self) -> datetime | None:
        """Return the last mark that is committed; None where there never was one."""
        async with begin_transaction(self._engine) as connection:
            mark: datetime | None = await connection.scalar(READ)
        return mark

    async def is_unused(self) -> bool:
        """Whether nothing was ever stored: no chat, no case, no receipt, no mark."""
        async with begin_transaction(self._engine) as connection:
            return not await connection.scalar(ANY_ROW)
