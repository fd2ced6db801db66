"""Case files for several chats at once leave the bot's own process about as small as it was."""

import asyncio
from pathlib import Path

import pytest

from tests.conftest import IN_CI
from tests.support.evidence import photos
from tests.support.evidence.buyer import Buyer
from tests.support.evidence.real_bot import kept, memory, opened, rested

CHATS = 10 if IN_CI else 4  # two case files are made at a time
PHOTOS = 3
MOST = 1.3
"""Times the memory after the first turn. Files pass in pieces of a megabyte, a few at a time, and
everything that opens them does so in a process of its own."""


@pytest.mark.timeout(600)
async def test_case_files_hardly_grow_the_bot(tmp_path: Path) -> None:
    shots = list(photos.shots(PHOTOS, photos.SMALL))
    async with opened(tmp_path) as stage:
        buyers = [Buyer.joined(stage, f"Buyer {n}") for n in range(CHATS)]
        await buyers[0].answer("problem")
        idle = memory(stage)
        await asyncio.gather(*(buyer.answer("evidence") for buyer in buyers))
        for buyer in buyers:
            buyer.send(shots, as_file=True)
        await asyncio.gather(*map(kept, buyers))
        for buyer in buyers:
            buyer.say("/casefile")
        for buyer in buyers:
            await buyer.until(buyer.received)
        await rested(stage)
        peak = memory(stage, "VmHWM")
        came = [len(buyer.received()) for buyer in buyers]
    assert came == [2 + 2 + 1 + PHOTOS] * CHATS  # pictures, PDF and ZIP, a small PDF, photos
    assert peak <= MOST * idle, f"{idle >> 20} MB, then {peak >> 20} MB"
