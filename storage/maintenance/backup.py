"""Makes a backup while the bot runs, and puts one back: the database and the files it names.

The files are copied first, then the database, then the files that came meanwhile. A file is whole
before the database names it, and is deleted after the database has let go of it: so each file that
the copy of the database names was there at the one time or at the other.
"""

import shutil
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, inspect, select

from storage.blobs.atomic_write import make_folder, sync_folder
from storage.blobs.file_store import CASES, locate_folder
from storage.db.database_file import find_database_file
from storage.db.engine import begin_transaction, open_engine
from storage.db.tables import cases, metadata
from storage.errors import BackupError
from storage.maintenance.database_copy import (
    copy_sqlite,
    dump_postgresql,
    restore_postgresql,
    settle_sqlite,
)
from storage.maintenance.key_use import count_key_use
from storage.maintenance.manifest import FileSum, Manifest, copy_file, sum_file, verify_files
from storage.migrations.upgrade import REVISIONS, find_revision

SQLITE_NAME, POSTGRESQL_NAME = "database.sqlite", "database.dump"
FILES_NAME = f"files/{CASES}"


@dataclass(frozen=True, slots=True)
class StorePlaces:
    """Where a store is: the URLs of its database and of its folder of files."""

    database_url: str
    files_url: str

    @property
    def database(self) -> Path | None:
        """The file of a SQLite database, None for another kind."""
        return find_database_file(self.database_url)

    @property
    def case_folders(self) -> Path:
        """Where each case has its folder of files."""
        return locate_folder(self.files_url) / CASES


async def make_backup(places: StorePlaces, out: Path, at: datetime) -> Manifest:
    """Write a backup into the folder `out`, new or empty; the manifest comes last.

    Raises BackupError, OSError, and StorageError where the database cannot be read.
    """
    _make_backup_folder(out)
    sums = dict[str, FileSum]()
    keys = (await _read_facts(places)).keys
    _copy_case_files(places.case_folders, out, sums)
    name = SQLITE_NAME if places.database else POSTGRESQL_NAME
    if places.database:
        copy_sqlite(places.database, out / name)
        copied = StorePlaces(f"sqlite:///{out / name}", places.files_url)
    else:
        dump_postgresql(places.database_url, out / name)
        copied = places
    facts = await _read_facts(copied)
    if places.database:
        settle_sqlite(out / name)
    _copy_case_files(places.case_folders, out, sums)
    _drop_strangers(out, sums, facts.case_ids)
    sums[name] = sum_file(out / name)
    manifest = Manifest(
        at.isoformat(),
        "sqlite" if places.database else "postgresql",
        facts.schema,
        len(facts.case_ids),
        tuple(sorted(facts.keys | keys)),
        sums,
    )
    manifest.write(out)
    return manifest


def _make_backup_folder(out: Path) -> None:
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise BackupError(f"{out} is there already: name a folder that is new or empty.")
    make_folder(out)
    out.chmod(0o700)
    for folder in (out / "files", out / FILES_NAME):
        make_folder(folder)


def check_backup(folder: Path) -> Manifest:
    """Return the manifest of a backup in which each file is as it says; raises BackupError."""
    manifest = Manifest.read(folder)
    verify_files(folder, manifest)
    return manifest


async def restore_backup(places: StorePlaces, folder: Path, manifest: Manifest) -> None:
    """Put back a backup that was checked, where nothing is; the database comes last.

    Raises BackupError where something is there already, and OSError.
    """
    await _check_empty(places, manifest)
    try:
        _restore_files(places, folder, manifest)
        if places.database:
            make_folder(places.database.parent)
            draft = places.database.with_name(f"{places.database.name}.restoring")
            draft.unlink(missing_ok=True)
            _copy_verified(folder / SQLITE_NAME, draft, manifest.files[SQLITE_NAME])
            draft.replace(places.database)
            sync_folder(places.database.parent)
        else:
            restore_postgresql(places.database_url, folder / POSTGRESQL_NAME)
    except BaseException:
        shutil.rmtree(places.case_folders, ignore_errors=True)  # there was none before
        raise


@dataclass(frozen=True, slots=True)
class _Facts:
    """The schema and the cases of a database, and the names of the keys that open it."""

    schema: str
    case_ids: frozenset[str]
    keys: frozenset[str]


async def _read_facts(places: StorePlaces) -> _Facts:
    async with (
        open_engine(places.database_url) as engine,
        begin_transaction(engine) as connection,
    ):
        revision = await find_revision(connection)
        if revision is None:
            raise BackupError("The database has no tables yet: there is nothing to back up.")
        ids = frozenset(await connection.scalars(select(cases.c.id)))
        names = frozenset(name.hex() for name in await count_key_use(connection))
        return _Facts(revision, ids, names)


def _copy_case_files(case_folders: Path, out: Path, sums: dict[str, FileSum]) -> None:
    """Copy what is not copied yet; what is deleted meanwhile is passed over."""
    for source in _list_files(case_folders):
        name = f"{FILES_NAME}/{source.parent.name}/{source.name}"
        if name in sums:
            continue
        make_folder((out / name).parent)
        try:
            sums[name] = copy_file(source, out / name)
        except FileNotFoundError:
            (out / name).unlink(missing_ok=True)
    for folder in (out / FILES_NAME).iterdir():
        sync_folder(folder)


def _list_files(case_folders: Path) -> Iterator[Path]:
    if case_folders.is_dir():
        for folder in sorted(case_folders.iterdir()):
            try:
                yield from sorted(folder.iterdir())
            except (FileNotFoundError, NotADirectoryError):
                continue


def _drop_strangers(out: Path, sums: dict[str, FileSum], case_ids: Collection[str]) -> None:
    """Leave out the files of cases that the copy of the database does not have."""
    for folder in (out / FILES_NAME).iterdir():
        if folder.name not in case_ids:
            shutil.rmtree(folder)
            prefix = f"{FILES_NAME}/{folder.name}/"
            for name in [name for name in sums if name.startswith(prefix)]:
                del sums[name]


async def _check_empty(places: StorePlaces, manifest: Manifest) -> None:
    kind = "sqlite" if places.database else "postgresql"
    if kind != manifest.database:
        raise BackupError(f"The backup is of {manifest.database}, and DATABASE_URL is not.")
    if manifest.schema not in REVISIONS:
        raise BackupError("The backup is of a newer version of the bot: install that one.")
    if any(_list_files(places.case_folders)):
        raise BackupError(f"{places.case_folders} has files already: move them away first.")
    if places.database:
        if places.database.exists():
            raise BackupError(f"{places.database} is there already: move it away first.")
        return
    async with (
        open_engine(places.database_url) as engine,
        begin_transaction(engine) as connection,
    ):
        if await connection.run_sync(_find_tables):
            raise BackupError("The database has tables already: name an empty one.")


def _find_tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names()) & set(metadata.tables)


def _restore_files(places: StorePlaces, folder: Path, manifest: Manifest) -> None:
    make_folder(places.case_folders)
    for name, expected in manifest.files.items():
        if name.startswith(f"{FILES_NAME}/"):
            target = places.case_folders / Path(name).relative_to(FILES_NAME)
            make_folder(target.parent)
            _copy_verified(folder / name, target, expected)
    for made in places.case_folders.iterdir():
        sync_folder(made)


def _copy_verified(source: Path, target: Path, expected: FileSum) -> None:
    if copy_file(source, target) != expected:
        target.unlink()
        raise BackupError(f"The backup changed while it was restored: {source.name}.")
