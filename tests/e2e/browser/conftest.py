"""A browser for the whole run, and for each test a stage, a served page and a phone to hold it."""

import os
import shutil
import time
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import (
    Browser,
    BrowserContext,
    Page,
    ViewportSize,
    async_playwright,
    expect,
)

from bot.sandbox.sandbox import LOG_NAME, Sandbox, filter_environment, open_sandbox
from tests.support.browser.phone import Phone
from tests.support.browser.screenshots import FOLDER
from tests.support.browser.scripted_sandbox import Stage
from tests.support.browser.web_server import Served

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = ViewportSize(width=390, height=844)
PATIENCE_MS = 60_000
START = datetime.fromisoformat("2026-03-02T09:00:00+00:00")
FIRST_UPDATE = 439_028_092


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Chromium; where there is none the test is skipped, which CI counts as a failure."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip(f"no browser: none of {', '.join(NAMES)} is installed")
    expect.set_options(timeout=PATIENCE_MS)
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        await browser.close()


@pytest.fixture
def stage() -> Stage:
    """A chat with Ana, still empty."""
    return Stage()


@pytest_asyncio.fixture(loop_scope="session")
async def served(stage: Stage) -> AsyncIterator[Served]:
    """The stage on loopback."""
    served = Served(stage.app(), stage.hang_up)
    await served.start()
    yield served
    await served.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def context(browser: Browser) -> AsyncIterator[BrowserContext]:
    """A phone in Berlin that may use its clipboard."""
    context = await browser.new_context(
        viewport=PHONE,
        timezone_id="Europe/Berlin",
        locale="en-GB",
        reduced_motion="reduce",
        permissions=["clipboard-read", "clipboard-write"],
        bypass_csp=bool(FOLDER),  # pictures are set in fonts that the page itself does not serve
    )
    context.set_default_timeout(PATIENCE_MS)
    yield context
    await context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def page(context: BrowserContext, served: Served) -> AsyncIterator[Page]:
    """The page, not opened yet; a script that fails, or a call elsewhere, fails the test."""
    page = await context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    yield page
    assert wrong == []
    assert [url for url in asked if not url.startswith((served.url, "blob:", "data:"))] == []


@pytest_asyncio.fixture(loop_scope="session")
async def bot(tmp_path: Path) -> AsyncIterator[Sandbox]:
    """The bot in the sandbox, one Monday morning; it may ask nothing Telegram would refuse."""
    ahead = START.timestamp() - time.time()
    async with open_sandbox(
        tmp_path,
        offset=ahead,
        first_update=FIRST_UPDATE,
        environment=filter_environment(os.environ),
    ) as stage:
        yield stage
        assert stage.world.violations == []
    log = (tmp_path / LOG_NAME).read_text("utf-8")
    assert "ERROR" not in log, log
    assert "Traceback" not in log, log


@pytest_asyncio.fixture(loop_scope="session")
async def phone(context: BrowserContext, bot: Sandbox) -> AsyncIterator[Phone]:
    """The page on its first chat; whatever the browser complains of fails the test."""
    page = await context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda line: wrong.append(line.text) if line.type == "error" else None)
    await page.goto(bot.address)
    yield Phone(page)
    assert wrong == []
    await expect(page.locator("#refused")).to_be_hidden()
