"""What is shared does not tell where it was made, and is otherwise what it was."""

import io
import zlib
from pathlib import Path

import pytest
from PIL import Image

from bot.inspection.inspect import inspect_file
from bot.inspection.metadata.strip import blank_locations, copy_without_location, has_location
from tests.support.inspection import sample_files
from tests.support.inspection.exiftool import placed, places


def small() -> Image.Image:
    return sample_files.panel(size=(160, 120))


def photo(name: str, **options: object) -> bytes:
    return sample_files.encoded(small(), name, exif=sample_files.exif(), **options)


def text_chunk(name: bytes, keyword: bytes, content: bytes) -> bytes:
    return sample_files.png(8, 8, sample_files.chunk(name, keyword + content))


def raw_profile() -> bytes:
    profile = b"\nexif\n%8d\n%b\n" % (len(sample_files.exif()), sample_files.exif().hex().encode())
    return text_chunk(b"zTXt", b"Raw profile type exif\0\0", zlib.compress(profile))


def paper() -> bytes:
    """A PDF with a photo in it that holds Exif, and with XMP of its own."""
    inside = photo("JPEG") + sample_files.XMP
    head = b"<</Type/XObject/Subtype/Image/Filter/DCTDecode/Length %d>>" % len(inside)
    return sample_files.pdf(content=inside, extra=head)


FILES = {
    "a.jpg": lambda: photo("JPEG"),
    "xmp.jpg": lambda: photo("JPEG", xmp=sample_files.XMP),
    "thumbnail.jpg": lambda: photo("JPEG", comment=photo("JPEG")),
    "moving.jpg": lambda: photo("JPEG") + sample_files.film(),
    "a.heic": sample_files.HEIC.read_bytes,
    "a.webp": lambda: photo("WEBP", xmp=sample_files.XMP),
    "a.avif": lambda: photo("AVIF", xmp=sample_files.XMP),
    "a.png": lambda: photo("PNG"),
    "xmp.png": lambda: text_chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0", sample_files.XMP),
    "packed.png": lambda: text_chunk(
        b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0", zlib.compress(sample_files.XMP)
    ),
    "raw.png": raw_profile,
    "a.mp4": sample_files.film,
    "a.mov": lambda: sample_files.film(b"qt  "),
    "a.3gp": lambda: sample_files.film(b"3gp4").replace(b"\xa9xyz", b"loci"),
    "a.pdf": paper,
}


@pytest.mark.parametrize("name", FILES)
def test_the_copy_tells_no_place(tmp_path: Path, name: str) -> None:
    path, out = tmp_path / name, tmp_path / f"out-{name}"
    path.write_bytes(FILES[name]())
    assert has_location(path)
    assert copy_without_location(path, out) > 0
    assert not has_location(out)
    assert out.stat().st_size == path.stat().st_size
    assert places(out) == []
    for trace in (b"114,3.47", b"+114.0577", b"ISO6709"):
        assert trace not in out.read_bytes()


@pytest.mark.parametrize("name", [name for name in FILES if name not in {"packed.png", "a.pdf"}])
def test_exiftool_finds_the_place_before(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name]())
    assert places(path)


@pytest.mark.parametrize("name", ["a.jpg", "a.heic", "a.webp", "a.avif", "a.png", "packed.png"])
def test_the_picture_and_its_date_stay(tmp_path: Path, name: str) -> None:
    path, out = tmp_path / name, tmp_path / f"out-{name}"
    path.write_bytes(FILES[name]())
    copy_without_location(path, out)
    before, after = inspect_file(path), inspect_file(out)
    assert (after.capture_time, after.perceptual_hash) == (
        before.capture_time,
        before.perceptual_hash,
    )
    with Image.open(path) as one, Image.open(out) as other:
        assert one.tobytes() == other.tobytes()
        assert other.getexif().get_ifd(0x8825) == {}


def test_a_video_keeps_its_date_and_length(tmp_path: Path) -> None:
    path, out = tmp_path / "a.mov", tmp_path / "out.mov"
    path.write_bytes(sample_files.film())
    copy_without_location(path, out)
    before, after = inspect_file(path), inspect_file(out)
    assert (after.capture_time, after.seconds, after.width) == (before.capture_time, 12.5, 1920)


def test_xmp_keeps_the_rest(tmp_path: Path) -> None:
    path, out = tmp_path / "a.webp", tmp_path / "out.webp"
    path.write_bytes(FILES["a.webp"]())
    copy_without_location(path, out)
    content = out.read_bytes()
    assert b'xmp:CreatorTool="Phone 1"' in content
    assert b"GPS" not in content


@pytest.mark.parametrize(
    "place",
    [
        b'photoshop:City="Shenzhen"',
        b"<drone:GpsLatitude>22.54</drone:GpsLatitude>",
        b"<Iptc4xmpExt:LocationShown><rdf:Bag><rdf:li>Shenzhen</rdf:li></rdf:Bag>"
        b"</Iptc4xmpExt:LocationShown>",
        b"<exif:GPSAltitude/>",
        b"exif:GPSLatitude = '22,32.59N'",
    ],
)
def test_a_place_in_xmp_in_whatever_form(place: bytes) -> None:
    before, after = b"<x:xmpmeta xmp:Rating='5' ", b" xmp:Label='x'></x:xmpmeta>"
    packet = bytearray(before + place + after)
    assert blank_locations(packet) == 1
    assert bytes(packet) == before + b" " * len(place) + after


@pytest.mark.parametrize("name", ["a.jpg", "a.png"])
def test_the_records_of_an_agency_lose_the_place_and_keep_the_rest(
    tmp_path: Path, name: str
) -> None:
    path, out = tmp_path / name, tmp_path / f"out-{name}"
    path.write_bytes(sample_files.encoded(small(), {"a.jpg": "JPEG", "a.png": "PNG"}[name]))
    copy_without_location(placed(path), out)
    assert b"Futian" not in out.read_bytes()
    assert not has_location(out)
    assert places(out) == []
    with Image.open(out) as picture:
        picture.load()


@pytest.mark.parametrize("cut", range(6, 60, 3))
def test_broken_records_are_harmless(cut: int) -> None:
    record = b"\x1c\x02\x5a\0\x08Shenzhen"
    whole = b"8BIM\4\4\0\0" + len(record * 3).to_bytes(4, "big") + record * 3
    for broken in (whole[:cut], whole[:cut] + b"\xff" * 9 + whole[cut:]):
        blanked = bytearray(broken)
        count = blank_locations(blanked)
        assert len(blanked) == len(broken)
        changed = [place for place, byte in enumerate(blanked) if byte != broken[place]]
        assert all(blanked[place] in b" \0" for place in changed)
        assert bool(changed) == bool(count)


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP"])
def test_what_tells_no_place_stays_as_it_is(tmp_path: Path, name: str) -> None:
    path, out = tmp_path / "a", tmp_path / "b"
    path.write_bytes(sample_files.encoded(small(), name, exif=sample_files.exif(places=False)))
    assert not has_location(path)
    assert copy_without_location(path, out) == 0
    assert out.read_bytes() == path.read_bytes()


@pytest.mark.parametrize("order", ["II*\0", "MM\0*"])
@pytest.mark.parametrize("cut", range(8, 200, 7))
def test_broken_facts_are_harmless(tmp_path: Path, order: str, cut: int) -> None:
    facts = sample_files.exif().removeprefix(b"Exif\0\0")
    swapped = order.encode() + facts[4:cut] + b"\xff" * 20 + facts[cut:]
    path = tmp_path / "a"
    path.write_bytes(swapped)
    copy_without_location(path, tmp_path / "b")
    assert (tmp_path / "b").stat().st_size == len(swapped)


def test_boxes_without_an_end_are_harmless(tmp_path: Path) -> None:
    for length in (0, 1, 7, 2**31):
        content = (
            sample_files.box(b"ftyp", b"isom") + length.to_bytes(4, "big") + b"moov" + bytes(40)
        )
        (tmp_path / "a").write_bytes(content)
        assert copy_without_location(tmp_path / "a", tmp_path / "b") == 0


def test_a_photo_can_still_be_opened(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(photo("JPEG"))
    copy_without_location(tmp_path / "a", tmp_path / "b")
    facts = Image.open(io.BytesIO((tmp_path / "b").read_bytes())).getexif()
    assert facts.get_ifd(0x8769)[0x9003] == sample_files.SHOT_AT
