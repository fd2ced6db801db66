"""A desk at work on a real store, and what came of it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import cache
from itertools import count

import orjson

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
from tests.support.bot.clocks import HandClock
from tests.support.bot.updates import Buyer


@cache
def catalogue() -> Catalog:
    """All languages, read once for all tests."""
    return Catalog(load_guides().values())


class NotedWakeup(Wakeup):
    """A wakeup that writes its name down whenever it is used."""

    def __init__(self, clock: HandClock, name: str, noted: list[str]) -> None:
        super().__init__(clock)
        self._name, self._noted = name, noted

    def wake(self) -> None:
        self._noted.append(self._name)
        super().wake()


class Office:
    """A desk, what it has handed on, and buyers to write to it."""

    def __init__(self, store: Store, clock: HandClock, new_id: Callable[[], str]) -> None:
        self.store, self.clock = store, clock
        self.letters: list[OutboxMessage] = []
        self.told: list[str] = []
        wakeups = Wakeups(
            downloads=NotedWakeup(clock, "wanted", self.told),
            inspections=NotedWakeup(clock, "unseen", self.told),
            nudges=NotedWakeup(clock, "nudges", self.told),
            case_files=NotedWakeup(clock, "papers", self.told),
        )
        self.desk = Processor(
            store, clock, catalogue(), Contact(), new_id, self.letters.extend, wakeups
        )

    async def take(self, *updates: Json) -> None:
        """Hand in what Telegram sent, and wait for the commit."""
        await self.desk.process_updates(
            [found for update in updates if (found := parse_update(update))]
        )

    async def chat(self, chat_id: int) -> ChatRecord:
        """A chat's row."""
        async with self.store.begin() as batch:
            return (await batch.load_chats([chat_id]))[chat_id]

    async def record(self, chat_id: int) -> CaseRecord:
        """The row of the case on screen."""
        current = (await self.chat(chat_id)).current or ""
        async with self.store.begin() as batch:
            return (await batch.load_cases([current]))[current]

    async def case(self, chat_id: int) -> Case:
        """The case on screen."""
        return decode_case((await self.record(chat_id)).snapshot)

    async def values(self, chat_id: int) -> dict[str, object]:
        """The answers of the case on screen, by step."""
        answers = (await self.case(chat_id)).answers
        return {spot.step: answers[spot].value for spot in answers}

    def texts(self, chat_id: int) -> list[str]:
        """The texts handed on for a chat."""
        told = (orjson.loads(each.payload) for each in self.letters if each.chat_id == chat_id)
        return [each["text"] for each in told if "text" in each]


@asynccontextmanager
async def working(store: Store, clock: HandClock) -> AsyncIterator[Office]:
    """A desk at work."""
    numbers = count(1)
    office = Office(store, clock, lambda: f"id{next(numbers)}")
    task = asyncio.create_task(office.desk.run())
    yield office
    assert not task.done()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


BEGUN = (("start", "remind"), ("zone", "!skip"))
"""The taps that lead to what went wrong."""


async def opened(office: Office, buyer: Buyer) -> str:
    """Bring a buyer to the question what went wrong; the case's id."""
    await office.take(buyer.says("/start"))
    case = (await office.case(buyer.chat_id)).id
    await office.take(*(buyer.taps(case, *begun) for begun in BEGUN))
    return case
