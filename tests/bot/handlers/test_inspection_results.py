"""What was seen in a file is taken by the desk once, in the transaction that marks the file."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.transport import callback_data
from flows.model.events.system import Inspected
from storage.crypto.envelope import KeyRing
from storage.db.engine import begin_transaction
from storage.errors import StaleRevisionError
from storage.records import Changes, ExhibitRecord
from storage.store import Store
from tests.support.bot.clocks import HandClock
from tests.support.bot.processor import Office, opened, working
from tests.support.bot.updates import Buyer

MINUTE = timedelta(minutes=1)
BROKEN = "does not open"


async def stored(office: Office, ann: Buyer) -> ExhibitRecord:
    """A photo that was sent and fetched, claimed to be looked into."""
    await opened(office, ann)
    await office.take(ann.photographs("F1"))
    now = office.clock.now()
    (wanted,) = await office.store.claim_downloads(now, now + MINUTE, 10)
    office.told.clear()
    await office.desk.report_download(wanted, "ab" * 32, 9)
    (claimed,) = await office.store.claim_inspections(now, now + MINUTE, 10)
    return claimed


async def row(store: Store, exhibit: ExhibitRecord) -> ExhibitRecord:
    (found,) = await store.list_exhibits(exhibit.case_id)
    return found


async def test_a_stored_file_is_to_be_looked_into(office: Office, ann: Buyer) -> None:
    await stored(office, ann)
    assert "unseen" in office.told
    assert "wanted" not in office.told


async def test_the_file_is_marked_with_what_it_is_recognised_by(office: Office, ann: Buyer) -> None:
    photo = await stored(office, ann)
    office.told.clear()
    await office.desk.report_inspection(photo, Inspected(photo.id, ("dark",)), b"a likeness")
    assert "unseen" not in office.told
    assert await row(office.store, photo) == replace(photo, seen=True, likeness=b"a likeness")
    (exhibit,) = (await office.case(1)).exhibits
    assert (exhibit.seen, exhibit.hints, exhibit.state) == (True, ("dark",), "stored")


async def test_a_file_that_does_not_open_is_told_at_once_and_once_and_stays_stored(
    office: Office, ann: Buyer
) -> None:
    photo = await stored(office, ann)
    for _ in range(2):
        await office.desk.report_inspection(photo, Inspected(photo.id, refused="broken"), None)
    assert [BROKEN in told for told in office.texts(1)].count(True) == 1
    assert BROKEN in office.texts(1)[-1]
    assert (await row(office.store, photo)).state == "stored"


async def test_a_file_taken_out_meanwhile_is_marked_and_not_spoken_of(
    office: Office, ann: Buyer
) -> None:
    photo = await stored(office, ann)
    await office.take(
        ann.presses(callback_data.encode_case_action(photo.case_id, "drop", photo.id))
    )
    assert (await office.case(1)).exhibits[0].withdrawn
    told = len(office.letters)
    await office.desk.report_inspection(photo, Inspected(photo.id, refused="broken"), None)
    assert len(office.letters) == told
    assert (await row(office.store, photo)).seen


async def test_a_file_of_a_case_shredded_meanwhile_is_let_go(office: Office, ann: Buyer) -> None:
    photo = await stored(office, ann)
    async with office.store.begin() as batch:
        await batch.save(Changes(office.clock.now(), shredded_cases=(photo.case_id,)))
    await office.desk.report_inspection(photo, Inspected(photo.id), None)
    assert await office.store.list_exhibits(photo.case_id) == []


async def test_a_faster_process_does_not_spoil_it(
    office: Office, ann: Buyer, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = await stored(office, ann)
    batch, failures = office.store.begin, [StaleRevisionError("another was faster")]

    def stale() -> object:
        if failures:
            raise failures.pop()
        return batch()

    monkeypatch.setattr(office.store, "begin", stale)
    await office.desk.report_inspection(photo, Inspected(photo.id, ("dark",)), b"a likeness")
    assert (await row(office.store, photo)).seen


async def test_what_cannot_be_taken_at_all_does_not_come_again(office: Office, ann: Buyer) -> None:
    photo = await stored(office, ann)
    async with begin_transaction(office.store._engine) as connection:
        await connection.execute(text("UPDATE cases SET snapshot = x'00'"))
    await office.desk.report_inspection(photo, Inspected(photo.id), None)
    assert (await row(office.store, photo)).seen


async def test_two_processes_that_looked_into_one_file_tell_it_once(
    url: str, clock: HandClock, ann: Buyer
) -> None:
    ring = KeyRing.parse(KeyRing.generate())
    store = await Store.open(url, ring)
    other = await Store.open(url, ring)
    async with working(store, clock) as one, working(other, clock) as two:
        photo = await stored(one, ann)
        assert not await other.claim_inspections(clock.now(), clock.now() + MINUTE, 10)
        late = (await other.claim_inspections(clock.now() + MINUTE, clock.now() + 2 * MINUTE, 10))[
            0
        ]
        await one.desk.report_inspection(photo, Inspected(photo.id, refused="broken"), None)
        await two.desk.report_inspection(late, Inspected(photo.id, refused="broken"), None)
        told = [*one.texts(1), *two.texts(1)]
    assert [BROKEN in each for each in told].count(True) == 1
    for opened_store in (store, other):
        await opened_store.close()
