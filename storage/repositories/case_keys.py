"""The wrapped keys of the cases: reading one, and checking that the ring opens them."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.crypto.envelope import NAME_BYTES, DataKey, KeyRing
from storage.db.tables import cases
from storage.errors import DecryptionError, KeyMissingError

SAMPLE = select(cases.c.id, cases.c.wrapped_key).order_by(cases.c.id).limit(100)
"""Enough to meet each key that many cases need, and no more work with many cases than with few."""


async def load_key(connection: AsyncConnection, ring: KeyRing, case_id: str) -> DataKey:
    """The data key of a case; raises KeyMissingError when the case was shredded or never was."""
    wrapped = await connection.scalar(select(cases.c.wrapped_key).where(cases.c.id == case_id))
    if wrapped is None:
        raise KeyMissingError(f"there is no case {case_id}")
    return ring.unwrap(wrapped, case_id)


async def check_ring(connection: AsyncConnection, ring: KeyRing) -> None:
    """Raises DecryptionError when the ring does not fit the store, judged by a few cases.

    One that does not open, among others that do, may be damaged: that is no reason to turn
    everybody away. Two that name one key say that this key is missing.
    """
    sealed: dict[bytes, list[Any]] = {}
    for row in await connection.execute(SAMPLE):
        sealed.setdefault(bytes(row.wrapped_key[:NAME_BYTES]), []).append(row)
    failures = [(rows, error) for rows in sealed.values() if (error := _try_rows(ring, rows))]
    for rows, error in failures:
        if len(rows) > 1 or len(failures) == len(sealed):
            raise error


def _try_rows(ring: KeyRing, rows: Iterable[Any]) -> DecryptionError | None:
    """Return why none of the rows opens; None when one does."""
    failure: DecryptionError | None = None
    for row in rows:
        try:
            ring.unwrap(row.wrapped_key, row.id)
        except DecryptionError as error:
            failure = failure or error
        else:
            return None
    return failure
