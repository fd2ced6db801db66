"""Every wish for a case file is met by one process, and again until it is made."""

from storage.records import CaseFileJob
from storage.store import Store
from tests.support.storage.records import LATER, MINUTE, NOW, SOON, begin, case, save

WISHED = {"c1": 1}


def made(asked: int = 1, content: bytes = b'{"version": 1}') -> CaseFileJob:
    return CaseFileJob("c1", 1, asked, content)


async def test_a_wish_is_handed_out_once(store: Store) -> None:
    await begin(store, case_file_requests=WISHED)
    assert await store.claim_case_files(NOW, SOON, 10) == [CaseFileJob("c1", 1, asked=1)]
    assert await store.claim_case_files(NOW, SOON, 10) == []
    assert await store.claim_case_files(SOON, LATER, 10) == [CaseFileJob("c1", 1, asked=1)]


async def test_what_was_made_leaves_the_queue_and_is_there_next_time(store: Store) -> None:
    await begin(store, case_file_requests=WISHED)
    await store.claim_case_files(NOW, SOON, 10)
    await save(store, case_files=(made(),))
    assert await store.claim_case_files(LATER, LATER + MINUTE, 10) == []
    await save(store, case_file_requests=WISHED)
    assert await store.claim_case_files(LATER, LATER + MINUTE, 10) == [made(asked=2)]


async def test_a_wish_while_one_is_made_is_met_by_one_more(store: Store) -> None:
    await begin(store, case_file_requests=WISHED)
    await store.claim_case_files(NOW, SOON, 10)
    await save(store, case_file_requests=WISHED)
    await save(store, case_file_requests=WISHED)
    assert await store.claim_case_files(NOW, SOON, 10) == []
    await save(store, case_files=(made(),))
    assert await store.claim_case_files(NOW, SOON, 10) == [made(asked=3)]


async def test_one_made_late_does_not_undo_a_later_one(store: Store) -> None:
    await begin(store, case_file_requests=WISHED)
    await save(store, case_file_requests=WISHED)
    await save(store, case_files=(made(asked=2, content=b"2"),))
    await save(store, case_files=(made(asked=1, content=b"1"),))
    assert await store.find_case_file("c1") == made(asked=2, content=b"2")


async def test_one_given_back_waits_until_it_is_wished_for_again(store: Store) -> None:
    await begin(store, case_file_requests=WISHED)
    await store.claim_case_files(NOW, SOON, 10)
    await store.release_case_file("c1", LATER, attempts=3)
    assert await store.claim_case_files(LATER - MINUTE, LATER, 10) == []
    await save(store, case_file_requests=WISHED)
    assert await store.claim_case_files(NOW, SOON, 10) == [CaseFileJob("c1", 1, asked=2)]


async def test_the_leases_of_a_dead_process_can_be_ended(store: Store) -> None:
    await begin(store, case_file_requests=WISHED)
    await store.claim_case_files(NOW, SOON, 10)
    await store.end_leases()
    assert len(await store.claim_case_files(NOW, SOON, 10)) == 1


async def test_a_shredded_case_has_none(store: Store) -> None:
    await begin(store, case_file_requests=WISHED)
    await save(
        store, cases=(case("c2", number=2),), case_file_requests={"c2": 1}, shredded_cases=("c1",)
    )
    assert [each.case_id for each in await store.claim_case_files(NOW, SOON, 10)] == ["c2"]
    assert await store.find_case_file("c1") is None
