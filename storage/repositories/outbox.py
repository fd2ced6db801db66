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
    BindParameter,
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

from storage.crypto.key_cache import Keys
from storage.db.engine import among, several
from storage.db.row_mapping import LETTER, open_letter
from storage.db.tables import cases, chats, outbox
from storage.db.types import EPOCH
from storage.errors import SealBroken
from storage.records import Letter

log = logging.getLogger(__name__)

EARLIER = outbox.alias("earlier")
OLDER = (EARLIER.c.chat_id == outbox.c.chat_id) & (EARLIER.c.id < outbox.c.id)


def _held(letters: FromClause) -> ColumnElement[bool]:
    """Whether a letter must not go yet."""
    now: BindParameter[datetime] = bindparam("now")
    return (letters.c.not_before > now) | (letters.c.leased_until > now)


# The chats whose oldest letter may go now.
READY = (
    select(outbox.c.chat_id)
    .where(~_held(outbox), ~among(outbox.c.chat_id, "skipped"), ~exists().where(OLDER))
    .order_by(outbox.c.id)
    .limit(bindparam("limit"))
    .with_for_update(of=outbox, skip_locked=True)
)
# Of each chat the letters before the first that is held.
FIRST = (
    select(*LETTER, outbox.c.id, cases.c.wrapped_key)
    .outerjoin_from(outbox, cases, cases.c.id == outbox.c.case_id)
    .where(among(outbox.c.chat_id, "ready"), ~_held(outbox))
    .where(~exists().where(OLDER, _held(EARLIER)))
    .order_by(outbox.c.id)
    .limit(bindparam("limit"))
)
LEASE = update(outbox).where(among(outbox.c.id, "ids")).values(leased_until=bindparam("until"))
HOLD = update(outbox).where(among(outbox.c.key, "keys")).values(leased_until=bindparam("until"))
END_LEASES = update(outbox).where(outbox.c.leased_until > EPOCH).values(leased_until=EPOCH)
REMOVE = delete(outbox).where(among(outbox.c.key, "keys"))
RELEASE = (
    update(outbox)
    .where(among(outbox.c.key, "keys"))
    .values(
        not_before=bindparam("from_then"),
        leased_until=EPOCH,
        attempts=outbox.c.attempts + bindparam("tries"),
    )
)
PENDING = select(func.count()).select_from(outbox)
SET_CARD = update(cases).where(cases.c.id == bindparam("case")).values(card=bindparam("message"))
SLEEP = update(chats).where(chats.c.chat_id == bindparam("chat")).values(asleep_at=bindparam("at"))
EMPTY = delete(outbox).where(outbox.c.chat_id == bindparam("chat"))


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
    asked = {"now": now, "limit": limit}
    ready = (await connection.scalars(READY, asked | {"skipped": several(skip_chats)})).all()
    if not ready:
        return []
    rows = (await connection.execute(FIRST, asked | {"ready": several(ready)})).all()
    ids = several(row.id for row in rows)
    await connection.execute(LEASE, {"ids": ids, "until": lease_until})
    return list(_opened(rows, keys))


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


async def hold(connection: AsyncConnection, letter_keys: Sequence[str], until: datetime) -> None:
    """Lengthen the lease on letters that are still there."""
    await connection.execute(HOLD, {"keys": several(letter_keys), "until": until})


async def remove(connection: AsyncConnection, letter_keys: Sequence[str]) -> None:
    """Forget letters: they were sent, or never can be."""
    await connection.execute(REMOVE, {"keys": several(letter_keys)})


async def set_cards(connection: AsyncConnection, cards: Mapping[str, int]) -> None:
    """Note which message shows each case's status; the revision stays."""
    rows = [{"case": case_id, "message": cards[case_id]} for case_id in sorted(cards)]
    if rows:
        await connection.execute(SET_CARD, rows)


async def release(
    connection: AsyncConnection, letter_keys: Sequence[str], not_before: datetime, tries: int
) -> None:
    """Give letters back, to be claimed again from `not_before` on."""
    chosen = {"keys": several(letter_keys)}
    await connection.execute(RELEASE, chosen | {"from_then": not_before, "tries": tries})


async def pending(connection: AsyncConnection) -> int:
    """How many letters have not been sent."""
    return await connection.scalar(PENDING) or 0


async def sleep(connection: AsyncConnection, chat_id: int, at: datetime) -> None:
    """The buyer blocked the bot: drop what cannot arrive."""
    await connection.execute(SLEEP, {"chat": chat_id, "at": at})
    await connection.execute(EMPTY, {"chat": chat_id})


async def end_leases(connection: AsyncConnection) -> None:
    """Give back all that a dead process had claimed."""
    await connection.execute(END_LEASES)
