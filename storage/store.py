"""The store: everything the bot keeps, behind one object.

`batch()` is one transaction of the desk. Every other method is a short transaction of its own, for
the loops that send, nudge and fetch. A list of keys must be a batch, not a table: at most 10,000.
"""

from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from types import MappingProxyType
from typing import Self

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.crypto.envelope import KeyRing
from storage.crypto.key_cache import Keys
from storage.db.engine import connect, transaction
from storage.db.process_lock import Presence
from storage.db.row_mapping import ENTRY, open_entry
from storage.db.tables import journal, receipts
from storage.errors import KeyMissing
from storage.migrations import upgrade
from storage.records import CaseRecord, Entry, Exhibit, Export, Letter, Look, NudgeRow
from storage.repositories import case_files, case_keys, nudges, outbox
from storage.repositories import exhibits as wanted_files
from storage.unit_of_work import Batch

NO_CARDS: Mapping[str, int] = MappingProxyType({})


class Store:
    """All chats and cases, sealed with the ring; every method may raise Unavailable."""

    def __init__(self, engine: AsyncEngine, ring: KeyRing) -> None:
        self._engine = engine
        self._ring = ring
        self._presence = Presence(engine)

    @classmethod
    async def open(cls, url: str, ring: KeyRing) -> Self:
        """The store at `sqlite:///path` or `postgresql://…`.

        SQLite is made and upgraded here; PostgreSQL raises SchemaBehind until `migrate` was run.
        Raises KeyMissing when the ring does not open what is there, and UnsupportedUrl.
        """
        store = cls(connect(url), ring)
        try:
            async with transaction(store._engine) as connection:
                await _prepare(connection, ring)
        except BaseException:
            await store.close()
            raise
        return store

    async def close(self) -> None:
        """Close the connections."""
        await self._presence.leave()
        await self._engine.dispose()

    @asynccontextmanager
    async def batch(self) -> AsyncIterator[Batch]:
        """One transaction: kept when the block ends well, else nothing of it is."""
        async with transaction(self._engine) as connection:
            yield Batch(connection, self._ring)

    # The outbox

    async def claim_letters(
        self, now: datetime, lease_until: datetime, limit: int, skip_chats: Collection[int] = ()
    ) -> list[Letter]:
        """Letters to send now, oldest first, in order within each chat; ours until the lease ends.

        No letter is handed out while an earlier one of its chat waits or is claimed.
        """
        async with transaction(self._engine) as connection:
            keys = Keys(self._ring)
            return await outbox.claim(connection, keys, now, lease_until, limit, skip_chats)

    async def mark_sent(self, keys: Sequence[str], cards: Mapping[str, int] = NO_CARDS) -> None:
        """Telegram took these letters; `cards` is the message id of a new status card by case."""
        async with transaction(self._engine) as connection:
            await outbox.set_cards(connection, cards)
            await outbox.remove(connection, keys)

    async def release_letters(
        self, keys: Sequence[str], not_before: datetime, tries: int = 1
    ) -> None:
        """Not sent: claim these again from `not_before` on, with `tries` more attempts."""
        async with transaction(self._engine) as connection:
            await outbox.release(connection, keys, not_before, tries)

    async def drop_letters(self, keys: Sequence[str]) -> None:
        """These can never be sent."""
        async with transaction(self._engine) as connection:
            await outbox.remove(connection, keys)

    async def hold_letters(self, keys: Sequence[str], until: datetime) -> None:
        """Keep letters longer: no other process claims them before that."""
        async with transaction(self._engine) as connection:
            await outbox.hold(connection, keys, until)
        await self._presence.stay()

    async def pending_letters(self) -> int:
        """How many letters have not been sent."""
        async with transaction(self._engine) as connection:
            return await outbox.pending(connection)

    async def sleep_chat(self, chat_id: int, at: datetime) -> None:
        """The buyer blocked the bot: drop its letters; its nudges wait until the chat wakes.

        It wakes when a batch saves it with `asleep_at` None.
        """
        async with transaction(self._engine) as connection:
            await outbox.sleep(connection, chat_id, at)

    # Nudges

    async def next_due(self) -> datetime | None:
        """When `claim_due` may next find something; None when nothing is pending."""
        async with transaction(self._engine) as connection:
            return await nudges.next_due(connection)

    async def claim_due(self, now: datetime, lease_until: datetime, limit: int) -> list[NudgeRow]:
        """Nudges that have fallen, longest due first; they fall again when the lease ends.

        The turn a nudge causes replaces the nudges of its case, and so removes it.
        """
        async with transaction(self._engine) as connection:
            return await nudges.claim(connection, now, lease_until, limit)

    # Exhibits

    async def claim_wanted(self, now: datetime, lease_until: datetime, limit: int) -> list[Exhibit]:
        """Exhibits to fetch now; ours until the lease ends."""
        async with transaction(self._engine) as connection:
            keys = Keys(self._ring)
            return await wanted_files.claim(connection, keys, now, lease_until, limit)

    async def claim_unseen(self, now: datetime, lease_until: datetime, limit: int) -> list[Exhibit]:
        """Stored exhibits to look into now; ours until the lease ends."""
        async with transaction(self._engine) as connection:
            keys, queue = Keys(self._ring), wanted_files.UNSEEN
            return await wanted_files.claim(connection, keys, now, lease_until, limit, queue)

    async def release_exhibit(self, exhibit_id: str, not_before: datetime, attempts: int) -> None:
        """It was not fetched, or not looked into: claim it again from `not_before` on."""
        async with transaction(self._engine) as connection:
            await wanted_files.release(connection, exhibit_id, not_before, attempts)

    async def exhibits(self, case_id: str) -> list[Exhibit]:
        """All exhibits of a case, by id."""
        async with transaction(self._engine) as connection:
            return await wanted_files.of_case(connection, Keys(self._ring), case_id)

    async def likenesses(self, case_id: str) -> list[Look]:
        """What the exhibits of a case that were looked into are recognised by, by id."""
        async with transaction(self._engine) as connection:
            return await wanted_files.looks(connection, Keys(self._ring), case_id)

    # Case files

    async def claim_exports(self, now: datetime, lease_until: datetime, limit: int) -> list[Export]:
        """Case files to make now, with what was made before; ours until the lease ends."""
        async with transaction(self._engine) as connection:
            keys = Keys(self._ring)
            return await case_files.claim(connection, keys, now, lease_until, limit)

    async def release_export(self, case_id: str, not_before: datetime, attempts: int) -> None:
        """It was not made: claim it again from `not_before` on."""
        async with transaction(self._engine) as connection:
            await case_files.release(connection, case_id, not_before, attempts)

    async def export(self, case_id: str) -> Export | None:
        """The case file of a case as it was made last or is wanted; None before the first wish."""
        async with transaction(self._engine) as connection:
            return await case_files.of_case(connection, Keys(self._ring), case_id)

    # A case, and all of them

    async def case(self, case_id: str) -> CaseRecord:
        """A case with its snapshot; raises KeyMissing when it was shredded."""
        async with self.batch() as batch:
            found = (await batch.cases([case_id])).get(case_id)
        if found is None:
            raise KeyMissing(f"case {case_id} is gone")
        return found

    async def data_key(self, case_id: str) -> bytes:
        """The key of a case's files (32 bytes); raises KeyMissing when it was shredded."""
        async with transaction(self._engine) as connection:
            return (await case_keys.box_of(connection, self._ring, case_id)).key

    async def journal(self, case_id: str) -> list[Entry]:
        """What happened in a case, in order; raises KeyMissing when it was shredded."""
        async with transaction(self._engine) as connection:
            box = await case_keys.box_of(connection, self._ring, case_id)
            query = select(*ENTRY).where(journal.c.case_id == case_id).order_by(journal.c.n)
            return [open_entry(row, box) for row in await connection.execute(query)]

    async def forget_receipts(self, before: datetime) -> None:
        """Drop receipts older than any redelivery can be."""
        async with transaction(self._engine) as connection:
            await connection.execute(delete(receipts).where(receipts.c.at < before))

    async def rewrap(self, limit: int = 1000) -> int:
        """After a new key came first in the ring: wrap the cases' keys with it; how many it found.

        Repeat until it is 0 and the outbox is empty; then the old key may leave the ring.
        """
        async with transaction(self._engine) as connection:
            return await case_keys.rewrap(connection, self._ring, limit)

    async def end_leases(self) -> None:
        """Give back what dead processes had claimed, unless another one lives beside this.

        Once at every start. Beside a living one the leases of the dead end by themselves.
        """
        async with self._presence.alone() as connection:
            if connection is not None:
                await outbox.end_leases(connection)
                await nudges.end_leases(connection)
                await wanted_files.end_leases(connection)
                await case_files.end_leases(connection)


async def _prepare(connection: AsyncConnection, ring: KeyRing) -> None:
    """See that the schema is ours and the ring fits."""
    if connection.dialect.name == "sqlite":
        await upgrade.upgrade(connection)
    else:
        await upgrade.check(connection)
    await case_keys.check_ring(connection, ring)
