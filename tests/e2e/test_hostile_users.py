"""The real bot among people who try everything: all are answered, and nobody sees another's words.

`HOSTILE_USERS` and `HOSTILE_ACTS` say how many they are and how much each does (1000 and 20 by
hand), `HOSTILE_SEED` what; all of it happens within ten minutes of the bot's time.
"""

import asyncio
import os
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.sandbox.sandbox import LOG_NAME, Sandbox, open_sandbox
from tests.support.e2e.crowd import PATIENCE
from tests.support.e2e.forked_bot import launch_forked
from tests.support.e2e.hostile_user import HostileUser
from tests.support.postgres import postgres_cluster as postgres_cluster
from tests.support.postgres import postgres_url as postgres_url

USERS = int(os.environ.get("HOSTILE_USERS", "12"))
ACTS = int(os.environ.get("HOSTILE_ACTS", "8"))
SEED = int(os.environ.get("HOSTILE_SEED", "1"))
SECONDS = 600.0
MAX_WAITING = 400
"""Updates that may wait while people go on."""

MAX_GROWTH = 1.5
"""Times the memory after a third of it all that is used at the end."""


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/cases.db"
    found: str = request.getfixturevalue("postgres_url")
    return found


def measure_memory(stage: Sandbox) -> int:
    """The memory of the bot's process, in kB."""
    status = Path(f"/proc/{stage.bot.pid}/status").read_text("ascii")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    assert found
    return int(found[1])


async def calm_down(stage: Sandbox, most: int) -> None:
    """Return when no more updates than these wait; the bot must get on with them."""
    while (before := len(stage.world.updates)) > most:
        async with asyncio.timeout(PATIENCE):
            while len(stage.world.updates) >= before:
                await stage.world.signal.wait(1)


async def ask_all(stage: Sandbox, users: Sequence[HostileUser]) -> list[int]:
    """Let everybody ask something; the chats that get no answer."""
    said = {user.chat: user.ask() for user in users}
    await calm_down(stage, 0)
    silent = list(users)
    for _ in range(int(PATIENCE)):
        silent = [user for user in silent if user.count_answers() <= said[user.chat]]
        if not silent:
            break
        await stage.world.signal.wait(1)
    return [user.chat for user in silent]


@pytest.mark.timeout(3600)
async def test_everybody_is_answered_and_nobody_sees_another(database: str, tmp_path: Path) -> None:
    environment = {**os.environ, "DATABASE_URL": database}
    async with open_sandbox(
        tmp_path, first_update=1, environment=environment, launch=launch_forked()
    ) as stage:
        chats = [stage.world.add_person(f"Buyer {n}").id for n in range(USERS)]
        users, memory = [HostileUser(stage.world, chat, SEED) for chat in chats], list[int]()
        for act in range(ACTS):
            for user in users:
                user.act(users)
                await calm_down(stage, MAX_WAITING)
            await calm_down(stage, 0)
            stage.clock.move(SECONDS / ACTS)
            memory += [measure_memory(stage)] if act >= ACTS // 3 else []
        silent = await ask_all(stage, users)
        memory.append(measure_memory(stage))
        assert stage.bot.is_running
    log = (tmp_path / LOG_NAME).read_text("utf-8")
    seen = {user.chat: set(re.findall(r"mark(\d+)z", user.show_told())) for user in users}
    print(f"{USERS} users, {len(stage.world.calls)} calls, memory {memory[0]} to {memory[-1]} kB")
    assert silent == []
    assert [line for line in log.splitlines() if " ERROR " in line or "Traceback" in line] == []
    assert {chat: marks - {str(chat)} for chat, marks in seen.items() if marks - {str(chat)}} == {}
    assert stage.world.violations == []
    assert memory[-1] <= MAX_GROWTH * memory[0]
