"""The case files that are wanted, as a queue of one row a case."""

import logging
from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.crypto.key_cache import KeyCache
from storage.db.engine import match_list, pad_list
from storage.db.failures import load_each
from storage.db.row_mapping import CASE_FILE_COLUMNS, RowValues, unseal_case_file
from storage.db.tables import cases, exports
from storage.db.types import EPOCH
from storage.records import CaseFileJob
from storage.repositories.leased_queue import LeasedQueue
from storage.repositories.request_counter import RequestCounter

log = logging.getLogger(__name__)

QUEUE = LeasedQueue(exports, exports.c.case_id)
CLAIM = QUEUE.build_claim([exports.c.case_id], exports.c.asked > exports.c.made)
READ = select(*CASE_FILE_COLUMNS, cases.c.wrapped_key).join_from(
    exports, cases, cases.c.id == exports.c.case_id
)
CLAIMED = READ.where(match_list(exports.c.case_id, "ids")).order_by(
    exports.c.not_before, exports.c.case_id
)
BY_CASE = READ.where(exports.c.case_id == bindparam("case"))
REQUESTS = RequestCounter(exports)
COMPLETE = REQUESTS.build_completion(content=bindparam("new_content"), not_before=EPOCH)


async def complete(connection: AsyncConnection, made: Iterable[RowValues]) -> None:
    """Note case files that were made, given as rows; each meets its request and those before."""
    rows = [
        {"case": row["case_id"], "met": row["asked"], "new_content": row["content"]} for row in made
    ]
    if rows:
        await connection.execute(COMPLETE, rows)


async def claim(
    connection: AsyncConnection, keys: KeyCache, now: datetime, lease_until: datetime, limit: int
) -> list[CaseFileJob]:
    """At most `limit` case files that are wanted; one that does not open is logged and stays."""
    claimed = await QUEUE.claim(connection, CLAIM, now, lease_until, limit)
    if not claimed:
        return []

    async def load(ids: Collection[str]) -> dict[str, CaseFileJob]:
        rows = await connection.execute(CLAIMED, {"ids": pad_list(ids)})
        return {
            row.case_id: unseal_case_file(row, keys.load_key(row.case_id, row.wrapped_key))
            for row in rows
        }

    found, failed = await load_each(load, [row.case_id for row in claimed])
    for case_id, error in failed.items():
        told = type(error).__name__
        log.error("The case file of case %s does not open and is left alone: %s", case_id, told)
    return list(found.values())


async def find_by_case(
    connection: AsyncConnection, keys: KeyCache, case_id: str
) -> CaseFileJob | None:
    """The case file of one case; None while none was asked for. Raises DecryptionError."""
    row = (await connection.execute(BY_CASE, {"case": case_id})).one_or_none()
    return unseal_case_file(row, keys.load_key(case_id, row.wrapped_key)) if row else None
