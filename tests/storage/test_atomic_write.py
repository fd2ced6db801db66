"""A file gets its name when it is whole and synced, whatever happens before."""

import asyncio
import os
import stat
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.blobs import atomic_write
from storage.blobs.file_store import FolderStore
from storage.crypto.stream import CHUNK_BYTES
from tests.support.storage.blobs import KEY, content_of, names, pieces


async def test_a_download_that_breaks_leaves_nothing(files: FolderStore, tmp_path: Path) -> None:
    async def broken() -> AsyncIterator[bytes]:
        yield content_of(2 * CHUNK_BYTES)
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        await files.put("c1", KEY, broken())
    assert names(tmp_path) == []


async def test_a_cancelled_download_leaves_nothing(files: FolderStore, tmp_path: Path) -> None:
    waiting = asyncio.Event()

    async def endless() -> AsyncIterator[bytes]:
        yield content_of(2 * CHUNK_BYTES)
        waiting.set()
        await asyncio.Event().wait()

    task = asyncio.create_task(files.put("c1", KEY, endless()))
    await waiting.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert names(tmp_path) == []


async def test_a_full_disk_is_told_and_leaves_nothing(
    files: FolderStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        await files.put("c1", KEY, pieces(b"one"))
    assert names(tmp_path) == []


async def test_a_file_is_synced_before_it_gets_its_name_and_the_folder_after(
    files: FolderStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, list[str]]] = []
    real = os.fsync

    def note(number: int) -> None:
        kind = "folder" if stat.S_ISDIR(os.fstat(number).st_mode) else "file"
        seen.append((kind, names(tmp_path / "files" / "cases")))
        real(number)

    monkeypatch.setattr(os, "fsync", note)
    digest, _ = await files.put("c1", KEY, pieces(b"one"))
    # The second is the folder of all cases, in which the new case's folder is now.
    assert seen == [("file", []), ("folder", []), ("folder", [f"c1/{digest}"])]


async def test_a_kill_before_the_name_leaves_a_draft_that_the_next_start_removes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = FolderStore(tmp_path / "files")

    class Killed(BaseException):
        pass

    def kill(*_arguments: object) -> None:
        raise Killed

    with monkeypatch.context() as dying:
        dying.setattr(atomic_write, "make_folder", kill)
        dying.setattr(atomic_write.AtomicFile, "discard", lambda draft: draft._file.close())
        with pytest.raises(Killed):
            await files.put("c1", KEY, pieces(b"one"))
    [left] = names(tmp_path)
    assert left.startswith("files/drafts/")

    again = FolderStore(tmp_path / "files")
    assert names(tmp_path) == []
    digest, _ = await again.put("c1", KEY, pieces(b"one"))
    assert await again.open("c1", digest, KEY) == b"one"


async def test_a_start_leaves_the_drafts_of_a_living_process_alone(tmp_path: Path) -> None:
    files = FolderStore(tmp_path)

    async def slow() -> AsyncIterator[bytes]:
        yield b"one"
        FolderStore(tmp_path)
        yield b"two"

    digest, _ = await files.put("c1", KEY, slow())
    assert await files.open("c1", digest, KEY) == b"onetwo"
