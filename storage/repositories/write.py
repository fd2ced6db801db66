"""The writing half of a unit of work: one bulk statement for each kind of row."""

from collections.abc import Collection
from itertools import chain
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Table,
    bindparam,
    case,
    delete,
    insert,
    literal,
    literal_column,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import Insert

from storage.crypto.key_cache import KeyCache
from storage.db.engine import match_list, pad_list
from storage.db.row_mapping import (
    RowValues,
    build_row,
    seal_case,
    seal_case_file,
    seal_entry,
    seal_exhibit,
    seal_message,
)
from storage.db.tables import cases, chats, consents, exhibits, journal, nudges, outbox, receipts
from storage.db.types import EPOCH, Instant
from storage.errors import StaleRevisionError
from storage.records import CaseFileJob, Changes, ExhibitRecord, JournalEntry, OutboxMessage
from storage.repositories import case_files, data_exports

# What a later revision of a case may change.
MUTABLE_COLUMNS = (
    *("guide", "revision", "step", "phase", "snapshot", "card", "archived_at", "shown"),
    *("kept_at", "warned_at", "check_at"),
)


def build_upserts(
    table: Table, kept: Collection[str], same: str = "", **to: ColumnElement[Any]
) -> dict[str, Insert]:
    """Insert, or write over all but the key and the `kept` columns; by dialect.

    `to` is what else becomes of a column that is there. A row with another value in the column
    `same` stays as it is.
    """
    keys = [column.name for column in table.primary_key]
    fresh = [c.name for c in table.columns if c.name not in {*keys, *kept}]
    lite, post = sqlite.insert(table), postgresql.insert(table)
    return {
        "sqlite": lite.on_conflict_do_update(
            index_elements=keys,
            set_={name: lite.excluded[name] for name in fresh} | to,
            where=table.c[same] == lite.excluded[same] if same else None,
        ),
        "postgresql": post.on_conflict_do_update(
            index_elements=keys,
            set_={name: post.excluded[name] for name in fresh} | to,
            where=table.c[same] == post.excluded[same] if same else None,
        ),
    }


UPSERT_CHATS = build_upserts(chats, kept=())
# A claim is for what a row was to have done: one that has gone on to its next state is free.
STATE_CHANGES = exhibits.c.state != literal_column("excluded.state")
NEXT_LEASE = case((STATE_CHANGES, literal(EPOCH, Instant)), else_=exhibits.c.leased_until)
# What is sealed for one case must not be written over that of another: neither would open.
UPSERT_EXHIBITS = build_upserts(
    exhibits,
    same="case_id",
    kept=("case_id", "chat_id", "not_before", "leased_until"),
    leased_until=NEXT_LEASE,
)
INSERT_MESSAGES = {
    "sqlite": sqlite.insert(outbox).on_conflict_do_nothing(index_elements=["key"]),
    "postgresql": postgresql.insert(outbox).on_conflict_do_nothing(index_elements=["key"]),
}
# All of them, not only the parked: so it waits for a claim that is about to park one.
RESUME_NUDGES = (
    update(nudges).where(match_list(nudges.c.chat_id, "ids")).values(falls_at=nudges.c.due_at)
)
CLEAR_NUDGES = delete(nudges).where(match_list(nudges.c.case_id, "ids"))
INSERT_CONSENTS = insert(consents)
INSERT_CASES, INSERT_NUDGES = insert(cases), insert(nudges)
INSERT_RECEIPTS, INSERT_ENTRIES = insert(receipts), insert(journal)
UPDATE_CASES = (
    update(cases)
    .where(cases.c.id == bindparam("case_id"), cases.c.revision == bindparam("before"))
    .values({name: bindparam(name) for name in MUTABLE_COLUMNS})
)


async def save_receipts(connection: AsyncConnection, changes: Changes) -> None:
    """Note what is done now; a receipt that is there means another process did it."""
    rows = [{"key": key, "at": changes.at} for key in sorted(set(changes.receipts))]
    try:
        await _execute_rows(connection, INSERT_RECEIPTS, rows)
    except IntegrityError as error:
        raise StaleRevisionError("another process wrote one of the receipts") from error


async def save_chats(connection: AsyncConnection, changes: Changes, awake: Collection[int]) -> None:
    """Write the chats; where one may have woken, its nudges fall again."""
    rows = [build_row(chat) for chat in sorted(changes.chats, key=lambda chat: chat.chat_id)]
    await _execute_rows(connection, UPSERT_CHATS[connection.dialect.name], rows)
    woken = [c.chat_id for c in changes.chats if c.asleep_at is None and c.chat_id not in awake]
    if woken:
        await connection.execute(RESUME_NUDGES, {"ids": pad_list(woken)})


async def save_cases(connection: AsyncConnection, changes: Changes, keys: KeyCache) -> None:
    """Insert the new cases, each with a fresh key, and update the others."""
    fresh = [case for case in changes.cases if case.revision == 1]
    wrapped = {case.id: keys.create_key(case.id) for case in fresh}
    inserted = [
        seal_case(case, keys.get_sealer(case.id)) | {"wrapped_key": wrapped[case.id]}
        for case in fresh
    ]
    try:
        await _execute_rows(connection, INSERT_CASES, inserted)
    except IntegrityError as error:
        raise StaleRevisionError("another process opened one of the cases") from error
    updated = [
        seal_case(case, keys.get_sealer(case.id))
        | {"case_id": case.id, "before": case.revision - 1}
        for case in changes.cases
        if case.revision > 1
    ]
    await _execute_rows(connection, UPDATE_CASES, updated)


def find_sealed_cases(changes: Changes) -> set[str]:
    """The cases whose keys `save_belongings` needs."""
    belongings: tuple[ExhibitRecord | CaseFileJob | OutboxMessage | JournalEntry, ...] = (
        *changes.exhibits,
        *changes.case_files,
        *changes.messages,
        *changes.journal,
    )
    return {record.case_id for record in belongings if record.case_id is not None}


async def save_belongings(connection: AsyncConnection, changes: Changes, keys: KeyCache) -> None:
    """Write what belongs to the cases: exhibits, case files, nudges, messages, journal."""
    dialect = connection.dialect.name
    files = [
        seal_exhibit(exhibit, keys.get_sealer(exhibit.case_id)) for exhibit in changes.exhibits
    ]
    await _execute_rows(connection, UPSERT_EXHIBITS[dialect], files)
    await case_files.REQUESTS.request(connection, changes.case_file_requests)
    made = [seal_case_file(job, keys.get_sealer(job.case_id)) for job in changes.case_files]
    await case_files.complete(connection, made)
    await data_exports.REQUESTS.request(connection, changes.data_export_requests)
    await data_exports.complete(connection, changes.data_exports, changes.at)
    await _execute_rows(connection, INSERT_CONSENTS, [build_row(c) for c in changes.consents])
    await _replace_nudges(connection, changes)
    lease = {"leased_until": changes.leased_until or EPOCH}
    messages = [
        seal_message(each, keys.get_sealer(each.case_id)) | lease for each in changes.messages
    ]
    await _execute_rows(connection, INSERT_MESSAGES[dialect], messages)
    entries = [seal_entry(entry, keys.get_sealer(entry.case_id)) for entry in changes.journal]
    await _execute_rows(connection, INSERT_ENTRIES, entries)


async def _replace_nudges(connection: AsyncConnection, changes: Changes) -> None:
    if not changes.nudges:
        return
    await connection.execute(CLEAR_NUDGES, {"ids": pad_list(changes.nudges)})
    pending = chain.from_iterable(changes.nudges.values())
    await _execute_rows(
        connection, INSERT_NUDGES, [build_row(row) | {"falls_at": row.due_at} for row in pending]
    )


async def _execute_rows(connection: AsyncConnection, statement: Any, rows: list[RowValues]) -> None:
    """Run one statement for all rows, or none for no rows."""
    if rows:
        await connection.execute(statement, rows)
