"""What the tests of the loops share: a store, a clock and a Bot API that do as they are told."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.sealing import KeyRing
from storage.store import Store
from tests.bot.desk import Post, posting
from tests.bot.scripted import ScriptedApi
from tests.bot.timing import HandClock, SwiftWatch


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """An open, empty store on SQLite."""
    ring = KeyRing.parse(KeyRing.generate())
    opened = await Store.open(f"sqlite:///{tmp_path}/bot.db", ring)
    yield opened
    await opened.close()


@pytest.fixture
def api() -> ScriptedApi:
    return ScriptedApi()


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def watch() -> SwiftWatch:
    return SwiftWatch()


@pytest.fixture
async def post(
    store: Store, api: ScriptedApi, clock: HandClock, watch: SwiftWatch
) -> AsyncIterator[Post]:
    """A running sender for whom pauses are over at once."""
    async with posting(store, api, clock, watch) as running:
        yield running
