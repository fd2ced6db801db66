"""Drafts: files being written, which get their name only when they are whole and synced."""

import fcntl
import hashlib
import os
import tempfile
from pathlib import Path
from threading import Lock
from typing import BinaryIO

from storage.crypto.stream import CHUNK_BYTES, ChunkCipher, make_header

PROBE_BYTES = 4096


class AtomicFile:
    """One file being written; the lock on the file tells a living draft from a leftover.

    `flush` and `publish` block, so they run in a thread; when their task is cancelled, `discard`
    waits for that thread.
    """

    def __init__(self, folder: Path, key: bytes, case_id: str) -> None:
        number, name = tempfile.mkstemp(dir=folder)
        self._file: BinaryIO = os.fdopen(number, "wb")
        fcntl.flock(number, fcntl.LOCK_EX)
        self._path = Path(name)
        head = make_header()
        self._file.write(head)
        self._stream = ChunkCipher(key, case_id, head)
        self._pending = bytearray()
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
        return len(self._pending) > CHUNK_BYTES

    def write(self, piece: bytes) -> None:
        """More of the content."""
        self._pending += piece
        self._hash.update(piece)
        self.size += len(piece)

    def flush(self) -> None:
        """Write whole chunks, and keep something for the last."""
        with self._busy:
            while self.is_full:
                self._file.write(self._stream.seal(bytes(self._pending[:CHUNK_BYTES]), last=False))
                del self._pending[:CHUNK_BYTES]

    def publish(self, folder: Path) -> None:
        """Write the rest and give the file its name; the same content again replaces itself."""
        self.flush()
        with self._busy:
            self._file.write(self._stream.seal(bytes(self._pending), last=True))
            self._file.flush()
            os.fsync(self._file.fileno())
            make_folder(folder)
            self._path.replace(folder / self.digest)
            sync_folder(folder)

    def discard(self) -> None:
        """Close, and remove what has not got its name."""
        with self._busy:
            self._path.unlink(missing_ok=True)
            self._file.close()


def remove_leftovers(drafts: Path) -> None:
    """Remove drafts that nobody writes any more."""
    for path in drafts.iterdir():
        with path.open("rb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            path.unlink(missing_ok=True)


def write_and_remove(folder: Path) -> None:
    """Write a block into a folder, as durably as a draft, and remove it; raises OSError."""
    with tempfile.TemporaryFile(dir=folder) as file:
        file.write(bytes(PROBE_BYTES))
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make a folder's list of names durable."""
    number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def make_folder(folder: Path) -> None:
    """A folder that only its owner reads, and that is still there after a power cut."""
    if not folder.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        sync_folder(folder.parent)
