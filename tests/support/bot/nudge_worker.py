"""What sends nudges, put together as in one process: worker, processor and sender on a store."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from uuid import uuid4

from bot.handlers.overload.flood_control import UNLIMITED, FloodControl
from bot.handlers.processor import Processor
from bot.outbox.sender import Sender
from bot.runtime.settings import Contact
from bot.runtime.wakeup import Wakeups
from bot.workers.nudges import NudgeWorker
from storage.crypto.envelope import KeyRing
from storage.store import Store
from tests.support.bot.clocks import InstantStopwatch, ManualClock
from tests.support.bot.processor import load_catalog, reach_problem, run_processor
from tests.support.bot.scripted_api import ScriptedApi
from tests.support.bot.updates import Buyer

FELL = "Your case is where you left it"


class NudgeHarness:
    """One process; `api` is its own line to Telegram."""

    def __init__(self, store: Store, clock: ManualClock, api: ScriptedApi) -> None:
        self.store, self.clock, self.api = store, clock, api
        self.sender = Sender(store, api, clock, watch=InstantStopwatch())
        wakeups = Wakeups.create(clock)
        new_id = lambda: uuid4().hex  # noqa: E731
        self.processor = Processor(
            store,
            clock,
            load_catalog(),
            Contact(),
            new_id,
            self.sender.enqueue,
            wakeups,
            FloodControl(clock, UNLIMITED),
        )
        self.worker = NudgeWorker(
            store,
            clock,
            wakeups.nudges,
            self.processor.process_nudges,
            self.sender.wait_for_room,
        )

    async def idle(self) -> None:
        """Return when all that was taken up is sent and marked."""
        await self.sender._in_flight.idle.wait()


@asynccontextmanager
async def run_nudge_harness(
    store: Store, clock: ManualClock, api: ScriptedApi
) -> AsyncIterator[NudgeHarness]:
    """A process whose processor and sender are at work; its nudge worker waits to be run."""
    harness = NudgeHarness(store, clock, api)
    tasks = [asyncio.create_task(each.run()) for each in (harness.processor, harness.sender)]
    try:
        await harness.sender.drain_backlog()
        yield harness
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@asynccontextmanager
async def reopen_store(url: str, ring: KeyRing) -> AsyncIterator[Store]:
    """The database as one more process opens it."""
    store = await Store.open(url, ring)
    yield store
    await store.close()


async def leave_question_open(store: Store, clock: ManualClock, buyers: Iterable[Buyer]) -> None:
    """Bring buyers to a question that is then left open; what they are told meanwhile is sent."""
    async with run_processor(store, clock) as harness:
        harness.processor._context = NudgeHarness(store, clock, ScriptedApi()).processor._context
        for buyer in buyers:
            await reach_problem(harness, buyer)
        await store.mark_sent([message.key for message in harness.messages], {})


def count_nudges(api: ScriptedApi, chat_id: int) -> int:
    """How often the follow-up to that question was sent to a chat."""
    return sum(FELL in text for text in api.texts(chat_id))
