"""Drafts: files being written, which get their name only when they are whole and synced."""

import fcntl
import hashlib
import os
import tempfile
from pathlib import Path
from threading import Lock
from typing import BinaryIO

from storage.crypto.stream import CHUNK, Stream, new_head


class Draft:
    """One file being written; the lock on the file tells a living draft from a leftover.

    `flush` and `publish` block, so they run in a thread; when their task is cancelled, `discard`
    waits for that thread.
    """

    def __init__(self, folder: Path, key: bytes, case_id: str) -> None:
        number, name = tempfile.mkstemp(dir=folder)
        self._file: BinaryIO = os.fdopen(number, "wb")
        fcntl.flock(number, fcntl.LOCK_EX)
        self._path = Path(name)
        head = new_head()
        self._file.write(head)
        self._stream = Stream(key, case_id, head)
        self._waiting = bytearray()
        self._hash = hashlib.sha256()
        self._busy = Lock()
        self.size = 0

    @property
    def digest(self) -> str:
        """The SHA-256 of what was added."""
        return self._hash.hexdigest()

    @property
    def is_full(self) -> bool:
        """Whether more waits than one chunk, so that one can go which is not the last."""
        return len(self._waiting) > CHUNK

    def add(self, piece: bytes) -> None:
        """More of the content."""
        self._waiting += piece
        self._hash.update(piece)
        self.size += len(piece)

    def flush(self) -> None:
        """Write whole chunks, and keep something for the last."""
        with self._busy:
            while self.is_full:
                self._file.write(self._stream.seal(bytes(self._waiting[:CHUNK]), last=False))
                del self._waiting[:CHUNK]

    def publish(self, folder: Path) -> None:
        """Write the rest and give the file its name; the same content again replaces itself."""
        self.flush()
        with self._busy:
            self._file.write(self._stream.seal(bytes(self._waiting), last=True))
            self._file.flush()
            os.fsync(self._file.fileno())
            make(folder)
            self._path.replace(folder / self.digest)
            sync(folder)

    def discard(self) -> None:
        """Close, and remove what has not got its name."""
        with self._busy:
            self._path.unlink(missing_ok=True)
            self._file.close()


def clean(drafts: Path) -> None:
    """Remove drafts that nobody writes any more."""
    for path in drafts.iterdir():
        with path.open("rb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            path.unlink(missing_ok=True)


def sync(folder: Path) -> None:
    """Make a folder's list of names durable."""
    number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def make(folder: Path) -> None:
    """A folder that only its owner reads, and that is still there after a power cut."""
    if not folder.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        sync(folder.parent)
