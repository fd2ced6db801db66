"""The jobs run apart from the bot, with limits, and one that takes too long is ended."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.casefile.manifest import Held
from bot.casefile.tasks import MEMORY, SECONDS, Bound, full_pack
from bot.isolation.child import Fault
from bot.isolation.process_pool import Spoiled, Workshop
from tests.bot.casefile.conftest import TEXTS
from tests.support.casefile import case_files


async def test_a_pack_is_the_same_made_apart(
    pack: tuple[Path, Bound], held: Mapping[str, Held], tmp_path: Path
) -> None:
    async with Workshop() as workshop:
        bound = await workshop.run(
            full_pack, case_files.whole(), held, TEXTS, tmp_path, seconds=SECONDS, memory=MEMORY
        )
    assert bound == pack[1]
    for name in bound.names:
        assert (tmp_path / name).read_bytes() == (pack[0] / name).read_bytes()


async def test_a_job_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    async with Workshop() as workshop:
        with pytest.raises(Spoiled) as spoiled:
            await workshop.run(
                full_pack, case_files.whole(), {}, TEXTS, tmp_path, seconds=0.05, memory=MEMORY
            )
    assert spoiled.value.fault is Fault.TOO_LONG


async def test_a_job_that_fails_says_so(tmp_path: Path) -> None:
    held = {"E1": Held(tmp_path / "gone")}
    async with Workshop() as workshop:
        with pytest.raises(Spoiled) as spoiled:
            await workshop.run(
                full_pack, case_files.whole(), held, TEXTS, tmp_path, seconds=SECONDS, memory=MEMORY
            )
    assert spoiled.value.fault is Fault.RAISED
