"""Backup, restore and doctor: what is put back is what was there, and what is wrong is told."""

import asyncio
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.runtime.keyring import load_key_ring
from bot.runtime.settings import Settings
from bot.runtime.store_opening import open_store
from storage.crypto.envelope import KeyRing
from storage.maintenance import backup, database_copy
from storage.store import Store
from tests.support.bot.clocks import ManualClock
from tests.support.bot.processor import run_processor
from tests.support.bot.updates import Buyer
from tests.support.storage.contents import contents
from tests.support.storage.kept_store import CASE, unpack_store

BUYERS = 12


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
        return {**await contents(store), "files": _read_files(settings.data / "files/cases")}
    finally:
        await store.close()


def _read_files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


@pytest.fixture
def machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Machine:
    for name in [name for name in os.environ if name.startswith(("BOT_", "SEAL_", "DATABASE_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    made = Machine(tmp_path, capsys)
    assert main(["migrate"]) == 0
    capsys.readouterr()
    return made


async def _add_cases(settings: Settings, buyers: int) -> None:
    """Let buyers begin, each with a photo that waits to be downloaded."""
    store, numbers = await open_store(settings, load_key_ring(settings)), count(1_000_000)
    async with run_processor(store, ManualClock()) as harness:
        for chat in range(5000, 5000 + buyers):
            buyer = Buyer(chat, numbers)
            said = (buyer.says("/start"), buyer.says("the carton is crushed"))
            await harness.process(*said, buyer.photographs(f"photo-{chat}"))
    await store.close()


def test_a_store_of_the_first_version_is_upgraded_and_the_doctor_is_content(
    machine: Machine,
) -> None:
    code, said = machine.run("doctor")
    assert (code, "All is well." in said) == (0, True), said
    assert "1 chats, 1 cases, 1 exhibits" in said


def test_what_is_restored_is_what_was_there(machine: Machine) -> None:
    asyncio.run(_add_cases(machine.settings, BUYERS))
    before = machine.open()
    code, said = machine.run("backup", "backup")
    assert code == 0, said
    assert f"{BUYERS + 1} cases and 1 files are backed up" in said
    machine.data.rename(machine.folder / "lost")
    code, said = machine.run("restore", "backup")
    assert code == 0, said
    assert machine.open() == before
    assert machine.run("doctor")[0] == 0
    assert machine.data.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in _list_private(machine)} == {0o600}


def _list_private(machine: Machine) -> list[Path]:
    folders = (machine.backup, machine.data)
    named = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return [path for path in named if path.name != "manifest.json"]


def test_a_backup_beside_a_bot_that_writes_holds_each_file_it_names(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A case that comes, and one that is deleted, while the copy is made."""
    copy = database_copy.copy_sqlite
    late, gone = machine.data / "files/cases/late", machine.data / "files/cases/gone"
    gone.mkdir()
    (gone / "a").write_bytes(b"sealed")

    def copy_meanwhile(source: Path, target: Path) -> None:
        machine.change("UPDATE cases SET id = 'late' WHERE id = 'none'")
        shutil.copytree(machine.data / "files/cases" / CASE, late)
        shutil.rmtree(gone)
        shutil.rmtree(machine.data / "files/cases" / CASE)  # only after the database let go of it
        copy(source, target)

    monkeypatch.setattr(backup, "copy_sqlite", copy_meanwhile)
    assert machine.run("backup", "backup")[0] == 0
    assert {path.name for path in (machine.backup / "files/cases").iterdir()} == {CASE}
    assert len(_read_files(machine.backup / "files/cases")) == 1
    assert {path.name for path in machine.backup.iterdir()} == {
        "database.sqlite",
        "files",
        "manifest.json",
    }


def _cut(folder: Path) -> None:
    path = next(path for path in (folder / "files").rglob("*") if path.is_file())
    path.write_bytes(path.read_bytes()[:-1])


def _flip(folder: Path) -> None:
    path = folder / "database.sqlite"
    content = bytearray(path.read_bytes())
    content[5000] ^= 1
    path.write_bytes(content)


def _lose(folder: Path) -> None:
    next(path for path in (folder / "files").rglob("*") if path.is_file()).unlink()


def _break(folder: Path) -> None:
    (folder / "manifest.json").write_text("{")


def _unfinish(folder: Path) -> None:
    (folder / "manifest.json").unlink()


def _lead_out(folder: Path) -> None:
    path = folder / "manifest.json"
    path.write_text(path.read_text().replace('"database.sqlite"', '"../database.sqlite"'))


DAMAGES: dict[str, Callable[[Path], None]] = {
    "is not what was backed up": _cut,
    "database.sqlite is not what was backed up": _flip,
    "is missing": _lose,
    "cannot be read": _break,
    "no finished backup": _unfinish,
    "manifest.json of": _lead_out,
}


@pytest.mark.parametrize(("told", "damage"), DAMAGES.items(), ids=DAMAGES)
def test_a_damaged_backup_is_refused_before_anything_is_written(
    machine: Machine, told: str, damage: Callable[[Path], None]
) -> None:
    machine.run("backup", "backup")
    damage(machine.backup)
    machine.data.rename(machine.folder / "lost")
    code, said = machine.run("restore", "backup")
    assert (code, told in said, said.count("\n")) == (2, True, 1), said
    assert not machine.data.exists()


def test_nothing_is_ever_overwritten(machine: Machine) -> None:
    machine.run("backup", "backup")
    before = machine.open()
    for command, told in (
        ("restore", "is not empty, and nothing is ever overwritten"),
        ("backup", "is there already"),
    ):
        code, said = machine.run(command, "backup")
        assert (code, told in said) == (2, True), said
    assert machine.open() == before
    code, said = machine.run("backup", "data/backup")
    assert (code, "lies inside the data folder" in said) == (2, True)


def test_a_backup_is_of_no_use_without_its_keys(machine: Machine) -> None:
    machine.run("backup", "backup")
    assert b"crushed" not in b"".join(map(Path.read_bytes, _list_private(machine)))
    machine.data.rename(machine.folder / "lost")
    key_file = machine.folder / "data.seal.key"
    right = key_file.read_text()
    key_file.write_text(KeyRing.generate())
    code, said = machine.run("restore", "backup")
    assert code == 2
    assert f"which are not in {key_file}: put them there first" in said
    key_file.unlink()
    code, said = machine.run("restore", "backup")
    assert (code, f"There is no key file {key_file}" in said) == (2, True)
    assert not machine.data.exists()
    key_file.write_text(right)
    assert machine.run("restore", "backup")[0] == 0
    assert machine.run("doctor")[0] == 0


def test_a_restore_that_fails_leaves_nothing_behind(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.run("backup", "backup")
    machine.data.rename(machine.folder / "lost")

    def fail(_source: Path, _target: Path, _expected: object) -> None:
        raise OSError(28, os.strerror(28), str(machine.data))

    with monkeypatch.context() as patched:
        patched.setattr(backup, "_copy_verified", fail)
        code, said = machine.run("restore", "backup")
    assert (code, "No space left on device" in said) == (2, True)
    assert _read_files(machine.data) == {}


def _break_file(machine: Machine) -> None:
    _cut(machine.data)


def _lose_file(machine: Machine) -> None:
    _lose(machine.data)


def _break_row(machine: Machine) -> None:
    machine.change("UPDATE journal SET event = zeroblob(50)")


def _break_case(machine: Machine) -> None:
    machine.change("UPDATE cases SET wrapped_key = substr(wrapped_key, 1, 50)")


def _forget_events(machine: Machine) -> None:
    machine.change("DELETE FROM journal")


def _leave_orphan(machine: Machine) -> None:
    (machine.data / "files/cases/nobody").mkdir()


def _point_nowhere(machine: Machine) -> None:
    machine.change("UPDATE exhibits SET case_id = 'nobody'")


def _lose_key(machine: Machine) -> None:
    (machine.folder / "data.seal.key").write_text(KeyRing.generate())


FAULTS: dict[str, Callable[[Machine], None]] = {
    f"1 files are not what was stored, in the cases {CASE}": _break_file,
    f"1 files are missing, in the cases {CASE}": _lose_file,
    f"values do not open, in the cases {CASE}: they were changed": _break_row,
    f"1 values do not open, in the cases {CASE}": _break_case,
    f"1 cases are not what their journal comes to: {CASE}": _forget_events,
    "1 folders of files belong to no case (nobody)": _leave_orphan,
    "The database is damaged (1 rows refer to nothing)": _point_nowhere,
    "is missing: put it back into the file of keys": _lose_key,
}


@pytest.mark.parametrize(("told", "harm"), FAULTS.items(), ids=FAULTS)
def test_the_doctor_finds_it_and_says_what_to_do(
    machine: Machine, told: str, harm: Callable[[Machine], None]
) -> None:
    harm(machine)
    before = _read_files(machine.data / "files")
    code, said = machine.run("doctor")
    assert (code, told in said) == (1, True), said
    assert "crushed" not in said
    assert "1000" not in said  # no number of a chat
    assert _read_files(machine.data / "files") == before


def test_the_doctor_says_when_there_is_nothing_to_look_at(machine: Machine) -> None:
    for path in machine.data.glob("cases.sqlite*"):
        path.unlink()
    code, said = machine.run("doctor")
    assert (code, "There is nothing in the database" in said) == (2, True)


def test_the_bot_may_run_meanwhile(machine: Machine) -> None:
    """The running bot goes on writing while it is backed up and looked over."""

    async def write() -> None:
        store: Store = await open_store(machine.settings, load_key_ring(machine.settings))
        for command in (("backup", "backup"), ("doctor",), ("keys", "rotate")):
            code, said = await asyncio.to_thread(machine.run, *command)
            assert code == 0, said
            await store.mark.write(ManualClock().now())
        await store.close()

    asyncio.run(write())
