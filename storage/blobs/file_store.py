"""The files of the cases, sealed, at `cases/<case>/<sha256 of the content>` in a folder.

A file is written to a temporary name, synced, renamed, and the folder synced: when `put` returns,
it is there whole after a power cut, and before that it is not there at all.
"""

import asyncio
import hashlib
import re
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from storage.blobs.atomic_write import Draft, clean, make, sync
from storage.crypto.stream import unsealed
from storage.errors import FileMissing, Tampered, UnsupportedUrl

NAME = re.compile(r"[\w-]{1,128}", re.ASCII)


class FileStore(Protocol):
    """Where the content of exhibits is kept; `key` is always the case's data key (32 bytes)."""

    async def put(self, case_id: str, key: bytes, chunks: AsyncIterator[bytes]) -> tuple[str, int]:
        """Keep a content; its SHA-256 in hexadecimal and its size in bytes."""
        ...

    async def open(self, case_id: str, digest: str, key: bytes) -> bytes:
        """A content; raises FileMissing or Tampered."""
        ...

    async def copy(self, case_id: str, digest: str, key: bytes, path: Path) -> None:
        """Write a content to a new plain file, piece by piece; raises FileMissing or Tampered."""
        ...

    async def delete(self, case_id: str, digest: str) -> None:
        """Delete one file of a case, if it is there."""
        ...

    async def delete_case(self, case_id: str) -> None:
        """Delete all files of a case."""
        ...


def files_at(url: str) -> FileStore:
    """The store a setting names: a folder, or a `file://` URL of one; raises UnsupportedUrl."""
    parts = urlsplit(url)
    if parts.scheme == "file" and parts.netloc in {"", "localhost"}:
        return FolderStore(Path(unquote(parts.path)))
    if "://" in url:
        raise UnsupportedUrl(f"Files can only be kept in a folder, and {parts.scheme} is not one.")
    return FolderStore(Path(url))


class FolderStore:
    """Files in a folder of this machine."""

    def __init__(self, root: Path) -> None:
        self._cases = root / "cases"
        self._drafts = root / "drafts"
        for folder in (root, self._cases, self._drafts):
            make(folder)
        clean(self._drafts)

    async def put(self, case_id: str, key: bytes, chunks: AsyncIterator[bytes]) -> tuple[str, int]:
        """Keep a content; its SHA-256 in hexadecimal and its size in bytes."""
        draft = await asyncio.to_thread(Draft, self._drafts, key, case_id)
        try:
            async for piece in chunks:
                draft.add(piece)
                if draft.is_full:
                    await asyncio.to_thread(draft.flush)
            await asyncio.to_thread(draft.publish, self._folder(case_id))
        finally:
            draft.discard()
        return draft.digest, draft.size

    async def open(self, case_id: str, digest: str, key: bytes) -> bytes:
        """A content; raises FileMissing or Tampered."""
        path = self._folder(case_id) / _name(digest)
        return await asyncio.to_thread(_read, path, key, case_id)

    async def copy(self, case_id: str, digest: str, key: bytes, path: Path) -> None:
        """Write a content to a new plain file, piece by piece; raises FileMissing or Tampered."""
        source = self._folder(case_id) / _name(digest)
        await asyncio.to_thread(_copy, source, key, case_id, path)

    async def delete(self, case_id: str, digest: str) -> None:
        """Delete one file of a case, if it is there."""
        path = self._folder(case_id) / _name(digest)
        await asyncio.to_thread(path.unlink, missing_ok=True)

    async def delete_case(self, case_id: str) -> None:
        """Delete all files of a case."""
        await asyncio.to_thread(_delete, self._folder(case_id))

    def _folder(self, case_id: str) -> Path:
        return self._cases / _name(case_id)


def _read(path: Path, key: bytes, case_id: str) -> bytes:
    return b"".join(_pieces(path, key, case_id))


def _copy(source: Path, key: bytes, case_id: str, path: Path) -> None:
    with path.open("xb") as plain:
        for piece in _pieces(source, key, case_id):
            plain.write(piece)


def _pieces(path: Path, key: bytes, case_id: str) -> Iterator[bytes]:
    """The content in pieces; what it comes to is compared with its name at the end."""
    found = hashlib.sha256()
    try:
        with path.open("rb") as sealed:
            for piece in unsealed(sealed, key, case_id):
                found.update(piece)
                yield piece
    except FileNotFoundError as error:
        raise FileMissing(f"case {case_id} has no file {path.name}") from error
    if found.hexdigest() != path.name:
        raise Tampered(f"the file {path.name} of case {case_id} has another content")


def _delete(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
        sync(folder.parent)


def _name(text: str) -> str:
    """A case id or digest, which is only ever a plain word; raises ValueError."""
    if not NAME.fullmatch(text):
        raise ValueError("a case id or digest is letters, digits, _ and - only")
    return text
