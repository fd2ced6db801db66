"""The nudges: when the next follow-up falls, and which have fallen.

A claimed nudge stays until the turn it causes replaces the nudges of its case; when that turn never
comes, the lease ends and it falls again. The nudges of a sleeping chat are parked when they fall
(`falls_at` NULL), and the batch that wakes the chat puts them back.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import among, several
from storage.records import NudgeRow
from storage.tables import chats, nudges

NEXT = select(func.min(nudges.c.falls_at))
FALLEN = (
    select(*(nudges.c[name] for name in NudgeRow.__slots__))
    .where(nudges.c.falls_at <= bindparam("now"))
    .order_by(nudges.c.falls_at)
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True)
)
ASLEEP = select(chats.c.chat_id).where(
    chats.c.asleep_at.is_not(None), among(chats.c.chat_id, "ids")
)
SET_FALL = (
    update(nudges)
    .where(nudges.c.case_id == bindparam("case"), nudges.c.kind == bindparam("which"))
    .values(falls_at=bindparam("at"))
)
END_LEASES = (
    update(nudges).where(nudges.c.falls_at > nudges.c.due_at).values(falls_at=nudges.c.due_at)
)


async def next_due(connection: AsyncConnection) -> datetime | None:
    """The first instant at which a claim may find something."""
    first: datetime | None = await connection.scalar(NEXT)
    return first


async def claim(
    connection: AsyncConnection, now: datetime, lease_until: datetime, limit: int
) -> list[NudgeRow]:
    """At most `limit` nudges that have fallen, the longest due first.

    Who sleeps is read after the nudges are locked: a chat that wakes meanwhile waits for the lock,
    and then puts back what is parked here.
    """
    rows = await connection.execute(FALLEN, {"now": now, "limit": limit})
    fallen = [NudgeRow(*row) for row in rows]
    if not fallen:
        return []
    ids = several({nudge.chat_id for nudge in fallen})
    asleep = set(await connection.scalars(ASLEEP, {"ids": ids}))
    awake = [nudge for nudge in fallen if nudge.chat_id not in asleep]
    parked = [nudge for nudge in fallen if nudge.chat_id in asleep]
    await _set_fall(connection, awake, lease_until)
    await _set_fall(connection, parked, None)
    return awake


async def end_leases(connection: AsyncConnection) -> None:
    """Let all that a dead process had claimed fall again."""
    await connection.execute(END_LEASES)


async def _set_fall(
    connection: AsyncConnection, moved: Iterable[NudgeRow], at: datetime | None
) -> None:
    rows = [{"case": nudge.case_id, "which": nudge.kind, "at": at} for nudge in moved]
    if rows:
        await connection.execute(SET_FALL, rows)
