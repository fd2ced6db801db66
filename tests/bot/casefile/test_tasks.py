"""The jobs run apart from the bot, with limits, and one that takes too long is ended."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.casefile.manifest import ManifestFile
from bot.casefile.result import BuildResult
from bot.casefile.tasks import MAX_MEMORY_BYTES, MAX_SECONDS, build_full_pack
from bot.isolation.process_pool import ProcessPool, TaskError
from bot.isolation.reply import TaskFault
from tests.bot.casefile.conftest import TEXTS
from tests.support.casefile import case_files


async def test_a_pack_is_the_same_made_apart(
    pack: tuple[Path, BuildResult], held: Mapping[str, ManifestFile], tmp_path: Path
) -> None:
    async with ProcessPool() as pool:
        bound = await pool.run(
            build_full_pack,
            case_files.whole(),
            held,
            TEXTS,
            tmp_path,
            seconds=MAX_SECONDS,
            memory=MAX_MEMORY_BYTES,
        )
    assert bound == pack[1]
    for name in bound.names:
        assert (tmp_path / name).read_bytes() == (pack[0] / name).read_bytes()


async def test_a_job_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    async with ProcessPool() as pool:
        with pytest.raises(TaskError) as spoiled:
            await pool.run(
                build_full_pack,
                case_files.whole(),
                {},
                TEXTS,
                tmp_path,
                seconds=0.05,
                memory=MAX_MEMORY_BYTES,
            )
    assert spoiled.value.fault is TaskFault.TOO_LONG


async def test_a_job_that_fails_says_so(tmp_path: Path) -> None:
    held = {"E1": ManifestFile(tmp_path / "gone")}
    async with ProcessPool() as pool:
        with pytest.raises(TaskError) as spoiled:
            await pool.run(
                build_full_pack,
                case_files.whole(),
                held,
                TEXTS,
                tmp_path,
                seconds=MAX_SECONDS,
                memory=MAX_MEMORY_BYTES,
            )
    assert spoiled.value.fault is TaskFault.RAISED
