"""A running processor on a real store, and what comes of its turns."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import cache
from itertools import count

import orjson

from bot.handlers.overload.flood_control import UNLIMITED, FloodControl
from bot.handlers.processor import Processor
from bot.i18n.catalog import Catalog
from bot.runtime.settings import Contact
from bot.runtime.wakeup import Wakeup, Wakeups
from bot.sandbox.world.types import Json
from bot.transport.updates import parse_update
from flows.guides import load_guides
from flows.model.case import Case
from flows.model.codec import decode_case
from storage.records import CaseRecord, ChatRecord, OutboxMessage
from storage.store import Store
from tests.support.bot.clocks import ManualClock
from tests.support.bot.updates import Buyer


@cache
def load_catalog() -> Catalog:
    """All languages, read once for all tests."""
    return Catalog(load_guides().values())


class RecordedWakeup(Wakeup):
    """A wakeup that writes its name down whenever it is used."""

    def __init__(self, clock: ManualClock, name: str, woken: list[str]) -> None:
        super().__init__(clock)
        self._name, self._woken = name, woken

    def wake(self) -> None:
        self._woken.append(self._name)
        super().wake()


class ProcessorHarness:
    """A processor, what it has handed on, and buyers to write to it."""

    def __init__(
        self,
        store: Store,
        clock: ManualClock,
        new_id: Callable[[], str],
        floods: FloodControl | None = None,
    ) -> None:
        self.store, self.clock = store, clock
        self.messages: list[OutboxMessage] = []
        self.woken: list[str] = []
        wakeups = Wakeups(
            downloads=RecordedWakeup(clock, "wanted", self.woken),
            inspections=RecordedWakeup(clock, "unseen", self.woken),
            nudges=RecordedWakeup(clock, "nudges", self.woken),
            case_files=RecordedWakeup(clock, "papers", self.woken),
            data_exports=RecordedWakeup(clock, "data", self.woken),
            erasures=RecordedWakeup(clock, "erasures", self.woken),
        )
        self.processor = Processor(
            store,
            clock,
            load_catalog(),
            Contact(),
            new_id,
            self.messages.extend,
            wakeups,
            floods or FloodControl(clock, UNLIMITED),
        )

    async def process(self, *updates: Json) -> None:
        """Hand in what Telegram sent, and wait for the commit."""
        await self.processor.process_updates(
            [found for update in updates if (found := parse_update(update))]
        )

    async def load_chat(self, chat_id: int) -> ChatRecord:
        """A chat's row."""
        async with self.store.begin() as batch:
            return (await batch.load_chats([chat_id]))[chat_id]

    async def load_record(self, chat_id: int) -> CaseRecord:
        """The row of the case on screen."""
        current = (await self.load_chat(chat_id)).current or ""
        async with self.store.begin() as batch:
            return (await batch.load_cases([current]))[current]

    async def load_case(self, chat_id: int) -> Case:
        """The case on screen."""
        return decode_case((await self.load_record(chat_id)).snapshot)

    async def load_values(self, chat_id: int) -> dict[str, object]:
        """The answers of the case on screen, by step."""
        answers = (await self.load_case(chat_id)).answers
        return {spot.step: answers[spot].value for spot in answers}

    def texts(self, chat_id: int) -> list[str]:
        """The texts handed on for a chat."""
        told = (orjson.loads(each.payload) for each in self.messages if each.chat_id == chat_id)
        return [each["text"] for each in told if "text" in each]


@asynccontextmanager
async def run_processor(
    store: Store, clock: ManualClock, floods: FloodControl | None = None
) -> AsyncIterator[ProcessorHarness]:
    """A processor at work, by default for buyers who are as fast as a program."""
    numbers = count(1)
    harness = ProcessorHarness(store, clock, lambda: f"id{next(numbers)}", floods)
    task = asyncio.create_task(harness.processor.run())
    yield harness
    assert not task.done()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


PROBLEM_TAPS = (("start", "remind"), ("zone", "!skip"))
"""The taps that lead to what went wrong."""


async def reach_problem(harness: ProcessorHarness, buyer: Buyer) -> str:
    """Bring a buyer to the question what went wrong; the case's id."""
    await harness.process(buyer.says("/start"))
    case = (await harness.load_case(buyer.chat_id)).id
    await harness.process(*(buyer.taps(case, *begun) for begun in PROBLEM_TAPS))
    return case
