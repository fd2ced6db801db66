"""A running sender, and messages in its outbox as a turn writes them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import orjson

from bot.outbox.attachments import ParameterLoader, load_plain
from bot.outbox.rate_limiter import MonotonicClock, RateLimiter
from bot.outbox.sender import Sender
from bot.transport.client import BotApi
from storage.records import OutboxMessage
from storage.store import Store
from tests.support.bot.clocks import ManualClock
from tests.support.storage import records


def make_message(key: str, chat_id: int = 1, /, **fields: Any) -> OutboxMessage:
    """A message with its key as its text; `more` are further parameters of the call."""
    told = {"chat_id": chat_id, "text": key} | fields.pop("more", {})
    base = {"chat_id": chat_id, "case_id": None, "payload": orjson.dumps(told)}
    return records.message(key, **(base | fields))


async def commit(store: Store, *messages: OutboxMessage) -> tuple[OutboxMessage, ...]:
    """Write messages to the outbox."""
    await records.save(store, messages=messages)
    return messages


class SenderHarness:
    """A sender and what the tests ask of it."""

    def __init__(
        self,
        store: Store,
        api: BotApi,
        clock: ManualClock,
        watch: MonotonicClock,
        ready: ParameterLoader = load_plain,
        **more: Any,
    ) -> None:
        self.store = store
        self.rate_limiter = RateLimiter(watch, **more)
        self.sender = Sender(
            store, api, clock, watch=watch, rate_limiter=self.rate_limiter, load_parameters=ready
        )

    async def enqueue(self, *messages: OutboxMessage) -> None:
        """A turn: commit, then hand over."""
        self.sender.enqueue(await commit(self.store, *messages))

    async def wait_until_sent(self) -> int:
        """Wait until nothing is held any more; how many messages are left in the outbox."""
        await self.sender._in_flight.idle.wait()
        return await self.store.count_messages()


@asynccontextmanager
async def run_sender(
    store: Store, api: BotApi, clock: ManualClock, watch: MonotonicClock, **more: Any
) -> AsyncIterator[SenderHarness]:
    """A running sender with nothing to take over."""
    sending = SenderHarness(store, api, clock, watch, **more)
    task = asyncio.create_task(sending.sender.run())
    await sending.sender.drain_backlog()
    yield sending
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
