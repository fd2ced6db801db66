"""A whole store is looked over, on either kind of database."""

from collections import Counter

from sqlalchemy import update

from storage.crypto.envelope import KeyRing
from storage.db.engine import begin_transaction, open_engine
from storage.db.tables import exhibits
from storage.maintenance import examination
from storage.maintenance.examination import ExaminedCase
from storage.store import Store
from tests.support.storage.records import begin, case, chat, entry, exhibit, message, save


async def examine(url: str, ring: KeyRing) -> list[ExaminedCase]:
    async with open_engine(url) as engine:
        assert await examination.examine_database(engine) == []
        assert await examination.count_unreadable(engine, ring) == {}
        assert not any((await examination.count_waiting(engine)).values())
        return [found async for found in examination.examine_cases(engine, ring)]


async def test_every_value_of_a_case_is_opened(store: Store, url: str, ring: KeyRing) -> None:
    free = message("free", case_id=None)
    entries = (entry(2), entry(1))
    await begin(store, exhibits=(exhibit(),), journal=entries, messages=(message(), free))
    await save(store, cases=(case("c2", number=2),))
    first, second = await examine(url, ring)
    assert (first.id, first.record, first.chat) == ("c1", case(), chat())
    assert (first.exhibits, first.journal) == ([exhibit()], [entry(1), entry(2)])
    assert (second.id, second.journal) == ("c2", [])
    assert first.unreadable + second.unreadable == Counter()


async def test_what_does_not_open_is_counted_and_the_rest_is_read(
    store: Store, url: str, ring: KeyRing
) -> None:
    await begin(store, exhibits=(exhibit(), exhibit("e2")), journal=(entry(),))
    async with begin_transaction(store._engine) as connection:
        await connection.execute(
            update(exhibits).where(exhibits.c.id == "e1").values(name=bytes(50))
        )
    (found,) = await examine(url, ring)
    assert found.unreadable == {"exhibits": 1}
    assert found.exhibits == [exhibit("e2")]
    (stranger,) = await examine(url, KeyRing.parse(KeyRing.generate()))
    assert (stranger.record, stranger.unreadable) == (None, {"cases": 1})
