"""Files lie in the clear only in a private folder, and what a killed process left is removed."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.isolation.scratch_dir import PREFIX, ScratchDir, open_task_folder, remove_folder

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
            assert len(list(left.rglob("*"))) == 2, "a drawer, and the file in it"
        os.kill(other.pid, signal.SIGKILL)
    assert left.exists()
    with ScratchDir(tmp_path):
        assert not left.exists()


def test_what_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "carton").touch()
    (tmp_path / f"{PREFIX}link").symlink_to(kept)
    (tmp_path / f"{PREFIX}file").touch()
    with ScratchDir(tmp_path):
        assert (kept / "carton").exists()
    assert (tmp_path / f"{PREFIX}file").exists()
    with pytest.raises(RuntimeError):
        _ = ScratchDir(tmp_path).folder


def test_one_that_is_removed_while_it_is_made_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, made = tempfile.mkdtemp, list[Path]()

    def make_and_lose(prefix: str, dir: Path) -> str:  # noqa: A002  # the name is the library's
        made.append(Path(make(prefix=prefix, dir=dir)))
        if len(made) == 1:
            ScratchDir(tmp_path)._remove_leftovers()  # as another process does just then
        return str(made[-1])

    monkeypatch.setattr(tempfile, "mkdtemp", make_and_lose)
    with ScratchDir(tmp_path) as tray:
        assert [path.exists() for path in made] == [False, True]
        assert tray.folder == made[-1]


@pytest.mark.parametrize("late", [1, 3])
def test_what_is_written_while_a_folder_is_removed_is_removed_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, late: int
) -> None:
    remove: Callable[..., None] = shutil.rmtree
    calls = list[int]()

    def remove_and_write(path: Path, **options: bool) -> None:
        calls.append(1)
        if len(calls) > late:
            remove(path, **options)

    monkeypatch.setattr(shutil, "rmtree", remove_and_write)
    folder = tmp_path / "drawer"
    folder.mkdir()
    (folder / "carton").touch()
    remove_folder(folder)
    assert not folder.exists()


def test_the_folder_of_a_task_is_gone_at_its_end() -> None:
    with open_task_folder() as folder:
        (folder / "carton").touch()
    assert not folder.exists()
