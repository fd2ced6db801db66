"""A whole bot is sent poison: the next chat is answered, and `retry` brings back what was kept."""

import asyncio
import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.i18n.english.failures import FAILURES
from bot.sandbox import user_actions
from bot.sandbox.bot_api import routes
from bot.sandbox.bot_api.json_http import build_response
from bot.sandbox.samples.sample_pictures import make_jpeg
from bot.sandbox.sandbox import BOT_FOLDER, Sandbox, open_sandbox
from bot.sandbox.world.types import Upload
from tests.support.e2e.crowd import PATIENCE
from tests.support.e2e.forked_bot import launch_forked

MARK, BYTES = b"POISON", b"\xc3\xff"
HALF_MINUTE = 31


async def until(stage: Sandbox, ready: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not ready():
            await stage.world.signal.wait(1)


def list_texts(stage: Sandbox, chat: int) -> list[str]:
    """What the bot has written to a chat."""
    messages = stage.world.chats[chat].messages.values()
    return [str(each.body.get("text")) for each in messages if each.from_bot]


def spoil_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the server put bytes into its answers that no encoding has."""

    def spoilt(body: Any, code: int = 200) -> Any:
        response = build_response(body, code)
        response.body = bytes(response.body).replace(MARK, BYTES)
        response.headers["content-length"] = str(len(response.body))
        return response

    monkeypatch.setattr(routes, "build_response", spoilt)


async def test_a_page_of_poison_stops_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil_answers(monkeypatch)
    async with open_sandbox(tmp_path, first_update=1, launch=launch_forked()) as stage:
        first, second = stage.world.add_person("Ann").id, stage.world.add_person("Ben").id
        user_actions.send_text(stage.world, first, "/start")
        await until(stage, lambda: len(list_texts(stage, first)) > 0)
        process = stage.bot.pid
        shown = next(n for n, each in stage.world.chats[first].messages.items() if each.from_bot)

        user_actions.press_button(stage.world, first, shown, "POISON:problem:0:late")
        chat = {"id": 2**63, "type": "private"}
        stage.world.updates.put("message", {"message_id": 1, "chat": chat, "text": "POISON"})
        stage.world.updates.put("message", {"message_id": "POISON", "text": "\\ud83e"})
        user_actions.send_text(stage.world, second, "/start")
        await until(stage, lambda: len(list_texts(stage, second)) > 0)
        await until(stage, lambda: len(stage.world.updates) == 0)
        assert stage.bot.pid == process
        with closing(sqlite3.connect(stage.database)) as connection:
            query = "SELECT reason FROM failed_updates"
            assert connection.execute(query).fetchall() == [("unreadable",)]


async def retry(stage: Sandbox, folder: Path) -> str:
    """Run the command as an operator types it, beside the running bot; what it prints."""
    settings = {"BOT_TOKEN": stage.world.token, "DATA_DIR": str(folder / BOT_FOLDER)}
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "retry"),
        cwd=folder,
        env={**kept, "PYTHONPATH": str(Path(__file__).parents[2]), **settings},
        stdout=asyncio.subprocess.PIPE,
    )
    said, _ = await process.communicate()
    assert process.returncode == 0
    return said.decode()


def exchange_snapshot(stage: Sandbox, case: str, snapshot: bytes) -> bytes:
    """Write a snapshot behind the bot's back; returns the one before."""
    with closing(sqlite3.connect(stage.database)) as connection, connection:
        query = "SELECT snapshot FROM cases WHERE id = ?"
        (before,) = connection.execute(query, [case]).fetchone()
        connection.execute("UPDATE cases SET snapshot = ? WHERE id = ?", [snapshot, case])
    return bytes(before)


def list_files(stage: Sandbox) -> list[str]:
    with closing(sqlite3.connect(stage.database)) as connection:
        return [state for (state,) in connection.execute("SELECT state FROM exhibits")]


async def test_what_a_broken_case_was_sent_comes_back(tmp_path: Path) -> None:
    async with open_sandbox(tmp_path, first_update=1, launch=launch_forked()) as stage:
        ann, ben = stage.world.add_person("Ann").id, stage.world.add_person("Ben").id
        user_actions.send_text(stage.world, ann, "/start")
        await until(stage, lambda: len(list_texts(stage, ann)) > 0)
        with closing(sqlite3.connect(stage.database)) as connection:
            ((case,),) = connection.execute("SELECT id FROM cases")
        snapshot = exchange_snapshot(stage, case, b"\0")

        photo = Upload("carton.jpg", "image/jpeg", make_jpeg("carton"))
        user_actions.send_files(stage.world, ann, [photo])
        user_actions.send_text(stage.world, ben, "/start")
        told = FAILURES["said.unreadable"]
        await until(stage, lambda: any(told in text for text in list_texts(stage, ann)))
        await until(stage, lambda: len(list_texts(stage, ben)) > 0)
        assert list_files(stage) == []

        assert "Failed again: 1." in await retry(stage, tmp_path)
        exchange_snapshot(stage, case, snapshot)
        assert "Tried again: 1. Failed again: 0." in await retry(stage, tmp_path)
        stage.clock.move(HALF_MINUTE)
        await until(stage, lambda: FAILURES["said.retried"] in list_texts(stage, ann))
        await until(stage, lambda: list_files(stage) == ["stored"])
