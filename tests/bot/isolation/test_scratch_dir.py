"""Files lie in the clear only in a private folder, and what a killed process left is removed."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.isolation.scratch_dir import LOCK_NAME, PREFIX, ScratchDir

LEAVES = """
import asyncio, sys, time
from pathlib import Path
from bot.isolation.scratch_dir import ScratchDir
async def main():
    with ScratchDir(Path(sys.argv[1])) as tray:
        async with tray.open_subfolder() as folder:
            (folder / "carton").touch()
            print("there", flush=True)
            time.sleep(60)
asyncio.run(main())
"""


async def test_a_drawer_is_there_as_long_as_it_is_open(tmp_path: Path) -> None:
    with ScratchDir(tmp_path) as tray:
        async with tray.open_subfolder() as drawer:
            (drawer / "carton").touch()
            assert tray.folder.stat().st_mode & 0o777 == 0o700
            assert drawer.stat().st_mode & 0o777 == 0o700
        assert not drawer.exists()
        with pytest.raises(ZeroDivisionError):
            async with tray.open_subfolder() as drawer:
                _ = 1 / 0
        assert not drawer.exists()
    assert os.listdir(tmp_path) == []  # noqa: PTH208


def test_what_a_killed_process_left_is_removed_and_what_a_living_one_has_is_not(
    tmp_path: Path,
) -> None:
    command = [sys.executable, "-c", LEAVES, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        other.stdout.readline()
        (left,) = tmp_path.glob(f"{PREFIX}*")
        with ScratchDir(tmp_path):
            assert len(list(left.iterdir())) == 2, "its lock and a drawer"
        os.kill(other.pid, signal.SIGKILL)
    assert left.exists()
    with ScratchDir(tmp_path):
        assert not left.exists()


def test_what_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / LOCK_NAME).touch()
    (tmp_path / f"{PREFIX}link").symlink_to(kept)
    (tmp_path / f"{PREFIX}making").mkdir()
    with ScratchDir(tmp_path):
        assert (kept / LOCK_NAME).exists()
    assert (tmp_path / f"{PREFIX}making").exists()
    with pytest.raises(RuntimeError):
        _ = ScratchDir(tmp_path).folder
