"""Only a process that is alone gives back what others had claimed: they are dead then."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import text

from storage.crypto.envelope import KeyRing
from storage.store import Store
from tests.support.storage.records import MINUTE, NOW, SOON, begin, message, nudge

CUT = text(
    "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)


async def claimed(store: Store) -> tuple[list[str], list[str]]:
    """What can be claimed now, and is."""
    found = await store.claim_messages(NOW, SOON, 10)
    fallen = await store.claim_nudges(NOW, NOW + MINUTE, 10)
    return [message.key for message in found], [row.kind for row in fallen]


async def test_beside_a_living_process_its_leases_stay(
    store: Store, url: str, ring: KeyRing
) -> None:
    await begin(store, messages=(message("a"),), nudges={"c1": (nudge("idle"),)})
    await store.end_leases()
    assert await claimed(store) == (["a"], ["idle"])
    second = await Store.open(url, ring)
    await second.end_leases()
    assert await claimed(second) == ([], [])
    await second.close()


async def test_after_its_death_they_are_given_back(store: Store, url: str, ring: KeyRing) -> None:
    await begin(store, messages=(message("a"),), nudges={"c1": (nudge("idle"),)})
    first = await Store.open(url, ring)
    await first.end_leases()
    assert await claimed(first) == (["a"], ["idle"])
    await first.close()
    await store.end_leases()
    assert await claimed(store) == (["a"], ["idle"])


async def test_beside_a_living_process_the_leases_of_the_dead_end_by_themselves(
    store: Store, url: str, ring: KeyRing
) -> None:
    await begin(store, nudges={"c1": (nudge("idle"),)})
    dying = await Store.open(url, ring)
    await asyncio.gather(store.end_leases(), dying.end_leases())
    await dying.claim_nudges(NOW, NOW + MINUTE, 10)
    await dying.close()
    third = await Store.open(url, ring)
    await third.end_leases()
    assert await third.claim_nudges(NOW, NOW + MINUTE, 10) == []
    later = NOW + MINUTE + timedelta(seconds=1)
    assert [row.kind for row in await third.claim_nudges(later, later + MINUTE, 10)] == ["idle"]
    await third.close()


async def test_of_many_that_start_at_once_one_was_alone(
    store: Store, url: str, ring: KeyRing
) -> None:
    stores = [await Store.open(url, ring) for _ in range(4)]
    seen = list[bool]()

    async def start(each: Store) -> None:
        async with each._process_lock.acquire_exclusive() as connection:
            seen.append(connection is not None)

    async with asyncio.timeout(60):
        await asyncio.gather(*map(start, stores))
    for each in stores:
        await each.close()
    assert sum(seen) <= 1
    async with store._process_lock.acquire_exclusive() as connection:
        assert connection is not None


async def test_on_a_file_system_without_locks_one_is_alone(
    sqlite_url: str, ring: KeyRing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(_file: int, _operation: int) -> None:
        raise OSError("no locks here")

    monkeypatch.setattr("fcntl.flock", no_locks)
    store = await Store.open(sqlite_url, ring)
    await begin(store, nudges={"c1": (nudge("idle"),)})
    assert await claimed(store) == ([], ["idle"])
    await store.end_leases()
    assert await claimed(store) == ([], ["idle"])
    await store.close()


@pytest.mark.postgres
async def test_a_server_that_cut_the_connection_is_told_again(
    postgres_url: str, ring: KeyRing
) -> None:
    first, second = [await Store.open(postgres_url, ring) for _ in "ab"]
    await begin(first, messages=(message("a"),))
    await first.end_leases()
    assert [one.key for one in await first.claim_messages(NOW, SOON, 10)] == ["a"]
    async with second._engine.connect() as connection:
        await connection.execute(CUT)
    await first.extend_leases(["a"], SOON)
    await second.end_leases()
    assert await second.claim_messages(NOW, SOON, 10) == []
    for store in (first, second):
        await store.close()
