"""Backup and restore: what is put back is what was there, and nothing is ever overwritten."""

import asyncio
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from storage.crypto.envelope import KeyRing
from storage.maintenance import backup, database_copy
from tests.support.bot.machine import Machine, add_cases, cut_file, lose_file, read_files
from tests.support.storage.kept_store import CASE

BUYERS = 12


def test_what_is_restored_is_what_was_there(machine: Machine) -> None:
    asyncio.run(add_cases(machine.settings, BUYERS))
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
    assert len(read_files(machine.backup / "files/cases")) == 1
    assert {path.name for path in machine.backup.iterdir()} == {
        "database.sqlite",
        "files",
        "manifest.json",
    }


def _flip(folder: Path) -> None:
    path = folder / "database.sqlite"
    content = bytearray(path.read_bytes())
    content[5000] ^= 1
    path.write_bytes(content)


def _break(folder: Path) -> None:
    (folder / "manifest.json").write_text("{")


def _unfinish(folder: Path) -> None:
    (folder / "manifest.json").unlink()


def _lead_out(folder: Path) -> None:
    path = folder / "manifest.json"
    path.write_text(path.read_text().replace('"database.sqlite"', '"../database.sqlite"'))


DAMAGES: dict[str, Callable[[Path], None]] = {
    "is not what was backed up": cut_file,
    "database.sqlite is not what was backed up": _flip,
    "is missing": lose_file,
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
    assert read_files(machine.data) == {}
