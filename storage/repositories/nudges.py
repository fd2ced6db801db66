"""The nudges: when the next follow-up falls, and which have fallen.

A claimed nudge stays until the turn it causes replaces the nudges of its case; when that turn never
comes, the lease ends and it falls again. The nudges of a sleeping chat are parked when they fall
(`falls_at` NULL), and the batch that wakes the chat puts them back.
"""

from datetime import datetime

from sqlalchemy import bindparam, exists, func, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.db.tables import chats, nudges
from storage.records import NudgeRecord

NEXT_DUE = select(func.min(nudges.c.falls_at))
KEY_COLUMNS = (nudges.c.case_id, nudges.c.kind)
NUDGE_COLUMNS = [nudges.c[name] for name in NudgeRecord.__slots__]
# Apart from the update, so that PostgreSQL looks for them once, whatever it thinks of the table.
DUE = (
    select(*KEY_COLUMNS)
    .where(nudges.c.falls_at <= bindparam("now"))
    .order_by(nudges.c.falls_at)
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True)
    .cte("fallen")
)
LEASE = (
    update(nudges)
    .where(tuple_(*KEY_COLUMNS).in_(select(DUE.c.case_id, DUE.c.kind)))
    .values(falls_at=bindparam("until"))
    .returning(*NUDGE_COLUMNS)
)
ASLEEP = exists().where(chats.c.chat_id == nudges.c.chat_id, chats.c.asleep_at.is_not(None))
PARK = (
    update(nudges)
    .where(nudges.c.falls_at == bindparam("until"), ASLEEP)
    .values(falls_at=None)
    .returning(*KEY_COLUMNS)
)
END_LEASES = (
    update(nudges).where(nudges.c.falls_at > nudges.c.due_at).values(falls_at=nudges.c.due_at)
)


async def find_next_due(connection: AsyncConnection) -> datetime | None:
    """The first instant at which a claim may find something."""
    first: datetime | None = await connection.scalar(NEXT_DUE)
    return first


async def claim(
    connection: AsyncConnection, now: datetime, lease_until: datetime, limit: int
) -> list[NudgeRecord]:
    """At most `limit` nudges that have fallen, the longest due first.

    Who sleeps is read after the nudges are locked: a chat that wakes meanwhile waits for the lock,
    and then puts back what is parked here. All of one claim have the same lease, by which the
    second statement finds them.
    """
    asked = {"now": now, "limit": limit, "until": lease_until}
    fallen = [NudgeRecord(*row) for row in await connection.execute(LEASE, asked)]
    if not fallen:
        return []
    parked = {tuple(row) for row in await connection.execute(PARK, {"until": lease_until})}
    awake = [nudge for nudge in fallen if (nudge.case_id, nudge.kind) not in parked]
    return sorted(awake, key=lambda nudge: nudge.due_at)


async def end_leases(connection: AsyncConnection) -> None:
    """Let all that a dead process had claimed fall again."""
    await connection.execute(END_LEASES)
