"""Updates that could not be handled: kept for a later try, and dropped once one has settled them.

They are sealed with the ring, not with the key of a case: that may be what cannot be read.
"""

import logging
from collections.abc import Collection, Iterable

from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.crypto.envelope import KeyRing
from storage.db.engine import match_list, pad_list
from storage.db.row_mapping import (
    FAILED_UPDATE_COLUMNS,
    seal_failed_update,
    unseal_failed_update,
)
from storage.db.tables import failed_updates
from storage.errors import DecryptionError
from storage.records import FailedUpdate, FailureReason
from storage.repositories.write import build_upserts

log = logging.getLogger(__name__)

TABLE = failed_updates.c
# What was kept first stays: the instant, and the JSON.
UPSERT = build_upserts(failed_updates, kept=("chat_id", "case_id", "failed_at", "payload"))
REMOVE = delete(failed_updates).where(match_list(TABLE.key, "keys"))
REMOVE_CASES = delete(failed_updates).where(match_list(TABLE.case_id, "cases"))
REMOVE_CHATS = delete(failed_updates).where(match_list(TABLE.chat_id, "chats"))
# In the order they came in: the numbers of updates are as long for years.
LIST = select(*FAILED_UPDATE_COLUMNS).order_by(TABLE.failed_at, func.length(TABLE.key), TABLE.key)
CHATS = (
    select(TABLE.chat_id)
    .where(match_list(TABLE.chat_id, "chats"), TABLE.reason == bindparam("why"))
    .distinct()
)


async def save(connection: AsyncConnection, ring: KeyRing, kept: Iterable[FailedUpdate]) -> None:
    """Keep updates; of one that is kept already, note how often it was tried, and why in vain."""
    if rows := [seal_failed_update(each, ring) for each in kept]:
        await connection.execute(UPSERT[connection.dialect.name], rows)


async def remove(connection: AsyncConnection, keys: Collection[str]) -> None:
    """Drop updates that are settled."""
    if keys:
        await connection.execute(REMOVE, {"keys": pad_list(keys)})


async def remove_by_chats(connection: AsyncConnection, chat_ids: Collection[int]) -> None:
    """Drop what was kept of these chats."""
    if chat_ids:
        await connection.execute(REMOVE_CHATS, {"chats": pad_list(chat_ids)})


async def remove_by_cases(connection: AsyncConnection, case_ids: Collection[str]) -> None:
    """Drop what was kept while these cases were on screen."""
    if case_ids:
        await connection.execute(REMOVE_CASES, {"cases": pad_list(case_ids)})


async def list_all(connection: AsyncConnection, ring: KeyRing) -> list[FailedUpdate]:
    """All that are kept, in order; one that does not open is logged and left out."""
    found = list[FailedUpdate]()
    for row in await connection.execute(LIST):
        try:
            found.append(unseal_failed_update(row, ring))
        except DecryptionError:
            log.error("The failed update %s does not open and is left alone", row.key)  # noqa: TRY400
    return found


async def find_chats(
    connection: AsyncConnection, chat_ids: Collection[int], reason: FailureReason
) -> frozenset[int]:
    """Those of the chats that have an update kept for this reason."""
    if not chat_ids:
        return frozenset()
    return frozenset(await connection.scalars(CHATS, {"chats": pad_list(chat_ids), "why": reason}))
