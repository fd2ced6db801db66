"""Seals with the ring's first key what older keys have sealed, while the bot runs.

Each step is a short transaction of its own. What is done stays done when the process is killed, and
the rest is found again by the name of its key.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import LargeBinary, bindparam, literal, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.crypto.envelope import KeyRing
from storage.db.engine import begin_transaction
from storage.errors import DecryptionError
from storage.maintenance.key_use import RING_SEALED, KeyUse, RingSealedColumn, count_key_use

BATCH_SIZE = 200
"""Rows of one transaction: the bot, which may wait for it, waits a moment only."""

# In the order in which a unit of work meets them; and those it meets before it seals anything.
LOCK_TABLES = text("LOCK TABLE chats, cases, receipts, outbox, failed_updates IN EXCLUSIVE MODE")


@dataclass(frozen=True, slots=True)
class Rotation:
    """What was sealed anew, and what each key has sealed now, all of it committed."""

    rewrapped: int
    use: KeyUse


async def rewrap_all(engine: AsyncEngine, ring: KeyRing) -> Rotation:
    """Seal all that older keys have sealed with the first one; what does not open is left alone.

    The count at the end waits for whoever is writing and lets nobody write meanwhile: what it does
    not find, nobody has. Raises UnavailableError.
    """
    done = 0
    for sealed in RING_SEALED:
        last: object | None = None
        while True:
            async with begin_transaction(engine) as connection:
                rows = await _lock_rows(connection, ring, sealed, last)
                done += await _rewrap_rows(connection, ring, sealed, rows)
            if not rows:
                break
            last = rows[-1].key
    async with begin_transaction(engine) as connection:
        await _keep_writers_out(connection)
        return Rotation(done, await count_key_use(connection))


async def _lock_rows(
    connection: AsyncConnection, ring: KeyRing, sealed: RingSealedColumn, last: object | None
) -> list[Any]:
    """Return the next rows, in the order of their keys, that another key has sealed."""
    query = select(sealed.key.label("key"), sealed.column.label("value")).where(
        sealed.condition, sealed.key_name != literal(ring.current_name, LargeBinary)
    )
    if last is not None:
        query = query.where(sealed.key > last)
    locked = query.order_by(sealed.key).limit(BATCH_SIZE).with_for_update(key_share=True)
    return list(await connection.execute(locked))


async def _rewrap_rows(
    connection: AsyncConnection, ring: KeyRing, sealed: RingSealedColumn, rows: list[Any]
) -> int:
    changed = []
    for row in rows:
        context = sealed.build_context(row.key)
        try:
            plain = ring.unseal(row.value, context)
        except DecryptionError:
            continue  # the count at the end still names its key
        changed.append({"row": row.key, "value": ring.seal(plain, context)})
    if changed:
        statement = (
            update(sealed.table)
            .where(sealed.key == bindparam("row"))
            .values({sealed.column: bindparam("value")})
        )
        await connection.execute(statement, changed)
    return len(changed)


async def _keep_writers_out(connection: AsyncConnection) -> None:
    """Let nobody write until the end of the transaction; SQLite's already does."""
    if connection.dialect.name == "postgresql":
        await connection.execute(LOCK_TABLES)
