"""A disk that takes no more bytes: a start says so in a sentence, a running bot goes on after it.

The limit of the size of files stands for it: every write of the process fails, wherever it goes.
"""

import asyncio
import resource
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.runtime.health.heartbeat import Heartbeat
from bot.runtime.health.verdict import MAX_SILENCE, find_problems
from bot.sandbox import user_actions
from bot.sandbox.sandbox import BOT_FOLDER, Sandbox, open_sandbox
from bot.sandbox.world.signal import Signal
from tests.support.e2e.crowd import PATIENCE

FULL = (0, resource.RLIM_INFINITY)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
ROOMY = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)


def start_on_full_disk(folder: Path) -> tuple[int, str]:
    """Start the bot where nothing can be written; how it leaves, and what it says."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", "run"],
        cwd=folder,
        env={
            "PATH": "/usr/bin",
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "PYTHONDONTWRITEBYTECODE": "1",
            "BOT_TOKEN": "1:a",
            "BOT_API_URL": "http://127.0.0.1:1",
        },
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, FULL),
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr


@pytest.mark.parametrize("is_first", [True, False])
def test_a_start_on_a_full_disk_is_one_sentence(tmp_path: Path, *, is_first: bool) -> None:
    if not is_first:
        (tmp_path / "data").mkdir()
        (tmp_path / "data.seal.key").write_text("A" * 43 + "=")
        (tmp_path / "data.seal.key").chmod(0o600)
    code, said = start_on_full_disk(tmp_path)
    assert code == 2
    assert "Traceback" not in said
    sentences = [line for line in said.splitlines() if "settings need a change" not in line]
    assert len(sentences) == 1, said
    assert ("No key can be made" if is_first else "cannot be written") in said


async def until(signal: Signal, ready: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not ready():
            await signal.wait(1)


async def test_a_disk_that_fills_up_and_is_freed_loses_nothing(tmp_path: Path) -> None:
    async with open_sandbox(tmp_path, first_update=1) as stage:
        await until(stage.world.signal, lambda: bool(stage.world.updates.waiting_poll))
        chat = stage.world.add_person("Buyer").id
        process = stage.bot.pid
        assert process
        data = tmp_path / BOT_FOLDER
        await until(stage.world.updates.signal, lambda: _is_well(data))

        resource.prlimit(process, resource.RLIMIT_FSIZE, FULL)
        user_actions.send_text(stage.world, chat, "/start")
        polls = stage.world.updates.newest_poll
        await until(stage.world.updates.signal, lambda: stage.world.updates.newest_poll > polls + 1)
        assert len(stage.world.updates) == 1  # it is not confirmed
        assert _count_answers(stage, chat) == 0
        assert find_problems(data, datetime.now(UTC) + MAX_SILENCE) != []
        assert stage.bot.pid == process

        resource.prlimit(process, resource.RLIMIT_FSIZE, ROOMY)
        await until(stage.world.signal, lambda: _count_answers(stage, chat) > 0)
        before = datetime.now(UTC)
        await until(stage.world.updates.signal, lambda: _is_well(data, before))
        assert stage.bot.pid == process


def _count_answers(stage: Sandbox, chat: int) -> int:
    """What happened in the chat but for the one text of the buyer's."""
    return len(stage.world.chats[chat].events) - 1


def _is_well(data: Path, since: datetime = LONG_AGO) -> bool:
    beat = Heartbeat.read(data)
    now = datetime.now(UTC)
    return beat is not None and beat.beat_at > since and find_problems(data, now) == []
