"""Stopped before any of its statements, a transaction leaves no trace and can be repeated."""

from collections.abc import Awaitable, Callable
from itertools import count

import pytest

from storage.crypto.envelope import KeyRing
from storage.store import Store
from tests.support.storage.contents import contents
from tests.support.storage.crashes import Killed, counted
from tests.support.storage.records import (
    LATER,
    NOW,
    SOON,
    begin,
    case,
    changes,
    chat,
    entry,
    exhibit,
    message,
    nudge,
    save,
)

Act = Callable[[Store], Awaitable[object]]


async def turn(store: Store) -> None:
    """One batch that touches every table, in every way it can."""
    async with store.begin() as batch:
        await batch.find_receipts(["u:2"])
        await batch.load_chats([1, 2])
        await batch.load_cases(["c1", "c2"])
        await batch.save(
            changes(
                receipts=("u:2", "u:3"),
                chats=(chat(1, language="zh"), chat(2), chat(3)),
                cases=(case("c1", revision=2, step="order_number"), case("c3", chat_id=3)),
                exhibits=(exhibit("e1", name="carton.jpg"), exhibit("e3", case_id="c3")),
                nudges={"c1": (nudge("new"),), "c3": (nudge(case_id="c3", chat_id=3),)},
                messages=(
                    message("c1.2.0"),
                    message("c3.1.0", case_id="c3"),
                    message("x", case_id=None),
                ),
                journal=(entry(2), entry(case_id="c3")),
                shredded_cases=("c2",),
            )
        )


ACTS: dict[str, Act] = {
    "turn": turn,
    "claim_messages": lambda store: store.claim_messages(NOW, SOON, 10),
    "mark_sent": lambda store: store.mark_sent(["c1.1.0"], {"c1": 7}),
    "release_messages": lambda store: store.release_messages(["c1.1.0"], LATER),
    "sleep_chat": lambda store: store.sleep_chat(1, NOW),
    "claim_due": lambda store: store.claim_nudges(NOW, SOON, 10),
    "claim_wanted": lambda store: store.claim_downloads(NOW, SOON, 10),
    "claim_unseen": lambda store: store.claim_inspections(NOW, SOON, 10),
    "release_exhibit": lambda store: store.release_exhibit("e1", LATER, 1),
    "end_leases": lambda store: store.end_leases(),
}


async def fill(store: Store) -> None:
    """Two cases with something in every table, a chat that sleeps, and a message under a lease."""
    await save(store, messages=(message("claimed", chat_id=3, case_id=None),))
    await store.claim_messages(NOW, SOON, 1)
    await begin(
        store,
        receipts=("u:1",),
        exhibits=(exhibit(), exhibit("e2", state="stored")),
        nudges={"c1": (nudge(), nudge("day"))},
        messages=(message(), message("c1.1.1")),
        journal=(entry(),),
    )
    asleep = chat(2, asleep_at=NOW)
    other = nudge(case_id="c2", chat_id=2)
    await save(store, chats=(asleep,), cases=(case("c2", chat_id=2),), nudges={"c2": (other,)})


@pytest.mark.parametrize("name", ACTS)
async def test_every_stop_leaves_all_or_nothing(name: str, store: Store) -> None:
    act = ACTS[name]
    await fill(store)
    before = await contents(store)
    for fatal in count(1):
        with counted(fatal) as statements:
            try:
                await act(store)
            except Killed:
                pass
            else:
                break
        assert await contents(store) == before, f"stopped before statement {fatal}"
    assert statements.seen >= 2  # one, and the commit
    after = await contents(store)

    assert after != before
    assert after == await unbroken(name, store)


async def unbroken(name: str, store: Store) -> dict[str, list[object]]:
    """What the store holds when the same is done in one go."""
    await save(store, shredded_cases=("c1", "c2", "c3"))
    async with store._engine.begin() as connection:
        for table in ("receipts", "outbox", "chats"):
            await connection.exec_driver_sql(f"DELETE FROM {table}")
    await fill(store)
    await ACTS[name](store)
    return await contents(store)


async def test_a_first_start_that_is_stopped_can_be_repeated(
    sqlite_url: str, ring: KeyRing
) -> None:
    for fatal in count(1):
        with counted(fatal) as statements:
            try:
                store = await Store.open(sqlite_url, ring)
            except Killed:
                continue
            break
    await begin(store)
    await store.close()
    assert statements.seen >= 15
