"""The real bot, at its usual pace, while one chat floods it: nobody else notices.

`FLOOD_MESSAGES` is how much the flood brings; by hand, `FLOOD_MESSAGES=2000` prints how long the
others waited.
"""

import asyncio
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import monotonic

import pytest

from bot.sandbox import user_actions
from bot.sandbox.bot_main import PACED_VARIABLE
from bot.sandbox.sandbox import LOG_NAME, open_sandbox
from bot.sandbox.world.types import Json
from bot.sandbox.world.world import World
from tests.support.e2e.crowd import PATIENCE
from tests.support.e2e.forked_bot import launch_forked

MESSAGES = int(os.environ.get("FLOOD_MESSAGES", "400"))
OTHERS = 20
FLOODS: dict[str, Callable[[World, int], object]] = {
    "words": lambda world, chat: user_actions.send_text(world, chat, "answer me now"),
    "commands": lambda world, chat: user_actions.send_text(world, chat, "/status"),
    "presses": lambda world, chat: user_actions.press_button(world, chat, 2, "nobody:x:0:y"),
}
FEW = 20
"""Messages that the flooder may be owed, at one a second."""


def answers(world: World, chat: int) -> list[Json]:
    """What the bot has said in a chat."""
    events = world.find_chat(chat).events
    return [each for each in events if each["kind"] == "message" and each["from"] == "bot"]


def refusals(world: World, chat: int) -> list[Json]:
    """How often a chat was told that it is too fast."""
    return [each for each in answers(world, chat) if "faster than I can" in each["text"]]


async def wait_for(world: World, ready: Callable[[], object]) -> float:
    """The second of the clock at which it is so."""
    async with asyncio.timeout(PATIENCE):
        while not ready():
            await world.signal.wait(30)
    return monotonic()


@pytest.mark.parametrize("kind", FLOODS)
async def test_nobody_waits_for_a_flood(tmp_path: Path, kind: str) -> None:
    environment = {**os.environ, PACED_VARIABLE: "1"}
    async with open_sandbox(
        tmp_path, first_update=1, environment=environment, launch=launch_forked()
    ) as stage:
        world = stage.world
        flooder, *others = (world.add_person(f"Buyer {n}").id for n in range(OTHERS + 1))
        user_actions.send_text(world, flooder, "/start")
        await wait_for(world, partial(answers, world, flooder))
        for n in range(MESSAGES):
            FLOODS[kind](world, flooder)
            if n % (MESSAGES // OTHERS) == 0 and others[n * OTHERS // MESSAGES :]:
                user_actions.send_text(world, others[n * OTHERS // MESSAGES], "/start")
        started = monotonic()
        waits = await asyncio.gather(
            *(wait_for(world, partial(answers, world, chat)) for chat in others)
        )
        done = sorted(at - started for at in waits)
        print(f"{MESSAGES} {kind}: the others waited {done[len(done) * 95 // 100 - 1]:.2f} s (p95)")
        await wait_for(world, partial(refusals, world, flooder))
        done_at = await wait_for(world, lambda: not stage.is_busy)
    log = (tmp_path / LOG_NAME).read_text("utf-8")
    assert world.violations == []
    assert " ERROR " not in log
    said = answers(world, flooder)
    print(f"the flooder got {len(said)} messages in {done_at - started:.1f} s")
    assert len(refusals(world, flooder)) == 1
    assert len(said) <= FEW
