"""What is forgotten: rows go at once, and a mark stays until the files and the chat are done too.

The mark is written in the transaction that drops the keys. Whoever dies after that leaves it behind
for the next, and before that nothing has happened.
"""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, delete, insert, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.db.engine import match_list, pad_list
from storage.db.row_mapping import build_row
from storage.db.tables import cases, chats, erasures, outbox, receipts, sent_messages
from storage.db.types import EPOCH
from storage.personal_records import ErasureRecord, SentMessage
from storage.records import Changes
from storage.repositories import failed_updates
from storage.repositories.leased_queue import LeasedQueue

QUEUE = LeasedQueue(erasures, erasures.c.id)
COLUMNS = [erasures.c[name] for name in ErasureRecord.__slots__]
SENT_COLUMNS = [sent_messages.c[name] for name in SentMessage.__slots__]
CLAIM = QUEUE.build_claim(COLUMNS)
DELETE_CASES = delete(cases).where(match_list(cases.c.id, "ids"))
DELETE_CHATS = delete(chats).where(match_list(chats.c.chat_id, "ids"))
CLEAR_OUTBOX = delete(outbox).where(match_list(outbox.c.chat_id, "ids"))
INSERT_MARKS = insert(erasures)
REMOVE_MARK = delete(erasures).where(erasures.c.id == bindparam("mark"))
SETTLE_MARK = (
    update(erasures)
    .where(erasures.c.id == bindparam("mark"))
    .values(
        chat_id=None, notes="", attempts=0, not_before=bindparam("again_at"), leased_until=EPOCH
    )
)
DROP_SENT = delete(sent_messages).where(sent_messages.c.at < bindparam("before"))


async def shred_chats(connection: AsyncConnection, chat_ids: Collection[int]) -> None:
    """Delete chats with all their cases, and whatever waits to be sent to them."""
    if chat_ids:
        chosen = {"ids": pad_list(chat_ids)}
        await connection.execute(CLEAR_OUTBOX, chosen)
        await failed_updates.remove_by_chats(connection, chat_ids)
        await connection.execute(DELETE_CHATS, chosen)


async def shred_cases(connection: AsyncConnection, changes: Changes) -> None:
    """Delete cases with their keys and receipts, and mark what is left to do.

    The database deletes what belongs to them.
    """
    if changes.shredded_cases:
        await connection.execute(DELETE_CASES, {"ids": pad_list(changes.shredded_cases)})
        await failed_updates.remove_by_cases(connection, changes.shredded_cases)
    for start in changes.shredded_receipts:
        named = receipts.c.key.startswith(start, autoescape=True)
        await connection.execute(delete(receipts).where(named))
    if changes.erasures:
        await connection.execute(INSERT_MARKS, [build_row(each) for each in changes.erasures])


async def claim(
    connection: AsyncConnection, now: datetime, lease_until: datetime, limit: int
) -> list[ErasureRecord]:
    """At most `limit` marks of what is still to be done."""
    rows = await QUEUE.claim(connection, CLAIM, now, lease_until, limit)
    return [ErasureRecord(*row) for row in rows]


async def settle(connection: AsyncConnection, mark: str, again_at: datetime) -> None:
    """Note that the receipt is written; the files are looked for once more at `again_at`."""
    await connection.execute(SETTLE_MARK, {"mark": mark, "again_at": again_at})


async def remove(connection: AsyncConnection, mark: str) -> None:
    """Forget a mark: all is done."""
    await connection.execute(REMOVE_MARK, {"mark": mark})


async def take_sent(
    connection: AsyncConnection, chat_id: int, case_ids: Collection[str] | None, until: datetime
) -> list[SentMessage]:
    """Forget messages of a chat, or of these cases in it, and return them, oldest first."""
    chosen: Iterable[ColumnElement[bool]] = [
        sent_messages.c.chat_id == chat_id,
        sent_messages.c.at <= until,
    ]
    if case_ids is not None:
        chosen = [*chosen, sent_messages.c.case_id.in_(sorted(case_ids))]
    rows = await connection.execute(delete(sent_messages).where(*chosen).returning(*SENT_COLUMNS))
    return sorted((SentMessage(*row) for row in rows), key=lambda each: each.message_id)


async def drop_sent(connection: AsyncConnection, before: datetime) -> None:
    """Forget messages that are too old to be deleted in the chat."""
    await connection.execute(DROP_SENT, {"before": before})
