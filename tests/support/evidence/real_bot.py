"""The real bot on a day of November, what its process holds, and when it is at rest."""

import asyncio
import os
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot.sandbox.sandbox import LOG_NAME, Sandbox, filter_environment, open_sandbox
from tests.support.e2e.crowd import PATIENCE
from tests.support.evidence.buyer import Buyer

TODAY = datetime(2026, 11, 6, 10, tzinfo=UTC)
FIRST_UPDATE = 100_000
LOOK = 0.1
"""Seconds between two looks into its database, at what no chat shows."""


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Sandbox]:
    """The bot with its own database and files; at the end its log and its calls are clean."""
    offset = TODAY.timestamp() - time.time()
    environment = filter_environment(os.environ)
    async with open_sandbox(
        folder, offset=offset, first_update=FIRST_UPDATE, environment=environment
    ) as stage:
        yield stage
    log = (folder / LOG_NAME).read_text("utf-8").splitlines()
    assert [line for line in log if " ERROR " in line or "Traceback" in line] == []
    assert stage.world.violations == []


async def rested(stage: Sandbox, seconds: float = PATIENCE) -> None:
    """Return when every file is stored and looked into, and every case file is made and sent."""
    began = time.perf_counter()
    while stage.is_busy:
        assert stage.bot.is_running, stage.bot.read_log()
        assert time.perf_counter() - began < seconds, "the bot does not come to rest"
        await asyncio.sleep(LOOK)  # the bell rings all the time where others chat


async def kept(buyer: Buyer) -> None:
    """Return when all files of a buyer are stored and looked into."""
    await buyer.until(lambda: all(post.bot_reactions for post in buyer.files()))
    await rested(buyer.stage)


def memory(stage: Sandbox, line: str = "VmRSS") -> int:
    """The bytes that the bot's process holds; "VmHWM" is the most it ever held."""
    status = Path(f"/proc/{stage.bot.pid}/status").read_text(encoding="ascii")
    (found,) = (each for each in status.splitlines() if each.startswith(line))
    return int(found.split()[1]) << 10
