"""Copies of a database that is in use: by SQLite's own backup, by pg_dump and pg_restore."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from sqlalchemy import make_url

from storage.errors import BackupError

PATIENCE = 60.0
"""Seconds to wait for somebody who writes."""


def copy_sqlite(source: Path, target: Path) -> None:
    """Copy a database as it is at one instant into a new file.

    Raises BackupError, also where the copy is not sound.
    """
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        with (
            closing(sqlite3.connect(f"{source.as_uri()}?mode=rw", PATIENCE, uri=True)) as live,
            closing(sqlite3.connect(target)) as copy,
        ):
            live.backup(copy)
            (verdict,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.Error as error:
        raise BackupError(f"The database {source} cannot be copied: {error}.") from None
    if verdict != "ok":
        raise BackupError(f"The database {source} is damaged: run doctor.")


def settle_sqlite(path: Path) -> None:
    """Leave a database that nobody uses as one file, with no log beside it, and sync it."""
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode=DELETE")
    _sync_file(path)


def dump_postgresql(url: str, target: Path) -> None:
    """Write a database as it is at one instant into a new file; raises BackupError."""
    command = ("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}")
    _run_program(url, *command)
    target.chmod(0o600)
    _sync_file(target)


def restore_postgresql(url: str, source: Path) -> None:
    """Fill an empty database from such a file, wholly or not at all; raises BackupError."""
    options = ("--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction")
    _run_program(url, "pg_restore", *options, f"--dbname={make_url(url).database}", str(source))


def _run_program(url: str, program: str, *arguments: str) -> None:
    path = shutil.which(program)
    if path is None:
        raise BackupError(
            f"{program} is not on this machine: install PostgreSQL's client programs, of the"
            " server's version or newer."
        )
    done = subprocess.run(  # noqa: S603  # no part of it comes from outside
        [path, *arguments],
        env={**os.environ, **_build_environment(url)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = done.stderr.strip().splitlines()
        raise BackupError(f"{program} failed: {said[0] if said else done.returncode}")


def _build_environment(url: str) -> Mapping[str, str]:
    """Return where the programs connect to: not as arguments, which everybody on a machine sees."""
    parsed = make_url(url)
    query = {name: str(value) for name, value in parsed.query.items()}
    settings = {
        "PGHOST": parsed.host or query.get("host"),
        "PGPORT": str(parsed.port or query.get("port") or "") or None,
        "PGUSER": parsed.username,
        "PGPASSWORD": str(parsed.password) if parsed.password else None,
        "PGDATABASE": parsed.database,
        "PGSSLMODE": query.get("sslmode") or query.get("ssl"),
    }
    return {name: value for name, value in settings.items() if value}


def _sync_file(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
