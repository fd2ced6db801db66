"""Receipts are kept as long as Telegram may bring an update again, and no longer."""

import asyncio
from datetime import timedelta

import pytest

from bot.workers.cleanup import INTERVAL, RECEIPT_AGE, CleanupWorker
from storage.errors import UnavailableError
from storage.store import Store
from tests.support.bot.clocks import ManualClock
from tests.support.storage import records


async def seen(store: Store) -> frozenset[str]:
    async with store.begin() as batch:
        return await batch.find_receipts(["u:1"])


async def test_a_receipt_outlives_any_redelivery_and_then_goes(
    store: Store, clock: ManualClock
) -> None:
    await records.save(store, receipts=("u:1",))
    clock.move(RECEIPT_AGE)
    await CleanupWorker(store, clock).run_once()
    assert await seen(store) == {"u:1"}

    clock.move(timedelta(seconds=1))
    await CleanupWorker(store, clock).run_once()
    assert await seen(store) == frozenset()


async def test_a_store_that_cannot_answer_is_asked_again(
    store: Store, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def unavailable(_before: object) -> None:
        raise UnavailableError("down")

    monkeypatch.setattr(store, "delete_receipts", unavailable)
    sweeping = asyncio.create_task(CleanupWorker(store, clock).run())

    assert await clock.next_wake() == clock.now() + INTERVAL

    sweeping.cancel()
    await asyncio.gather(sweeping, return_exceptions=True)
