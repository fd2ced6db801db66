"""A short interview, stopped before every statement of every turn: it ends as if never stopped."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from itertools import count, pairwise
from pathlib import Path
from typing import Any

import pytest

from bot.rendering.case_file import CaseFileDelivery, StoredFile
from bot.sandbox.world.types import Json
from bot.transport.update_page import UnreadableUpdate
from flows.model.events.system import Exported, Inspected
from storage.blobs.file_store import FolderStore
from storage.crypto.envelope import KeyRing
from storage.records import MessageRole
from storage.store import Store
from tests.support.bot.clocks import ManualClock
from tests.support.bot.failures import failed_updates
from tests.support.bot.processor import PROBLEM_TAPS, ProcessorHarness
from tests.support.bot.updates import Buyer
from tests.support.storage.blobs import pieces
from tests.support.storage.contents import contents
from tests.support.storage.crashes import Killed, counted
from tests.support.storage.records import MINUTE

PHOTO = b"\xff\xd8 a crushed carton"
LARGE = 21 * 1024 * 1024
Step = Callable[["Place"], Awaitable[None]]


SHEAF = StoredFile("page.pdf", "ab" * 32)
DELIVERY = CaseFileDelivery(1, (SHEAF,), (SHEAF,), (SHEAF,))


class Names:
    """Ids that are the same however often a step is begun: the step's number and a count."""

    def __init__(self) -> None:
        self.step, self._count = 0, count(1)

    def begin(self, step: int) -> None:
        self.step, self._count = step, count(1)

    def __call__(self) -> str:
        return f"s{self.step}n{next(self._count)}"


class Place:
    """Where the interview is held: a database and a folder, opened by one process after another."""

    def __init__(self, url: str, ring: KeyRing, folder: Path) -> None:
        self.url, self.ring, self.names = url, ring, Names()
        self.clock, self.files = ManualClock(), FolderStore(folder)
        self.store: Store
        self.harness: ProcessorHarness

    async def open(self) -> None:
        """A new process."""
        self.store = await Store.open(self.url, self.ring)
        self.harness = ProcessorHarness(self.store, self.clock, self.names)
        await self.store.end_leases()

    async def reopen(self) -> None:
        """The process died; another one starts."""
        await self.store.close()
        await self.open()

    async def state(self) -> dict[str, Any]:
        """All that is kept; what is claimed is given back, as at a start."""
        await self.store.end_leases()
        return await contents(self.store)

    async def play(self, number: int, step: Step) -> None:
        """Take one step with the processor at work; raises Killed when either of them is."""
        self.names.begin(number)
        processor = asyncio.create_task(self.harness.processor.run())
        acting = asyncio.ensure_future(step(self))
        await asyncio.wait((processor, acting), return_when=asyncio.FIRST_COMPLETED)
        processor.cancel()
        acting.cancel()
        for ended in await asyncio.gather(processor, acting, return_exceptions=True):
            if isinstance(ended, BaseException) and not isinstance(ended, asyncio.CancelledError):
                raise ended


def page(*updates: Json) -> Step:
    """A page of updates."""

    async def step(place: Place) -> None:
        await place.harness.process(*updates)

    return step


async def fetch(place: Place) -> None:
    """What the fetcher does with the files that are wanted."""
    now = place.clock.now()
    for wanted in await place.store.claim_downloads(now, now + MINUTE, 10):
        key = await place.store.load_data_key(wanted.case_id)
        digest, size = await place.files.put(wanted.case_id, key, pieces(PHOTO))
        await place.harness.processor.report_download(wanted, digest, size)


async def look(place: Place) -> None:
    """What the worker does with the files that are stored."""
    now = place.clock.now()
    for stored in await place.store.claim_inspections(now, now + MINUTE, 10):
        hints = ("dark",) if await place.store.list_inspections(stored.case_id) == [] else ()
        await place.harness.processor.report_inspection(
            stored, Inspected(stored.id, hints), b"a likeness"
        )


async def bind(place: Place) -> None:
    """What the worker does with the case files that are wanted."""
    now = place.clock.now()
    for export in await place.store.claim_case_files(now, now + MINUTE, 10):
        made = replace(export, content=b"{}")
        event = Exported(1, "ab" * 32, ())
        await place.harness.processor.report_case_file(made, DELIVERY, event)


async def nudge(place: Place) -> None:
    """What the worker does with the follow-ups that are due."""
    now = place.clock.now()
    if due := await place.store.claim_nudges(now, now + MINUTE, 10):
        await place.harness.processor.process_nudges(due)


async def set_aside(place: Place) -> None:
    """What the poller does with an update that nobody can read."""
    strange = UnreadableUpdate("u:strange", None, b"\xff{", "ValueError")
    await failed_updates(place.harness).keep_unreadable([strange])


def interview() -> list[tuple[float, Step]]:
    """Two buyers; each step with the seconds that pass before it. Case ids are those of `Names`."""
    numbers = count(1)
    ann, ben = Buyer(1, numbers), Buyer(2, numbers)
    of_ann, of_ben, second = "s1n1", "s1n5", "s13n2"
    both = ((ann, of_ann), (ben, of_ben))
    return [
        (0, page(ann.says("/start"), ben.says("/start damaged"))),
        (1, page(*(buyer.taps(case, *begun) for begun in PROBLEM_TAPS for buyer, case in both))),
        (1, page(ann.taps(of_ann, "problem", "other"), ann.says("Stones, not bottles."))),
        (1, page(ann.photographs("F1"), ben.photographs("F2", LARGE), ben.says("hello?"))),
        (1, fetch),
        (1, look),
        (2, nudge),
        (1, page(ben.says("/casefile"), ben.says("/casefile"))),
        (1, bind),
        (9, page(ann.taps(of_ann, "problem", "late"), ben.presses(f"{of_ann}:problem:0:late"))),
        (1, set_aside),
        (86_400, nudge),
        (1, page(ann.presses("chat:new:"), ben.blocks())),
        (1, page(ann.taps(second, *PROBLEM_TAPS[0]), ann.presses(f"chat:shelve:{of_ann}"))),
        (1, page(ben.blocks("member"), ann.says("/review"), ann.says("/cases"))),
    ]


@pytest.fixture
async def place(url: str, tmp_path: Path) -> AsyncIterator[Place]:
    ring = KeyRing.parse(KeyRing.generate())
    found = Place(url, ring, tmp_path / "files")
    await found.open()
    yield found
    await found.store.close()


@pytest.fixture
async def unbroken(tmp_path: Path) -> list[dict[str, Any]]:
    """What is kept after each step of a run that nothing stops."""
    ring = KeyRing.parse(KeyRing.generate())
    smooth = Place(f"sqlite:///{tmp_path}/unbroken.db", ring, tmp_path / "unbroken")
    await smooth.open()
    states = []
    for number, (seconds, step) in enumerate(interview(), 1):
        smooth.clock.move(timedelta(seconds=seconds))
        await smooth.play(number, step)
        states.append(await smooth.state())
    await smooth.store.close()
    return states


async def test_the_interview_touches_everything(unbroken: list[dict[str, Any]]) -> None:
    last = unbroken[-1]
    assert all(last.values())
    assert [len(last[name]) for name in ("chats", "cases", "exhibits")] == [2, 3, 2]
    assert [file.state for file, _ in last["exhibits"]] == ["stored", "kept"]
    assert [file.likeness for file, _ in last["exhibits"]] == [b"a likeness", None]
    roles = {message.role for message, _ in last["outbox"]}
    assert roles == set(MessageRole) - {MessageRole.EXPORT}  # no copy was asked for
    assert all(before != after for before, after in pairwise(unbroken))


@pytest.mark.usefixtures("dead_connections")
async def test_stopped_anywhere_it_ends_as_if_never_stopped(
    place: Place, unbroken: list[dict[str, Any]]
) -> None:
    stops = 0
    for number, (seconds, step) in enumerate(interview(), 1):
        place.clock.move(timedelta(seconds=seconds))
        stops += await stopped_everywhere(place, number, step)
        assert await place.state() == unbroken[number - 1], f"step {number}"
        # Stopped between the commit and the confirmation, all of it comes once more.
        await place.reopen()
        await place.play(number, step)
        assert await place.state() == unbroken[number - 1], f"step {number}, delivered again"
    assert stops > 80


async def stopped_everywhere(place: Place, number: int, step: Step) -> int:
    """Die before each statement of the step, start anew each time; how often it died."""
    for fatal in count(1):
        with counted(fatal):
            try:
                await place.play(number, step)
            except Killed:
                await place.reopen()
            else:
                return fatal - 1
    raise AssertionError
