"""Receipts are kept as long as Telegram may bring an update again, and no longer."""

import asyncio
from datetime import timedelta

import pytest

from bot.workers.cleanup import EVERY, KEPT, Sweeper
from storage.errors import Unavailable
from storage.store import Store
from tests.support.bot.clocks import HandClock
from tests.support.storage import records


async def seen(store: Store) -> frozenset[str]:
    async with store.batch() as batch:
        return await batch.seen(["u:1"])


async def test_a_receipt_outlives_any_redelivery_and_then_goes(
    store: Store, clock: HandClock
) -> None:
    await records.save(store, receipts=("u:1",))
    clock.move(KEPT)
    await Sweeper(store, clock).step()
    assert await seen(store) == {"u:1"}

    clock.move(timedelta(seconds=1))
    await Sweeper(store, clock).step()
    assert await seen(store) == frozenset()


async def test_a_store_that_cannot_answer_is_asked_again(
    store: Store, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def unavailable(_before: object) -> None:
        raise Unavailable("down")

    monkeypatch.setattr(store, "forget_receipts", unavailable)
    sweeping = asyncio.create_task(Sweeper(store, clock).run())

    assert await clock.next_wake() == clock.now() + EVERY

    sweeping.cancel()
    await asyncio.gather(sweeping, return_exceptions=True)
