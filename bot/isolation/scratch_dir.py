"""The one private folder for files in the clear, removed when the work on them ends.

It is in the system's folder for temporary files, never in the data folder, of which a copy would
then be readable. What a killed process left is removed by the next one. The temporary folder of
every task of `ProcessPool` lies in it, so what a library writes does as well.
"""

import asyncio
import fcntl
import logging
import os
import secrets
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

log = logging.getLogger(__name__)
PREFIX = "dispute-plain-"
REMOVE_TRIES = 20  # a process that is being killed, or a thread, may still write its last file


class ScratchDir:
    """A folder that only its owner can read; use it with `with`.

    It is locked while its process lives, by which the others know that it is in use.
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
            remove_folder(self._folder)
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
            await asyncio.to_thread(remove_folder, path)

    @property
    def folder(self) -> Path:
        """The folder, within the `with` block."""
        if self._folder is None:
            raise RuntimeError("the folder exists only within the block")
        return self._folder

    def _make_folder(self) -> None:
        """Make a folder and lock it, before which it looks like one that is abandoned."""
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1
        self._folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=self._root))  # with mode 0700
        with suppress(FileNotFoundError):
            self._lock = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY)
            fcntl.flock(self._lock, fcntl.LOCK_EX)

    def _remove_leftovers(self) -> None:
        """Remove the folders of processes that have died."""
        for folder in self._root.glob(f"{PREFIX}*"):
            if _is_ours(folder):
                _remove_abandoned(folder)


@contextmanager
def open_task_folder() -> Iterator[Path]:
    """An empty folder for what a task writes meanwhile, gone at the end of the block.

    It is made in the temporary folder of the process: for a task of `ProcessPool` that lies in the
    scratch folder of the bot, which is emptied whatever becomes of the task.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        yield Path(name)


def remove_folder(folder: Path) -> None:
    """Remove a folder with all in it, also what is written into it meanwhile."""
    for _ in range(REMOVE_TRIES):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return


def _is_ours(folder: Path) -> bool:
    with suppress(OSError):
        return folder.lstat().st_uid == os.geteuid() and folder.is_dir() and not folder.is_symlink()
    return False


def _remove_abandoned(folder: Path) -> None:
    """Remove a folder whose lock nobody holds; who is just making it waits, and makes another."""
    try:
        lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        log.info("removing files that a killed process has left in the clear")
        remove_folder(folder)
    except OSError:
        return
    finally:
        os.close(lock)
