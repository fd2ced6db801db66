"""Every bad file sent into the chat gets its sentence; others are answered, and nothing grows."""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.inspection.findings import RejectionReason
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.world.types import Upload
from bot.workers.inspection_events import REASON_CODES
from flows.engine.handlers.inspections import REJECTIONS
from tests.support.evidence.buyer import Buyer
from tests.support.evidence.real_bot import kept, memory, opened
from tests.support.inspection import hostile_files

GROWTH = 32 << 20
"""Bytes for the files on their way through, several at a time, and for the threads that seal them;
the smallest of the bombs would take ten times that."""

REPLY_SHARE = 1 / 20  # of the time in which they are worked on, as for the whole run
TYPES = {
    **dict.fromkeys(("jpeg", "png", "webp", "gif", "heic", "avif"), "image"),
    "pdf": "application",
    "film": "video",
}


def bad() -> Mapping[str, Upload]:
    """The bad files by what is wrong with them, each under its name."""
    made = {name: make() for name, (make, _) in hostile_files.BAD.items()}
    return {
        name: Upload(f"{name}.{name.split()[0]}", _mime(name), data)
        for name, data in made.items()
        if data  # Telegram does not send empty files
    }


def _mime(name: str) -> str:
    kind = name.split()[0]
    return f"{TYPES[kind]}/{kind}" if kind in TYPES else "application/octet-stream"


def sentences(reasons: tuple[RejectionReason, ...], label: str) -> list[str]:
    """What may be said of a file, without its marks."""
    found = [REJECTIONS[REASON_CODES[reason]] for reason in reasons]
    plain = [text.replace("<b>", "").replace("</b>", "") for text in found]
    return [text.replace("{label}", label) for text in plain]


async def patient(person: Buyer, replies: list[float]) -> None:
    """Go on chatting."""
    while True:
        replies.append(await person.replied("what?"))
        await asyncio.sleep(0.05)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the sender was told, the seconds another waited for each reply, the growth in bytes.

    `seconds` is how long all the files took.
    """

    told: str
    replies: list[float]
    growth: int
    seconds: float


async def sent(stage: Sandbox, files: Mapping[str, Upload]) -> Outcome:
    """Send them one by one, while somebody else chats."""
    buyer, other, replies = (
        Buyer.joined(stage, "Buyer"),
        Buyer.joined(stage, "Other"),
        list[float](),
    )
    await asyncio.gather(buyer.answer("evidence"), other.answer("problem"))
    chatting, before = asyncio.create_task(patient(other, replies)), memory(stage)
    began = time.perf_counter()
    for upload in files.values():
        buyer.send([upload], as_file=True)
    await kept(buyer)
    seconds = time.perf_counter() - began
    chatting.cancel()
    await asyncio.gather(chatting, return_exceptions=True)
    growth = memory(stage, "VmHWM") - before
    return Outcome(" ".join(buyer.said()), replies, growth, seconds)


@pytest.mark.timeout(600)
async def test_bad_files_are_told_and_nobody_waits(tmp_path: Path) -> None:
    files = bad()
    async with opened(tmp_path) as stage:
        found = await sent(stage, files)
    for number, name in enumerate(files, 1):
        wanted = sentences(hostile_files.BAD[name][1], f"E{number}")
        assert any(text in found.told for text in wanted), name
    assert found.growth < GROWTH, f"{found.growth >> 20} MB"
    replies = sorted(found.replies)
    assert len(replies) > 20
    assert replies[len(replies) * 95 // 100] < REPLY_SHARE * found.seconds
