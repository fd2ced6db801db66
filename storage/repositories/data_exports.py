"""The data of cases that their buyers ask for, as a queue of one row a case.

Many wishes may be met by one. What was packed is due once more after some days, to be deleted.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import bindparam, case, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.db.tables import data_exports
from storage.db.types import EPOCH, Instant
from storage.personal_records import DataExportJob
from storage.repositories.leased_queue import LeasedQueue
from storage.repositories.request_counter import RequestCounter

QUEUE = LeasedQueue(data_exports, data_exports.c.case_id)
CLAIM = QUEUE.build_claim(
    [data_exports.c[name] for name in DataExportJob.__slots__],
    (data_exports.c.asked > data_exports.c.made) | (data_exports.c.digests != ""),
)
KEPT_TIME = timedelta(days=2)
"""For how long what was packed is kept, should it not have left yet."""

IS_LAST_WISH = data_exports.c.asked == bindparam("met")
REQUESTS = RequestCounter(data_exports, digests="")
COMPLETE = REQUESTS.build_completion(
    digests=bindparam("packed"),
    not_before=case((IS_LAST_WISH, bindparam("until", type_=Instant)), else_=EPOCH),
)
CLEAR = (
    update(data_exports)
    .where(data_exports.c.case_id == bindparam("case"), data_exports.c.asked == data_exports.c.made)
    .values(digests="", leased_until=EPOCH)
)


async def complete(
    connection: AsyncConnection, made: Iterable[DataExportJob], at: datetime
) -> None:
    """Note what was packed, or given up; each meets its wish and those before.

    What was packed is due once more after some time, unless there is a new wish.
    """
    for job in made:
        met = {"case": job.case_id, "met": job.asked, "packed": job.digests}
        await connection.execute(COMPLETE, {**met, "until": at + KEPT_TIME})


async def claim(
    connection: AsyncConnection, now: datetime, lease_until: datetime, limit: int
) -> list[DataExportJob]:
    """At most `limit` wishes, or packed files that have lain long enough."""
    rows = await QUEUE.claim(connection, CLAIM, now, lease_until, limit)
    return [DataExportJob(*row) for row in rows]


async def clear(connection: AsyncConnection, case_id: str) -> None:
    """Note that the packed files are deleted, unless there is a new wish."""
    await connection.execute(CLEAR, {"case": case_id})
