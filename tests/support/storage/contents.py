"""Everything a store holds: opened, so that two stores can be compared, or as it is on disk."""

from typing import Any

from sqlalchemy import select

from storage.crypto.key_cache import KeyCache
from storage.db.engine import begin_transaction
from storage.db.row_mapping import (
    CASE_COLUMNS,
    CASE_FILE_COLUMNS,
    EXHIBIT_COLUMNS,
    FAILED_UPDATE_COLUMNS,
    JOURNAL_COLUMNS,
    MESSAGE_COLUMNS,
    unseal_case,
    unseal_case_file,
    unseal_entry,
    unseal_exhibit,
    unseal_failed_update,
    unseal_message,
)
from storage.db.tables import cases, chats, exhibits, exports, metadata, nudges, outbox, receipts
from storage.store import Store


async def contents(store: Store) -> dict[str, list[Any]]:
    """The rows of every table, with what is sealed opened and the leases beside."""
    keys = KeyCache(store._ring)
    for case_id, wrapped in await rows(store, cases.c.id, cases.c.wrapped_key):
        keys.load_key(case_id, wrapped)
    files = await rows(store, *EXHIBIT_COLUMNS, exhibits.c.leased_until)
    wanted = await rows(store, *CASE_FILE_COLUMNS, exports.c.made, exports.c.leased_until)
    messages = await rows(store, *MESSAGE_COLUMNS, outbox.c.leased_until)
    return {
        "chats": await rows(store, chats),
        "cases": [
            unseal_case(row, keys.get_sealer(row.id)) for row in await rows(store, *CASE_COLUMNS)
        ],
        "exhibits": [(unseal_exhibit(row, keys.get_sealer(row.case_id)), row[-1]) for row in files],
        "exports": [
            (unseal_case_file(row, keys.get_sealer(row.case_id)), *row[-2:]) for row in wanted
        ],
        "nudges": await rows(store, nudges),
        "outbox": [
            (unseal_message(row, keys.get_sealer(row.case_id)), row[-1]) for row in messages
        ],
        "receipts": await rows(store, receipts),
        "journal": [
            unseal_entry(row, keys.get_sealer(row.case_id))
            for row in await rows(store, *JOURNAL_COLUMNS)
        ],
        "failed_updates": [
            unseal_failed_update(row, store._ring)
            for row in await rows(store, *FAILED_UPDATE_COLUMNS)
        ],
    }


async def raw(store: Store) -> dict[str, list[Any]]:
    """The rows of every table as they are on disk."""
    return {name: await rows(store, table) for name, table in metadata.tables.items()}


async def rows(store: Store, *columns: Any) -> list[Any]:
    """Rows in a steady order."""
    async with begin_transaction(store._engine) as connection:
        return sorted(await connection.execute(select(*columns)), key=repr)
