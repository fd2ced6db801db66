"""What an error of the database means: it passes, the database is broken, or it is about one row.

Only what really passes may be tried again for ever: whoever does so holds up everybody else. So an
error that is not known to pass is taken for one of the row, or of the code.
"""

import sqlite3
from collections.abc import Awaitable, Callable, Collection
from typing import TypeVar

from sqlalchemy.exc import DBAPIError

from storage.errors import DamagedError, DecryptionError, StorageError, UnavailableError

K = TypeVar("K", int, str)
V = TypeVar("V")

PASSING_CODES = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_INTERRUPT,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_SCHEMA,
    }
)
DAMAGE_CODES = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
UNREADABLE_CODES = frozenset(
    {sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ, sqlite3.SQLITE_IOERR_CORRUPTFS}
)
"""A place of the disk that cannot be read: it does not pass as a disk does that is full."""

PRIMARY = 0xFF  # of a code of SQLite's, the part that is not only a detail

PASSING_CLASSES = frozenset({"08", "25", "40", "53", "55", "57", "58"})
"""Of an SQLSTATE: connection, transaction, rollback, resources, locks, operator, system."""

DAMAGE_CLASS = "XX"

DAMAGED = (
    "The database is damaged ({reason}). Stop the bot, keep a copy of its data as they are, and"
    " restore the last backup."
)


def convert_error(error: Exception) -> StorageError | None:
    """The error as a caller can act on it; None for one that is about a row, or a mistake."""
    if not isinstance(error, DBAPIError):
        return UnavailableError(f"the connection to the database is lost: {type(error).__name__}")
    code = getattr(error.orig, "sqlite_errorcode", None)
    state = getattr(error.orig, "sqlstate", None)
    if _is_damage(code, state):
        return DamagedError(DAMAGED.format(reason=_name_reason(error)))
    if error.connection_invalidated or _is_passing(code, state) or _is_lost(error):
        return UnavailableError(f"the database gave up: {error}")
    return None


def _is_damage(code: int | None, state: str | None) -> bool:
    if code is not None:
        return code & PRIMARY in DAMAGE_CODES or code in UNREADABLE_CODES
    return state is not None and state.startswith(DAMAGE_CLASS)


def _is_passing(code: int | None, state: str | None) -> bool:
    if code is not None:
        return code & PRIMARY in PASSING_CODES
    return state is not None and state[:2] in PASSING_CLASSES


def _is_lost(error: DBAPIError) -> bool:
    """Whether it came of a connection that broke, for which a driver has no code."""
    cause = error.orig.__cause__ if error.orig else None
    return isinstance(cause, OSError | EOFError)


def _name_reason(error: DBAPIError) -> str:
    """What SQLite says of it, or PostgreSQL's code: neither quotes a row."""
    name = getattr(error.orig, "sqlite_errorname", None)
    return str(error.orig) if name else f"SQLSTATE {getattr(error.orig, 'sqlstate', '?')}"


async def load_each(
    load: Callable[[Collection[K]], Awaitable[dict[K, V]]], ids: Collection[K]
) -> tuple[dict[K, V], dict[K, Exception]]:
    """What `load` finds, and why each of the rest cannot be read.

    All are read at once; only where that fails, one by one. An error that passes, or is not about
    one row, is raised.
    """
    try:
        return await load(ids), {}
    except Exception as error:  # noqa: BLE001  # what a broken row makes of itself is not known
        _check_row_error(error)
    found, failed = dict[K, V](), dict[K, Exception]()
    for each in sorted(set(ids)):
        try:
            found |= await load([each])
        except Exception as error:  # noqa: BLE001
            _check_row_error(error)
            failed[each] = error
    return found, failed


def _check_row_error(error: Exception) -> None:
    """Raise an error after which nothing else can be read in its transaction."""
    if isinstance(error, StorageError) and not isinstance(error, DecryptionError):
        raise error
    if isinstance(error, ConnectionError | TimeoutError):
        raise error
    if isinstance(error, DBAPIError):
        # PostgreSQL ends a transaction with the first error; SQLite goes on.
        is_ended = not isinstance(error.orig, sqlite3.Error)
        if is_ended or isinstance(convert_error(error), UnavailableError):
            raise error
