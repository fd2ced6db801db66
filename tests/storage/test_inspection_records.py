"""Every stored exhibit is looked into once, and is then recognised by what was kept of it."""

from dataclasses import replace

import pytest

from storage.records import InspectionRecord
from storage.store import Store
from tests.support.storage.contents import contents, raw
from tests.support.storage.records import LATER, MINUTE, NOW, SOON, begin, case, exhibit, save

STORED = exhibit(state="stored", digest="00" * 32)
LIKENESS = b"a light carton on a dark floor"
SEEN = replace(STORED, seen=True, likeness=LIKENESS)


async def test_a_stored_exhibit_is_handed_out_until_it_was_looked_into(store: Store) -> None:
    await begin(store, exhibits=(STORED,))
    assert await store.claim_inspections(NOW, SOON, 10) == [STORED]
    assert await store.claim_inspections(NOW, SOON, 10) == []
    assert await store.claim_inspections(SOON, LATER, 10) == [STORED], "the lease has ended"
    await save(store, exhibits=(SEEN,))
    assert await store.claim_inspections(LATER, LATER + MINUTE, 10) == []
    assert await store.list_exhibits("c1") == [SEEN]


@pytest.mark.parametrize("state", ["wanted", "lost", "kept"])
async def test_what_is_not_stored_is_not_looked_into(store: Store, state: str) -> None:
    await begin(store, exhibits=(exhibit(state=state),))
    assert await store.claim_inspections(NOW, SOON, 10) == []


async def test_one_given_back_waits_and_a_dead_process_holds_none(store: Store) -> None:
    await begin(store, exhibits=(STORED, replace(STORED, id="e2")))
    await store.claim_inspections(NOW, SOON, 10)
    await store.release_exhibit("e1", LATER, attempts=1)
    await store.end_leases()
    assert [each.id for each in await store.claim_inspections(NOW, SOON, 10)] == ["e2"]
    claimed = await store.claim_inspections(LATER, LATER + MINUTE, 10)
    assert {each.id: each.attempts for each in claimed} == {"e1": 1, "e2": 0}


async def test_the_looks_are_of_one_case_and_of_what_was_looked_into(store: Store) -> None:
    paper = replace(STORED, id="e2", seen=True)
    await begin(store, exhibits=(SEEN, paper, replace(STORED, id="e3")))
    await save(store, cases=(case("c2", number=2),))
    await save(store, exhibits=(replace(SEEN, id="e4", case_id="c2"),))
    assert await store.list_inspections("c1") == [
        InspectionRecord("e1", "00" * 32, LIKENESS),
        InspectionRecord("e2", "00" * 32, None),
    ]
    assert await store.list_inspections("c3") == []


async def test_a_likeness_is_sealed_and_goes_with_its_case(store: Store) -> None:
    await begin(store, exhibits=(SEEN,))
    assert LIKENESS not in repr(await raw(store)).encode()
    await save(store, shredded_cases=("c1",))
    assert await store.list_inspections("c1") == []
    assert (await contents(store))["exhibits"] == []
