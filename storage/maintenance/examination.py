"""Looks a whole store over: each sealed value is opened, each file compared with its name."""

from collections import Counter
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Table, bindparam, func, select, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.blobs.file_store import FileStore
from storage.crypto.envelope import DataKey, KeyRing
from storage.crypto.key_cache import KeyCache
from storage.db.engine import begin_transaction
from storage.db.row_mapping import (
    CASE_COLUMNS,
    CASE_FILE_COLUMNS,
    EXHIBIT_COLUMNS,
    JOURNAL_COLUMNS,
    MESSAGE_COLUMNS,
    unseal_case,
    unseal_case_file,
    unseal_entry,
    unseal_exhibit,
    unseal_message,
)
from storage.db.tables import cases, chats, exhibits, exports, failed_updates, journal, outbox
from storage.errors import DecryptionError, FileMissingError, TamperedError
from storage.maintenance.key_use import RING_SEALED
from storage.records import CaseRecord, ChatRecord, ExhibitRecord, JournalEntry

CHATS = select(chats).where(chats.c.chat_id == bindparam("chat"))
CASE = select(*CASE_COLUMNS, cases.c.wrapped_key).where(cases.c.id == bindparam("case"))
BELONGINGS: Mapping[Table, tuple[Any, Any]] = {
    exhibits: (EXHIBIT_COLUMNS, unseal_exhibit),
    exports: (CASE_FILE_COLUMNS, unseal_case_file),
    outbox: (MESSAGE_COLUMNS, unseal_message),
    journal: (JOURNAL_COLUMNS, unseal_entry),
}


@dataclass(slots=True)
class ExaminedCase:
    """One case as it was at one instant; what does not open is counted by table, and left out.

    `chat` and `record` are None where the case itself does not open.
    """

    id: str
    chat: ChatRecord | None = None
    record: CaseRecord | None = None
    key: DataKey | None = None
    exhibits: list[ExhibitRecord] = field(default_factory=list)
    journal: list[JournalEntry] = field(default_factory=list)
    unreadable: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class FileFaults:
    """Exhibits of a case whose file is missing, or is not what it was."""

    missing: int
    damaged: int


async def examine_database(engine: AsyncEngine) -> list[str]:
    """Return what the database says is wrong with itself; only SQLite can be asked."""
    async with begin_transaction(engine) as connection:
        if connection.dialect.name != "sqlite":
            return []
        found = list(await connection.scalars(text("PRAGMA integrity_check(5)")))
        broken = (await connection.execute(text("PRAGMA foreign_key_check"))).all()
    problems = [str(line).partition("\n")[0] for line in found if line != "ok"]
    return [*problems, *([f"{len(broken)} rows refer to nothing"] if broken else [])]


async def count_rows(engine: AsyncEngine) -> dict[str, int]:
    """Return how many rows there are of what an operator thinks of."""
    async with begin_transaction(engine) as connection:
        return {
            table.name: await connection.scalar(select(func.count()).select_from(table)) or 0
            for table in (chats, cases, exhibits, outbox)
        }


async def list_case_ids(engine: AsyncEngine) -> list[str]:
    """Return the ids of all cases, in order."""
    async with begin_transaction(engine) as connection:
        return list(await connection.scalars(select(cases.c.id).order_by(cases.c.id)))


async def examine_cases(engine: AsyncEngine, ring: KeyRing) -> AsyncIterator[ExaminedCase]:
    """Yield each case with what belongs to it, read in a transaction of its own."""
    for case_id in await list_case_ids(engine):
        async with begin_transaction(engine) as connection:
            found = await _examine_case(connection, ring, case_id)
        if found:  # else it was deleted meanwhile
            yield found


async def count_unreadable(engine: AsyncEngine, ring: KeyRing) -> dict[str, int]:
    """Return how many of the values that belong to no case do not open, by what they are."""
    found = dict[str, int]()
    for sealed in RING_SEALED:
        if sealed.table is cases:
            continue
        query = select(sealed.key, sealed.column).where(sealed.condition)
        async with begin_transaction(engine) as connection:
            rows = (await connection.execute(query)).all()
        count = sum(not _opens(ring, value, sealed.build_context(key)) for key, value in rows)
        if count:
            found[sealed.what] = count
    return found


async def count_waiting(engine: AsyncEngine) -> dict[str, int]:
    """Return how much waits for the operator: failed updates, and messages set aside."""
    set_aside = select(func.count()).where(outbox.c.set_aside_at.is_not(None))
    async with begin_transaction(engine) as connection:
        return {
            "updates": await connection.scalar(select(func.count(failed_updates.c.key))) or 0,
            "messages": await connection.scalar(set_aside) or 0,
        }


async def examine_files(files: FileStore, case: ExaminedCase, folder: Path) -> FileFaults:
    """Open each file of a case that is said to be stored, in a folder for files in the clear."""
    missing = damaged = 0
    for exhibit in case.exhibits:
        if case.key is None or exhibit.state != "stored" or exhibit.digest is None:
            continue
        plain = folder / "file"
        try:
            await files.copy(case.id, exhibit.digest, case.key.key, plain)
        except FileMissingError:
            missing += 1
        except TamperedError:
            damaged += 1
        finally:
            plain.unlink(missing_ok=True)
    return FileFaults(missing, damaged)


def find_orphans(case_folders: Path, case_ids: list[str]) -> list[str]:
    """Return the folders of files whose case there is not, by the id of the case."""
    if not case_folders.is_dir():
        return []
    return sorted({folder.name for folder in case_folders.iterdir()} - set(case_ids))


async def _examine_case(
    connection: AsyncConnection, ring: KeyRing, case_id: str
) -> ExaminedCase | None:
    row = (await connection.execute(CASE, {"case": case_id})).one_or_none()
    if row is None:
        return None
    found = ExaminedCase(case_id)
    try:
        found.key = KeyCache(ring).load_key(case_id, row.wrapped_key)
        found.record = unseal_case(row, found.key)
    except DecryptionError:
        found.unreadable["cases"] += 1
    if found.key is None:
        return found
    chat = (await connection.execute(CHATS, {"chat": row.chat_id})).one_or_none()
    found.chat = ChatRecord(*chat) if chat else None
    for table, (columns, unseal) in BELONGINGS.items():
        order = journal.c.n if table is journal else None
        query = select(*columns).where(table.c.case_id == case_id).order_by(order)
        for each in await connection.execute(query):
            _open_row(found, table, unseal, each)
    return found


def _open_row(found: ExaminedCase, table: Table, unseal: Any, row: Any) -> None:
    try:
        record = unseal(row, found.key)
    except (DecryptionError, ValueError):
        found.unreadable[table.name] += 1
        return
    match record:
        case ExhibitRecord():
            found.exhibits.append(record)
        case JournalEntry():
            found.journal.append(record)


def _opens(ring: KeyRing, sealed: bytes, context: str) -> bool:
    try:
        ring.unseal(sealed, context)
    except DecryptionError:
        return False
    return True
