"""The desk: one transaction for all that waits, and nothing is done twice."""

import asyncio

import pytest

from storage.errors import StaleRevisionError, UnavailableError
from storage.records import Changes
from storage.store import Store
from storage.unit_of_work import UnitOfWork
from tests.support.bot.clocks import settle
from tests.support.bot.processor import ProcessorHarness, reach_problem
from tests.support.bot.updates import Buyer


async def test_whatever_waits_shares_one_transaction(
    harness: ProcessorHarness, ann: Buyer, ben: Buyer, commits: list[str]
) -> None:
    await asyncio.gather(*(harness.process(buyer.says("/start")) for buyer in (ann, ben, ann, ben)))
    assert commits == ["batch"]
    assert harness.texts(1)
    assert harness.texts(2)


async def test_what_comes_during_a_commit_is_the_next_batch(
    harness: ProcessorHarness, ann: Buyer, ben: Buyer, commits: list[str]
) -> None:
    first = asyncio.create_task(harness.process(ann.says("/start")))
    await settle()
    assert len(commits) == 1
    await asyncio.gather(*(harness.process(buyer.says("/start")) for buyer in (ann, ben, ben)))
    await first
    assert len(commits) == 2


async def test_a_chats_own_updates_are_taken_in_order(
    harness: ProcessorHarness, ann: Buyer
) -> None:
    case = await reach_problem(harness, ann)
    page = [ann.taps(case, "problem", "other"), ann.says("The seller sent stones."), ann.says("?")]
    await harness.process(*page)
    assert (await harness.load_values(1))["problem_other"] == "The seller sent stones."


async def test_two_chats_do_not_meet(harness: ProcessorHarness, ann: Buyer, ben: Buyer) -> None:
    of_ann, of_ben = await reach_problem(harness, ann), await reach_problem(harness, ben)
    await harness.process(
        ann.taps(of_ann, "problem", "late"), ben.taps(of_ben, "problem", "damaged")
    )
    assert (await harness.load_values(1))["problem"] == "late"
    assert (await harness.load_values(2))["problem"] == "damaged"


# Again


async def test_what_is_delivered_again_changes_nothing(
    harness: ProcessorHarness, ann: Buyer, store: Store
) -> None:
    case = await reach_problem(harness, ann)
    tap = ann.taps(case, "problem", "late")
    await harness.process(tap)
    before, told = await harness.load_record(1), list(harness.messages)
    await harness.process(tap)
    await harness.process(tap, tap)
    assert (await harness.load_record(1), harness.messages) == (before, told)
    assert len(await store.load_journal(case)) == 4


async def test_a_stale_revision_repeats_the_batch(
    harness: ProcessorHarness, ann: Buyer, monkeypatch: pytest.MonkeyPatch, commits: list[str]
) -> None:
    case = await reach_problem(harness, ann)
    stale(monkeypatch, times=2)
    commits.clear()
    await harness.process(ann.taps(case, "problem", "late"))
    assert (await harness.load_values(1))["problem"] == "late"
    assert len(commits) >= 3
    assert len({letter.key for letter in harness.messages}) == len(harness.messages)


async def test_a_revision_that_stays_stale_is_told_to_who_handed_in(
    harness: ProcessorHarness, ann: Buyer, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = await reach_problem(harness, ann)
    stale(monkeypatch, times=99)
    told = len(harness.messages)
    with pytest.raises(StaleRevisionError):
        await harness.process(ann.taps(case, "problem", "late"))
    assert len(harness.messages) == told


def stale(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Let another process be faster so many times."""
    save, left = UnitOfWork.save, [StaleRevisionError("faster")] * times

    async def saving(self: UnitOfWork, changes: Changes) -> None:
        if left:
            raise left.pop()
        await save(self, changes)

    monkeypatch.setattr(UnitOfWork, "save", saving)


async def test_a_store_that_is_away_keeps_nothing_and_the_desk_goes_on(
    harness: ProcessorHarness, ann: Buyer, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = await reach_problem(harness, ann)
    tap = ann.taps(case, "problem", "late")
    with monkeypatch.context() as patched:

        async def away(_batch: UnitOfWork, _changes: Changes) -> None:
            raise UnavailableError("away")

        patched.setattr(UnitOfWork, "save", away)
        with pytest.raises(UnavailableError):
            await harness.process(tap)
    await harness.process(tap)
    assert (await harness.load_values(1))["problem"] == "late"


async def test_what_is_handed_in_is_finished_before_the_end(
    harness: ProcessorHarness, ann: Buyer
) -> None:
    handed = asyncio.create_task(harness.process(ann.says("/start")))
    await settle()
    await harness.processor.finish()
    assert handed.done()
    assert harness.messages
