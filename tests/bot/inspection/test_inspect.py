"""What is found out about each kind of file."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.inspection.copies import CopyOptions, write_copies
from bot.inspection.findings import (
    CaptureTime,
    DateSource,
    FileType,
    Inspection,
    QualityHint,
    RejectedFileError,
)
from bot.inspection.inspect import inspect_file
from tests.support.inspection import hostile_files, sample_files

SHOT = CaptureTime(datetime(2026, 11, 2, 9, 15, 30), timedelta(hours=8), DateSource.SHOT)  # noqa: DTZ001


def seen(tmp_path: Path, content: bytes) -> Inspection:
    path = tmp_path / "named.txt"
    path.write_bytes(content)
    return inspect_file(path)


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_photo(tmp_path: Path, name: str) -> None:
    found = seen(
        tmp_path, sample_files.encoded(sample_files.panel(), name, exif=sample_files.exif())
    )
    assert found.file_type.name == name
    assert (found.width, found.height) == (1600, 1200)
    assert found.capture_time == SHOT
    assert found.hints == frozenset()
    assert found.perceptual_hash
    assert found.size == (tmp_path / "named.txt").stat().st_size


@pytest.mark.parametrize("lost", [1, 2])
@pytest.mark.parametrize("progressive", [False, True])
def test_a_jpeg_without_its_end_mark_is_whole(
    tmp_path: Path, lost: int, *, progressive: bool
) -> None:
    whole = sample_files.encoded(sample_files.panel(), "JPEG", progressive=progressive)
    found, all_of_it = seen(tmp_path, whole[:-lost]), seen(tmp_path, whole)
    assert (found.width, found.perceptual_hash) == (1600, all_of_it.perceptual_hash)
    (tmp_path / "cut").write_bytes(whole[:-lost])
    assert write_copies(tmp_path / "cut", tmp_path, CopyOptions())


@pytest.mark.parametrize("lost", [40, 200, 20_000])
def test_a_jpeg_of_which_a_part_is_missing_came_only_in_part(tmp_path: Path, lost: int) -> None:
    with pytest.raises(RejectedFileError, match="cut_off"):
        seen(tmp_path, sample_files.encoded(sample_files.panel(), "JPEG")[:-lost])


def test_a_heic_of_two_large_pictures_shows_the_first(tmp_path: Path) -> None:
    found = inspect_file(sample_files.TWO_PICTURES)
    assert (found.file_type, found.width, found.height) == (FileType.HEIF, 1600, 1200)
    assert write_copies(sample_files.TWO_PICTURES, tmp_path, CopyOptions())[0].width == 1600


@pytest.mark.parametrize(
    "lead", [b"\n", b"\r\n \r\n", b"\xef\xbb\xbf", b"HTTP/1.1 200 OK\r\nServer: x\r\n\r\n"]
)
def test_a_pdf_may_have_something_before_it(tmp_path: Path, lead: bytes) -> None:
    found = seen(tmp_path, lead + sample_files.pdf())
    assert (found.file_type, found.pages) == (FileType.PDF, 1)


def test_a_text_that_speaks_of_a_pdf_is_a_text(tmp_path: Path) -> None:
    assert seen(tmp_path, b"It begins with %PDF-1.7 they say.").file_type is FileType.TEXT


def test_a_photo_of_an_iphone() -> None:
    found = inspect_file(sample_files.HEIC)
    assert (found.file_type, found.width, found.height) == (FileType.HEIF, 96, 64)
    assert found.capture_time == SHOT
    assert found.hints == {QualityHint.TINY}


def test_a_photo_of_many_pictures_is_its_first(tmp_path: Path) -> None:
    pictures = [sample_files.panel(seed, (640, 480)) for seed in (1, 2)]
    found = seen(
        tmp_path,
        sample_files.encoded(pictures[0], "MPO", save_all=True, append_images=[pictures[1]]),
    )
    assert (found.file_type, found.width, found.height) == (FileType.JPEG, 640, 480)


@pytest.mark.parametrize("orientation", [6, 8])
def test_a_photo_held_upright_is_upright(tmp_path: Path, orientation: int) -> None:
    facts = sample_files.exif(orientation=orientation, places=False)
    found = seen(tmp_path, sample_files.encoded(sample_files.panel(), "JPEG", exif=facts))
    assert (found.width, found.height) == (1200, 1600)


def test_broken_facts_do_not_spoil_a_good_photo(tmp_path: Path) -> None:
    content = sample_files.encoded(sample_files.panel(), "JPEG", exif=sample_files.exif())
    for offset in range(12, 60, 4):
        found = seen(
            tmp_path, hostile_files.patched(content, b"Exif\0\0", offset, b"\xff\xee\xff\xfe")
        )
        assert (found.file_type, found.perceptual_hash is None) == (FileType.JPEG, False)


def test_a_moving_picture(tmp_path: Path) -> None:
    found = seen(tmp_path, sample_files.encoded(sample_files.panel(size=(640, 480)), "GIF"))
    assert (found.file_type, found.width, found.capture_time) == (FileType.GIF, 640, None)


@pytest.mark.parametrize("size", [(1, 1), (1, 60_000), (15, 15), (17, 3000)])
def test_a_picture_of_odd_size(tmp_path: Path, size: tuple[int, int]) -> None:
    found = seen(tmp_path, sample_files.png(*size))
    assert (found.width, found.height) == size
    assert found.perceptual_hash


def test_a_pdf(tmp_path: Path) -> None:
    found = seen(tmp_path, sample_files.pdf(3))
    written = datetime(2026, 11, 2, 9, 15, 30)  # noqa: DTZ001
    assert (found.file_type, found.pages) == (FileType.PDF, 3)
    assert found.capture_time == CaptureTime(written, timedelta(hours=8), DateSource.WRITTEN)
    assert (found.width, found.perceptual_hash) == (None, None)


@pytest.mark.parametrize(
    ("brand", "kind"),
    [(b"isom", FileType.MP4), (b"qt  ", FileType.MOV), (b"3gp4", FileType.THREEGP)],
)
def test_a_video(tmp_path: Path, brand: bytes, kind: FileType) -> None:
    found = seen(tmp_path, sample_files.film(brand))
    assert (found.file_type, found.width, found.height) == (kind, 1920, 1080)
    assert found.seconds == 12.5
    assert found.capture_time
    assert (found.capture_time.local, found.capture_time.offset) == (SHOT.local, SHOT.offset)
    assert found.capture_time.source is DateSource.FILMED


def test_a_video_held_upright_is_upright(tmp_path: Path) -> None:
    found = seen(tmp_path, sample_files.film(turned=True, places=False))
    assert (found.width, found.height) == (1080, 1920)


def test_a_video_of_android_is_dated_in_utc(tmp_path: Path) -> None:
    found = seen(tmp_path, sample_files.film().replace(b"creationdate", b"creationplan"))
    assert found.capture_time
    assert found.capture_time.local == datetime(2026, 11, 2, 1, 15, 30)  # noqa: DTZ001
    assert found.capture_time.offset == timedelta()


def test_a_video_whose_clock_was_never_set_has_no_date(tmp_path: Path) -> None:
    head = sample_files.box(b"mvhd", bytes(100))
    found = seen(tmp_path, sample_files.box(b"ftyp", b"mp42") + sample_files.box(b"moov", head))
    assert (found.capture_time, found.seconds, found.width) == (None, None, None)


def test_voices_and_texts(tmp_path: Path) -> None:
    assert seen(tmp_path, sample_files.voice(7)).seconds == 7
    assert seen(tmp_path, sample_files.voice()[:45]) == Inspection(FileType.OGG, 45, seconds=0)
    assert seen(tmp_path, b"ID3\4" + bytes(99)) == Inspection(FileType.MP3, 103)
    assert seen(tmp_path, b"Li Wei: we ship on Friday") == Inspection(FileType.TEXT, 25)
