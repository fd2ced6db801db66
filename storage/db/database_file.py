"""Where a SQLite database lies, and whether there is anything in it."""

from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from storage.db.engine import NO_FILE


def find_database_file(url: str) -> Path | None:
    """Return the file of a SQLite database, there or not; None for any other kind."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        return None
    if parsed.get_backend_name() != "sqlite" or parsed.database in NO_FILE:
        return None
    return Path(str(parsed.database)).absolute()


def find_write_ahead_log(path: Path) -> Path:
    """Return where SQLite keeps what is committed and not yet in the file itself."""
    return path.with_name(f"{path.name}-wal")


def is_empty_file(path: Path) -> bool:
    """Whether a database file is not there, or has nothing in it."""
    return not path.exists() or path.stat().st_size == 0
