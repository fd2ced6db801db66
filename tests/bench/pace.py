"""How close to a limit the sender goes, and how long answers take while it sends follow-ups.

The real sender on a real store; the stub Bot API refuses what is above the limit. Answers come at
a third of it, at random instants, first alone and then beside more follow-ups than can go. Run it
with `python -m tests.bench.pace`.
"""

import asyncio
import random
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from statistics import quantiles

import orjson
import uvloop

from bot.outbox.rate_limiter import LoopClock, RateLimiter
from bot.outbox.sender import Sender
from bot.runtime.clock import SystemClock
from bot.transport.client import BotClient
from storage.crypto.envelope import KeyRing
from storage.records import Changes, MessageRole, OutboxMessage
from storage.store import Store
from tests.bench.tables import show, spread

ROUNDS = 3
SECONDS = {30: 5.0, 1000: 3.0}
FIRST = 1.0  # seconds: until then what was saved up is used up
AT_ONCE = 100  # follow-ups committed together, as the nudger does
CLOCK = SystemClock()
NUMBERS = count(1)


@dataclass(frozen=True, slots=True)
class Run:
    """What one run came to: follow-ups and answers a second, refusals, milliseconds of answers."""

    rate: float
    refused: int
    waits: list[float]

    @property
    def late(self) -> float:
        """The 99th percentile of what an answer took, in ms."""
        return quantiles(self.waits, n=100, method="inclusive")[98]


class MessageWriter:
    """Writes letters to the outbox and hands them over, all that wait at once, as the desk does."""

    def __init__(self, store: Store, sender: Sender) -> None:
        self._store, self.sender = store, sender
        self._waiting: list[OutboxMessage] = []
        self._some, self._written = asyncio.Event(), asyncio.Event()

    def write(self, texts: Iterable[str], role: MessageRole = MessageRole.PLAIN) -> None:
        """Have one letter written for each text, each to a chat of its own."""
        self._waiting += [letter(text, next(NUMBERS), role) for text in texts]
        self._some.set()

    async def run(self) -> None:
        """Commit what waits; until cancelled."""
        while True:
            await self._some.wait()
            self._some.clear()
            letters, self._waiting = tuple(self._waiting), []
            async with self._store.begin() as batch:
                await batch.save(Changes(at=CLOCK.now(), messages=letters))
            self.sender.enqueue(letters)
            self._written.set()

    async def answer(self, rate: float, seconds: float, chance: random.Random) -> None:
        """Answers, each with the instant it was due as its text."""
        start = time.monotonic()
        due = sorted(start + chance.uniform(0, seconds) for _ in range(int(rate * seconds)))
        for at in due:
            await asyncio.sleep(max(0.0, at - time.monotonic()))
            self.write([f"answer {time.monotonic()}"])

    async def follow_up(self) -> None:
        """Follow-ups, whenever there is room for some; until cancelled."""
        while True:
            await self.sender.wait_for_room()
            self._written.clear()
            self.write(["nudge"] * AT_ONCE, MessageRole.NUDGE)
            await self._written.wait()


def letter(text: str, chat: int, role: MessageRole) -> OutboxMessage:
    """A message to a chat."""
    told = orjson.dumps({"chat_id": chat, "text": text})
    return OutboxMessage(f"k{chat}", chat, None, "sendMessage", told, role, CLOCK.now())


@asynccontextmanager
async def limited(limit: int) -> AsyncIterator[str]:
    """The stub in its process."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bench.limited", str(limit), stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout
    yield (await process.stdout.readline()).decode().strip()
    process.kill()
    await process.wait()


@asynccontextmanager
async def at_work(
    root: str, limit: int, folder: Path
) -> AsyncIterator[tuple[BotClient, MessageWriter]]:
    """A sender that keeps to the limit, on an empty store."""
    store = await Store.open(f"sqlite:///{folder}/bot.db", KeyRing.parse(KeyRing.generate()))
    watch = LoopClock()
    async with BotClient("1:bench", root) as api:
        sender = Sender(
            store, api, CLOCK, watch=watch, rate_limiter=RateLimiter(watch, overall=float(limit))
        )
        await sender.drain_backlog()
        desk = MessageWriter(store, sender)
        tasks = [asyncio.create_task(each.run()) for each in (desk, sender)]
        yield api, desk
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    await store.close()


async def run(root: str, limit: int, chance: random.Random, *, flood: bool) -> Run:
    """Answers for a few seconds, alone or beside follow-ups; what the stub saw of it."""
    seconds = SECONDS[limit]
    with tempfile.TemporaryDirectory() as folder:
        async with at_work(root, limit, Path(folder)) as (api, desk):
            await api.call("arrivals")
            start = time.monotonic()
            beside = asyncio.create_task(desk.follow_up() if flood else asyncio.sleep(0))
            await asyncio.sleep(FIRST)
            await desk.answer(limit / 3, seconds, chance)
            told = await api.call("arrivals")
            end = time.monotonic()
            beside.cancel()
    arrived = [(text.split(), at) for text, at in told["arrived"]]
    counted = [at for _, at in arrived if at > start + FIRST]
    waits = [(at - float(words[1])) * 1000 for words, at in arrived if words[0] == "answer"]
    return Run(len(counted) / (end - start - FIRST), told["refused"], waits)


async def measure(limit: int) -> tuple[list[Run], list[Run]]:
    """The runs without follow-ups and with them, in turn."""
    alone, beside, chance = list[Run](), list[Run](), random.Random(limit)
    for _ in range(ROUNDS):
        for runs, flood in ((alone, False), (beside, True)):
            async with limited(limit) as root:
                runs.append(await run(root, limit, chance, flood=flood))
    return alone, beside


async def main() -> None:
    """Measure at each limit, and print one table."""
    rows = []
    for limit in SECONDS:
        alone, beside = await measure(limit)
        waits = [run.late / calm.late for run, calm in zip(beside, alone, strict=True)]
        rows.append(
            (
                f"{limit:,}/s",
                spread([run.rate / limit for run in beside], 3),
                str(sum(run.refused for run in beside + alone)),
                spread([run.late for run in alone], 1),
                spread([run.late for run in beside], 1),
                spread(waits, 2),
            )
        )
    show(
        f"Sending at a limit, {ROUNDS} rounds; answers at a third of it, alone and beside nudges",
        ("limit", "of it used (goal 0.98)", "429s", "p99 alone, ms", "beside, ms", "x (goal 2)"),
        rows,
    )


if __name__ == "__main__":
    uvloop.run(main())
