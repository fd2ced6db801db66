"""Recognizes the letters in a picture, with Tesseract where that is installed."""

import os
import shutil
import subprocess
from functools import partial
from pathlib import Path

from bot.inspection import file_types
from bot.inspection.findings import PICTURE_TYPES
from bot.inspection.inspect import make_thumbnail
from bot.inspection.open_image import open_picture
from bot.isolation.prctl import end_with_parent
from bot.isolation.scratch_dir import open_task_folder

PROGRAM = "tesseract"
MAX_SIDE = 2400  # pixels; a screenshot is recognized at its own size
LANGUAGES = ("eng", "chi_sim")
BLOCK_MODE = "6"  # keeps a label and its value on one line
TIMEOUT_SECONDS = 15


def is_installed() -> bool:
    """Whether this machine has the program."""
    return shutil.which(PROGRAM) is not None


def recognize_text(path: Path) -> str | None:
    """The text of a picture, line by line; None when it is none, or cannot be recognized.

    Raises RejectedFileError when the file is not taken. The program sees only a picture that we
    have made.
    """
    kind = file_types.detect_type(path)
    if kind not in PICTURE_TYPES or not is_installed():
        return None
    with open_task_folder() as folder, open_picture(path, kind) as picture:
        clean = folder / "clean.png"
        make_thumbnail(picture, "L", MAX_SIDE).save(clean, "PNG", compress_level=1)
        return _run_tesseract(str(clean), "stdout", "--psm", BLOCK_MODE, "-l", _list_languages())


def _list_languages() -> str:
    there = (_run_tesseract("--list-langs") or "").split()
    return "+".join(name for name in LANGUAGES if name in there) or LANGUAGES[0]


def _run_tesseract(*arguments: str) -> str | None:
    done = subprocess.run(  # noqa: S603  # our own arguments, no shell
        [PROGRAM, *arguments],
        stdout=subprocess.PIPE,
        timeout=TIMEOUT_SECONDS,
        check=False,
        preexec_fn=partial(end_with_parent, os.getpid()),  # no thread runs here
    )
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
