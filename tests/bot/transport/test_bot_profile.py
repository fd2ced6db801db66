"""Commands and descriptions are set in the end, whatever Telegram says at the start."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from telegram.error import BadRequest, NetworkError, RetryAfter

from bot.handlers.commands import MENU
from bot.i18n.catalog import Catalog
from bot.transport.bot_profile import publish_profile
from tests.support.bot.clocks import ManualClock
from tests.support.bot.scripted_api import ScriptedApi

ALL = ["setMyCommands", "setMyDescription", "setMyShortDescription"]


def calls_that_set(api: ScriptedApi) -> list[str]:
    """What was set, in order."""
    return [name for name, _ in api.calls if name.startswith("set")]


@pytest.mark.parametrize(
    ("method", "answer", "pause"),
    [
        ("getMyCommands", NetworkError("down"), 5),
        ("setMyCommands", RetryAfter(180), 180),
        ("setMyCommands", NetworkError("an answer that is not Telegram's"), 5),
    ],
)
async def test_what_could_not_be_set_is_set_later(
    api: ScriptedApi, clock: ManualClock, method: str, answer: Exception, pause: int
) -> None:
    api.answer(method, answer)
    publishing = asyncio.create_task(publish_profile(api, Catalog([]), MENU, clock))
    assert await clock.next_wake() - clock.now() == timedelta(seconds=pause)
    assert "setMyDescription" not in calls_that_set(api)
    clock.move(timedelta(seconds=pause))
    await publishing
    assert calls_that_set(api)[-3:] == ALL


async def test_the_pauses_grow_while_the_network_is_away(
    api: ScriptedApi, clock: ManualClock
) -> None:
    api.answer("getMyCommands", *[NetworkError("down")] * 12)
    publishing = asyncio.create_task(publish_profile(api, Catalog([]), MENU, clock))
    pauses = []
    for _ in range(12):
        pauses.append((await clock.next_wake() - clock.now()).total_seconds())
        clock.move(timedelta(seconds=pauses[-1]))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    await publishing
    assert pauses[:3] == [5, 10, 20]
    assert pauses[-1] == 600
    assert calls_that_set(api) == ALL


async def test_what_telegram_refuses_does_not_keep_the_rest_from_being_set(
    api: ScriptedApi, clock: ManualClock, caplog: pytest.LogCaptureFixture
) -> None:
    api.answer("setMyCommands", BadRequest("BOT_COMMAND_INVALID"))
    await publish_profile(api, Catalog([]), MENU, clock)
    assert calls_that_set(api) == ALL
    assert "setMyCommands was refused" in caplog.text


@pytest.mark.parametrize("answer", [None, [], {}, True, "text"])
async def test_an_odd_answer_ends_nothing(
    api: ScriptedApi, clock: ManualClock, answer: Any
) -> None:
    api.answer("getMyCommands", answer)
    api.answer("getMyDescription", answer)
    await publish_profile(api, Catalog([]), MENU, clock)
    assert calls_that_set(api) == ALL
