"""A private folder for files in the clear, removed when the work on them ends.

It is in the system's folder for temporary files, never in the data folder, of which a copy would
then be readable. What a killed process left is removed by the next one.
"""

import asyncio
import fcntl
import logging
import os
import secrets
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

log = logging.getLogger(__name__)
PREFIX = "dispute-plain-"
LOCK_NAME = "lock"


class ScratchDir:
    """A folder that only its owner can read; use it with `with`.

    It holds a lock while its process lives, by which the others know that it is in use.
    """

    def __init__(self, root: Path | None = None) -> None:
        self._root = root or Path(tempfile.gettempdir())
        self._folder: Path | None = None
        self._lock = -1

    def __enter__(self) -> Self:
        self._remove_leftovers()
        while not (
            self._folder and self._folder.exists()
        ):  # another process may have removed it just then
            self._make_folder()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)
        os.close(self._lock)
        self._folder, self._lock = None, -1

    @asynccontextmanager
    async def open_subfolder(self) -> AsyncIterator[Path]:
        """An empty folder, which is gone with all in it at the end of the block."""
        path = self.folder / secrets.token_hex(16)
        path.mkdir(mode=0o700)
        try:
            yield path
        finally:
            await asyncio.to_thread(shutil.rmtree, path, ignore_errors=True)

    @property
    def folder(self) -> Path:
        """The folder, within the `with` block."""
        if self._folder is None:
            raise RuntimeError("the folder exists only within the block")
        return self._folder

    def _make_folder(self) -> None:
        if self._lock >= 0:
            os.close(self._lock)
        self._folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=self._root))  # with mode 0700
        self._lock = os.open(self._folder / LOCK_NAME, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(self._lock, fcntl.LOCK_EX)

    def _remove_leftovers(self) -> None:
        """Remove the folders of processes that have died."""
        for folder in self._root.glob(f"{PREFIX}*"):
            if _is_ours(folder) and _is_abandoned(folder):
                log.info("removing files that a killed process has left in the clear")
                shutil.rmtree(folder, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    with suppress(OSError):
        return folder.lstat().st_uid == os.geteuid() and not folder.is_symlink()
    return False


def _is_abandoned(folder: Path) -> bool:
    """Whether nobody holds its lock; one that is just being made may have none yet."""
    try:
        lock = os.open(folder / LOCK_NAME, os.O_RDWR | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(lock)
    return True
