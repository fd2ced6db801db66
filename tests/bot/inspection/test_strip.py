"""The copy keeps what is seen, heard and dated; a file built oddly is never passed through."""

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from PIL import Image

from bot.inspection import tasks
from bot.inspection.findings import (
    CopyForm,
    EnclosedCopy,
    FileType,
    PreparedFile,
    QualityHint,
    RejectedFile,
    RejectionReason,
)
from bot.inspection.inspect import inspect_file
from bot.inspection.metadata.errors import MalformedFileError
from bot.inspection.metadata.iso_media.boxes import walk_boxes
from bot.inspection.metadata.strip import DATED, UNDATED, strip_metadata
from tests.support.inspection import corpus, films, sample_files

KINDS = {
    ".jpg": FileType.JPEG,
    ".png": FileType.PNG,
    ".webp": FileType.WEBP,
    ".gif": FileType.GIF,
    ".avif": FileType.AVIF,
    ".heic": FileType.HEIF,
    ".mp4": FileType.MP4,
    ".mov": FileType.MOV,
    ".3gp": FileType.THREEGP,
    ".m4a": FileType.M4A,
    ".mp3": FileType.MP3,
    ".ogg": FileType.OGG,
}
STRIPPED = [name for name in corpus.FILES if Path(name).suffix in KINDS]


def stripped(name: str) -> tuple[bytes, bytes]:
    """A file of the corpus, and its copy."""
    content = corpus.FILES[name]()
    return content, strip_metadata(content, KINDS[Path(name).suffix])


def prepared(path: Path) -> PreparedFile:
    """What is made of a file, beside it."""
    found = tasks.prepare(str(path), str(path.parent), 300, 80, 30)
    assert isinstance(found, PreparedFile)
    return found


def test_every_kind_but_a_pdf_has_a_list_of_what_stays() -> None:
    assert set(FileType) - {*DATED, *UNDATED} == {FileType.PDF}
    with pytest.raises(MalformedFileError):
        strip_metadata(corpus.paper(), FileType.PDF)


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP"])
def test_the_day_and_the_turn_of_a_picture_stay(
    tmp_path: Path, name: str, orientation: int
) -> None:
    path, copy = tmp_path / "a", tmp_path / "enclosed"
    exif = sample_files.exif(orientation=orientation)
    path.write_bytes(sample_files.encoded(corpus.small(), name, exif=exif))
    before = prepared(path).inspection
    after = inspect_file(copy)
    assert after.capture_time == before.capture_time
    assert (after.width, after.height) == (before.width, before.height)
    with Image.open(copy) as picture:
        tags = dict(picture.getexif())
        assert tags.pop(0x0112, 1) == orientation
        assert set(tags) == {0x8769}, "the pointer to the day"


@pytest.mark.parametrize("name", ["a.heic", "a.avif"])
def test_the_day_of_a_photo_of_a_phone_stays(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    content = sample_files.encoded(corpus.small(), "AVIF", exif=sample_files.exif())
    path.write_bytes(sample_files.HEIC.read_bytes() if name == "a.heic" else content)
    before = prepared(path).inspection
    assert before.capture_time
    assert inspect_file(tmp_path / "enclosed").capture_time == before.capture_time


def test_a_film_keeps_its_pictures_and_its_sound_and_no_message() -> None:
    content, copy = stripped("film.mp4")
    assert len(copy) == len(content)
    assert copy.count(films.PICTURE_UNIT) == 2
    assert copy.count(films.HEVC_PICTURE_UNIT) == 1
    assert copy.count(films.SOUND) == 3
    assert copy.count(films.RECOVERY_UNIT) == 2, "it helps to begin in the middle"
    assert films.MESSAGE_UNIT not in copy
    boxes = [box.name for box in walk_boxes(copy)]
    assert boxes.count(b"trak") == 3
    assert b"udta" not in boxes


def test_a_film_in_fragments_keeps_its_pictures_alone() -> None:
    content, copy = stripped("fragments.mp4")
    assert content.count(films.PICTURE_UNIT) == copy.count(films.PICTURE_UNIT) == 2
    assert films.PLACE not in copy


def test_a_film_keeps_its_day_and_length(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(films.film())
    prepared(path)
    after = inspect_file(tmp_path / "enclosed")
    assert (after.seconds, after.width) == (12.5, 1920)
    assert after.capture_time
    assert after.capture_time.local.isoformat() == "2026-11-02T01:15:30"


def test_plain_sound_that_says_to_have_samples_of_one_byte_stays_whole() -> None:
    for version, entry in ((0, films.sound(b"sowt")), (1, films.sound(b"sowt", 1))):
        more = struct.pack(">IIII", 1, 2, 4, 2) if version else b""
        entry = entry[:36] + more + entry[36:]
        entry = struct.pack(">I", len(entry)) + entry[4:]
        start = sample_files.box(b"ftyp", b"qt  ", bytes(4), b"qt  ")
        track = films.track(1, b"soun", entry, [(len(start) + 8, 1)])
        sizes = track.index(b"stsz") + 8
        track = track[:sizes] + struct.pack(">II", 1, 10) + track[sizes + 8 :]
        chunks = track.index(b"stsc") + 12
        track = track[:chunks] + struct.pack(">III", 1, 10, 1) + track[chunks + 12 :]
        data = sample_files.box(b"mdat", bytes(range(1, 41)) + films.PLACE)
        film = start + data + sample_files.box(b"moov", films.movie_head(), track)
        copy = strip_metadata(film, FileType.MOV)
        assert bytes(range(1, 41)) in copy
        assert films.PLACE not in copy


def test_an_mp3_keeps_every_frame() -> None:
    content, copy = stripped("tags.mp3")
    assert content.count(b"\xff\xfb\x90\x00") == copy.count(b"\xff\xfb\x90\x00") == 5
    assert len(copy) == 5 * 417


def test_the_pages_of_an_ogg_have_their_check_sums() -> None:
    _, copy = stripped("voice.ogg")
    assert copy.count(b"sound" * 90) == 1
    comments = copy.index(b"OpusTags")
    page = copy.rindex(b"OggS", 0, comments)
    end = copy.index(b"OggS", comments)
    whole = bytearray(copy[page:end])
    (told,) = struct.unpack_from("<I", whole, 22)
    whole[22:26] = bytes(4)
    assert told == _check_sum(whole)


def _check_sum(data: bytearray) -> int:
    """That of Ogg, bit by bit."""
    found = 0
    for byte in data:
        found ^= byte << 24
        for _ in range(8):
            found = (found << 1 ^ (0x04C11DB7 if found & 0x80000000 else 0)) & 0xFFFFFFFF
    return found


def test_a_png_keeps_right_check_sums() -> None:
    _, copy = stripped("profile.png")
    at = 8
    while at < len(copy):
        (length,) = struct.unpack_from(">I", copy, at)
        (told,) = struct.unpack_from(">I", copy, at + 8 + length)
        assert told == zlib.crc32(copy[at + 4 : at + 8 + length])
        at += 12 + length


@pytest.mark.parametrize("name", ["profile.jpg", "profile.png", "profile.webp"])
def test_a_profile_keeps_its_colours(tmp_path: Path, name: str) -> None:
    path, side = tmp_path / name, (tmp_path / "one", tmp_path / "other")
    path.write_bytes(corpus.FILES[name]())
    found = prepared(path)
    assert found.enclosed
    for folder, source in zip(side, (path, tmp_path / found.enclosed.name), strict=True):
        folder.mkdir()
        assert isinstance(tasks.make_copies(str(source), str(folder), 300, 90, None, 1), tuple)
    assert (side[0] / "1.jpg").read_bytes() == (side[1] / "1.jpg").read_bytes()


def damaged(name: str) -> Iterator[bytes]:
    """The file cut off at many places, and with bytes changed."""
    content, chance = corpus.FILES[name](), Random(name)
    for _ in range(40):
        cut = content[: chance.randrange(len(content))]
        yield cut
        changed = bytearray(content)
        for _ in range(chance.choice((1, 3, 10))):
            changed[chance.randrange(len(changed))] = chance.choice((0, 255, chance.randrange(256)))
        yield bytes(changed)


@pytest.mark.parametrize("name", STRIPPED)
def test_a_damaged_file_is_copied_or_told(name: str) -> None:
    for content in damaged(name):
        try:
            copy = strip_metadata(content, KINDS[Path(name).suffix])
        except MalformedFileError:
            continue
        assert len(copy) <= len(content) + 400, "nothing is blown up"


def test_a_picture_built_oddly_is_enclosed_as_a_smaller_one(tmp_path: Path) -> None:
    content = corpus.jpeg(corpus.segment(0xFE, corpus.CITY.encode()))
    path = tmp_path / "odd.jpg"
    path.write_bytes(content[:20] + content[20:].replace(b"\xff\xdb", b"\0\0\xff\xdb", 1))
    found = prepared(path)
    assert found.enclosed
    assert (found.enclosed.form, found.enclosed.suffix) == (CopyForm.PICTURE, ".jpg")
    assert corpus.find_marks((tmp_path / found.enclosed.name).read_bytes()) == []


def test_a_photo_of_a_phone_too_large_to_open_is_shown_small_and_enclosed_whole(
    tmp_path: Path,
) -> None:
    path = tmp_path / "huge.heic"
    path.write_bytes(sample_files.huge_heic())
    found = prepared(path)
    assert (found.inspection.width, found.inspection.height) == (16320, 12240)
    assert found.inspection.hints == {QualityHint.PREVIEW}
    (picture,) = found.pictures
    assert (picture.width, picture.height) == (300, 225)
    assert found.enclosed == EnclosedCopy("enclosed", ".heic", CopyForm.EXACT)
    assert (tmp_path / "enclosed").stat().st_size == path.stat().st_size


def test_one_without_a_preview_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "huge.heic"
    path.write_bytes(sample_files.huge_heic(preview=False))
    found = tasks.prepare(str(path), str(tmp_path), 300, 80, 30)
    assert found == RejectedFile(RejectionReason.TOO_MANY_PIXELS)


def test_a_film_built_oddly_is_not_enclosed(tmp_path: Path) -> None:
    path = tmp_path / "odd.mp4"
    path.write_bytes(films.film().replace(b"stsz", b"xxxx", 1))
    assert prepared(path).enclosed is None


def test_the_text_that_was_typed_is_not_changed() -> None:
    assert strip_metadata("您好".encode(), FileType.TEXT) == "您好".encode()
