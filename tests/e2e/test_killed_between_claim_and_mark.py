"""The real bot, killed between a claim and its mark: no follow-up is lost, hardly one repeated.

Only one that Telegram had when the process died may come twice: the store did not know yet.
"""

import asyncio
import os
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import pytest

from bot.sandbox import user_actions
from bot.sandbox.bot_process import BotProcess
from bot.sandbox.sandbox import LOG_NAME, Sandbox, open_sandbox
from flows.guides.alibaba import GUIDE
from tests.support.e2e.crowd import PATIENCE, asked
from tests.support.e2e.forked_bot import launch_forked
from tests.support.e2e.self_killing_bot import AFTER, BEFORE, FILE
from tests.support.postgres import postgres_cluster as postgres_cluster
from tests.support.postgres import postgres_url as postgres_url

LAUNCH = launch_forked("tests.support.e2e.self_killing_bot")
DAY, NOON = 86_400.0, 43_200.0
STARTS = tuple(text.partition(".")[0] for text in chain.from_iterable(GUIDE.idle_texts))


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database of each kind, the second a server's."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/cases.db"
    found: str = request.getfixturevalue("postgres_url")
    return found


class Buyer:
    """Somebody who leaves a question open, and says a word after each follow-up."""

    def __init__(self, stage: Sandbox) -> None:
        self.stage, self.world = stage, stage.world
        self.chat = self.world.add_person("Ann").id

    @property
    def told(self) -> list[str]:
        """What the bot has written."""
        events = self.world.find_chat(self.chat).events
        return [e["text"] for e in events if e["kind"] == "message" and e["from"] == "bot"]

    @property
    def followed(self) -> int:
        """How many follow-ups came."""
        return sum(any(start in text for start in STARTS) for text in self.told)

    async def until(self, ready: Callable[[], bool]) -> None:
        """Return when it is so."""
        async with asyncio.timeout(PATIENCE):
            while not ready():
                await self.world.signal.wait(0.1)

    async def says(self, text: str) -> None:
        """Say something, and wait for the answer."""
        before = len(self.told)
        user_actions.send_text(self.world, self.chat, text)
        await self.until(lambda: len(self.told) > before and self.world.is_idle)

    async def begins(self) -> None:
        """Allow follow-ups, and leave the next question open."""
        await self.says("/start")
        events = self.world.find_chat(self.chat).events
        (first,) = (found for e in events if e["kind"] == "message" and (found := asked(e)))
        data = f"{first.case}:start:0:remind"
        before = len(self.told)
        user_actions.press_button(self.world, self.chat, first.message, data)
        await self.until(lambda: len(self.told) > before and self.world.is_idle)
        await self.says("skip")

    async def outlives(self, bot: BotProcess) -> int:
        """Let a follow-up fall and the bot die of it; how often it came, before the next word."""
        before = self.followed
        self.stage.clock.move(DAY + 60)
        await self.until(lambda: not bot.is_running)
        await bot.start()
        await self.until(lambda: self.followed > before and self.world.is_idle)
        await self.says("a word")
        return self.followed - before


def arm(trap: Path, point: str) -> None:
    """Make a point deadly, once."""
    trap.write_text(point, "ascii")


@pytest.mark.timeout(600)
async def test_a_follow_up_survives_a_kill_at_every_point(database: str, tmp_path: Path) -> None:
    trap, came = tmp_path / "trap", dict[str, int]()
    settings = {**os.environ, "DATABASE_URL": database, FILE: str(trap)}
    async with open_sandbox(tmp_path, first_update=1, environment=settings, launch=LAUNCH) as stage:
        stage.clock.move((NOON - stage.clock.now()) % DAY)
        buyer = Buyer(stage)
        await buyer.begins()
        for point in (*BEFORE, *AFTER):
            arm(trap, point)
            came[point] = await buyer.outlives(stage.bot)
        await buyer.says("a last word")
    assert {point: came[point] for point in BEFORE} == dict.fromkeys(BEFORE, 1)
    # A repeat may come after the buyer's next word, so all that came is counted, not each point's.
    repeated = buyer.followed - len(BEFORE) - len(AFTER)
    assert 1 <= repeated <= len(AFTER)
    assert "Traceback" not in (tmp_path / LOG_NAME).read_text("utf-8")
