"""The nudges: when the next follow-up falls, and which have fallen.

A claimed nudge stays until the turn it causes replaces the nudges of its case; when that turn never
comes, the lease ends and it falls again. The nudges of a sleeping chat are parked when they fall
(`falls_at` NULL), and the batch that wakes the chat puts them back.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import among
from storage.records import NudgeRow
from storage.tables import chats, nudges

COLUMNS = [nudges.c[name] for name in NudgeRow.__slots__]
SET_FALL = (
    update(nudges)
    .where(nudges.c.case_id == bindparam("case"), nudges.c.kind == bindparam("which"))
    .values(falls_at=bindparam("at"))
)


async def next_due(connection: AsyncConnection) -> datetime | None:
    """The first instant at which a claim may find something."""
    first: datetime | None = await connection.scalar(select(func.min(nudges.c.falls_at)))
    return first


async def claim(
    connection: AsyncConnection, now: datetime, lease_until: datetime, limit: int
) -> list[NudgeRow]:
    """At most `limit` nudges that have fallen, the longest due first.

    Who sleeps is read after the nudges are locked: a chat that wakes meanwhile waits for the lock,
    and then puts back what is parked here.
    """
    query = select(*COLUMNS).where(nudges.c.falls_at <= now).order_by(nudges.c.falls_at)
    locked = query.limit(limit).with_for_update(skip_locked=True)
    fallen = [NudgeRow(*row) for row in await connection.execute(locked)]
    asleep = await _asleep(connection, {nudge.chat_id for nudge in fallen})
    awake = [nudge for nudge in fallen if nudge.chat_id not in asleep]
    parked = [nudge for nudge in fallen if nudge.chat_id in asleep]
    await _set_fall(connection, awake, lease_until)
    await _set_fall(connection, parked, None)
    return awake


async def end_leases(connection: AsyncConnection) -> None:
    """Let all that a dead process had claimed fall again."""
    leased = update(nudges).where(nudges.c.falls_at > nudges.c.due_at)
    await connection.execute(leased.values(falls_at=nudges.c.due_at))


async def _asleep(connection: AsyncConnection, chat_ids: set[int]) -> set[int]:
    if not chat_ids:
        return set()
    query = select(chats.c.chat_id).where(chats.c.asleep_at.is_not(None))
    return set(await connection.scalars(query.where(among(chats.c.chat_id, sorted(chat_ids)))))


async def _set_fall(
    connection: AsyncConnection, moved: Iterable[NudgeRow], at: datetime | None
) -> None:
    rows = [{"case": nudge.case_id, "which": nudge.kind, "at": at} for nudge in moved]
    if rows:
        await connection.execute(SET_FALL, rows)
