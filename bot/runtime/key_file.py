"""The file of keys: read again when it has changed, and given a new first key in one step."""

import fcntl
import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.blobs.atomic_write import sync_folder
from storage.crypto.envelope import NAME_BYTES, KeyRing
from storage.errors import BadKeysError

log = logging.getLogger(__name__)

Stamp = tuple[int, int, int]


class KeyFileRing(KeyRing):
    """The keys of a file, as it is now: so a key can be changed while the bot runs.

    Before it seals it looks whether the file has changed, and also when it meets a key that it does
    not know. While the file is gone, or holds no keys, those that were read last stay.
    """

    def __init__(self, path: Path) -> None:
        self._path, self._stamp = path, _read_stamp(path)
        super().__init__(KeyRing.parse_keys(path.read_text(encoding="ascii")))

    def seal(self, plain: bytes, context: str) -> bytes:
        """The bytes to store, under the key that is the first of the file now."""
        self._refresh()
        return super().seal(plain, context)

    def unseal(self, sealed: bytes, context: str) -> bytes:
        """The plain bytes; raises UnknownKeyError or TamperedError."""
        if sealed[:NAME_BYTES] not in self.names:
            self._refresh()
        return super().unseal(sealed, context)

    def _refresh(self) -> None:
        try:
            stamp = _read_stamp(self._path)
            if stamp == self._stamp:
                return
            keys = KeyRing.parse_keys(self._path.read_text(encoding="ascii"))
        except (OSError, UnicodeDecodeError, BadKeysError) as error:
            kind = type(error).__name__
            log.warning("the key file %s cannot be read anew: %s", self._path, kind)
            return
        self._stamp = stamp
        self.replace_keys(keys)
        log.info("the key file %s has changed; it has %d keys now", self._path, len(keys))


def add_first_key(path: Path) -> None:
    """Put a new random key in front of those of a file; whoever reads it sees the old or the new.

    The caller holds `lock_key_file`. Raises OSError.
    """
    former = path.read_text(encoding="ascii").strip()
    kept = path.stat()
    with write_draft(path, f"{KeyRing.generate()}\n{former}\n") as draft:
        if kept.st_uid != os.geteuid():
            os.chown(draft, kept.st_uid, kept.st_gid)
        draft.replace(path)
    sync_folder(path.parent)


@contextmanager
def write_draft(path: Path, text: str) -> Iterator[Path]:
    """Write what a file is to hold beside it, durably; the draft is gone when the block ends."""
    handle, name = tempfile.mkstemp(prefix=f"{path.name}.", dir=path.parent)  # ours alone: 0600
    draft = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        yield draft
    finally:
        draft.unlink(missing_ok=True)  # it has taken its place, or another name


@contextmanager
def lock_key_file(path: Path) -> Iterator[None]:
    """Let no two processes change the keys at one time: one would write over the other's key."""
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _read_stamp(path: Path) -> Stamp:
    found = path.stat()
    return found.st_ino, found.st_mtime_ns, found.st_size
