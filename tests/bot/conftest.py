"""What the tests of the loops share: a store, a clock and a Bot API that do as they are told."""

from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager
from itertools import count
from pathlib import Path

import pytest

from storage.crypto.envelope import KeyRing
from storage.store import Store
from storage.unit_of_work import UnitOfWork
from tests.support.bot.clocks import InstantStopwatch, ManualClock
from tests.support.bot.processor import ProcessorHarness, run_processor
from tests.support.bot.scripted_api import ScriptedApi
from tests.support.bot.sender import SenderHarness, run_sender
from tests.support.bot.updates import Buyer
from tests.support.postgres import postgres_cluster as postgres_cluster
from tests.support.postgres import postgres_url as postgres_url
from tests.support.storage.crashes import ignore_open_connections


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """An open, empty store on SQLite."""
    ring = KeyRing.parse(KeyRing.generate())
    opened = await Store.open(f"sqlite:///{tmp_path}/bot.db", ring)
    yield opened
    await opened.close()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/bot.db"
    found: str = request.getfixturevalue("postgres_url")
    return found


@pytest.fixture
def api() -> ScriptedApi:
    return ScriptedApi()


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def watch() -> InstantStopwatch:
    return InstantStopwatch()


@pytest.fixture
async def sending(
    store: Store, api: ScriptedApi, clock: ManualClock, watch: InstantStopwatch
) -> AsyncIterator[SenderHarness]:
    """A running sender for whom pauses are over at once."""
    async with run_sender(store, api, clock, watch) as running:
        yield running


@pytest.fixture
async def harness(store: Store, clock: ManualClock) -> AsyncIterator[ProcessorHarness]:
    """A running processor."""
    async with run_processor(store, clock) as opened:
        yield opened


@pytest.fixture
def numbers() -> "count[int]":
    """Those of the updates."""
    return count(1)


@pytest.fixture
def ann(numbers: "count[int]") -> Buyer:
    return Buyer(1, numbers)


@pytest.fixture
def ben(numbers: "count[int]") -> Buyer:
    return Buyer(2, numbers)


@pytest.fixture
def commits(store: Store, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows with every transaction of the processor."""
    made: list[str] = []
    batch = store.begin

    def counted() -> AbstractAsyncContextManager[UnitOfWork]:
        made.append("batch")
        return batch()

    monkeypatch.setattr(store, "begin", counted)
    return made


@pytest.fixture
def dead_connections() -> Iterator[None]:
    """Connections may be left open: what is killed in the test closes none of them."""
    with ignore_open_connections():
        yield
