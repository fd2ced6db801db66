"""The wrapped keys of the cases: reading one, and checking that the ring opens them."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.crypto.envelope import NAME_BYTES, DataKey, KeyRing
from storage.db.tables import cases
from storage.errors import KeyMissingError

SAMPLE = select(cases.c.id, cases.c.wrapped_key).order_by(cases.c.id).limit(100)
"""Enough to meet each key that many cases need, and no more work with many cases than with few."""


async def load_key(connection: AsyncConnection, ring: KeyRing, case_id: str) -> DataKey:
    """The data key of a case; raises KeyMissingError when the case was shredded or never was."""
    wrapped = await connection.scalar(select(cases.c.wrapped_key).where(cases.c.id == case_id))
    if wrapped is None:
        raise KeyMissingError(f"there is no case {case_id}")
    return ring.unwrap(wrapped, case_id)


async def check_ring(connection: AsyncConnection, ring: KeyRing) -> None:
    """Raises DecryptionError when the ring does not fit the store, judged by a few cases."""
    rows = await connection.execute(SAMPLE)
    for row in {bytes(row.wrapped_key[:NAME_BYTES]): row for row in rows}.values():
        ring.unwrap(row.wrapped_key, row.id)
