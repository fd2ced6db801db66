"""What was seen in a file is taken by the desk once, in the transaction that marks the file."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.handlers.open_case import OpenCase
from bot.transport import callback_data
from flows.model.events.system import Inspected
from storage.crypto.envelope import KeyRing
from storage.errors import StaleRevisionError
from storage.records import Changes, ExhibitRecord
from storage.store import Store
from tests.support.bot.clocks import ManualClock
from tests.support.bot.processor import ProcessorHarness, reach_problem, run_processor
from tests.support.bot.updates import Buyer

MINUTE = timedelta(minutes=1)
BROKEN = "does not open"


async def stored(harness: ProcessorHarness, ann: Buyer) -> ExhibitRecord:
    """A photo that was sent and fetched, claimed to be looked into."""
    await reach_problem(harness, ann)
    await harness.process(ann.photographs("F1"))
    now = harness.clock.now()
    (wanted,) = await harness.store.claim_downloads(now, now + MINUTE, 10)
    harness.woken.clear()
    await harness.processor.report_download(wanted, "ab" * 32, 9)
    (claimed,) = await harness.store.claim_inspections(now, now + MINUTE, 10)
    return claimed


async def row(store: Store, exhibit: ExhibitRecord) -> ExhibitRecord:
    (found,) = await store.list_exhibits(exhibit.case_id)
    return found


async def test_a_stored_file_is_to_be_looked_into(harness: ProcessorHarness, ann: Buyer) -> None:
    await stored(harness, ann)
    assert "unseen" in harness.woken
    assert "wanted" not in harness.woken


async def test_the_file_is_marked_with_what_it_is_recognised_by(
    harness: ProcessorHarness, ann: Buyer
) -> None:
    photo = await stored(harness, ann)
    harness.woken.clear()
    await harness.processor.report_inspection(photo, Inspected(photo.id, ("dark",)), b"a likeness")
    assert "unseen" not in harness.woken
    assert await row(harness.store, photo) == replace(photo, seen=True, likeness=b"a likeness")
    (exhibit,) = (await harness.load_case(1)).exhibits
    assert (exhibit.seen, exhibit.hints, exhibit.state) == (True, ("dark",), "stored")


async def test_a_file_that_does_not_open_is_told_at_once_and_once_and_stays_stored(
    harness: ProcessorHarness, ann: Buyer
) -> None:
    photo = await stored(harness, ann)
    for _ in range(2):
        await harness.processor.report_inspection(
            photo, Inspected(photo.id, refused="broken"), None
        )
    assert [BROKEN in told for told in harness.texts(1)].count(True) == 1
    assert BROKEN in harness.texts(1)[-1]
    assert (await row(harness.store, photo)).state == "stored"


async def test_a_file_taken_out_meanwhile_is_marked_and_not_spoken_of(
    harness: ProcessorHarness, ann: Buyer
) -> None:
    photo = await stored(harness, ann)
    await harness.process(
        ann.presses(callback_data.encode_case_action(photo.case_id, "drop", photo.id))
    )
    assert (await harness.load_case(1)).exhibits[0].withdrawn
    told = len(harness.messages)
    await harness.processor.report_inspection(photo, Inspected(photo.id, refused="broken"), None)
    assert len(harness.messages) == told
    assert (await row(harness.store, photo)).seen


async def test_a_file_of_a_case_shredded_meanwhile_is_let_go(
    harness: ProcessorHarness, ann: Buyer
) -> None:
    photo = await stored(harness, ann)
    async with harness.store.begin() as batch:
        await batch.save(Changes(harness.clock.now(), shredded_cases=(photo.case_id,)))
    await harness.processor.report_inspection(photo, Inspected(photo.id), None)
    assert await harness.store.list_exhibits(photo.case_id) == []


async def test_a_faster_process_does_not_spoil_it(
    harness: ProcessorHarness, ann: Buyer, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = await stored(harness, ann)
    batch, failures = harness.store.begin, [StaleRevisionError("another was faster")]

    def stale() -> object:
        if failures:
            raise failures.pop()
        return batch()

    monkeypatch.setattr(harness.store, "begin", stale)
    await harness.processor.report_inspection(photo, Inspected(photo.id, ("dark",)), b"a likeness")
    assert (await row(harness.store, photo)).seen


async def test_what_cannot_be_taken_at_all_does_not_come_again(
    harness: ProcessorHarness, ann: Buyer, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = await stored(harness, ann)
    monkeypatch.setattr(OpenCase, "build_record", lambda *_: 1 / 0)
    await harness.processor.report_inspection(photo, Inspected(photo.id), None)
    assert (await row(harness.store, photo)).seen


async def test_two_processes_that_looked_into_one_file_tell_it_once(
    url: str, clock: ManualClock, ann: Buyer
) -> None:
    ring = KeyRing.parse(KeyRing.generate())
    store = await Store.open(url, ring)
    other = await Store.open(url, ring)
    async with run_processor(store, clock) as one, run_processor(other, clock) as two:
        photo = await stored(one, ann)
        assert not await other.claim_inspections(clock.now(), clock.now() + MINUTE, 10)
        late = (await other.claim_inspections(clock.now() + MINUTE, clock.now() + 2 * MINUTE, 10))[
            0
        ]
        await one.processor.report_inspection(photo, Inspected(photo.id, refused="broken"), None)
        await two.processor.report_inspection(late, Inspected(photo.id, refused="broken"), None)
        told = [*one.texts(1), *two.texts(1)]
    assert [BROKEN in each for each in told].count(True) == 1
    for opened_store in (store, other):
        await opened_store.close()
