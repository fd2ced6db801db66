"""The real bot, stopped and killed while it works on files: none is left in the clear."""

import asyncio
import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from bot.isolation.scratch_dir import PREFIX
from bot.sandbox.sandbox import BOT_FOLDER, filter_environment, open_sandbox
from bot.sandbox.world.types import Upload
from tests.support.e2e.clear_text import Recognizer, find_marks, is_alive, list_files
from tests.support.e2e.crowd import PATIENCE
from tests.support.evidence.buyer import Buyer
from tests.support.inspection import sample_files

TYPED = "the porcelain heron is chipped"
SHOT = sample_files.encoded(
    sample_files.panel(size=(400, 300)), "JPEG", exif=sample_files.exif(), comment=b"heron.mark"
)
MARKS = (TYPED.encode(), b"heron.mark", SHOT[-200:], b"\x89PNG\r\n\x1a\n", b"%PDF-", b"PK\3\4")
CASE_FILE_MOMENTS = ("received", "1.jpg", "case.json", "00-case-file.pdf")
"""Files that lie in the clear for a moment each while a case file is made, the first ones first."""


async def until(ready: Callable[[], object]) -> None:
    """Return when it is so; it is looked for all the time, as it may be so for a moment only."""
    async with asyncio.timeout(PATIENCE):
        while not ready():  # noqa: ASYNC110  # nothing tells of a file
            await asyncio.sleep(0)


def names(temporary: Path) -> set[str]:
    """The names of the files in the clear."""
    return {path.name for path in list_files(temporary)}


def is_there(temporary: Path, name: str) -> bool:
    """Whether a file of this name lies in the clear."""
    return name in names(temporary)


def check_nothing_left(folder: Path, temporary: Path) -> None:
    """Nothing is in the temporary folder at all, and no mark in the data, the keys, the log."""
    assert list(temporary.iterdir()) == []
    assert find_marks(folder, MARKS) == []


async def check_the_command_leaves_nothing(folder: Path, temporary: Path) -> None:
    """The operator's command is stopped while it has the files opened."""
    with closing(sqlite3.connect(folder / BOT_FOLDER / "cases.sqlite")) as database:
        ((case,),) = database.execute("select id from cases").fetchall()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "casefile", case, "--out", str(folder / "papers")),
        env={
            **filter_environment(os.environ),
            "DATA_DIR": str(folder / BOT_FOLDER),
            "TMPDIR": str(temporary),
        },
        stderr=asyncio.subprocess.PIPE,
    )
    await until(partial(is_there, temporary, "received"))
    process.terminate()
    assert (await process.communicate())[1] == b"It was stopped before it was done.\n"
    check_nothing_left(folder, temporary)


@pytest.mark.timeout(600)
async def test_a_stop_at_any_moment_leaves_nothing_in_the_clear(tmp_path: Path) -> None:
    temporary, recognizer = tmp_path / "temporary", Recognizer(tmp_path / "bin")
    temporary.mkdir()
    environment = {
        **filter_environment(os.environ),
        **recognizer.environment(),
        "TMPDIR": str(temporary),
    }
    folder = tmp_path / "stage"
    recognizer.hold()
    async with open_sandbox(folder, first_update=1, environment=environment) as stage:
        buyer = Buyer.joined(stage, "Buyer")
        await buyer.answer("problem")
        buyer.send([Upload("photo.jpg", "image/jpeg", SHOT)], as_file=True)
        await until(recognizer.find_process)
        pid = recognizer.find_process()
        await stage.bot.stop()
        assert not is_alive(pid)
        check_nothing_left(folder, temporary)

        await stage.bot.start()
        await until(lambda: recognizer.find_process() not in {0, pid})
        pid = recognizer.find_process()
        (left,) = temporary.glob(f"{PREFIX}*")
        assert "clean.png" in names(left)
        recognizer.release()
        await stage.bot.kill()  # and starts it again
        await until(lambda: not is_alive(pid))
        await until(lambda: not left.exists())

        buyer.say(TYPED)
        buyer.say("/casefile")
        for moment in CASE_FILE_MOMENTS:
            await until(partial(is_there, temporary, moment))
            await stage.bot.stop()
            check_nothing_left(folder, temporary)
            await stage.bot.start()
        await buyer.until(lambda: any(each.name.endswith(".zip") for each in buyer.received()))
    check_nothing_left(folder, temporary)
    await check_the_command_leaves_nothing(folder, temporary)
