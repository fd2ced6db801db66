"""Opens a picture with nothing decoded yet, and refuses by its header what would take too much.

How much memory a pixel takes differs by format: the decoder of WebP takes six times that of PNG,
and a progressive JPEG is kept whole, where a usual one is made small while it is read.
"""

import mmap
import warnings
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pi_heif
from PIL import AvifImagePlugin, Image

from bot.inspection.findings import Kind, Reason, Unfit
from bot.inspection.metadata import mp4_boxes

# The most pixels of each kind, as its header has them.
CAPS = {
    Kind.JPEG: 220_000_000,
    Kind.PNG: 50_000_000,
    Kind.HEIF: 52_000_000,
    Kind.AVIF: 36_000_000,
    Kind.WEBP: 25_000_000,
    Kind.GIF: 25_000_000,
}
PROGRESSIVE = 60_000_000
THREADS = 2  # of a decoder
TAIL = 4096  # bytes at the end in which a whole file has its last mark
LAST = {Kind.JPEG: b"\xff\xd9", Kind.PNG: b"IEND", Kind.GIF: b";", Kind.PDF: b"%%EOF"}

Image.MAX_IMAGE_PIXELS = None  # the caps above are tighter
AvifImagePlugin.DEFAULT_MAX_THREADS = THREADS
pi_heif.register_heif_opener(
    decode_threads=THREADS, thumbnails=False, depth_images=False, aux_images=False
)


@contextmanager
def opened(path: Path, kind: Kind) -> Generator[Image.Image, None, None]:
    """Lend the picture, undecoded; whatever decoding it raises inside becomes Unfit."""
    with decoding(path, kind):
        if kind is Kind.WEBP:  # its decoder takes memory for the whole canvas on opening
            _cap(kind, *_webp_size(path))
        with Image.open(path, formats=[kind.name]) as picture:
            _cap(kind, *picture.size)
            if picture.info.get("progressive") and _area(picture) > PROGRESSIVE:
                raise Unfit(Reason.TOO_MANY_PIXELS)
            yield picture


@contextmanager
def decoding(path: Path, kind: Kind) -> Generator[None, None, None]:
    """Whatever a decoder raises inside becomes Unfit, broken or cut off."""
    try:
        with warnings.catch_warnings(action="ignore"):  # of facts that are odd, which is no reason
            yield
    except (Unfit, MemoryError):
        raise
    except Exception as error:
        cut_off = "truncated" in str(error) or is_cut_off(path, kind)
        raise Unfit(Reason.CUT_OFF if cut_off else Reason.BROKEN) from error


def is_cut_off(path: Path, kind: Kind) -> bool:
    """Whether the end of a file is missing, as far as its structure tells."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        if kind is Kind.WEBP:
            return len(data) < 8 + int.from_bytes(data[4:8], "little")
        if kind in LAST:
            return LAST[kind] not in data[-TAIL:]
        return kind not in {Kind.OGG, Kind.MP3, Kind.TEXT} and mp4_boxes.is_cut_off(data)


def _cap(kind: Kind, width: int, height: int) -> None:
    if width * height > CAPS[kind]:
        raise Unfit(Reason.TOO_MANY_PIXELS)


def _area(picture: Image.Image) -> int:
    return picture.width * picture.height


def _webp_size(path: Path) -> tuple[int, int]:
    with path.open("rb") as file:
        head = file.read(30).ljust(30, b"\0")
    match head[12:16]:
        case b"VP8X":
            return 1 + _little(head[24:27]), 1 + _little(head[27:30])
        case b"VP8L":
            bits = _little(head[21:25])
            return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
        case b"VP8 ":
            return _little(head[26:28]) & 0x3FFF, _little(head[28:30]) & 0x3FFF
    raise Unfit(Reason.BROKEN)


def _little(number: bytes) -> int:
    return int.from_bytes(number, "little")
