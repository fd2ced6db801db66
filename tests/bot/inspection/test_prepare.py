"""An exhibit is looked at and copied in one go, and listed with its file when copying fails."""

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from bot.casefile.packs import _run_both
from bot.inspection import tasks
from bot.inspection.findings import (
    CopyForm,
    EnclosedCopy,
    FileType,
    PreparedFile,
    RejectedFile,
    RejectionReason,
)
from bot.inspection.inspector import Inspector
from bot.isolation.process_pool import ProcessPool, TaskError
from bot.isolation.reply import TaskFault
from tests.support.inspection import sample_files


@pytest.fixture
async def inspector() -> AsyncGenerator[Inspector, None]:
    async with ProcessPool() as pool:
        yield Inspector(pool)


async def prepared(
    inspector: Inspector, folder: Path, content: bytes
) -> PreparedFile | RejectedFile:
    (folder / "received").write_bytes(content)
    return await inspector.prepare(folder / "received", folder, side=300, quality=80)


async def test_a_paper_is_looked_at_and_copied(inspector: Inspector, tmp_path: Path) -> None:
    found = await prepared(inspector, tmp_path, sample_files.pdf(2))
    assert not isinstance(found, RejectedFile)
    assert (found.inspection.file_type, found.inspection.pages) == (FileType.PDF, 2)
    assert [copy.name for copy in found.pictures] == ["1.jpg", "2.jpg"]
    assert all((tmp_path / copy.name).stat().st_size == copy.size for copy in found.pictures)
    assert found.enclosed == EnclosedCopy("enclosed", ".pdf", CopyForm.PAGES)


async def test_a_film_has_no_copies_and_a_bad_file_is_refused(
    inspector: Inspector, tmp_path: Path
) -> None:
    found = await prepared(inspector, tmp_path, sample_files.film())
    assert not isinstance(found, RejectedFile)
    assert (found.inspection.file_type, found.pictures) == (FileType.MP4, ())
    assert found.enclosed == EnclosedCopy("enclosed", ".mp4", CopyForm.EXACT)
    assert await prepared(inspector, tmp_path, b"") == RejectedFile(RejectionReason.EMPTY)


async def test_where_copying_kills_the_worker_the_file_is_listed_without_a_copy(
    inspector: Inspector, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = ProcessPool.run

    async def run(self: ProcessPool, job: object, *args: object, **limits: float) -> object:
        if job is tasks.prepare:
            raise TaskError(TaskFault.DIED)
        return await real(self, job, *args, **limits)  # type: ignore[arg-type]

    monkeypatch.setattr(ProcessPool, "run", run)
    found = await prepared(inspector, tmp_path, sample_files.pdf())
    assert not isinstance(found, RejectedFile)
    assert found == PreparedFile(found.inspection)
    assert found.inspection.file_type is FileType.PDF


async def test_where_one_pack_fails_the_other_is_ended() -> None:
    ended = asyncio.Event()

    async def long() -> str:
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()
        return ""

    async def fails() -> str:
        raise TaskError(TaskFault.DIED)

    with pytest.raises(TaskError):
        await _run_both(long(), fails())
    assert ended.is_set()
