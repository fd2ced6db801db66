"""The commands as an operator types them: what they say when a setting is missing or wrong."""

import asyncio
import os
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

from bot.runtime.health.heartbeat import Heartbeat
from bot.sandbox.sandbox import open_sandbox
from bot.sandbox.transcripts.player import Player
from bot.sandbox.transcripts.transcript import parse_transcript
from storage.crypto.envelope import KeyRing

NOBODY = {"BOT_TOKEN": "1:of-somebody-else", "BOT_API_URL": "http://127.0.0.1:1"}
CHAT = """> /start
> [Start without reminders]
> photo carton.jpg "crushed"
"""


async def run(folder: Path, *command: str, **settings: str) -> tuple[int | None, str]:
    """Run a command in an empty folder; its exit code and what it says."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *command),
        cwd=folder,
        env={**kept, "PYTHONPATH": str(Path(__file__).parents[2]), **settings},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    _, said = await process.communicate()
    return process.returncode, said.decode()


def write_heartbeat(data: Path) -> None:
    """Leave what a bot that does its work leaves."""
    now = datetime.now(UTC)
    Heartbeat(now, answered_at=now, taken_at=now).write(data)


async def test_run_without_a_token_says_what_to_do(tmp_path: Path) -> None:
    code, said = await run(tmp_path, "run")
    assert code == 2
    assert "@BotFather" in said
    assert "make try" in said
    assert "Traceback" not in said
    assert os.listdir(tmp_path) == []  # noqa: PTH208 - it waits for nothing


async def test_run_with_a_token_that_telegram_does_not_know_says_so(tmp_path: Path) -> None:
    async with open_sandbox(tmp_path / "sandbox", first_update=1) as stage:
        code, said = await run(
            tmp_path, "run", BOT_TOKEN="1:of-somebody-else", BOT_API_URL=stage.address
        )
    assert code == 2
    assert "Telegram does not know this BOT_TOKEN" in said
    assert "Traceback" not in said
    assert "of-somebody-else" not in said


async def test_health_fails_where_no_bot_runs(tmp_path: Path) -> None:
    code, said = await run(tmp_path, "health")
    assert (code, said) == (1, "")


async def test_health_fails_while_telegram_has_not_answered(tmp_path: Path) -> None:
    """Not even where a former run was answered a moment ago: neither silence nor a refusal is."""
    heartbeat = tmp_path / "data" / "heartbeat"
    heartbeat.parent.mkdir()
    async with open_sandbox(tmp_path / "sandbox", first_update=1) as stage:
        settings = {"BOT_TOKEN": "1:of-somebody-else", "SEAL_KEYS": KeyRing.generate()}
        write_heartbeat(heartbeat.parent)
        assert await run(tmp_path, "health") == (0, "")
        code, _ = await run(tmp_path, "run", BOT_API_URL=stage.address, **settings)
    assert code == 2
    assert await run(tmp_path, "health") == (1, "")
    write_heartbeat(heartbeat.parent)
    code, said = await run(tmp_path, "run", SEAL_KEYS_FILE="missing/key", DATA_DIR="data", **NOBODY)
    assert (code, "is gone" in said) == (2, True)
    assert await run(tmp_path, "health") == (1, "")


async def test_casefile_writes_what_the_chat_would_bring(tmp_path: Path) -> None:
    async with open_sandbox(tmp_path / "sandbox", first_update=1) as stage:
        player = Player(stage, lambda _: None)
        await player.wait_ready()
        await player.record(parse_transcript(CHAT))
    data = stage.database.parent
    with closing(sqlite3.connect(stage.database)) as database:
        [(case,)] = database.execute("SELECT id FROM cases")
    code, said = await run(tmp_path, "casefile", case, "--out", "papers", DATA_DIR=str(data))
    assert (code, said) == (0, "")
    written = {str(path.relative_to(tmp_path / "papers")) for path in found(tmp_path / "papers")}
    archive = f"whole/case-file-{case}-v1.zip"
    assert written == {
        "first.png",
        "timeline.png",
        "whole/00-case-file.pdf",
        archive,
        "form/00-case-file.pdf",
        "form/E01-photo.jpg",
    }
    with ZipFile(tmp_path / "papers" / archive) as pack:
        assert {"manifest.json", "SHA256SUMS", "E01-photo.jpg"} <= set(pack.namelist())
    code, said = await run(tmp_path, "casefile", case, "--out", "papers", DATA_DIR=str(data))
    assert code == 2
    assert "is there already" in said
    code, said = await run(tmp_path, "casefile", "nobody", "--out", "new", DATA_DIR=str(data))
    assert (code, said) == (2, "There is no case nobody.\n")
    assert not (tmp_path / "new").exists()


async def test_casefile_says_what_it_needs(tmp_path: Path) -> None:
    code, said = await run(tmp_path, "casefile", "abc")
    assert code == 2
    assert "--out" in said


def found(folder: Path) -> list[Path]:
    """Every file in a folder and in those inside."""
    return [path for path in folder.rglob("*") if path.is_file()]
