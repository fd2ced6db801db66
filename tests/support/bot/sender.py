"""A desk in small: writes messages to the outbox, as a turn does, and runs a sender on it."""

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
from tests.support.bot.clocks import HandClock
from tests.support.storage import records


def message(key: str, chat_id: int = 1, /, **fields: Any) -> OutboxMessage:
    """A message with its key as its text; `more` are further parameters of the call."""
    told = {"chat_id": chat_id, "text": key} | fields.pop("more", {})
    base = {"chat_id": chat_id, "case_id": None, "payload": orjson.dumps(told)}
    return records.message(key, **(base | fields))


async def commit(store: Store, *messages: OutboxMessage) -> tuple[OutboxMessage, ...]:
    """Write messages to the outbox."""
    await records.save(store, messages=messages)
    return messages


class Post:
    """A sender and what the tests ask of it."""

    def __init__(
        self,
        store: Store,
        api: BotApi,
        clock: HandClock,
        watch: MonotonicClock,
        ready: ParameterLoader = load_plain,
        **more: Any,
    ) -> None:
        self.store = store
        self.pacer = RateLimiter(watch, **more)
        self.sender = Sender(
            store, api, clock, watch=watch, rate_limiter=self.pacer, load_parameters=ready
        )

    async def write(self, *messages: OutboxMessage) -> None:
        """A turn: commit, then hand over."""
        self.sender.enqueue(await commit(self.store, *messages))

    async def sent(self) -> int:
        """Wait until nothing is held any more; how many messages are left in the outbox."""
        await self.sender._in_flight.idle.wait()
        return await self.store.count_messages()


@asynccontextmanager
async def posting(
    store: Store, api: BotApi, clock: HandClock, watch: MonotonicClock, **more: Any
) -> AsyncIterator[Post]:
    """A running sender with nothing to take over."""
    post = Post(store, api, clock, watch, **more)
    task = asyncio.create_task(post.sender.run())
    await post.sender.drain_backlog()
    yield post
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
