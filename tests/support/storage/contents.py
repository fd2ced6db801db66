"""Everything a store holds: opened, so that two stores can be compared, or as it is on disk."""

from typing import Any

from sqlalchemy import select

from storage.crypto.key_cache import Keys
from storage.db.engine import transaction
from storage.db.row_mapping import (
    CASE,
    ENTRY,
    EXHIBIT,
    EXPORT,
    LETTER,
    open_case,
    open_entry,
    open_exhibit,
    open_export,
    open_letter,
)
from storage.db.tables import cases, chats, exhibits, exports, metadata, nudges, outbox, receipts
from storage.store import Store


async def contents(store: Store) -> dict[str, list[Any]]:
    """The rows of every table, with what is sealed opened and the leases beside."""
    keys = Keys(store._ring)
    for case_id, wrapped in await rows(store, cases.c.id, cases.c.wrapped_key):
        keys.meet(case_id, wrapped)
    files = await rows(store, *EXHIBIT, exhibits.c.leased_until)
    wanted = await rows(store, *EXPORT, exports.c.made, exports.c.leased_until)
    letters = await rows(store, *LETTER, outbox.c.leased_until)
    return {
        "chats": await rows(store, chats),
        "cases": [open_case(row, keys.of(row.id)) for row in await rows(store, *CASE)],
        "exhibits": [(open_exhibit(row, keys.of(row.case_id)), row[-1]) for row in files],
        "exports": [(open_export(row, keys.of(row.case_id)), *row[-2:]) for row in wanted],
        "nudges": await rows(store, nudges),
        "outbox": [(open_letter(row, keys.of(row.case_id)), row[-1]) for row in letters],
        "receipts": await rows(store, receipts),
        "journal": [open_entry(row, keys.of(row.case_id)) for row in await rows(store, *ENTRY)],
    }


async def raw(store: Store) -> dict[str, list[Any]]:
    """The rows of every table as they are on disk."""
    return {name: await rows(store, table) for name, table in metadata.tables.items()}


async def rows(store: Store, *columns: Any) -> list[Any]:
    """Rows in a steady order."""
    async with transaction(store._engine) as connection:
        return sorted(await connection.execute(select(*columns)), key=repr)
