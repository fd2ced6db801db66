"""One whole run: sixteen files of a damaged order, its case file, and somebody else who chats."""

import asyncio
import time
from dataclasses import dataclass, field
from pathlib import Path

from bot.sandbox.world.files import StoredFile
from tests.support.evidence import photos
from tests.support.evidence.buyer import Buyer
from tests.support.evidence.real_bot import kept, opened, rested

PAUSE = 0.02
"""Seconds of thought between two messages of the other chat."""


@dataclass(slots=True)
class Run:
    """What came of it: the files by name, seconds for each reply, and for each part of the way."""

    files: dict[str, StoredFile] = field(default_factory=dict)
    replies: list[float] = field(default_factory=list)
    took: dict[str, float] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)

    def named(self, start: str, end: str) -> list[StoredFile]:
        """The files whose names begin and end so, in the order in which they came."""
        return [
            each
            for name, each in self.files.items()
            if name.startswith(start) and name.endswith(end)
        ]


async def played(folder: Path) -> Run:
    """Play it."""
    run, shots = Run(), list(photos.shots(12))
    async with opened(folder) as stage:
        buyer, other = Buyer.joined(stage, "Buyer"), Buyer.joined(stage, "Other")
        await asyncio.gather(buyer.answer("evidence"), other.answer("problem"))
        chatting = asyncio.create_task(_chat(other, run.replies))
        began = time.perf_counter()
        for line, files, as_file in (
            ("carton_out", shots[:4], False),
            ("damage_wide", shots[4:8], False),
            ("damage_close", shots[8:], True),
            ("inner_pack", [photos.heic(1), photos.heic(2)], True),
            ("chat_all", [photos.screenshot()], False),
            ("order_terms", [photos.paper()], True),
        ):
            buyer.press(f"!line-{line}")
            buyer.send(files, as_file=as_file)
        await kept(buyer)
        run.took["stored and looked into"] = time.perf_counter() - began
        await _bound(buyer, run)
        chatting.cancel()
        await asyncio.gather(chatting, return_exceptions=True)
        run.said = buyer.said()
    return run


async def _bound(buyer: Buyer, run: Run) -> None:
    """Ask for the case file; return when all of it is there."""
    began = time.perf_counter()
    buyer.say("/casefile")
    await buyer.until(buyer.received)
    run.took["first picture"] = time.perf_counter() - began
    await rested(buyer.stage)
    run.took["last document"] = time.perf_counter() - began
    run.files = {each.name: each for each in buyer.received()}


async def _chat(person: Buyer, replies: list[float]) -> None:
    """Say something, wait for the reply, and again."""
    while True:
        replies.append(await person.replied("what?"))
        await asyncio.sleep(PAUSE)
