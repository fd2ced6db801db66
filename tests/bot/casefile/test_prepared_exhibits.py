"""The exhibits that can be had are opened; one that cannot is listed without its file."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.casefile.manifest import ManifestFile
from bot.casefile.prepared_exhibits import MAX_CONCURRENT, PreparedExhibits, prepare_exhibits
from bot.inspection.findings import (
    CaptureTime,
    CopyForm,
    DateSource,
    EnclosedCopy,
    FileType,
    Inspection,
    JpegCopy,
    PreparedFile,
    RejectedFile,
    RejectionReason,
)
from flows.model.case import Case, ExhibitState, open_case
from flows.model.case_file import FileMetadata
from storage.errors import FileMissingError, StorageError, TamperedError, UnavailableError
from tests.support.casefile import case_files

LOCAL = datetime(2026, 5, 9, 9, 14)  # noqa: DTZ001  # a camera knows no zone
JPEG = Inspection(FileType.JPEG, 9, capture_time=CaptureTime(LOCAL, None, DateSource.SHOT))


class Lens:
    """An inspector that sees a photo in everything but what it is told to refuse."""

    def __init__(self) -> None:
        self.refused: set[str] = set()
        self.uncopied: set[str] = set()
        self.at_work, self.most, self.wanted = 0, 0, 1
        self.gate = asyncio.Event()
        self.seen = JPEG

    async def prepare(
        self, path: Path, folder: Path, *, side: int, quality: int
    ) -> PreparedFile | RejectedFile:
        self.at_work += 1
        self.most = max(self.most, self.at_work)
        if self.at_work == self.wanted:
            self.gate.set()
        await self.gate.wait()
        self.at_work -= 1
        assert path.parent == folder
        assert (side, quality) > (0, 0)
        if folder.name in self.refused:
            return RejectedFile(RejectionReason.ENCRYPTED)
        if folder.name in self.uncopied:
            return PreparedFile(self.seen)
        (folder / "1.jpg").write_bytes(b"small")
        copy = EnclosedCopy("enclosed", ".heic", CopyForm.EXACT)
        return PreparedFile(self.seen, (JpegCopy("1.jpg", 4, 3, 5),), copy)


def case(count: int = 3) -> Case:
    return replace(
        open_case("c1", "alibaba", case_files.MADE), exhibits=case_files.exhibits()[:count]
    )


async def prepare(
    folder: Path, of: Case, lens: Lens | None = None, error: StorageError | None = None
) -> tuple[PreparedExhibits, int]:
    """Prepare a case whose second file cannot be opened when there is an error; how often told."""
    told = 0

    async def opening(digest: str, path: Path) -> None:
        if error and digest == of.exhibits[1].digest:
            raise error
        await asyncio.to_thread(path.write_bytes, digest.encode())

    async def tell() -> None:
        nonlocal told
        told += 1

    return await prepare_exhibits(of, opening, lens or Lens(), folder, tell), told


async def test_every_file_is_opened_in_a_folder_of_its_own(tmp_path: Path) -> None:
    found, told = await prepare(tmp_path, case())
    assert told == 3
    assert [*found.files] == ["E1", "E2", "E3"]
    held = found.files["E2"]
    assert held.enclosed == tmp_path / "E2" / "enclosed"
    assert (tmp_path / "E2" / "received").read_text() == case().exhibits[1].digest
    assert (held.suffix, held.form) == (".heic", CopyForm.EXACT)
    assert [path.read_bytes() for path in held.pictures] == [b"small"]
    assert found.origins["x0"] == FileMetadata(LOCAL, "camera", "compressed")


@pytest.mark.parametrize("error", [FileMissingError("no file"), TamperedError("changed")])
async def test_a_file_lost_on_the_disk_is_listed(
    tmp_path: Path, error: StorageError, caplog: pytest.LogCaptureFixture
) -> None:
    found, told = await prepare(tmp_path, case(), error=error)
    assert (found.files["E2"], "x1" in found.origins, told) == (ManifestFile(), False, 3)
    assert found.files["E3"].enclosed
    assert "x1 is listed without its file" in caplog.text


async def test_a_store_that_is_away_is_no_loss_of_a_file(tmp_path: Path) -> None:
    with pytest.raises(ExceptionGroup) as caught:
        await prepare(tmp_path, case(), error=UnavailableError("away"))
    assert caught.group_contains(UnavailableError)


@pytest.mark.parametrize("state", [ExhibitState.WANTED, ExhibitState.LOST, ExhibitState.KEPT])
async def test_one_that_is_not_here_is_listed(tmp_path: Path, state: ExhibitState) -> None:
    first, second, third = case_files.exhibits()[:3]
    second = replace(second, state=state, digest=None)
    found, _ = await prepare(tmp_path, replace(case(), exhibits=(first, second, third)))
    assert found.files["E2"] == ManifestFile()


async def test_one_that_does_not_open_or_has_no_copy_is_listed(tmp_path: Path) -> None:
    lens = Lens()
    lens.refused, lens.uncopied = {"E1"}, {"E3"}
    found, _ = await prepare(tmp_path, case(), lens)
    assert found.files["E1"] == ManifestFile()
    assert found.files["E3"] == ManifestFile()


async def test_so_many_are_opened_at_one_time(tmp_path: Path) -> None:
    lens = Lens()
    lens.wanted = MAX_CONCURRENT
    await prepare(tmp_path, case(7), lens)
    assert lens.most == MAX_CONCURRENT


async def test_a_clock_with_a_zone_keeps_it(tmp_path: Path) -> None:
    lens = Lens()
    taken = CaptureTime(LOCAL, timedelta(hours=4), DateSource.WRITTEN)
    lens.seen = Inspection(FileType.PDF, 9, capture_time=taken, pages=3)
    found, _ = await prepare(tmp_path, case(1), lens)
    origin = found.origins["x0"]
    assert origin.taken_at is not None
    assert origin.taken_at.utcoffset() == timedelta(hours=4)
    assert (origin.dated_by, origin.pages) == ("file", 3)
