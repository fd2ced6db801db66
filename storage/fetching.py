"""The exhibits: those still to be fetched, as a queue, and those of a case."""

import logging
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import among
from storage.errors import SealBroken
from storage.instants import EPOCH
from storage.keys import Keys
from storage.records import Exhibit
from storage.rows import EXHIBIT, open_exhibit
from storage.tables import cases, exhibits

log = logging.getLogger(__name__)

READ = select(*EXHIBIT, cases.c.wrapped_key).join_from(
    exhibits, cases, cases.c.id == exhibits.c.case_id
)


async def claim(
    connection: AsyncConnection, keys: Keys, now: datetime, lease_until: datetime, limit: int
) -> list[Exhibit]:
    """At most `limit` exhibits that are wanted; one that does not open is logged and stays."""
    free = (exhibits.c.not_before <= now) & (exhibits.c.leased_until <= now)
    wanted = READ.where(exhibits.c.state == "wanted", free).order_by(exhibits.c.not_before)
    locked = wanted.limit(limit).with_for_update(of=exhibits, skip_locked=True)
    rows = (await connection.execute(locked)).all()
    if rows:
        leased = update(exhibits).where(among(exhibits.c.id, [row.id for row in rows]))
        await connection.execute(leased.values(leased_until=lease_until))
    return list(_opened(rows, keys))


async def release(
    connection: AsyncConnection, exhibit_id: str, not_before: datetime, attempts: int
) -> None:
    """Give an exhibit back, to be claimed again from `not_before` on."""
    chosen = update(exhibits).where(exhibits.c.id == exhibit_id)
    await connection.execute(
        chosen.values(not_before=not_before, leased_until=EPOCH, attempts=attempts)
    )


async def of_case(connection: AsyncConnection, keys: Keys, case_id: str) -> list[Exhibit]:
    """All exhibits of a case by id; raises SealBroken."""
    query = READ.where(exhibits.c.case_id == case_id).order_by(exhibits.c.id)
    rows = (await connection.execute(query)).all()
    return [open_exhibit(row, keys.meet(case_id, row.wrapped_key)) for row in rows]


async def end_leases(connection: AsyncConnection) -> None:
    """Give back all that a dead process had claimed."""
    held = update(exhibits).where(exhibits.c.leased_until > EPOCH)
    await connection.execute(held.values(leased_until=EPOCH))


def _opened(rows: Iterable[Any], keys: Keys) -> Iterable[Exhibit]:
    for row in rows:
        try:
            yield open_exhibit(row, keys.meet(row.case_id, row.wrapped_key))
        except SealBroken:
            log.exception("Exhibit %s does not open and cannot be fetched", row.id)
