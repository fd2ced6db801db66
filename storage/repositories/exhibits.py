"""The exhibits: those to be fetched and those to be looked into, as queues, and those of a case."""

import logging
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.crypto.key_cache import Keys
from storage.db.engine import among, several
from storage.db.row_mapping import EXHIBIT, open_exhibit, open_likeness
from storage.db.tables import cases, exhibits
from storage.db.types import EPOCH
from storage.errors import SealBroken
from storage.records import Exhibit, Look

log = logging.getLogger(__name__)

READ = select(*EXHIBIT, cases.c.wrapped_key).join_from(
    exhibits, cases, cases.c.id == exhibits.c.case_id
)
FREE = (
    READ.where(exhibits.c.not_before <= bindparam("now"))
    .where(exhibits.c.leased_until <= bindparam("now"))
    .order_by(exhibits.c.not_before)
    .limit(bindparam("limit"))
    .with_for_update(of=exhibits, skip_locked=True)
)
WANTED = FREE.where(exhibits.c.state == "wanted")
UNSEEN = FREE.where(exhibits.c.state == "stored", ~exhibits.c.seen)
LOOKS = (
    select(exhibits.c.id, exhibits.c.digest, exhibits.c.likeness, cases.c.wrapped_key)
    .join_from(exhibits, cases, cases.c.id == exhibits.c.case_id)
    .where(exhibits.c.case_id == bindparam("case"), exhibits.c.seen)
    .order_by(exhibits.c.id)
)
OF_CASE = READ.where(exhibits.c.case_id == bindparam("case")).order_by(exhibits.c.id)
LEASE = update(exhibits).where(among(exhibits.c.id, "ids")).values(leased_until=bindparam("until"))
END_LEASES = update(exhibits).where(exhibits.c.leased_until > EPOCH).values(leased_until=EPOCH)
RELEASE = (
    update(exhibits)
    .where(exhibits.c.id == bindparam("exhibit"))
    .values(not_before=bindparam("from_then"), leased_until=EPOCH, attempts=bindparam("tries"))
)


async def claim(
    connection: AsyncConnection,
    keys: Keys,
    now: datetime,
    lease_until: datetime,
    limit: int,
    queue: Select[Any] = WANTED,
) -> list[Exhibit]:
    """At most `limit` exhibits of a queue; one that does not open is logged and stays."""
    rows = (await connection.execute(queue, {"now": now, "limit": limit})).all()
    if rows:
        ids = several(row.id for row in rows)
        await connection.execute(LEASE, {"ids": ids, "until": lease_until})
    return list(_opened(rows, keys))


async def release(
    connection: AsyncConnection, exhibit_id: str, not_before: datetime, attempts: int
) -> None:
    """Give an exhibit back, to be claimed again from `not_before` on."""
    given = {"exhibit": exhibit_id, "from_then": not_before, "tries": attempts}
    await connection.execute(RELEASE, given)


async def of_case(connection: AsyncConnection, keys: Keys, case_id: str) -> list[Exhibit]:
    """All exhibits of a case by id; raises SealBroken."""
    rows = (await connection.execute(OF_CASE, {"case": case_id})).all()
    return [open_exhibit(row, keys.meet(case_id, row.wrapped_key)) for row in rows]


async def looks(connection: AsyncConnection, keys: Keys, case_id: str) -> list[Look]:
    """What the exhibits of a case that were looked into are recognised by; raises SealBroken."""
    rows = (await connection.execute(LOOKS, {"case": case_id})).all()
    return [
        Look(
            row.id,
            row.digest,
            open_likeness(row.id, row.likeness, keys.meet(case_id, row.wrapped_key)),
        )
        for row in rows
    ]


async def end_leases(connection: AsyncConnection) -> None:
    """Give back all that a dead process had claimed."""
    await connection.execute(END_LEASES)


def _opened(rows: Iterable[Any], keys: Keys) -> Iterable[Exhibit]:
    for row in rows:
        try:
            yield open_exhibit(row, keys.meet(row.case_id, row.wrapped_key))
        except SealBroken:
            log.exception("Exhibit %s does not open and is left alone", row.id)
