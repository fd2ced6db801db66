"""An operator's machine with a store of version 0.1.0 on it, and commands to run there."""

import asyncio
import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.runtime.keyring import load_key_ring
from bot.runtime.settings import Settings
from bot.runtime.store_opening import open_store
from tests.support.bot.clocks import ManualClock
from tests.support.bot.processor import run_processor
from tests.support.bot.updates import Buyer
from tests.support.storage.contents import contents
from tests.support.storage.kept_store import unpack_store


class Machine:
    """The operator's machine: a store of 0.1.0 on it, and commands."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys
        self.settings = unpack_store(folder)
        self.data, self.backup = self.settings.data, folder / "backup"

    def run(self, *command: str) -> tuple[int, str]:
        """Run a command; how it leaves, and what it says."""
        code = main(command)
        said = self._capsys.readouterr()
        return code, said.out + said.err

    def change(self, statement: str) -> None:
        """Change the database behind the bot's back."""
        with closing(sqlite3.connect(self.data / "cases.sqlite")) as database:
            database.execute(statement)
            database.commit()

    def open(self) -> dict[str, object]:
        """All that is stored, opened: the rows, and the files as they lie there."""
        return asyncio.run(_open(self.settings))


async def _open(settings: Settings) -> dict[str, object]:
    store = await open_store(settings, load_key_ring(settings))
    try:
        return {**await contents(store), "files": read_files(settings.data / "files/cases")}
    finally:
        await store.close()


def read_files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


async def add_cases(settings: Settings, buyers: int) -> None:
    """Let buyers begin, each with a photo that waits to be downloaded."""
    store, numbers = await open_store(settings, load_key_ring(settings)), count(1_000_000)
    async with run_processor(store, ManualClock()) as harness:
        for chat in range(5000, 5000 + buyers):
            buyer = Buyer(chat, numbers)
            said = (buyer.says("/start"), buyer.says("the carton is crushed"))
            await harness.process(*said, buyer.photographs(f"photo-{chat}"))
    await store.close()


def cut_file(folder: Path) -> None:
    """Cut one of the files of the cases under a folder."""
    path = _find_file(folder)
    path.write_bytes(path.read_bytes()[:-1])


def lose_file(folder: Path) -> None:
    """Delete one of them."""
    _find_file(folder).unlink()


def _find_file(folder: Path) -> Path:
    return next(path for path in (folder / "files").rglob("*") if path.is_file())
