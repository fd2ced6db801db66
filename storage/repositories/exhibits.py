"""The exhibits: those to download and those to inspect, as queues, and those of a case."""

import logging
from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import ReturningUpdate

from storage.crypto.key_cache import KeyCache
from storage.db.engine import match_list, pad_list
from storage.db.failures import load_each
from storage.db.row_mapping import EXHIBIT_COLUMNS, unseal_exhibit, unseal_likeness
from storage.db.tables import cases, exhibits
from storage.records import ExhibitRecord, InspectionRecord
from storage.repositories.leased_queue import LeasedQueue

log = logging.getLogger(__name__)

QUEUE = LeasedQueue(exhibits, exhibits.c.id)
CLAIM_DOWNLOADS = QUEUE.build_claim([exhibits.c.id], exhibits.c.state == "wanted")
CLAIM_INSPECTIONS = QUEUE.build_claim(
    [exhibits.c.id], exhibits.c.state == "stored", ~exhibits.c.seen
)
READ = select(*EXHIBIT_COLUMNS, cases.c.wrapped_key).join_from(
    exhibits, cases, cases.c.id == exhibits.c.case_id
)
# The longest due first, and of one instant as they came: the ids of a case count up.
CLAIMED = READ.where(match_list(exhibits.c.id, "ids")).order_by(
    exhibits.c.not_before, func.length(exhibits.c.id), exhibits.c.id
)
INSPECTED = (
    select(exhibits.c.id, exhibits.c.digest, exhibits.c.likeness, cases.c.wrapped_key)
    .join_from(exhibits, cases, cases.c.id == exhibits.c.case_id)
    .where(exhibits.c.case_id == bindparam("case"), exhibits.c.seen)
    .order_by(exhibits.c.id)
)
BY_CASE = READ.where(exhibits.c.case_id == bindparam("case")).order_by(exhibits.c.id)


async def claim(
    connection: AsyncConnection,
    keys: KeyCache,
    statement: ReturningUpdate[Any],
    now: datetime,
    lease_until: datetime,
    limit: int,
) -> list[ExhibitRecord]:
    """At most `limit` exhibits of a queue; one that does not open is logged and stays."""
    claimed = await QUEUE.claim(connection, statement, now, lease_until, limit)
    if not claimed:
        return []

    async def load(ids: Collection[str]) -> dict[str, ExhibitRecord]:
        rows = await connection.execute(CLAIMED, {"ids": pad_list(ids)})
        return {
            row.id: unseal_exhibit(row, keys.load_key(row.case_id, row.wrapped_key)) for row in rows
        }

    found, failed = await load_each(load, [row.id for row in claimed])
    for exhibit_id, error in failed.items():
        told = type(error).__name__
        log.error("Exhibit %s does not open and is left alone: %s", exhibit_id, told)
    return list(found.values())


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
