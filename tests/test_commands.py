"""The commands as an operator types them: what they say when a setting is missing or wrong."""

import asyncio
import os
import sys
from pathlib import Path

from bot.sandbox.stage import staged


async def run(folder: Path, *command: str, **settings: str) -> tuple[int | None, str]:
    """Run a command in an empty folder; its exit code and what it says."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *command),
        cwd=folder,
        env={**kept, "PYTHONPATH": str(Path(__file__).parents[1]), **settings},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    _, said = await process.communicate()
    return process.returncode, said.decode()


async def test_run_without_a_token_says_what_to_do(tmp_path: Path) -> None:
    code, said = await run(tmp_path, "run")
    assert code == 2
    assert "@BotFather" in said
    assert "make try" in said
    assert "Traceback" not in said
    assert os.listdir(tmp_path) == []  # noqa: PTH208 - it waits for nothing


async def test_run_with_a_token_that_telegram_does_not_know_says_so(tmp_path: Path) -> None:
    async with staged(tmp_path / "sandbox", first_update=1) as stage:
        code, said = await run(
            tmp_path, "run", BOT_TOKEN="1:of-somebody-else", BOT_API_URL=stage.root
        )
    assert code == 2
    assert "Telegram does not know this BOT_TOKEN" in said
    assert "Traceback" not in said
    assert "of-somebody-else" not in said


async def test_health_fails_where_no_bot_runs(tmp_path: Path) -> None:
    code, said = await run(tmp_path, "health")
    assert (code, said) == (1, "")
