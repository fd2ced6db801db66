"""The case files that are wanted, as a queue of one row a case.

Each wish counts `asked` up; a case file that is made meets the wishes it knew of. So wishes that
come while one is being made are met by one more, and none is lost.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import Insert

from storage.crypto.key_cache import KeyCache
from storage.db.engine import match_list, pad_list
from storage.db.row_mapping import CASE_FILE_COLUMNS, RowValues, unseal_case_file
from storage.db.tables import cases, exports
from storage.db.types import EPOCH
from storage.records import CaseFileJob

READ = select(*CASE_FILE_COLUMNS, cases.c.wrapped_key).join_from(
    exports, cases, cases.c.id == exports.c.case_id
)
WANTED = (
    READ.where(exports.c.asked > exports.c.made)
    .where(exports.c.not_before <= bindparam("now"), exports.c.leased_until <= bindparam("now"))
    .order_by(exports.c.not_before)
    .limit(bindparam("limit"))
    .with_for_update(of=exports, skip_locked=True)
)
BY_CASE = READ.where(exports.c.case_id == bindparam("case"))
LEASE = (
    update(exports)
    .where(match_list(exports.c.case_id, "ids"))
    .values(leased_until=bindparam("end"))
)
END_LEASES = update(exports).where(exports.c.leased_until > EPOCH).values(leased_until=EPOCH)
RELEASE = (
    update(exports)
    .where(exports.c.case_id == bindparam("case"))
    .values(not_before=bindparam("from_then"), leased_until=EPOCH, attempts=bindparam("tries"))
)
COMPLETE = (
    update(exports)
    .where(exports.c.case_id == bindparam("case"), exports.c.made < bindparam("met"))
    .values(
        made=bindparam("met"),
        content=bindparam("told"),
        attempts=0,
        not_before=EPOCH,
        leased_until=EPOCH,
    )
)


def _build_request(insert: Any) -> Insert:
    again = {"asked": exports.c.asked + 1, "attempts": 0, "not_before": EPOCH}
    fresh: Insert = insert.on_conflict_do_update(index_elements=["case_id"], set_=again)
    return fresh


REQUEST = {
    "sqlite": _build_request(sqlite.insert(exports)),
    "postgresql": _build_request(postgresql.insert(exports)),
}


async def request(connection: AsyncConnection, chats: Mapping[str, int]) -> None:
    """Ask for the case files of these cases, each with the chat it belongs to."""
    rows = [
        {"case_id": case_id, "chat_id": chat_id, "asked": 1, "made": 0, "attempts": 0}
        for case_id, chat_id in sorted(chats.items())
    ]
    if rows:
        await connection.execute(REQUEST[connection.dialect.name], rows)


async def complete(connection: AsyncConnection, made: Iterable[RowValues]) -> None:
    """Note case files that were made, given as rows; each meets its wish and those before."""
    rows = [{"case": row["case_id"], "met": row["asked"], "told": row["content"]} for row in made]
    if rows:
        await connection.execute(COMPLETE, rows)


async def claim(
    connection: AsyncConnection, keys: KeyCache, now: datetime, lease_until: datetime, limit: int
) -> list[CaseFileJob]:
    """At most `limit` case files that are wanted; raises DecryptionError."""
    rows = (await connection.execute(WANTED, {"now": now, "limit": limit})).all()
    if rows:
        ids = pad_list(row.case_id for row in rows)
        await connection.execute(LEASE, {"ids": ids, "end": lease_until})
    return [unseal_case_file(row, keys.load_key(row.case_id, row.wrapped_key)) for row in rows]


async def release(
    connection: AsyncConnection, case_id: str, not_before: datetime, attempts: int
) -> None:
    """Give a case file back, to be claimed again from `not_before` on."""
    given = {"case": case_id, "from_then": not_before, "tries": attempts}
    await connection.execute(RELEASE, given)


async def find_by_case(
    connection: AsyncConnection, keys: KeyCache, case_id: str
) -> CaseFileJob | None:
    """The case file of one case; None while none was asked for. Raises DecryptionError."""
    row = (await connection.execute(BY_CASE, {"case": case_id})).one_or_none()
    return unseal_case_file(row, keys.load_key(case_id, row.wrapped_key)) if row else None


async def end_leases(connection: AsyncConnection) -> None:
    """Give back all that a dead process had claimed."""
    await connection.execute(END_LEASES)
