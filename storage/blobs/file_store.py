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

from storage.blobs.atomic_write import (
    AtomicFile,
    make_folder,
    remove_leftovers,
    sync_folder,
    write_and_remove,
)
from storage.crypto.stream import unseal_chunks
from storage.errors import FileMissingError, TamperedError, UnsupportedUrlError

CASES = "cases"
NAME_PATTERN = re.compile(r"[\w-]{1,128}", re.ASCII)


class FileStore(Protocol):
    """Where the content of exhibits is kept; `key` is always the case's data key (32 bytes)."""

    async def put(self, case_id: str, key: bytes, chunks: AsyncIterator[bytes]) -> tuple[str, int]:
        """Keep a content; its SHA-256 in hexadecimal and its size in bytes."""
        ...

    async def open(self, case_id: str, digest: str, key: bytes) -> bytes:
        """A content; raises FileMissingError or TamperedError."""
        ...

    async def copy(self, case_id: str, digest: str, key: bytes, path: Path) -> None:
        """Decrypt a blob into a new file; raises FileMissingError or TamperedError."""
        ...

    async def delete(self, case_id: str, digest: str) -> None:
        """Delete one file of a case, if it is there."""
        ...

    async def delete_case(self, case_id: str) -> None:
        """Delete all files of a case."""
        ...

    async def check_writable(self) -> None:
        """Write a file and delete it; raises OSError where that cannot be done."""
        ...


def open_file_store(url: str) -> FileStore:
    """The store a setting names: a folder or its `file://` URL; raises UnsupportedUrlError."""
    return FolderStore(locate_folder(url))


def locate_folder(url: str) -> Path:
    """The folder a setting names, there or not; raises UnsupportedUrlError."""
    parts = urlsplit(url)
    if parts.scheme == "file" and parts.netloc in {"", "localhost"}:
        return Path(unquote(parts.path))
    if "://" in url:
        raise UnsupportedUrlError(
            f"Files can only be kept in a folder, and {parts.scheme} is not one."
        )
    return Path(url)


def locate_case_folders(url: str) -> Path:
    """Where in that folder each case has one; raises UnsupportedUrlError."""
    return locate_folder(url) / CASES


def holds_any_file(case_folders: Path) -> bool:
    """Whether there is a file of any case."""
    if not case_folders.is_dir():
        return False
    return any(file for folder in case_folders.iterdir() for file in folder.iterdir())


class FolderStore:
    """Files in a folder of this machine."""

    def __init__(self, root: Path) -> None:
        self._cases = root / CASES
        self._drafts = root / "drafts"
        for folder in (root, self._cases, self._drafts):
            make_folder(folder)
        remove_leftovers(self._drafts)

    async def put(self, case_id: str, key: bytes, chunks: AsyncIterator[bytes]) -> tuple[str, int]:
        """Keep a content; its SHA-256 in hexadecimal and its size in bytes."""
        draft = await asyncio.to_thread(AtomicFile, self._drafts, key, case_id)
        try:
            async for piece in chunks:
                draft.write(piece)
                if draft.is_full:
                    await asyncio.to_thread(draft.flush)
            await asyncio.to_thread(draft.publish, self._find_folder(case_id))
        finally:
            draft.discard()
        return draft.digest, draft.size

    async def open(self, case_id: str, digest: str, key: bytes) -> bytes:
        """A content; raises FileMissingError or TamperedError."""
        path = self._find_folder(case_id) / _check_name(digest)
        return await asyncio.to_thread(_read_file, path, key, case_id)

    async def copy(self, case_id: str, digest: str, key: bytes, path: Path) -> None:
        """Decrypt a blob into a new file; raises FileMissingError or TamperedError."""
        source = self._find_folder(case_id) / _check_name(digest)
        await asyncio.to_thread(_copy_file, source, key, case_id, path)

    async def delete(self, case_id: str, digest: str) -> None:
        """Delete one file of a case, if it is there."""
        path = self._find_folder(case_id) / _check_name(digest)
        await asyncio.to_thread(path.unlink, missing_ok=True)

    async def delete_case(self, case_id: str) -> None:
        """Delete all files of a case."""
        await asyncio.to_thread(_delete_folder, self._find_folder(case_id))

    async def check_writable(self) -> None:
        """Write a file and delete it; raises OSError where that cannot be done."""
        await asyncio.to_thread(write_and_remove, self._drafts)

    def _find_folder(self, case_id: str) -> Path:
        return self._cases / _check_name(case_id)


def _read_file(path: Path, key: bytes, case_id: str) -> bytes:
    return b"".join(_read_pieces(path, key, case_id))


def _copy_file(source: Path, key: bytes, case_id: str, path: Path) -> None:
    with path.open("xb") as plain:
        for piece in _read_pieces(source, key, case_id):
            plain.write(piece)


def _read_pieces(path: Path, key: bytes, case_id: str) -> Iterator[bytes]:
    """The content in pieces; what it comes to is compared with its name at the end."""
    found = hashlib.sha256()
    try:
        with path.open("rb") as sealed:
            for piece in unseal_chunks(sealed, key, case_id):
                found.update(piece)
                yield piece
    except FileNotFoundError as error:
        raise FileMissingError(f"case {case_id} has no file {path.name}") from error
    if found.hexdigest() != path.name:
        raise TamperedError(f"the file {path.name} of case {case_id} has another content")


def _delete_folder(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
        sync_folder(folder.parent)


def _check_name(text: str) -> str:
    """A case id or digest, which is only ever a plain word; raises ValueError."""
    if not NAME_PATTERN.fullmatch(text):
        raise ValueError("a case id or digest is letters, digits, _ and - only")
    return text
