"""What sends follow-ups, put together as in one process: nudger, desk and sender on a store."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from uuid import uuid4

from bot.handlers.processor import Processor
from bot.outbox.sender import Sender
from bot.runtime.settings import Contact
from bot.runtime.wakeup import Wakeups
from bot.workers.nudges import NudgeWorker
from storage.crypto.envelope import KeyRing
from storage.store import Store
from tests.support.bot.clocks import HandClock, SwiftWatch
from tests.support.bot.processor import catalogue, opened, working
from tests.support.bot.scripted_api import ScriptedApi
from tests.support.bot.updates import Buyer

FELL = "Your case is where you left it"


class Stack:
    """One process; `api` is its own line to Telegram."""

    def __init__(self, store: Store, clock: HandClock, api: ScriptedApi) -> None:
        self.store, self.clock, self.api = store, clock, api
        self.sender = Sender(store, api, clock, watch=SwiftWatch())
        wakeups = Wakeups.create(clock)
        new_id = lambda: uuid4().hex  # noqa: E731
        self.desk = Processor(
            store, clock, catalogue(), Contact(), new_id, self.sender.enqueue, wakeups
        )
        self.nudger = NudgeWorker(
            store, clock, wakeups.nudges, self.desk.process_nudges, self.sender.wait_for_room
        )

    async def idle(self) -> None:
        """Return when all that was taken up is sent and marked."""
        await self.sender._in_flight.idle.wait()


@asynccontextmanager
async def stacked(store: Store, clock: HandClock, api: ScriptedApi) -> AsyncIterator[Stack]:
    """A process whose desk and sender are at work; its nudger waits to be run."""
    stack = Stack(store, clock, api)
    tasks = [asyncio.create_task(each.run()) for each in (stack.desk, stack.sender)]
    try:
        await stack.sender.drain_backlog()
        yield stack
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@asynccontextmanager
async def reopened(url: str, ring: KeyRing) -> AsyncIterator[Store]:
    """The database as one more process opens it."""
    store = await Store.open(url, ring)
    yield store
    await store.close()


async def begin(store: Store, clock: HandClock, buyers: Iterable[Buyer]) -> None:
    """Bring buyers to a question that is then left open; what they are told meanwhile is sent."""
    async with working(store, clock) as office:
        office.desk._context = Stack(store, clock, ScriptedApi()).desk._context
        for buyer in buyers:
            await opened(office, buyer)
        await store.mark_sent([letter.key for letter in office.letters], {})


def fell(api: ScriptedApi, chat_id: int) -> int:
    """How often the follow-up to that question was sent to a chat."""
    return sum(FELL in text for text in api.texts(chat_id))
