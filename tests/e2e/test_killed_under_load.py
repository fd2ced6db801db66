"""The real bot, killed again and again under load: nothing is lost and hardly anything repeated.

`KILLS`, `STOPS` and `CROWD` say how often it is killed or asked to stop and how many people talk to
it; by hand 100, 50 and 64. Each person's texts, presses and photos are looked up one by one.
"""

import asyncio
import os
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import pairwise
from pathlib import Path

import pytest

from bot.sandbox.sandbox import LOG_NAME, Sandbox, open_sandbox
from bot.sandbox.world.types import Json
from flows.definition.kinds import End, Wait
from flows.guides import load_guides
from tests.support.e2e.crowd import PATIENCE, STEPS, Crowd, Person
from tests.support.e2e.forked_bot import launch_forked
from tests.support.e2e.stored_data import Archive
from tests.support.postgres import postgres_cluster as postgres_cluster
from tests.support.postgres import postgres_url as postgres_url

KILLS = int(os.environ.get("KILLS", "20"))
STOPS = int(os.environ.get("STOPS", "3"))
PEOPLE = int(os.environ.get("CROWD", "50"))
SEED = 7
FIRST_UPDATE = 100_000
TEMPORARY = "temporary"
DAY = 86_400.0
NOON = 9 * 3600.0
"""Of Nairobi, where they all say they are; in seconds of a day of UTC."""
AFTER_A_DAY = tuple(guide.texts["idle.0"].partition(".")[0] for guide in load_guides().values())


class Siege:
    """A bot with a crowd talking to it, and somebody who kills it; `lives` are where each began."""

    def __init__(self, stage: Sandbox, crowd: Crowd, folder: Path, database: str) -> None:
        self.stage, self.crowd, self.folder = stage, crowd, folder
        self.database = database
        self.chance = random.Random(SEED)
        self.lives: list[dict[int, int]] = []

    async def until(self, ready: Callable[[], bool]) -> None:
        """Return when it is so, and then at any point of what the bot does next."""
        async with asyncio.timeout(PATIENCE):
            while not ready():
                await self.stage.world.signal.wait(30)
        await self.stage.world.signal.wait(self.chance.uniform(0, 0.02))

    async def calls(self, most: int) -> None:
        """Let the bot make some more calls, at most so many."""
        end = len(self.stage.world.calls) + self.chance.randrange(1, most)
        await self.until(lambda: len(self.stage.world.calls) >= end)

    async def kill(self) -> None:
        await self.stage.bot.kill()
        self.note()

    def note(self) -> None:
        """Another process begins."""
        self.lives.append({chat: len(t.events) for chat, t in self.stage.world.chats.items()})

    async def stop(self) -> None:
        """Ask the bot to stop, and see that it does as it should."""
        await self.stage.bot.stop()
        process = self.stage.bot._process
        assert process is not None
        assert process.returncode == 0

    async def check(self) -> None:
        """The bot is stopped: all that people did is kept, all that it had to say is said."""
        archive = await Archive.of(self.stage.world, self.folder, self.database)
        lost = {person.chat: await archive.missing(person) for person in self.crowd.people}
        left = await archive.store.count_messages()
        await archive.store.close()
        assert {chat: found for chat, found in lost.items() if found} == {}
        assert left == 0
        log = (self.folder / LOG_NAME).read_text("utf-8").splitlines()
        assert [line for line in log if " ERROR " in line or "Traceback" in line] == []
        assert self.stage.world.violations == []

    def list_clear_files(self) -> list[str]:
        """What lies in the folder for temporary files: there is nothing, or some of it is plain."""
        found = (self.folder / TEMPORARY).rglob("*")
        return sorted(str(each) for each in found if each.is_file() and each.stat().st_size)

    def repeats(self) -> int:
        """How many messages came again after a kill; of a chat its last may, once."""
        return sum(self._repeated(chat) for chat in self.stage.world.chats)

    def _repeated(self, chat: int) -> int:
        events = self.stage.world.find_chat(chat).events
        starts = [0, *(life[chat] for life in self.lives), len(events)]
        told = [[shown(e) for e in events[a:b] if is_message(e)] for a, b in pairwise(starts)]
        found = 0
        for number, fresh in enumerate(told):
            before = [message for life in told[:number] for message in life]
            again = [message for message in fresh if message in before]
            assert again in ([], before[-1:]), f"chat {chat}, after kill {number}: {again}"
            found += len(again)
        return found


@asynccontextmanager
async def besieged(folder: Path, database: str = "") -> AsyncIterator[Siege]:
    """A bot under load, with its own database or another."""
    (folder / TEMPORARY).mkdir()
    environment = {**os.environ, "TMPDIR": str(folder / TEMPORARY), "DATABASE_URL": database}
    async with open_sandbox(
        folder, first_update=FIRST_UPDATE, environment=environment, launch=launch_forked()
    ) as stage:
        crowd = Crowd.of(stage.world, PEOPLE, SEED)
        talking = asyncio.create_task(crowd.chat())
        yield Siege(stage, crowd, folder, database)
        assert not talking.done()
        talking.cancel()
        await asyncio.gather(talking, return_exceptions=True)


def is_message(event: Json) -> bool:
    """Whether the bot has sent something new."""
    return bool(event["kind"] == "message" and event["from"] == "bot")


def shown(message: Json) -> str:
    """A message as it stands on the screen."""
    return f"{message['text']} {message['buttons']}"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest) -> str:
    """A database of each kind; the bot's own where it is empty."""
    if request.param == "sqlite":
        return ""
    found: str = request.getfixturevalue("postgres_url")
    return found


@pytest.mark.timeout(3600)
async def test_nothing_is_lost_in_twenty_kills(database: str, tmp_path: Path) -> None:
    async with besieged(tmp_path, database) as siege:
        for _ in range(KILLS):
            await siege.calls(200)
            await siege.kill()
        people = siege.crowd.people
        await siege.until(lambda: sum(len(each.texts) + len(each.taps) for each in people) > 300)
        await siege.until(lambda: sum(len(each.photos) for each in people) > 50)
        await siege.crowd.rest(PATIENCE)
        await siege.stop()
    await siege.check()
    assert siege.repeats() <= KILLS * PEOPLE / 2  # as many as are under way, more on a slow machine


@pytest.mark.timeout(3600)
async def test_asked_to_stop_it_finishes_what_it_has_begun(tmp_path: Path) -> None:
    async with besieged(tmp_path) as siege:
        for _ in range(STOPS):
            await siege.calls(200)
            await siege.stop()
            assert siege.list_clear_files() == []
            archive = await Archive.of(siege.stage.world, tmp_path, siege.database)
            assert await archive.store.count_messages() == 0
            await archive.store.close()
            siege.note()
            await siege.stage.bot.start()
        await siege.crowd.rest(PATIENCE)
        await siege.stop()
    await siege.check()
    assert siege.repeats() == 0
    assert (tmp_path / LOG_NAME).read_text("utf-8").count("stopped; nothing was lost") == STOPS + 1


async def test_no_follow_up_is_lost_in_a_kill(tmp_path: Path) -> None:
    async with besieged(tmp_path) as siege:
        people = siege.crowd.people
        siege.stage.clock.move((NOON - siege.stage.clock.now()) % DAY)  # at night nothing falls
        await siege.until(lambda: all(person.taps for person in people))
        await siege.crowd.rest(PATIENCE)
        siege.stage.clock.move(DAY)
        for share in (0.2, 0.6):
            await siege.until(lambda: sum(map(followed, people)) >= share * PEOPLE)  # noqa: B023
            await siege.kill()
        expected = [person for person in people if is_idle(person)]
        await siege.until(lambda: all(map(followed, expected)) and siege.stage.world.is_idle)
        await siege.stop()
    await siege.check()
    assert len(expected) > PEOPLE / 2
    assert max(map(followed, people)) <= 2
    assert siege.repeats() <= 2 * PEOPLE  # they all leave at once, so all may be under way


def followed(person: Person) -> int:
    """How often somebody was asked whether they go on."""
    events = person.world.find_chat(person.chat).events
    return sum(
        is_message(event) and any(start in event["text"] for start in AFTER_A_DAY)
        for event in events
    )


def is_idle(person: Person) -> bool:
    """Whether somebody stands at a question, and neither waits for others nor is done."""
    return person.live is not None and not isinstance(STEPS[person.live.spot.step].kind, End | Wait)
