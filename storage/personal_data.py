"""What the store does for a buyer who asks about their data: their copy, the end of it, its age."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, or_, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.db.engine import begin_transaction, open_connection
from storage.db.tables import cases, consents, sent_messages
from storage.personal_records import ConsentRecord, DataExportJob, ErasureRecord, SentMessage
from storage.repositories import data_exports, erasures

QUEUES = (data_exports.QUEUE, erasures.QUEUE)
CONSENTS = (
    select(*(consents.c[name] for name in ConsentRecord.__slots__))
    .where(consents.c.chat_id == bindparam("chat"))
    .order_by(consents.c.id)
)
SENT = (
    select(*(sent_messages.c[name] for name in SentMessage.__slots__))
    .where(sent_messages.c.case_id == bindparam("case"))
    .order_by(sent_messages.c.message_id)
)
TO_CHECK = (
    select(cases.c.id, cases.c.chat_id)
    .where(or_(cases.c.check_at.is_(None), cases.c.check_at <= bindparam("now")))
    .order_by(cases.c.check_at.nulls_first(), cases.c.id)
    .limit(bindparam("limit"))
)
POSTPONE_CHECK = (
    update(cases).where(cases.c.id == bindparam("case")).values(check_at=bindparam("until"))
)


class PersonalData:
    """The data exports, erasures, consents and ages; every method may raise UnavailableError."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def claim_data_exports(
        self, now: datetime, lease_until: datetime, limit: int
    ) -> list[DataExportJob]:
        """Data to pack for their buyers, or to delete after that; ours until the lease ends."""
        async with begin_transaction(self._engine) as connection:
            return await data_exports.claim(connection, now, lease_until, limit)

    async def release_data_export(self, case_id: str, not_before: datetime, attempts: int) -> None:
        """It was not packed: claim it again from `not_before` on."""
        async with begin_transaction(self._engine) as connection:
            await data_exports.QUEUE.release(connection, [case_id], not_before, attempts)

    async def clear_data_export(self, case_id: str) -> None:
        """What was packed is deleted."""
        async with begin_transaction(self._engine) as connection:
            await data_exports.clear(connection, case_id)

    async def claim_erasures(
        self, now: datetime, lease_until: datetime, limit: int
    ) -> list[ErasureRecord]:
        """What was forgotten and is not wholly gone; ours until the lease ends."""
        async with begin_transaction(self._engine) as connection:
            return await erasures.claim(connection, now, lease_until, limit)

    async def release_erasure(self, mark: str, not_before: datetime, attempts: int) -> None:
        """It is not done: claim it again from `not_before` on."""
        async with begin_transaction(self._engine) as connection:
            await erasures.QUEUE.release(connection, [mark], not_before, attempts)

    async def remove_erasure(self, mark: str) -> None:
        """All of it is gone."""
        async with begin_transaction(self._engine) as connection:
            await erasures.remove(connection, mark)

    async def drop_sent_messages(self, before: datetime) -> None:
        """Forget the ids of messages sent before an instant."""
        async with begin_transaction(self._engine) as connection:
            await erasures.drop_sent(connection, before)

    async def scrub(self) -> bool:
        """Overwrite what SQLite's write-ahead log still holds of deleted rows; False if it is busy.

        The rows themselves are overwritten as they are deleted. PostgreSQL keeps its own time.
        """
        if self._engine.dialect.name != "sqlite":
            return True
        connection = await open_connection(self._engine)
        try:  # beside SQLAlchemy, which would begin a transaction, and in one this is refused
            raw = await connection.get_raw_connection()
            driver: Any = raw.driver_connection
            cursor = driver.cursor()
            await cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            ((busy, _, _),) = await cursor.fetchall()
            return not busy
        finally:
            await connection.close()

    async def list_consents(self, chat_id: int) -> list[ConsentRecord]:
        """What a chat's buyer agreed to and took back, in order."""
        async with begin_transaction(self._engine) as connection:
            rows = await connection.execute(CONSENTS, {"chat": chat_id})
            return [ConsentRecord(*row) for row in rows]

    async def list_sent_messages(self, case_id: str) -> list[SentMessage]:
        """The bot's messages of the last two days about a case."""
        async with begin_transaction(self._engine) as connection:
            rows = await connection.execute(SENT, {"case": case_id})
            return [SentMessage(*row) for row in rows]

    async def list_cases_to_check(self, now: datetime, limit: int) -> list[tuple[str, int]]:
        """Cases, with their chats, of which it is to be seen whether they are kept any longer."""
        async with begin_transaction(self._engine) as connection:
            rows = await connection.execute(TO_CHECK, {"now": now, "limit": limit})
            return [(row.id, row.chat_id) for row in rows]

    async def postpone_check(self, case_id: str, until: datetime) -> None:
        """Look at a case again at an instant; nothing else of it is changed."""
        async with begin_transaction(self._engine) as connection:
            await connection.execute(POSTPONE_CHECK, {"case": case_id, "until": until})
