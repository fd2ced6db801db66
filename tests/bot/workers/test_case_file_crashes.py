"""Stopped before every statement while it makes a case file, a process loses and doubles none."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from uuid import uuid4

import pytest

from bot.isolation.scratch_dir import ScratchDir
from storage.crypto.envelope import KeyRing
from storage.records import OutboxMessage
from storage.store import Store
from tests.support.bot.case_file_worker import CaseFileHarness, collect_digests, count_case_files
from tests.support.bot.clocks import ManualClock
from tests.support.bot.nudge_worker import reopen_store
from tests.support.bot.processor import ProcessorHarness, reach_problem
from tests.support.bot.scripted_api import ScriptedApi
from tests.support.bot.updates import Buyer
from tests.support.storage.crashes import counted
from tests.support.storage.records import LATER


class Place:
    """Where one process after another works: a database and two folders."""

    def __init__(self, url: str, folder: Path) -> None:
        self.url, self.folder = url, folder
        self.ring, self.clock = KeyRing.parse(KeyRing.generate()), ManualClock()

    @asynccontextmanager
    async def process(self) -> AsyncIterator[CaseFileHarness]:
        """A process; what of it is at work when the block ends dies with it."""
        async with reopen_store(self.url, self.ring) as store:
            with ScratchDir(self.folder) as scratch:
                harness = ProcessorHarness(store, self.clock, lambda: uuid4().hex)
                processor = asyncio.create_task(harness.processor.run())
                yield CaseFileHarness(harness, ScriptedApi(), self.folder / "files", scratch)
                processor.cancel()
                await asyncio.gather(processor, return_exceptions=True)


async def life(bench: CaseFileHarness) -> None:
    """A process from its start until nothing is wanted any more."""
    await bench.store.end_leases()
    while exports := await bench.claim():
        for export in exports:
            await bench.worker.process(export)


async def dies(place: Place, fatal: int) -> bool:
    """Whether a process was stopped at a statement before it had done all."""
    async with place.process() as bench:
        with counted(fatal, for_good=True) as counter:
            task = asyncio.create_task(life(bench))
            while not (task.done() or counter.dead):
                await asyncio.wait([task], timeout=0.01)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
    return counter.dead


async def outbox(store: Store) -> list[OutboxMessage]:
    return await store.claim_messages(LATER, LATER, 1000)


@pytest.mark.usefixtures("dead_connections")
async def test_it_is_brought_once_and_with_all_its_files(tmp_path: Path) -> None:
    place = Place(f"sqlite:///{tmp_path}/bot.db", tmp_path)
    numbers = count(1)
    for fatal in count(1):
        buyer = Buyer(fatal, numbers)
        async with place.process() as bench:
            await reach_problem(bench.harness, buyer)
            await bench.harness.process(buyer.says("/casefile"))
            case_id = (await bench.harness.load_case(buyer.chat_id)).id
            await bench.store.mark_sent([each.key for each in bench.harness.messages])
        killed = await dies(place, fatal)
        async with place.process() as bench:
            await life(bench)
            messages = await outbox(bench.store)
            assert count_case_files(messages) == 1
            assert collect_digests(messages) <= bench.list_stored(case_id)
            await bench.store.mark_sent([each.key for each in messages])
        if not killed:
            break
    assert fatal > 10
