"""A batch is read, decided and written as one: all of it or nothing."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from storage.errors import KeyMissingError, NaiveInstantError, StaleRevisionError
from storage.records import OutboxMessage
from storage.store import Store
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


async def test_what_was_saved_is_read_back(store: Store) -> None:
    await save(store, receipts=("u:1",), chats=(chat(),), cases=(case(),))
    async with store.begin() as batch:
        assert await batch.find_receipts(["u:1", "u:2"]) == {"u:1"}
        assert await batch.load_chats([1, 2]) == {1: chat()}
        assert await batch.load_cases(["c1", "c2"]) == {"c1": case()}


async def test_nothing_asked_is_nothing_found(store: Store) -> None:
    async with store.begin() as batch:
        assert await batch.find_receipts([]) == frozenset()
        assert await batch.load_chats([]) == {}
        assert await batch.load_cases([]) == {}
        assert await batch.list_cases([]) == {}
        await batch.save(changes())


async def test_instants_come_back_in_utc_and_exact(store: Store) -> None:
    shanghai = timezone(timedelta(hours=8))
    await save(store, chats=(chat(seen_at=NOW.astimezone(shanghai)),))
    async with store.begin() as batch:
        found = (await batch.load_chats([1]))[1].seen_at
    assert found == NOW
    assert found.utcoffset() == timedelta(0)
    assert found.microsecond == NOW.microsecond


async def test_a_naive_instant_is_refused(store: Store) -> None:
    naive = datetime(2026, 3, 12)  # noqa: DTZ001
    with pytest.raises(NaiveInstantError):
        await save(store, chats=(chat(seen_at=naive),))
    async with store.begin() as batch:
        assert await batch.load_chats([1]) == {}


async def test_an_exception_in_the_block_keeps_nothing(store: Store) -> None:

    async def fail() -> None:
        async with store.begin() as batch:
            await batch.save(changes(chats=(chat(),), cases=(case(),), messages=(message(),)))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with store.begin() as batch:
        assert await batch.load_chats([1]) == {}
    assert await store.count_messages() == 0


async def test_a_chat_is_written_over(store: Store) -> None:
    await save(store, chats=(chat(),))
    await save(store, chats=(chat(language="zh", zone="Asia/Shanghai", current="c1"),))
    async with store.begin() as batch:
        found = (await batch.load_chats([1]))[1]
    assert (found.language, found.zone, found.current) == ("zh", "Asia/Shanghai", "c1")


async def test_a_case_moves_on_by_one_revision(store: Store) -> None:
    await begin(store)
    second = case(revision=2, step="order_number", snapshot=b"{}", card=77, archived_at=LATER)
    async with store.begin() as batch:
        await batch.load_cases(["c1"])
        await batch.save(changes(cases=(second,)))
    async with store.begin() as batch:
        assert await batch.load_cases(["c1"]) == {"c1": second}


@pytest.mark.parametrize("revision", [1, 3])
@pytest.mark.parametrize("loaded", [True, False])
async def test_a_stale_revision_writes_nothing(store: Store, revision: int, loaded: bool) -> None:
    await begin(store)
    stale = changes(receipts=("u:1",), cases=(case(revision=revision),), messages=(message(),))

    async def attempt() -> None:
        async with store.begin() as batch:
            if loaded:
                await batch.load_cases(["c1"])
            await batch.save(stale)

    with pytest.raises(StaleRevisionError):
        await attempt()
    async with store.begin() as batch:
        assert await batch.load_cases(["c1"]) == {"c1": case()}
        assert await batch.find_receipts(["u:1"]) == frozenset()
    assert await store.count_messages() == 0


async def test_a_case_that_was_never_there_is_stale(store: Store) -> None:
    with pytest.raises(StaleRevisionError):
        await save(store, chats=(chat(),), cases=(case(revision=2),))


async def test_a_receipt_of_another_process_makes_the_batch_stale(store: Store) -> None:
    await save(store, receipts=("u:1",))
    with pytest.raises(StaleRevisionError):
        await save(store, receipts=("u:1",), chats=(chat(),))


async def test_a_receipt_twice_in_one_batch_is_one(store: Store) -> None:
    await save(store, receipts=("u:1", "u:1"))
    async with store.begin() as batch:
        assert await batch.find_receipts(["u:1"]) == {"u:1"}


async def test_two_cases_of_a_chat_with_one_number_are_stale(store: Store) -> None:
    await begin(store)
    with pytest.raises(StaleRevisionError):
        await save(store, cases=(case("c2", number=1),))


async def test_the_cases_of_chats_are_listed_by_number(store: Store) -> None:
    await save(store, chats=(chat(1), chat(2), chat(3)))
    second = case("c2", number=2, step="order_number")
    await save(store, cases=(second, case("c1"), case("c3", chat_id=2)))
    async with store.begin() as batch:
        found = await batch.list_cases([1, 2, 3])
    assert found == {
        1: [case("c1", snapshot=b""), replace(second, snapshot=b"")],
        2: [case("c3", chat_id=2, snapshot=b"")],
    }


async def test_a_batch_of_many_chats(store: Store) -> None:
    numbers = range(1, 101)
    await save(
        store,
        chats=tuple(chat(n) for n in numbers),
        cases=tuple(case(f"c{n}", chat_id=n) for n in numbers),
        messages=tuple(message(f"c{n}.1.0", chat_id=n, case_id=f"c{n}") for n in numbers),
    )
    async with store.begin() as batch:
        assert len(await batch.load_cases([f"c{n}" for n in numbers])) == 100
    assert len(await store.claim_messages(NOW, SOON, 1000)) == 100


async def test_exhibits_are_written_over(store: Store) -> None:
    await begin(store, exhibits=(exhibit("e1"), exhibit("e2")))
    stored = exhibit("e1", state="stored", digest="ab" * 32, name="carton.jpg", attempts=2)
    await save(store, exhibits=(stored,))
    assert await store.list_exhibits("c1") == [stored, exhibit("e2")]


async def test_the_journal_is_read_in_order(store: Store) -> None:
    await begin(store, journal=(entry(2, event=b"two"), entry(1, event=b"one")))
    assert [found.event for found in await store.load_journal("c1")] == [b"one", b"two"]


async def test_nothing_is_written_for_a_case_that_is_not_there(store: Store) -> None:
    with pytest.raises(KeyMissingError):
        await save(store, journal=(entry(),))


async def test_shredding_leaves_nothing_of_a_case(store: Store) -> None:
    await begin(
        store,
        exhibits=(exhibit(),),
        nudges={"c1": (nudge(),)},
        messages=(message(),),
        journal=(entry(),),
    )
    goodbye = message("bye", case_id=None)
    late = message("c1.2.0")
    await save(store, shredded_cases=("c1",), messages=(goodbye, late), journal=(entry(2),))

    async with store.begin() as batch:
        assert await batch.load_cases(["c1"]) == {}
    for gone in (store.load_data_key, store.load_journal):
        with pytest.raises(KeyMissingError):
            await gone("c1")
    assert await store.list_exhibits("c1") == []
    assert await store.find_next_due() is None
    assert await store.claim_messages(NOW, SOON, 10) == [goodbye]


async def test_old_receipts_can_be_forgotten(store: Store) -> None:
    await save(store, receipts=("u:1",))
    await store.delete_receipts(NOW)
    async with store.begin() as batch:
        assert await batch.find_receipts(["u:1"]) == {"u:1"}
    await store.delete_receipts(LATER)
    async with store.begin() as batch:
        assert await batch.find_receipts(["u:1"]) == frozenset()


async def test_two_batches_on_one_case_take_turns(store: Store) -> None:
    await begin(store)

    async def answer(key: str) -> OutboxMessage:
        async with store.begin() as batch:
            await batch.load_chats([1])
            known = (await batch.load_cases(["c1"]))["c1"]
            await asyncio.sleep(0)  # let the other one try
            sent = message(f"{key}.{known.revision}")
            await batch.save(
                changes(cases=(replace(known, revision=known.revision + 1),), messages=(sent,))
            )
        return sent

    await asyncio.gather(*(answer(str(n)) for n in range(5)))
    async with store.begin() as batch:
        assert (await batch.load_cases(["c1"]))["c1"].revision == 6
    assert await store.count_messages() == 5


async def test_a_cancelled_batch_keeps_nothing_and_blocks_nobody(store: Store) -> None:
    inside = asyncio.Event()

    async def endless() -> None:
        async with store.begin() as batch:
            await batch.save(changes(chats=(chat(),)))
            inside.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(endless())
    await inside.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with store.begin() as batch:
        assert await batch.load_chats([1]) == {}
