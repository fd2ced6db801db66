"""What lies in the clear of a bot's process, and a recognizer that can be held at its work."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

HELD = """#!/bin/sh
case "$1" in --list-langs) echo eng; exit;; esac
[ -e {folder}/hold ] || exit 0
echo $$ > {folder}/reading.part
mv {folder}/reading.part {folder}/reading
exec sleep 600
"""


class Recognizer:
    """A stand-in for Tesseract: it reads nothing, and does not end while it is held."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir()
        program = folder / "tesseract"
        program.write_text(HELD.format(folder=folder), encoding="ascii")
        program.chmod(0o755)

    def environment(self) -> Mapping[str, str]:
        """The variable by which the bot finds it."""
        return {"PATH": f"{self._folder}{os.pathsep}{os.environ['PATH']}"}

    def hold(self) -> None:
        """Have it wait from now on."""
        (self._folder / "hold").touch()

    def release(self) -> None:
        """Have it end at once from now on."""
        (self._folder / "hold").unlink()
        (self._folder / "reading").unlink(missing_ok=True)

    def find_process(self) -> int:
        """The number of the process that waits; 0 when there is none."""
        with suppress(FileNotFoundError):
            return int((self._folder / "reading").read_text("ascii"))
        return 0


def list_files(folder: Path) -> Iterator[Path]:
    """The files below a folder, of which others may be removing some."""
    for top, _, names in os.walk(folder):
        yield from (Path(top) / name for name in names)


def find_marks(folder: Path, marks: Iterable[bytes]) -> list[str]:
    """The files below a folder that hold one of the marks."""
    found = list[str]()
    for path in list_files(folder):
        with suppress(FileNotFoundError):
            content = path.read_bytes()
            found += [f"{path}: {mark!r}" for mark in marks if mark in content]
    return found


def is_alive(pid: int) -> bool:
    """Whether a process is at work: neither gone nor only waiting to be noticed."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    except FileNotFoundError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"
