"""The exhibits: those to be fetched and those to be looked into, as queues, and those of a case."""

import logging
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.crypto.key_cache import KeyCache
from storage.db.engine import match_list, pad_list
from storage.db.row_mapping import EXHIBIT_COLUMNS, unseal_exhibit, unseal_likeness
from storage.db.tables import cases, exhibits
from storage.db.types import EPOCH
from storage.errors import DecryptionError
from storage.records import ExhibitRecord, InspectionRecord

log = logging.getLogger(__name__)

READ = select(*EXHIBIT_COLUMNS, cases.c.wrapped_key).join_from(
    exhibits, cases, cases.c.id == exhibits.c.case_id
)
CLAIMABLE = (
    READ.where(exhibits.c.not_before <= bindparam("now"))
    .where(exhibits.c.leased_until <= bindparam("now"))
    .order_by(exhibits.c.not_before)
    .limit(bindparam("limit"))
    .with_for_update(of=exhibits, skip_locked=True)
)
WANTED = CLAIMABLE.where(exhibits.c.state == "wanted")
UNINSPECTED = CLAIMABLE.where(exhibits.c.state == "stored", ~exhibits.c.seen)
INSPECTED = (
    select(exhibits.c.id, exhibits.c.digest, exhibits.c.likeness, cases.c.wrapped_key)
    .join_from(exhibits, cases, cases.c.id == exhibits.c.case_id)
    .where(exhibits.c.case_id == bindparam("case"), exhibits.c.seen)
    .order_by(exhibits.c.id)
)
BY_CASE = READ.where(exhibits.c.case_id == bindparam("case")).order_by(exhibits.c.id)
LEASE = (
    update(exhibits).where(match_list(exhibits.c.id, "ids")).values(leased_until=bindparam("until"))
)
END_LEASES = update(exhibits).where(exhibits.c.leased_until > EPOCH).values(leased_until=EPOCH)
RELEASE = (
    update(exhibits)
    .where(exhibits.c.id == bindparam("exhibit"))
    .values(not_before=bindparam("from_then"), leased_until=EPOCH, attempts=bindparam("tries"))
)


async def claim(
    connection: AsyncConnection,
    keys: KeyCache,
    now: datetime,
    lease_until: datetime,
    limit: int,
    queue: Select[Any] = WANTED,
) -> list[ExhibitRecord]:
    """At most `limit` exhibits of a queue; one that does not open is logged and stays."""
    rows = (await connection.execute(queue, {"now": now, "limit": limit})).all()
    if rows:
        ids = pad_list(row.id for row in rows)
        await connection.execute(LEASE, {"ids": ids, "until": lease_until})
    return list(_unseal_rows(rows, keys))


async def release(
    connection: AsyncConnection, exhibit_id: str, not_before: datetime, attempts: int
) -> None:
    """Give an exhibit back, to be claimed again from `not_before` on."""
    given = {"exhibit": exhibit_id, "from_then": not_before, "tries": attempts}
    await connection.execute(RELEASE, given)


async def list_by_case(
    connection: AsyncConnection, keys: KeyCache, case_id: str
) -> list[ExhibitRecord]:
    """All exhibits of a case by id; raises DecryptionError."""
    rows = (await connection.execute(BY_CASE, {"case": case_id})).all()
    return [unseal_exhibit(row, keys.load_key(case_id, row.wrapped_key)) for row in rows]


async def list_inspections(
    connection: AsyncConnection, keys: KeyCache, case_id: str
) -> list[InspectionRecord]:
    """The perceptual hashes of the inspected exhibits of a case; raises DecryptionError."""
    rows = (await connection.execute(INSPECTED, {"case": case_id})).all()
    return [
        InspectionRecord(
            row.id,
            row.digest,
            unseal_likeness(row.id, row.likeness, keys.load_key(case_id, row.wrapped_key)),
        )
        for row in rows
    ]


async def end_leases(connection: AsyncConnection) -> None:
    """Give back all that a dead process had claimed."""
    await connection.execute(END_LEASES)


def _unseal_rows(rows: Iterable[Any], keys: KeyCache) -> Iterable[ExhibitRecord]:
    for row in rows:
        try:
            yield unseal_exhibit(row, keys.load_key(row.case_id, row.wrapped_key))
        except DecryptionError:
            log.exception("Exhibit %s does not open and is left alone", row.id)
