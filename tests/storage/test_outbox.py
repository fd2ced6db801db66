"""What must leave leaves in order within each chat, and is never lost between two hands."""

import asyncio
from dataclasses import replace
from datetime import datetime

from storage.crypto.envelope import KeyRing
from storage.records import OutboxMessage, SetAsideMessage, SetAsideReason
from storage.store import Store
from tests.support.storage.records import LATER, MINUTE, NOW, SOON, begin, case, chat, message, save

HELLO = message("hello", case_id=None)


def messages(chat_id: int, *keys: str) -> tuple[OutboxMessage, ...]:
    """Messages of one chat, that belong to no case."""
    return tuple(message(key, chat_id=chat_id, case_id=None) for key in keys)


async def claim(store: Store, now: datetime = NOW, limit: int = 100) -> list[str]:
    """The keys of what is handed out, for a minute from `now`."""
    return [found.key for found in await store.claim_messages(now, now + MINUTE, limit)]


async def test_a_message_comes_out_as_it_went_in(store: Store) -> None:
    sent = message(role="card", attempts=2)
    await begin(store, messages=(sent, HELLO))
    assert await store.claim_messages(NOW, SOON, 10) == [sent, HELLO]


async def test_the_oldest_go_first(store: Store) -> None:
    await save(store, messages=messages(1, "z", "y"))
    await save(store, messages=messages(2, "x"))
    await save(store, messages=messages(1, "w"))
    assert await claim(store, limit=3) == ["z", "y", "x"]


async def test_the_same_key_again_is_harmless(store: Store) -> None:
    await save(store, messages=messages(1, "a"))
    await save(store, messages=messages(1, "a", "b"))
    assert await claim(store) == ["a", "b"]
    assert await store.count_messages() == 2


async def test_what_was_sent_is_gone(store: Store) -> None:
    await save(store, messages=messages(1, "a", "b"))
    assert await claim(store, limit=1) == ["a"]
    await store.mark_sent(["a"])
    assert await claim(store) == ["b"]
    await store.mark_sent(["b", "never written"])
    assert await store.count_messages() == 0


async def test_a_new_card_is_noted_without_a_new_revision(store: Store) -> None:
    await begin(store, messages=(message(role="card"),))
    await store.mark_sent(["c1.1.0"], cards={"c1": 4711})
    async with store.begin() as batch:
        assert await batch.load_cases(["c1"]) == {"c1": case(card=4711)}


async def test_a_claimed_message_is_not_claimed_twice(store: Store) -> None:
    await save(store, messages=messages(1, "a"))
    assert await claim(store) == ["a"]
    assert await claim(store) == []


async def test_what_its_writer_has_in_hand_is_not_claimed(store: Store) -> None:
    await save(store, messages=messages(1, "a"), leased_until=SOON)
    assert await claim(store, NOW) == []
    assert await claim(store, SOON) == ["a"]


async def test_chats_that_wait_do_not_stand_before_the_others(store: Store) -> None:
    await save(store, messages=messages(1, "a"))
    await claim(store)
    await save(store, messages=messages(2, "b"))
    assert await claim(store, limit=1) == ["b"]


async def test_a_lease_that_ends_frees_the_message(store: Store) -> None:
    await save(store, messages=messages(1, "a"))
    await claim(store, NOW)
    assert await claim(store, NOW + MINUTE) == ["a"]


async def test_nothing_overtakes_a_claimed_message(store: Store) -> None:
    await save(store, messages=messages(1, "a", "b", "c"))
    assert await claim(store, limit=1) == ["a"]
    await save(store, messages=messages(2, "other"))
    assert await claim(store) == ["other"]
    assert await claim(store, NOW + MINUTE) == ["a", "b", "c", "other"]


async def test_nothing_overtakes_a_message_that_waits(store: Store) -> None:
    first, second, third = messages(1, "a", "b", "c")
    await save(store, messages=(first, replace(second, not_before=LATER), third))
    assert await claim(store) == ["a"]
    await store.mark_sent(["a"])
    assert await claim(store) == []
    assert await claim(store, LATER) == ["b", "c"]


async def test_a_message_given_back_keeps_its_place(store: Store) -> None:
    await save(store, messages=messages(1, "a", "b", "c"))
    await claim(store)
    await store.release_messages(["a"], LATER)
    await store.release_messages(["b", "c"], NOW, tries=0)
    assert await claim(store) == []

    again = await store.claim_messages(LATER, LATER + MINUTE, 10)
    assert [(found.key, found.attempts) for found in again] == [("a", 1), ("b", 0), ("c", 0)]


async def test_a_later_message_under_a_lease_ends_the_row(store: Store) -> None:
    await save(store, messages=messages(1, "a", "b", "c"))
    await claim(store)
    await store.release_messages(["a", "c"], NOW)
    assert await claim(store) == ["a"]


async def test_a_message_that_can_never_go_is_dropped(store: Store) -> None:
    await save(store, messages=messages(1, "a", "b"))
    await store.drop_messages(["a"])
    assert await claim(store) == ["b"]


async def test_a_message_that_is_set_aside_stays_and_holds_up_nobody(store: Store) -> None:
    await save(store, messages=messages(1, "a", "b"))
    await claim(store)
    await store.set_aside_messages({"a": SetAsideReason.REFUSED}, SOON)
    await store.end_leases()
    assert await claim(store, LATER) == ["b"]
    assert await store.count_messages() == 1
    assert await store.list_set_aside() == [
        SetAsideMessage("a", 1, None, "sendMessage", SOON, SetAsideReason.REFUSED)
    ]


async def test_what_is_set_aside_goes_with_its_case(store: Store) -> None:
    await begin(store, messages=(message("a"),))
    await store.set_aside_messages({"a": SetAsideReason.BROKEN}, NOW)
    await save(store, shredded_cases=("c1",))
    assert await store.list_set_aside() == []


async def test_chats_can_be_left_out(store: Store) -> None:
    await save(store, messages=(*messages(1, "a"), *messages(2, "b"), *messages(3, "c")))
    found = await store.claim_messages(NOW, SOON, 10, skip_chats={1, 3})
    assert [one.key for one in found] == ["b"]


async def test_a_sleeping_chat_has_no_messages(store: Store) -> None:
    await begin(store, messages=(message(), *messages(2, "other")))
    await store.sleep_chat(1, NOW)
    assert await claim(store) == ["other"]
    async with store.begin() as batch:
        assert await batch.load_chats([1]) == {1: chat(asleep_at=NOW)}


async def test_the_leases_of_a_dead_process_can_be_ended(store: Store) -> None:
    first, second = messages(1, "a", "b")
    await save(store, messages=(first, replace(second, not_before=LATER)))
    await claim(store)
    await store.end_leases()
    assert await claim(store) == ["a"]


async def test_two_processes_share_the_messages_and_keep_the_order(
    store: Store, url: str, ring: KeyRing
) -> None:
    chats = range(1, 21)
    for key in ("a", "b", "c"):
        await save(
            store, messages=tuple(message(f"{n}{key}", chat_id=n, case_id=None) for n in chats)
        )
    sent: dict[int, list[str]] = {n: [] for n in chats}

    async def send_all(mine: Store) -> None:
        while await mine.count_messages():
            for found in await mine.claim_messages(NOW, SOON, 7):
                sent[found.chat_id].append(found.key)
                await mine.mark_sent([found.key])

    other = await Store.open(url, ring)
    await asyncio.wait_for(asyncio.gather(*map(send_all, (store, other, store))), 60)
    await other.close()
    assert sent == {n: [f"{n}a", f"{n}b", f"{n}c"] for n in chats}


async def test_any_number_of_keys(store: Store) -> None:
    for count in (0, 1, 2, 3, 5, 8, 9):
        keys = [str(n) for n in range(count)]
        await save(store, messages=messages(1, *keys, "last"))
        await store.mark_sent(keys)
        assert await claim(store) == ["last"]
        await store.mark_sent(["last"])
