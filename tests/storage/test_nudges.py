"""A follow-up falls when it is due, once, and not while its chat sleeps."""

import asyncio
from datetime import datetime, timedelta

from storage.crypto.envelope import KeyRing
from storage.records import NudgeRecord
from storage.store import Store
from tests.support.storage.records import (
    LATER,
    MINUTE,
    NOW,
    SOON,
    begin,
    case,
    changes,
    chat,
    nudge,
    save,
)

DAY = timedelta(days=1)


async def fall(store: Store, now: datetime = NOW, limit: int = 100) -> list[NudgeRecord]:
    """What falls, leased for a minute."""
    return await store.claim_nudges(now, now + MINUTE, limit)


async def test_nothing_is_pending_in_a_new_store(store: Store) -> None:
    assert await store.find_next_due() is None
    assert await fall(store) == []


async def test_the_next_is_the_earliest(store: Store) -> None:
    await begin(store, nudges={"c1": (nudge("day"), nudge("hour", due_at=NOW - MINUTE))})
    assert await store.find_next_due() == NOW - MINUTE


async def test_only_what_is_due_falls_and_the_longest_due_first(store: Store) -> None:
    due, overdue = nudge("due"), nudge("overdue", due_at=NOW - DAY, rung=2)
    await begin(store, nudges={"c1": (nudge("tomorrow", due_at=NOW + DAY), due, overdue)})
    assert await fall(store, limit=1) == [overdue]
    assert await fall(store) == [due]
    assert await fall(store) == []


async def test_a_lease_that_ends_lets_it_fall_again(store: Store) -> None:
    await begin(store, nudges={"c1": (nudge(),)})
    await fall(store)
    assert await store.find_next_due() == NOW + MINUTE
    assert await fall(store, NOW + MINUTE) == [nudge()]


async def test_the_leases_of_a_dead_process_can_be_ended(store: Store) -> None:
    later = nudge("later", due_at=LATER)
    await begin(store, nudges={"c1": (nudge(), later)})
    await fall(store)
    await store.end_leases()
    assert await fall(store) == [nudge()]
    assert await fall(store, LATER) == [nudge(), later]


async def test_a_turn_replaces_all_nudges_of_its_case_and_no_others(store: Store) -> None:
    second = nudge(case_id="c2")
    await begin(store, nudges={"c1": (nudge("old"), nudge("older"))})
    await save(store, cases=(case("c2", number=2),), nudges={"c2": (second,)})
    await fall(store)
    fresh = nudge("new", due_at=LATER)
    await save(store, nudges={"c1": (fresh,)})
    await save(store, nudges={"c2": ()})
    assert await fall(store, LATER + DAY) == [fresh]


async def test_a_sleeping_chat_is_not_woken(store: Store) -> None:
    await begin(store, nudges={"c1": (nudge(),)})
    await store.sleep_chat(1, NOW)
    assert await fall(store) == []
    assert await store.find_next_due() is None
    assert await fall(store, NOW + DAY) == []


async def test_sleepers_do_not_stand_before_the_others(store: Store) -> None:
    awake = nudge(case_id="c2", chat_id=2)
    await begin(store, nudges={"c1": (nudge(due_at=NOW - DAY),)})
    await save(store, chats=(chat(2),), cases=(case("c2", chat_id=2),), nudges={"c2": (awake,)})
    await store.sleep_chat(1, NOW)
    assert await fall(store, limit=1) == []
    assert await store.find_next_due() == NOW
    assert await fall(store, limit=1) == [awake]


async def test_a_chat_that_wakes_gets_its_nudges_back(store: Store) -> None:
    await begin(store, nudges={"c1": (nudge(),)})
    await store.sleep_chat(1, NOW)
    await fall(store)
    async with store.begin() as batch:
        assert (await batch.load_chats([1]))[1].asleep_at == NOW
        await batch.save(changes(chats=(chat(),)))
    assert await store.find_next_due() == NOW
    assert await fall(store, SOON) == [nudge()]


async def test_a_chat_that_stays_awake_keeps_its_leases(store: Store) -> None:
    await begin(store, nudges={"c1": (nudge(),)})
    await fall(store)
    async with store.begin() as batch:
        await batch.load_chats([1])
        await batch.save(changes(chats=(chat(),)))
    assert await fall(store) == []


async def test_many_processes_never_share_a_nudge(store: Store, url: str, ring: KeyRing) -> None:
    kinds = [f"kind {n:02}" for n in range(40)]
    await begin(store, nudges={"c1": tuple(nudge(kind) for kind in kinds)})
    others = [await Store.open(url, ring) for _ in range(3)]
    claimed = await asyncio.gather(*(fall(one, limit=10) for one in (store, *others)))
    for other in others:
        await other.close()
    found = [one.kind for batch in claimed for one in batch]
    assert len(found) == len(set(found))
    rest = await fall(store)
    assert sorted([*found, *(one.kind for one in rest)]) == kinds
