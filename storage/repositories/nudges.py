"""The nudges: when the next is due, and which are due now.

A claimed nudge stays until the turn it causes replaces the nudges of its case; when that turn never
comes, the lease ends and it falls again. The nudges of a sleeping chat are parked when they fall
(`falls_at` NULL), and the batch that wakes the chat puts them back.
"""

from datetime import datetime

from sqlalchemy import bindparam, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.db.tables import chats, nudges
from storage.records import NudgeRecord
from storage.repositories.leased_queue import LeasedQueue

NEXT_DUE = select(func.min(nudges.c.falls_at))
KEY_COLUMNS = (nudges.c.case_id, nudges.c.kind)
NUDGE_COLUMNS = [nudges.c[name] for name in NudgeRecord.__slots__]
# One column is both the nudge's own instant and its lease; it is due again when the lease ends.
QUEUE = LeasedQueue(
    nudges,
    *KEY_COLUMNS,
    due_at=nudges.c.falls_at,
    leased_until=nudges.c.falls_at,
    unleased=nudges.c.due_at,
)
CLAIM = QUEUE.build_claim(NUDGE_COLUMNS)
ASLEEP = exists().where(chats.c.chat_id == nudges.c.chat_id, chats.c.asleep_at.is_not(None))
PARK = (
    update(nudges)
    .where(nudges.c.falls_at == bindparam("until"), ASLEEP)
    .values(falls_at=None)
    .returning(*KEY_COLUMNS)
)


async def find_next_due(connection: AsyncConnection) -> datetime | None:
    """The first instant at which a claim may find something."""
    first: datetime | None = await connection.scalar(NEXT_DUE)
    return first


async def claim(
    connection: AsyncConnection, now: datetime, lease_until: datetime, limit: int
) -> list[NudgeRecord]:
    """At most `limit` nudges that are due, the longest due first.

    Who sleeps is read after the nudges are locked: a chat that wakes meanwhile waits for the lock,
    and then puts back what is parked here. All of one claim have the same lease, by which the
    second statement finds them.
    """
    rows = await QUEUE.claim(connection, CLAIM, now, lease_until, limit)
    due = [NudgeRecord(*row) for row in rows]
    if not due:
        return []
    parked = {tuple(row) for row in await connection.execute(PARK, {"until": lease_until})}
    awake = [nudge for nudge in due if (nudge.case_id, nudge.kind) not in parked]
    return sorted(awake, key=lambda nudge: nudge.due_at)
