"""A test that never ends, with everything running that our tests start; `test_ended_early` ends it.

It tells the number of its process in the file that `READY` names.
"""

import asyncio
import os
from pathlib import Path

import asyncpg
import pytest
from playwright.async_api import BrowserContext

from bot.sandbox.sandbox import Sandbox, open_sandbox
from tests.e2e.browser.conftest import browser as browser
from tests.e2e.browser.conftest import context as context
from tests.support.e2e.forked_bot import launch_forked
from tests.support.postgres import postgres_cluster as postgres_cluster
from tests.support.postgres import postgres_url as postgres_url


@pytest.mark.asyncio(loop_scope="session")
async def test_sleeps(tmp_path: Path, postgres_url: str, context: BrowserContext) -> None:
    page, connection = await context.new_page(), await asyncpg.connect(postgres_url)
    async with (
        open_sandbox(tmp_path / "started", first_update=1) as started,
        open_sandbox(tmp_path / "forked", first_update=1, launch=launch_forked()) as forked,
    ):
        await page.goto(started.address)
        assert await connection.fetchval("SELECT 1") == 1
        for sandbox in (started, forked):
            await polling(sandbox)
        tell_ready(Path(os.environ["READY"]))
        await asyncio.sleep(600)


async def polling(sandbox: Sandbox) -> None:
    """Return when the bot works."""
    while not sandbox.world.updates.waiting_poll:
        await sandbox.world.signal.wait(1)


def tell_ready(path: Path) -> None:
    """Write the number of this process in one step: whoever finds the file finds the number."""
    draft = path.with_suffix(".draft")
    draft.write_text(str(os.getpid()), "ascii")
    draft.rename(path)
