"""One unit of work: read and lock what its events touch, then write all of it at once.

The locks are taken in id order, chats before cases, so that two processes wait for each other and
never in a circle. SQLite has one writer and needs no row locks.
"""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Iterable
from datetime import datetime

from sqlalchemy import literal, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.crypto.envelope import KeyRing
from storage.crypto.key_cache import KeyCache
from storage.db.engine import match_list, pad_list
from storage.db.failures import K, V, load_each
from storage.db.row_mapping import CASE_COLUMNS, unseal_case
from storage.db.tables import cases, chats, receipts
from storage.errors import StaleRevisionError
from storage.personal_records import SentMessage
from storage.records import CaseRecord, Changes, ChatRecord, FailedUpdate, FailureReason
from storage.repositories import erasures, failed_updates, write

KNOWN_RECEIPTS = select(receipts.c.key).where(match_list(receipts.c.key, "keys"))
CHATS = select(chats).where(match_list(chats.c.chat_id, "ids")).order_by(chats.c.chat_id)
CASES = (
    select(*CASE_COLUMNS, cases.c.wrapped_key)
    .where(match_list(cases.c.id, "ids"))
    .order_by(cases.c.id)
)
KEYS = select(cases.c.id, cases.c.revision, cases.c.wrapped_key).where(
    match_list(cases.c.id, "ids")
)
CASE_LIST = (
    select(*(literal(b"") if column is cases.c.snapshot else column for column in CASE_COLUMNS))
    .where(match_list(cases.c.chat_id, "ids"))
    .order_by(cases.c.number)
)
# "Key share" lets other processes write what refers to these rows.
LOCK_CHATS = CHATS.with_for_update(key_share=True)
LOCK_CASES = CASES.with_for_update(key_share=True)
LOCK_KEYS = KEYS.order_by(cases.c.id).with_for_update(key_share=True)


class UnitOfWork:
    """An open transaction, got from `Store.begin()`; it lasts as long as that block."""

    def __init__(self, connection: AsyncConnection, ring: KeyRing) -> None:
        self._connection = connection
        self._ring = ring
        self._keys = KeyCache(ring)
        self._revisions: dict[str, int] = {}  # of the cases this transaction has locked
        self._awake: set[int] = set()  # chats known not to sleep

    async def find_receipts(self, keys: Collection[str]) -> frozenset[str]:
        """Those of the receipts that are there already.

        Ask after `load_chats`: then whoever wrote them for the same chats has finished.
        """
        return frozenset(await self._connection.scalars(KNOWN_RECEIPTS, {"keys": pad_list(keys)}))

    async def load_chats(self, ids: Collection[int]) -> dict[int, ChatRecord]:
        """The chats that exist, locked."""
        rows = await self._connection.execute(LOCK_CHATS, {"ids": pad_list(ids)})
        found = {row.chat_id: ChatRecord(*row) for row in rows}
        self._awake |= {chat.chat_id for chat in found.values() if chat.asleep_at is None}
        return found

    async def load_cases(self, ids: Collection[str]) -> dict[str, CaseRecord]:
        """The cases that exist, with their snapshots, locked; raises DecryptionError."""
        rows = (await self._connection.execute(LOCK_CASES, {"ids": pad_list(ids)})).all()
        self._revisions |= {row.id: row.revision for row in rows}
        return {
            row.id: unseal_case(row, self._keys.load_key(row.id, row.wrapped_key)) for row in rows
        }

    async def load_each(
        self, load: Callable[[Collection[K]], Awaitable[dict[K, V]]], ids: Collection[K]
    ) -> tuple[dict[K, V], dict[K, Exception]]:
        """What one of the methods above or below loads, and why each of the rest cannot be read."""
        return await load_each(load, ids)

    async def list_cases(self, chat_ids: Collection[int]) -> dict[int, list[CaseRecord]]:
        """The cases of each chat by number, for lists: not locked, and with empty snapshots."""
        found: defaultdict[int, list[CaseRecord]] = defaultdict(list)
        for row in await self._connection.execute(CASE_LIST, {"ids": pad_list(chat_ids)}):
            found[row.chat_id].append(CaseRecord(*row))
        return dict(found)

    async def list_failed_updates(self) -> list[FailedUpdate]:
        """The updates that could not be handled, in the order they came."""
        return await failed_updates.list_all(self._connection, self._ring)

    async def find_failed_chats(
        self, chat_ids: Collection[int], reason: FailureReason
    ) -> frozenset[int]:
        """Those of the chats that have an update kept which could not be handled for a reason."""
        return await failed_updates.find_chats(self._connection, chat_ids, reason)

    async def save(self, changes: Changes) -> None:
        """Write everything; raises StaleRevisionError, and then the block must be left.

        Receipts, chats and cases need not have been loaded before, but then the locks are taken
        here, and what was decided may be stale.
        """
        await self._check_revisions(changes.cases)
        await erasures.shred_chats(self._connection, changes.shredded_chats)
        await write.save_receipts(self._connection, changes)
        await write.save_chats(self._connection, changes, self._awake)
        await write.save_cases(self._connection, changes, self._keys)
        await self._load_keys(write.find_sealed_cases(changes))
        await write.save_belongings(self._connection, changes, self._keys)
        await erasures.shred_cases(self._connection, changes)
        await failed_updates.save(self._connection, self._ring, changes.failed_updates)
        await failed_updates.remove(self._connection, changes.settled_updates)

    async def take_sent_messages(
        self, chat_id: int, case_ids: Collection[str] | None, until: datetime
    ) -> list[SentMessage]:
        """Forget the bot's messages in a chat, or of these cases, up to then, and return them."""
        return await erasures.take_sent(self._connection, chat_id, case_ids, until)

    async def settle_erasure(self, mark: str, again_at: datetime) -> None:
        """The receipt of an erasure is written; its files are looked for again at `again_at`."""
        await erasures.settle(self._connection, mark, again_at)

    async def _check_revisions(self, changed: Iterable[CaseRecord]) -> None:
        """Compare with the locked rows; a row that is not there has revision 0."""
        written = {case.id: case.revision for case in changed}
        if unread := written.keys() - self._revisions.keys():
            self._revisions |= await self._lock_cases(unread)
        for case_id, revision in written.items():
            if self._revisions.get(case_id, 0) != revision - 1:
                raise StaleRevisionError(f"case {case_id} is no longer at revision {revision - 1}")
        self._revisions |= written

    async def _lock_cases(self, ids: Iterable[str]) -> dict[str, int]:
        """Lock cases that were not read; their revisions."""
        rows = (await self._connection.execute(LOCK_KEYS, {"ids": pad_list(ids)})).all()
        for row in rows:
            self._keys.load_key(row.id, row.wrapped_key)
        return {row.id: row.revision for row in rows}

    async def _load_keys(self, ids: Iterable[str]) -> None:
        """Learn the keys of the cases that something is sealed for."""
        if unmet := [case_id for case_id in ids if case_id not in self._keys]:
            for row in await self._connection.execute(KEYS, {"ids": pad_list(unmet)}):
                self._keys.load_key(row.id, row.wrapped_key)
