"""Every exhibit that is wanted is fetched by one process, and again until it is stored."""

from storage.store import Store
from tests.support.storage.records import LATER, MINUTE, NOW, SOON, begin, case, exhibit, save

STORED = exhibit(state="stored", digest="00" * 32)


async def test_a_wanted_exhibit_is_handed_out_whole(store: Store) -> None:
    await begin(store, exhibits=(exhibit(),))
    assert await store.claim_downloads(NOW, SOON, 10) == [exhibit()]


async def test_what_is_stored_lost_or_kept_is_not_fetched(store: Store) -> None:
    states = ("stored", "lost", "kept")
    await begin(store, exhibits=tuple(exhibit(state, state=state) for state in states))
    assert await store.claim_downloads(NOW, SOON, 10) == []


async def test_the_longest_due_come_first_and_else_as_they_were_sent(store: Store) -> None:
    await begin(store, exhibits=tuple(exhibit(f"1.{n}") for n in (2, 9, 10, 11)))
    await store.claim_downloads(NOW, SOON, 10)
    await store.release_exhibit("1.2", NOW, attempts=1)
    claimed = await store.claim_downloads(SOON, LATER, 10)
    assert [each.id for each in claimed] == ["1.9", "1.10", "1.11", "1.2"]


async def test_a_claimed_exhibit_is_free_when_the_lease_ends(store: Store) -> None:
    await begin(store, exhibits=(exhibit("e1"), exhibit("e2")))
    assert len(await store.claim_downloads(NOW, SOON, 1)) == 1
    assert len(await store.claim_downloads(NOW, SOON, 10)) == 1
    assert await store.claim_downloads(NOW, SOON, 10) == []
    assert len(await store.claim_downloads(SOON, LATER, 10)) == 2


async def test_the_leases_of_a_dead_process_can_be_ended(store: Store) -> None:
    await begin(store, exhibits=(exhibit("e1"), exhibit("e2")))
    await store.claim_downloads(NOW, SOON, 10)
    await store.release_exhibit("e2", LATER, attempts=1)
    await store.end_leases()
    assert await store.claim_downloads(NOW, SOON, 10) == [exhibit("e1")]


async def test_an_exhibit_given_back_waits(store: Store) -> None:
    await begin(store, exhibits=(exhibit(),))
    await store.claim_downloads(NOW, SOON, 10)
    await store.release_exhibit("e1", LATER, attempts=3)
    assert await store.claim_downloads(LATER - MINUTE, LATER, 10) == []
    assert await store.claim_downloads(LATER, LATER + MINUTE, 10) == [exhibit(attempts=3)]


async def test_a_stored_exhibit_leaves_the_queue(store: Store) -> None:
    await begin(store, exhibits=(exhibit(),))
    await store.claim_downloads(NOW, SOON, 10)
    stored = exhibit(state="stored", digest="00" * 32)
    await save(store, exhibits=(stored,))
    assert await store.claim_downloads(LATER, LATER + MINUTE, 10) == []
    assert await store.list_exhibits("c1") == [stored]


async def test_writing_an_exhibit_again_keeps_its_lease(store: Store) -> None:
    await begin(store, exhibits=(exhibit(),))
    await store.claim_downloads(NOW, SOON, 10)
    await save(store, exhibits=(exhibit(name="carton, left side.jpg"),))
    assert await store.claim_downloads(NOW, SOON, 10) == []


async def test_what_goes_on_to_its_next_state_is_free_at_once(store: Store) -> None:
    await begin(store, exhibits=(exhibit(),))
    await store.claim_downloads(NOW, LATER, 10)
    await save(store, exhibits=(STORED,))
    assert await store.claim_inspections(NOW, SOON, 10) == [STORED]


async def test_a_file_never_takes_the_row_of_another_case(store: Store) -> None:
    await begin(store, exhibits=(exhibit("e1", name="first.jpg"),))
    second = exhibit("e1", case_id="c2", name="second.jpg")
    await save(store, cases=(case("c2", number=2),), exhibits=(second,))
    (kept,) = await store.list_exhibits("c1")
    assert kept.name == "first.jpg"
    assert await store.list_exhibits("c2") == []
