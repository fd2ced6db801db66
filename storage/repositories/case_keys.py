"""The wrapped keys of the cases: reading one, checking the ring, and changing to a new key."""

from sqlalchemy import LargeBinary, bindparam, func, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.crypto.envelope import NAME_BYTES, DataKey, KeyRing
from storage.db.tables import cases
from storage.errors import KeyMissingError

UPDATE_KEY = (
    update(cases).where(cases.c.id == bindparam("case")).values(wrapped_key=bindparam("key"))
)


async def load_key(connection: AsyncConnection, ring: KeyRing, case_id: str) -> DataKey:
    """The data key of a case; raises KeyMissingError when the case was shredded or never was."""
    wrapped = await connection.scalar(select(cases.c.wrapped_key).where(cases.c.id == case_id))
    if wrapped is None:
        raise KeyMissingError(f"there is no case {case_id}")
    return ring.unwrap(wrapped, case_id)


async def check_ring(connection: AsyncConnection, ring: KeyRing) -> None:
    """Raises KeyMissingError when the ring does not fit the store, judged by one case."""
    found = (await connection.execute(select(cases.c.id, cases.c.wrapped_key).limit(1))).first()
    if found:
        ring.unwrap(found.wrapped_key, found.id)


async def rewrap_keys(connection: AsyncConnection, ring: KeyRing, limit: int) -> int:
    """Wrap again, with the current key, at most `limit` keys that are not; how many it found."""
    name = func.substr(cases.c.wrapped_key, 1, NAME_BYTES, type_=LargeBinary)
    query = select(cases.c.id, cases.c.wrapped_key).where(
        name != literal(ring.current_name, LargeBinary)
    )
    locked = query.order_by(cases.c.id).limit(limit).with_for_update(key_share=True)
    rows = [
        {"case": row.id, "key": ring.wrap(ring.unwrap(row.wrapped_key, row.id), row.id)}
        for row in await connection.execute(locked)
    ]
    if rows:
        await connection.execute(UPDATE_KEY, rows)
    return len(rows)
