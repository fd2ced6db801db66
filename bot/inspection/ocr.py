"""Recognizes the letters in a picture, with Tesseract where that is installed."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from bot.inspection import file_types
from bot.inspection.findings import PICTURES
from bot.inspection.inspect import small
from bot.inspection.open_image import opened

PROGRAM = "tesseract"
SIDE = 2400  # pixels; a screenshot is recognized at its own size
LANGUAGES = ("eng", "chi_sim")
ONE_BLOCK = "6"  # keeps a label and its value on one line
SECONDS = 15


def is_there() -> bool:
    """Whether this machine has the program."""
    return shutil.which(PROGRAM) is not None


def text_in(path: Path) -> str | None:
    """The text of a picture, line by line; None when it is none, or cannot be recognized.

    Raises Unfit when the file is not taken. The program sees only a picture that we have made.
    """
    kind = file_types.kind_of(path)
    if kind not in PICTURES or not is_there():
        return None
    with tempfile.TemporaryDirectory() as folder, opened(path, kind) as picture:
        clean = Path(folder) / "clean.png"
        small(picture, "L", SIDE).save(clean, "PNG", compress_level=1)
        return _output(str(clean), "stdout", "--psm", ONE_BLOCK, "-l", _languages())


def _languages() -> str:
    there = (_output("--list-langs") or "").split()
    return "+".join(name for name in LANGUAGES if name in there) or LANGUAGES[0]


def _output(*arguments: str) -> str | None:
    done = subprocess.run(  # noqa: S603  # our own arguments, no shell
        [PROGRAM, *arguments], stdout=subprocess.PIPE, timeout=SECONDS, check=False
    )
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
