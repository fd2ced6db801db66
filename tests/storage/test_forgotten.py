"""After a case is forgotten no key of any day opens what is left on the disk."""

from pathlib import Path

from storage.crypto.envelope import KeyRing
from storage.db.tables import cases
from storage.personal_records import ErasureRecord, SentMessage
from storage.store import Store
from tests.storage.test_secrecy import on_disk
from tests.support.storage.contents import raw, rows
from tests.support.storage.records import (
    LATER,
    NOW,
    SOON,
    begin,
    entry,
    exhibit,
    message,
    nudge,
    save,
)

MARK = ErasureRecord("m1", 1, "c1", "{}")


async def fill(store: Store) -> None:
    """A chat with a case, and something in every table that may hold it."""
    await begin(
        store,
        exhibits=(exhibit(),),
        nudges={"c1": (nudge(),)},
        messages=(message(), message("page", case_id=None)),
        journal=(entry(),),
        case_file_requests={"c1": 1},
        data_export_requests={"c1": 1},
        receipts=("u:1", "n:c1:idle:0:1", "b:c1:1", "x:e1:stored", "x:e11:stored"),
    )


async def test_the_database_holds_nothing_of_it_while_it_is_open(
    sqlite_url: str, ring: KeyRing, tmp_path: Path
) -> None:
    store = await Store.open(sqlite_url, ring)
    await fill(store)
    [(wrapped, snapshot)] = await rows(store, cases.c.wrapped_key, cases.c.snapshot)
    await save(store, shredded_chats=(1,), erasures=(MARK,))
    assert await store.personal_data.scrub()
    left = b"".join(on_disk(tmp_path).values())
    assert [mark for mark in (wrapped, wrapped[4:20], snapshot[:16]) if mark in left] == []
    await store.close()


async def test_a_chat_goes_with_all_it_has(store: Store) -> None:
    await fill(store)
    await save(
        store, shredded_chats=(1,), shredded_receipts=("n:c1:", "b:c1:", "x:e1:"), erasures=(MARK,)
    )
    stored = await raw(store)
    assert {name: len(found) for name, found in stored.items() if found} == {
        "receipts": 2,
        "erasures": 1,
    }
    assert {row.key for row in stored["receipts"]} == {"u:1", "x:e11:stored"}


async def test_a_mark_is_claimed_until_it_is_removed(store: Store) -> None:
    data = store.personal_data
    await save(store, erasures=(MARK,))
    assert await data.claim_erasures(NOW, SOON, 9) == [MARK]
    assert await data.claim_erasures(NOW, SOON, 9) == []
    await store.end_leases()
    assert await data.claim_erasures(NOW, SOON, 9) == [MARK]
    async with store.begin() as unit:
        await unit.settle_erasure("m1", LATER)
    assert await data.claim_erasures(SOON, LATER, 9) == []
    assert await data.claim_erasures(LATER, LATER, 9) == [ErasureRecord("m1", None, "c1", "")]
    await data.remove_erasure("m1")
    assert await data.claim_erasures(LATER + (LATER - NOW), LATER, 9) == []


async def test_a_message_is_noted_once_and_old_ones_are_dropped(store: Store) -> None:
    sent = SentMessage(1, 5, None, NOW)
    await store.mark_sent([], sent=[sent])
    await store.mark_sent([], sent=[sent])
    await store.personal_data.drop_sent_messages(NOW)
    async with store.begin() as unit:
        assert await unit.take_sent_messages(1, None, NOW) == [sent]
        assert await unit.take_sent_messages(1, None, NOW) == []
    await store.mark_sent([], sent=[sent])
    await store.personal_data.drop_sent_messages(LATER)
    async with store.begin() as unit:
        assert await unit.take_sent_messages(1, None, LATER) == []
