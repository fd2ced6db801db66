"""The store: everything the bot keeps, behind one object.

`begin()` opens a unit of work, all else is a short transaction. A list has at most 10,000 keys.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Self

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.crypto.envelope import KeyRing
from storage.crypto.key_cache import KeyCache
from storage.db.engine import begin_transaction, make_engine
from storage.db.row_mapping import JOURNAL_COLUMNS, unseal_entry
from storage.db.tables import journal, receipts
from storage.errors import KeyMissingError
from storage.migrations import upgrade
from storage.outbox_store import OutboxStore
from storage.personal_data import QUEUES, PersonalData
from storage.records import (
    CaseFileJob,
    CaseRecord,
    ExhibitRecord,
    InspectionRecord,
    JournalEntry,
    NudgeRecord,
)
from storage.repositories import case_files, case_keys, exhibits, nudges, outbox
from storage.repositories.write_mark import MARK_KEY, WriteMark
from storage.unit_of_work import UnitOfWork


class Store(OutboxStore):
    """All chats and cases, sealed with the ring; every method may raise UnavailableError."""

    def __init__(self, engine: AsyncEngine, ring: KeyRing) -> None:
        super().__init__(engine, ring)
        self.mark = WriteMark(engine)
        self.personal_data = PersonalData(engine)

    @classmethod
    async def open(cls, url: str, ring: KeyRing) -> Self:
        """The store at `sqlite:///path` or `postgresql://…`.

        SQLite is made and upgraded here; PostgreSQL raises SchemaBehindError until `migrate` was
        run. Raises DecryptionError when the ring does not open what is there, and
        UnsupportedUrlError.
        """
        store = cls(make_engine(url), ring)
        try:
            async with begin_transaction(store._engine) as connection:
                await _prepare_database(connection, ring)
        except BaseException:
            await store.close()
            raise
        return store

    async def close(self) -> None:
        """Close the connections."""
        await self._process_lock.release()
        await self._engine.dispose()

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[UnitOfWork]:
        """One transaction: kept when the block ends well, else nothing of it is."""
        async with begin_transaction(self._engine) as connection:
            yield UnitOfWork(connection, self._ring)

    # Nudges

    async def find_next_due(self) -> datetime | None:
        """When `claim_nudges` may next find something; None when nothing is pending."""
        async with begin_transaction(self._engine) as connection:
            return await nudges.find_next_due(connection)

    async def claim_nudges(
        self, now: datetime, lease_until: datetime, limit: int
    ) -> list[NudgeRecord]:
        """Nudges due, longest due first; due again at `lease_until` unless a turn replaces them."""
        async with begin_transaction(self._engine) as connection:
            return await nudges.claim(connection, now, lease_until, limit)

    # Exhibits

    async def claim_downloads(
        self, now: datetime, lease_until: datetime, limit: int
    ) -> list[ExhibitRecord]:
        """Exhibits to download now; ours until the lease ends."""
        async with begin_transaction(self._engine) as connection:
            keys, queue = KeyCache(self._ring), exhibits.CLAIM_DOWNLOADS
            return await exhibits.claim(connection, keys, queue, now, lease_until, limit)

    async def claim_inspections(
        self, now: datetime, lease_until: datetime, limit: int
    ) -> list[ExhibitRecord]:
        """Stored exhibits to inspect now; ours until the lease ends."""
        async with begin_transaction(self._engine) as connection:
            keys, queue = KeyCache(self._ring), exhibits.CLAIM_INSPECTIONS
            return await exhibits.claim(connection, keys, queue, now, lease_until, limit)

    async def release_exhibit(self, exhibit_id: str, not_before: datetime, attempts: int) -> None:
        """It was not downloaded, or not inspected: claim it again from `not_before` on."""
        async with begin_transaction(self._engine) as connection:
            await exhibits.QUEUE.release(connection, [exhibit_id], not_before, attempts)

    async def list_exhibits(self, case_id: str) -> list[ExhibitRecord]:
        """All exhibits of a case, by id."""
        async with begin_transaction(self._engine) as connection:
            return await exhibits.list_by_case(connection, KeyCache(self._ring), case_id)

    async def list_inspections(self, case_id: str) -> list[InspectionRecord]:
        """What the exhibits of a case that were inspected are recognised by, by id."""
        async with begin_transaction(self._engine) as connection:
            return await exhibits.list_inspections(connection, KeyCache(self._ring), case_id)

    # Case files

    async def claim_case_files(
        self, now: datetime, lease_until: datetime, limit: int
    ) -> list[CaseFileJob]:
        """Case files to make now, with what was made before; ours until the lease ends."""
        async with begin_transaction(self._engine) as connection:
            keys = KeyCache(self._ring)
            return await case_files.claim(connection, keys, now, lease_until, limit)

    async def release_case_file(self, case_id: str, not_before: datetime, attempts: int) -> None:
        """It was not made: claim it again from `not_before` on."""
        async with begin_transaction(self._engine) as connection:
            await case_files.QUEUE.release(connection, [case_id], not_before, attempts)

    async def find_case_file(self, case_id: str) -> CaseFileJob | None:
        """The case file of a case as it was made last or is wanted; None if never requested."""
        async with begin_transaction(self._engine) as connection:
            return await case_files.find_by_case(connection, KeyCache(self._ring), case_id)

    # A case, and all of them

    async def load_case(self, case_id: str) -> CaseRecord:
        """A case with its snapshot; raises KeyMissingError when it was shredded."""
        async with self.begin() as work:
            found = (await work.load_cases([case_id])).get(case_id)
        if found is None:
            raise KeyMissingError(f"case {case_id} is gone")
        return found

    async def load_data_key(self, case_id: str) -> bytes:
        """The key of a case's files (32 bytes); raises KeyMissingError when it was shredded."""
        async with begin_transaction(self._engine) as connection:
            return (await case_keys.load_key(connection, self._ring, case_id)).key

    async def load_journal(self, case_id: str) -> list[JournalEntry]:
        """What happened in a case, in order; raises KeyMissingError when it was shredded."""
        async with begin_transaction(self._engine) as connection:
            data_key = await case_keys.load_key(connection, self._ring, case_id)
            query = (
                select(*JOURNAL_COLUMNS).where(journal.c.case_id == case_id).order_by(journal.c.n)
            )
            return [unseal_entry(row, data_key) for row in await connection.execute(query)]

    async def delete_receipts(self, before: datetime) -> None:
        """Drop receipts older than any redelivery can be."""
        async with begin_transaction(self._engine) as connection:
            aged = (receipts.c.at < before) & (receipts.c.key != MARK_KEY)
            await connection.execute(delete(receipts).where(aged))

    async def end_leases(self) -> None:
        """Give back what dead processes had claimed, unless another one lives beside this.

        Once at every start. Beside a living one the leases of the dead end by themselves.
        """
        async with self._process_lock.acquire_exclusive() as connection:
            if connection is not None:
                for repository in (outbox, nudges, exhibits, case_files):
                    await repository.QUEUE.end_leases(connection)
                for queue in QUEUES:
                    await queue.end_leases(connection)


async def _prepare_database(connection: AsyncConnection, ring: KeyRing) -> None:
    """See that the schema is ours and the ring fits."""
    if connection.dialect.name == "sqlite":
        await upgrade.upgrade_schema(connection)
    else:
        await upgrade.check_schema(connection)
    await case_keys.check_ring(connection, ring)
