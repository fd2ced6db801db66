"""The loop that takes updates, between scripted pages and what was taken of them."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from bot.transport.polling import Poller
from bot.transport.update_page import UnreadableUpdate
from bot.transport.updates import Update
from storage.errors import StorageError
from tests.support.bot.clocks import ManualClock, settle

Page = list[dict[str, Any]]


def text(number: int, chat_id: int = 1) -> dict[str, Any]:
    """One update with a text in it."""
    chat = {"id": chat_id, "type": "private"}
    return {"update_id": number, "message": {"message_id": number, "chat": chat, "text": "hello"}}


class PollerHarness:
    """Telegram's pages on one side, on the other what was taken; then the line stays silent."""

    def __init__(self, *pages: Any) -> None:
        self.pages = deque(pages)
        self.asked: list[tuple[int | None, int]] = []
        self.silent = asyncio.Event()
        self.taken: list[list[str]] = []
        self.failures: deque[StorageError] = deque()
        self.gate: asyncio.Event | None = None
        self.backlog: list[frozenset[int]] = []
        self.unreadable: deque[StorageError] = deque()
        self.unread: list[UnreadableUpdate] = []
        self.heard = 0

    async def get_updates(
        self, offset: int | None, wait: int, _kinds: Sequence[str], _limit: int
    ) -> Any:
        self.asked.append((offset, wait))
        if not self.pages:
            self.silent.set()
            await asyncio.Event().wait()
        page = self.pages.popleft()
        if isinstance(page, Exception):
            raise page
        return page

    async def take(self, incoming: Sequence[Update]) -> None:
        if self.gate:
            await self.gate.wait()
        if self.failures:
            raise self.failures.popleft()
        self.taken.append([each.key for each in incoming])

    async def set_aside(self, unreadable: Sequence[UnreadableUpdate]) -> None:
        if self.failures:
            raise self.failures.popleft()
        self.unread += unreadable

    async def caught_up(self, chats: frozenset[int]) -> None:
        if self.unreadable:
            raise self.unreadable.popleft()
        self.backlog.append(chats)

    def beat(self) -> None:
        self.heard += 1


@asynccontextmanager
async def taking(harness: PollerHarness, clock: ManualClock) -> AsyncIterator["asyncio.Task[None]"]:
    """The loop at work."""
    intake = Poller(
        harness, clock, harness.take, harness.set_aside, harness.caught_up, harness.beat
    )
    task = asyncio.create_task(intake.run())
    yield task
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def rested(clock: ManualClock) -> float:
    """Let the loop's next pause pass; how many seconds it was."""
    pause = await clock.next_wake() - clock.now()
    clock.move(pause)
    await settle()
    return pause.total_seconds()
