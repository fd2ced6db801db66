"""Opens a picture with nothing decoded yet, and refuses by its header what would take too much.

How much memory a pixel takes differs by format: the decoder of WebP takes six times that of PNG,
and a progressive JPEG is kept whole, where a usual one is made small while it is read.
"""

import io
import mmap
import warnings
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pi_heif
from PIL import AvifImagePlugin, Image, ImageFile, JpegImagePlugin

from bot.inspection.findings import FileType, RejectedFileError, RejectionReason
from bot.inspection.metadata.iso_media import boxes
from bot.inspection.metadata.iso_media.preview import promote_preview

# The most pixels of each kind, as its header has them.
MAX_PIXELS = {
    FileType.JPEG: 220_000_000,
    FileType.PNG: 50_000_000,
    FileType.HEIF: 52_000_000,
    FileType.AVIF: 36_000_000,
    FileType.WEBP: 25_000_000,
    FileType.GIF: 25_000_000,
}
MAX_PROGRESSIVE_PIXELS = 60_000_000
DRAFT_SHRINK = 8  # the most a JPEG is made smaller while it is decoded
DECODER_THREADS = 2  # of a decoder
PADDINGS = tuple(64 * byte + b"\xff\xd9" for byte in (b"\x00", b"\x55", b"\xaa"))
WHOLE_SIZE = "whole_size"  # of a preview: width and height of the picture that it is of
TAIL_BYTES = 4096  # bytes at the end in which a whole file has its last mark
END_MARKS = {
    FileType.JPEG: b"\xff\xd9",
    FileType.PNG: b"IEND",
    FileType.GIF: b";",
    FileType.PDF: b"%%EOF",
}

Image.MAX_IMAGE_PIXELS = None  # the caps above are tighter
AvifImagePlugin.DEFAULT_MAX_THREADS = DECODER_THREADS
pi_heif.register_heif_opener(
    decode_threads=DECODER_THREADS, thumbnails=False, depth_images=False, aux_images=False
)


@contextmanager
def open_picture(path: Path, kind: FileType) -> Generator[Image.Image, None, None]:
    """Lend the picture, undecoded; whatever decoding it raises inside becomes RejectedFileError.

    Of a HEIC too large to be decoded it is the preview that the phone made.
    """
    with guard_decoding(path, kind):
        if kind is FileType.WEBP:  # its decoder takes memory for the whole canvas on opening
            _check_pixels(kind, *_read_webp_size(path))
        with Image.open(path, formats=[kind.name]) as picture:
            if kind is FileType.HEIF and _count_pixels(picture) > MAX_PIXELS[kind]:
                with _open_preview(path, picture.size) as preview:
                    yield preview
                return
            _check_pixels(kind, *picture.size)
            if picture.info.get("progressive") and _count_pixels(picture) > MAX_PROGRESSIVE_PIXELS:
                raise RejectedFileError(RejectionReason.TOO_MANY_PIXELS)
            if kind is FileType.JPEG and is_cut_off(path, kind) and _lacks_end_mark_alone(path):
                with _take_truncated():
                    yield picture
            else:
                yield picture


@contextmanager
def _open_preview(path: Path, size: tuple[int, int]) -> Generator[Image.Image, None, None]:
    """Lend the preview in a HEIC that is too large: its decoder makes no picture smaller.

    It knows of what size the whole is.
    """
    content = promote_preview(path.read_bytes())
    if content is None:
        raise RejectedFileError(RejectionReason.TOO_MANY_PIXELS)
    with Image.open(io.BytesIO(content), formats=[FileType.HEIF.name]) as preview:
        _check_pixels(FileType.HEIF, *preview.size)
        preview.info[WHOLE_SIZE] = size
        yield preview


def _lacks_end_mark_alone(path: Path) -> bool:
    """Whether a JPEG that is cut off holds the whole picture, and only its end mark is missing.

    Then it looks the same whatever follows; where a part of it is missing, that part does not.
    """
    data = path.read_bytes().removesuffix(b"\xff")  # half a mark says nothing
    return len({_decode_small(data, padding) for padding in PADDINGS}) == 1


def _decode_small(data: bytes, padding: bytes) -> bytes:
    """Return the pixels of a JPEG made small, as if `padding` followed in its file."""
    with _PaddedJpeg(io.BytesIO(data)) as picture:
        picture.padding = padding
        picture.draft("L", (picture.width // DRAFT_SHRINK, picture.height // DRAFT_SHRINK))
        picture.load()
        return picture.tobytes()


class _PaddedJpeg(JpegImagePlugin.JpegImageFile):
    """A JPEG read on past its end, where bytes of ours and an end mark follow."""

    padding = b""

    def load_read(self, read_bytes: int) -> bytes:
        """The next bytes of the file, then the padding once."""
        found = self.fp.read(read_bytes) if self.fp else b""
        if not found:
            found, self.padding = self.padding, b""
        return found


@contextmanager
def _take_truncated() -> Generator[None, None, None]:
    """Pillow decodes as much as there is, where it would raise an error at the end of the data."""
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = False


@contextmanager
def guard_decoding(path: Path, kind: FileType) -> Generator[None, None, None]:
    """Whatever a decoder raises inside becomes RejectedFileError, broken or cut off."""
    try:
        with warnings.catch_warnings(action="ignore"):  # of facts that are odd, which is no reason
            yield
    except (RejectedFileError, MemoryError):
        raise
    except Exception as error:
        cut_off = "truncated" in str(error) or is_cut_off(path, kind)
        raise RejectedFileError(
            RejectionReason.CUT_OFF if cut_off else RejectionReason.BROKEN
        ) from error


def is_cut_off(path: Path, kind: FileType) -> bool:
    """Whether the end of a file is missing, as far as its structure tells."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        if kind is FileType.WEBP:
            return len(data) < 8 + int.from_bytes(data[4:8], "little")
        if kind in END_MARKS:
            return END_MARKS[kind] not in data[-TAIL_BYTES:]
        return kind not in {FileType.OGG, FileType.MP3, FileType.TEXT} and boxes.is_cut_off(data)


def _check_pixels(kind: FileType, width: int, height: int) -> None:
    if width * height > MAX_PIXELS[kind]:
        raise RejectedFileError(RejectionReason.TOO_MANY_PIXELS)


def _count_pixels(picture: Image.Image) -> int:
    return picture.width * picture.height


def _read_webp_size(path: Path) -> tuple[int, int]:
    with path.open("rb") as file:
        head = file.read(30).ljust(30, b"\0")
    match head[12:16]:
        case b"VP8X":
            return 1 + _read_little_endian(head[24:27]), 1 + _read_little_endian(head[27:30])
        case b"VP8L":
            bits = _read_little_endian(head[21:25])
            return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
        case b"VP8 ":
            return _read_little_endian(head[26:28]) & 0x3FFF, _read_little_endian(
                head[28:30]
            ) & 0x3FFF
    raise RejectedFileError(RejectionReason.BROKEN)


def _read_little_endian(number: bytes) -> int:
    return int.from_bytes(number, "little")
