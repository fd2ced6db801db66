"""The desk: one transaction for all that waits, and nothing is done twice."""

import asyncio

import pytest

from storage.errors import StaleRevisionError, UnavailableError
from storage.records import Changes
from storage.store import Store
from storage.unit_of_work import UnitOfWork
from tests.support.bot.clocks import settle
from tests.support.bot.processor import Office, opened
from tests.support.bot.updates import Buyer


async def test_whatever_waits_shares_one_transaction(
    office: Office, ann: Buyer, ben: Buyer, commits: list[str]
) -> None:
    await asyncio.gather(*(office.take(buyer.says("/start")) for buyer in (ann, ben, ann, ben)))
    assert commits == ["batch"]
    assert office.texts(1)
    assert office.texts(2)


async def test_what_comes_during_a_commit_is_the_next_batch(
    office: Office, ann: Buyer, ben: Buyer, commits: list[str]
) -> None:
    first = asyncio.create_task(office.take(ann.says("/start")))
    await settle()
    assert len(commits) == 1
    await asyncio.gather(*(office.take(buyer.says("/start")) for buyer in (ann, ben, ben)))
    await first
    assert len(commits) == 2


async def test_a_chats_own_updates_are_taken_in_order(office: Office, ann: Buyer) -> None:
    case = await opened(office, ann)
    page = [ann.taps(case, "problem", "other"), ann.says("The seller sent stones."), ann.says("?")]
    await office.take(*page)
    assert (await office.values(1))["problem_other"] == "The seller sent stones."


async def test_two_chats_do_not_meet(office: Office, ann: Buyer, ben: Buyer) -> None:
    of_ann, of_ben = await opened(office, ann), await opened(office, ben)
    await office.take(ann.taps(of_ann, "problem", "late"), ben.taps(of_ben, "problem", "damaged"))
    assert (await office.values(1))["problem"] == "late"
    assert (await office.values(2))["problem"] == "damaged"


# Again


async def test_what_is_delivered_again_changes_nothing(
    office: Office, ann: Buyer, store: Store
) -> None:
    case = await opened(office, ann)
    tap = ann.taps(case, "problem", "late")
    await office.take(tap)
    before, told = await office.record(1), list(office.letters)
    await office.take(tap)
    await office.take(tap, tap)
    assert (await office.record(1), office.letters) == (before, told)
    assert len(await store.load_journal(case)) == 4


async def test_a_stale_revision_repeats_the_batch(
    office: Office, ann: Buyer, monkeypatch: pytest.MonkeyPatch, commits: list[str]
) -> None:
    case = await opened(office, ann)
    stale(monkeypatch, times=2)
    commits.clear()
    await office.take(ann.taps(case, "problem", "late"))
    assert (await office.values(1))["problem"] == "late"
    assert len(commits) >= 3
    assert len({letter.key for letter in office.letters}) == len(office.letters)


async def test_a_revision_that_stays_stale_is_told_to_who_handed_in(
    office: Office, ann: Buyer, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = await opened(office, ann)
    stale(monkeypatch, times=99)
    told = len(office.letters)
    with pytest.raises(StaleRevisionError):
        await office.take(ann.taps(case, "problem", "late"))
    assert len(office.letters) == told


def stale(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Let another process be faster so many times."""
    save, left = UnitOfWork.save, [StaleRevisionError("faster")] * times

    async def saving(self: UnitOfWork, changes: Changes) -> None:
        if left:
            raise left.pop()
        await save(self, changes)

    monkeypatch.setattr(UnitOfWork, "save", saving)


async def test_a_store_that_is_away_keeps_nothing_and_the_desk_goes_on(
    office: Office, ann: Buyer, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = await opened(office, ann)
    tap = ann.taps(case, "problem", "late")
    with monkeypatch.context() as patched:

        async def away(_batch: UnitOfWork, _changes: Changes) -> None:
            raise UnavailableError("away")

        patched.setattr(UnitOfWork, "save", away)
        with pytest.raises(UnavailableError):
            await office.take(tap)
    await office.take(tap)
    assert (await office.values(1))["problem"] == "late"


async def test_what_is_handed_in_is_finished_before_the_end(office: Office, ann: Buyer) -> None:
    handed = asyncio.create_task(office.take(ann.says("/start")))
    await settle()
    await office.desk.finish()
    assert handed.done()
    assert office.letters
