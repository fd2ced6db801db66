"""The outbox: what must leave, in order within each chat.

A letter waits for its `not_before` and for the lease on it; as long as it does, no later letter of
that chat is handed out. Two processes cannot take from one chat at once, because each first locks
the chat's oldest letter, and skips the chat when that is locked.
"""

import logging
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    bindparam,
    delete,
    exists,
    func,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import among
from storage.errors import SealBroken
from storage.instants import EPOCH
from storage.keys import Keys
from storage.records import Letter
from storage.rows import LETTER, open_letter
from storage.tables import cases, chats, outbox

log = logging.getLogger(__name__)

EARLIER = outbox.alias("earlier")
OLDER = (EARLIER.c.chat_id == outbox.c.chat_id) & (EARLIER.c.id < outbox.c.id)
SET_CARD = update(cases).where(cases.c.id == bindparam("case")).values(card=bindparam("message"))


async def claim(
    connection: AsyncConnection,
    keys: Keys,
    now: datetime,
    lease_until: datetime,
    limit: int,
    skip_chats: Collection[int],
) -> list[Letter]:
    """At most `limit` letters, oldest first, each after all earlier ones of its chat.

    A letter that does not open is logged and stays, and its chat waits with it.
    """
    ready = await _ready_chats(connection, now, limit, skip_chats)
    rows = await _first_letters(connection, now, limit, ready)
    leased = update(outbox).where(among(outbox.c.id, [row.id for row in rows]))
    if rows:
        await connection.execute(leased.values(leased_until=lease_until))
    return list(_opened(rows, keys))


async def _ready_chats(
    connection: AsyncConnection, now: datetime, limit: int, skip_chats: Collection[int]
) -> list[int]:
    """The chats whose oldest letter may go now, with that letter locked."""
    query = select(outbox.c.chat_id).where(~_held(outbox, now), ~exists().where(OLDER))
    if skip_chats:
        query = query.where(~among(outbox.c.chat_id, sorted(skip_chats)))
    oldest = query.order_by(outbox.c.id).limit(limit)
    return list(await connection.scalars(oldest.with_for_update(of=outbox, skip_locked=True)))


async def _first_letters(
    connection: AsyncConnection, now: datetime, limit: int, ready: Sequence[int]
) -> Sequence[Any]:
    """Of each chat the letters before the first that is held."""
    query = (
        select(*LETTER, outbox.c.id, cases.c.wrapped_key)
        .outerjoin_from(outbox, cases, cases.c.id == outbox.c.case_id)
        .where(among(outbox.c.chat_id, ready), ~_held(outbox, now))
        .where(~exists().where(OLDER, _held(EARLIER, now)))
    )
    return (await connection.execute(query.order_by(outbox.c.id).limit(limit))).all()


def _held(letters: FromClause, now: datetime) -> ColumnElement[bool]:
    """Whether a letter must not go yet."""
    return (letters.c.not_before > now) | (letters.c.leased_until > now)


def _opened(rows: Iterable[Any], keys: Keys) -> Iterable[Letter]:
    """The letters that open, and none after one of the same chat that does not."""
    stuck: set[int] = set()
    for row in rows:
        if row.chat_id in stuck:
            continue
        try:
            if row.case_id is not None:
                keys.meet(row.case_id, row.wrapped_key)
            yield open_letter(row, keys.of(row.case_id))
        except SealBroken:
            stuck.add(row.chat_id)
            log.exception("A letter does not open, and its chat waits behind it")


async def remove(connection: AsyncConnection, letter_keys: Sequence[str]) -> None:
    """Forget letters: they were sent, or never can be."""
    await connection.execute(delete(outbox).where(among(outbox.c.key, letter_keys)))


async def set_cards(connection: AsyncConnection, cards: Mapping[str, int]) -> None:
    """Note which message shows each case's status; the revision stays."""
    rows = [{"case": case_id, "message": cards[case_id]} for case_id in sorted(cards)]
    if rows:
        await connection.execute(SET_CARD, rows)


async def release(
    connection: AsyncConnection, letter_keys: Sequence[str], not_before: datetime, tries: int
) -> None:
    """Give letters back, to be claimed again from `not_before` on."""
    chosen = update(outbox).where(among(outbox.c.key, letter_keys))
    attempts = outbox.c.attempts + tries
    await connection.execute(
        chosen.values(not_before=not_before, leased_until=EPOCH, attempts=attempts)
    )


async def pending(connection: AsyncConnection) -> int:
    """How many letters have not been sent."""
    return await connection.scalar(select(func.count()).select_from(outbox)) or 0


async def sleep(connection: AsyncConnection, chat_id: int, at: datetime) -> None:
    """The buyer blocked the bot: drop what cannot arrive."""
    await connection.execute(update(chats).where(chats.c.chat_id == chat_id).values(asleep_at=at))
    await connection.execute(delete(outbox).where(outbox.c.chat_id == chat_id))


async def end_leases(connection: AsyncConnection) -> None:
    """Give back all that a dead process had claimed."""
    held = update(outbox).where(outbox.c.leased_until > EPOCH)
    await connection.execute(held.values(leased_until=EPOCH))
