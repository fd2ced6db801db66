"""The outbox: what must leave, in order within each chat.

A message waits for its `not_before` and for the lease on it; as long as it does, no later one of
that chat is handed out. Two processes cannot take from one chat at once, because each first locks
the chat's oldest message, and skips the chat when that is locked.
"""

import logging
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    LargeBinary,
    bindparam,
    cast,
    delete,
    exists,
    func,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.crypto.key_cache import KeyCache
from storage.db.engine import match_list, pad_list
from storage.db.row_mapping import MESSAGE_COLUMNS, build_row, unseal_message
from storage.db.tables import cases, chats, outbox, sent_messages
from storage.errors import DecryptionError
from storage.personal_records import SentMessage
from storage.records import OutboxMessage, SetAsideMessage, SetAsideReason
from storage.repositories.leased_queue import LeasedQueue, is_due

log = logging.getLogger(__name__)

QUEUE = LeasedQueue(outbox, outbox.c.key)
EARLIER = outbox.alias("earlier")


def _waits(rows: FromClause) -> ColumnElement[bool]:
    """Whether messages are still to be sent."""
    return rows.c.set_aside_at.is_(None)


OLDER = (EARLIER.c.chat_id == outbox.c.chat_id) & (EARLIER.c.id < outbox.c.id) & _waits(EARLIER)
# A payload that was stored as a text comes as bytes all the same: else no row could be read.
READ_COLUMNS = [
    cast(column, LargeBinary).label(column.name) if column is outbox.c.payload else column
    for column in MESSAGE_COLUMNS
]

# The chats whose oldest message may go now.
READY = (
    select(outbox.c.chat_id)
    .where(
        _waits(outbox),
        is_due(outbox),
        ~match_list(outbox.c.chat_id, "skipped"),
        ~exists().where(OLDER),
    )
    .order_by(outbox.c.id)
    .limit(bindparam("limit"))
    .with_for_update(of=outbox, skip_locked=True)
)
# Of each chat the messages before the first that is held.
SENDABLE = (
    select(*READ_COLUMNS, outbox.c.id, cases.c.wrapped_key)
    .outerjoin_from(outbox, cases, cases.c.id == outbox.c.case_id)
    .where(match_list(outbox.c.chat_id, "ready"), _waits(outbox), is_due(outbox))
    .where(~exists().where(OLDER, ~is_due(EARLIER)))
    .order_by(outbox.c.id)
    .limit(bindparam("limit"))
)
REMOVE = delete(outbox).where(match_list(outbox.c.key, "keys"))
PENDING = select(func.count()).select_from(outbox).where(_waits(outbox))
SET_ASIDE = (
    update(outbox)
    .where(outbox.c.key == bindparam("message"))
    .values(set_aside_at=bindparam("at"), set_aside_for=bindparam("reason"))
)
SET_ASIDE_COLUMNS = [outbox.c[name] for name in SetAsideMessage.__slots__]
LIST_SET_ASIDE = select(*SET_ASIDE_COLUMNS).where(~_waits(outbox)).order_by(outbox.c.id)
SET_CARD = update(cases).where(cases.c.id == bindparam("case")).values(card=bindparam("message"))
SET_QUESTION = (
    update(cases).where(cases.c.id == bindparam("case")).values(asked=bindparam("message"))
)
FIND_QUESTION = select(cases.c.asked).where(cases.c.id == bindparam("case"))
INSERT_SENT = {
    "sqlite": sqlite.insert(sent_messages).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(sent_messages).on_conflict_do_nothing(),
}
SLEEP = update(chats).where(chats.c.chat_id == bindparam("chat")).values(asleep_at=bindparam("at"))
CLEAR_CHAT = delete(outbox).where(outbox.c.chat_id == bindparam("chat"))


async def claim(
    connection: AsyncConnection,
    keys: KeyCache,
    now: datetime,
    lease_until: datetime,
    limit: int,
    skip_chats: Collection[int],
) -> list[OutboxMessage]:
    """At most `limit` messages, oldest first, each after all earlier ones of its chat.

    A message that does not open is set aside, which is logged once, and its chat goes on.
    """
    asked = {"now": now, "limit": limit}
    ready = (await connection.scalars(READY, asked | {"skipped": pad_list(skip_chats)})).all()
    if not ready:
        return []
    rows = (await connection.execute(SENDABLE, asked | {"ready": pad_list(ready)})).all()
    await QUEUE.lease(connection, [row.key for row in rows], lease_until)
    found = [(row.key, _unseal_row(row, keys)) for row in rows]
    if bad := {key: SetAsideReason.UNREADABLE for key, message in found if message is None}:
        await set_aside(connection, bad, now)
        log.error(
            "%d messages of the outbox do not open; set aside: %s", len(bad), ", ".join(sorted(bad))
        )
    return [message for _, message in found if message is not None]


def _unseal_row(row: Any, keys: KeyCache) -> OutboxMessage | None:
    """The message of a row; None when it does not open, or is of no shape that is known."""
    try:
        if row.case_id is not None:
            keys.load_key(row.case_id, row.wrapped_key)
        return unseal_message(row, keys.get_sealer(row.case_id))
    except (DecryptionError, ValueError, TypeError):
        return None


async def set_aside(
    connection: AsyncConnection, reasons: Mapping[str, SetAsideReason], at: datetime
) -> None:
    """Keep messages without sending them; `reasons` are by key."""
    rows = [{"message": key, "at": at, "reason": reasons[key]} for key in sorted(reasons)]
    await connection.execute(SET_ASIDE, rows)


async def list_set_aside(connection: AsyncConnection) -> list[SetAsideMessage]:
    """The messages that were set aside, oldest first."""
    return [SetAsideMessage(*row) for row in await connection.execute(LIST_SET_ASIDE)]


async def remove(connection: AsyncConnection, message_keys: Sequence[str]) -> None:
    """Forget messages: they were sent, or never can be."""
    await connection.execute(REMOVE, {"keys": pad_list(message_keys)})


async def note_sent(connection: AsyncConnection, sent: Sequence[SentMessage]) -> None:
    """Note messages that stand in chats."""
    if sent:
        rows = [build_row(each) for each in sent]
        await connection.execute(INSERT_SENT[connection.dialect.name], rows)


async def set_cards(connection: AsyncConnection, cards: Mapping[str, int]) -> None:
    """Note which message shows each case's status; the revision stays."""
    if rows := _list_targets(cards):
        await connection.execute(SET_CARD, rows)


async def set_questions(connection: AsyncConnection, questions: Mapping[str, int]) -> None:
    """Note which message asks each case's question; the revision stays."""
    if rows := _list_targets(questions):
        await connection.execute(SET_QUESTION, rows)


async def find_question(connection: AsyncConnection, case_id: str) -> int | None:
    """The message that asked a case's last question; nothing is locked."""
    found: int | None = await connection.scalar(FIND_QUESTION, {"case": case_id})
    return found


def _list_targets(messages: Mapping[str, int]) -> list[dict[str, str | int]]:
    """The rows of an update, in the order in which cases are locked."""
    return [{"case": case_id, "message": messages[case_id]} for case_id in sorted(messages)]


async def release(
    connection: AsyncConnection, keys: Sequence[str], not_before: datetime, tries: int
) -> None:
    """Give messages back, to be claimed again from `not_before` on, `tries` more attempts noted."""
    await QUEUE.release(connection, keys, not_before, outbox.c.attempts + tries)


async def count_pending(connection: AsyncConnection) -> int:
    """How many messages have not been sent."""
    return await connection.scalar(PENDING) or 0


async def sleep_chat(connection: AsyncConnection, chat_id: int, at: datetime) -> None:
    """The buyer blocked the bot: drop what cannot arrive."""
    await connection.execute(SLEEP, {"chat": chat_id, "at": at})
    await connection.execute(CLEAR_CHAT, {"chat": chat_id})
