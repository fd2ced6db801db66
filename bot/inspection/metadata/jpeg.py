"""A JPEG with the segments that are its picture and no others: the pixels stay bit for bit.

A segment is 0xFF, a byte that names it, its length in two bytes with these two, and its content.
Behind the one that starts a scan stand the pixels, up to the next such name.
"""

import re
from collections.abc import Iterator

from bot.inspection.metadata.errors import MalformedFileError
from bot.inspection.metadata.icc import rebuild_profile

START, END = b"\xff\xd8", b"\xff\xd9"
END_MARK, SCAN_MARK, JFIF_MARK, EXIF_MARK, PROFILE_MARK, ADOBE_MARK = (
    *(0xD9, 0xDA),
    *(0xE0, 0xE1, 0xE2, 0xEE),
)
# Tables of Huffman and of arithmetic coding, quantization, lines, restarts, and all kinds of frame.
PICTURE_MARKS = frozenset({*range(0xC0, 0xD0), 0xDB, 0xDC, 0xDD, SCAN_MARK} - {0xC8})
BARE_MARKS = frozenset({0x01, *range(0xD0, 0xD8)})  # without a length
NEXT_MARK = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
PLAIN_JFIF = b"JFIF\0\1\1\0\0\1\0\1\0\0"  # no thumbnail; it says how colours are written
ADOBE_BYTES = 12  # bytes of the segment that says so for CMYK
PROFILE_NAME = b"ICC_PROFILE\0"
PROFILE_PIECE_BYTES = 65_000


def strip_jpeg(data: bytes, exif: bytes) -> bytes:
    """Return the first picture of the file, its colour profile, and `exif` (b"" for none).

    Raises MalformedFileError.
    """
    head, picture, profile = dict[int, bytes](), list[bytes](), list[bytes]()
    for mark, content, pixels in _read_segments(data):
        if mark in PICTURE_MARKS:
            picture += (_build_segment(mark, content), pixels)
        elif mark == JFIF_MARK and content.startswith(b"JFIF"):
            head[mark] = PLAIN_JFIF
        elif mark == ADOBE_MARK and content.startswith(b"Adobe"):
            head[mark] = content[:ADOBE_BYTES].ljust(ADOBE_BYTES, b"\0")
        elif mark == PROFILE_MARK and content.startswith(PROFILE_NAME):
            profile.append(content[len(PROFILE_NAME) :])
    if exif:
        head[EXIF_MARK] = b"Exif\0\0" + exif
    heads = [_build_segment(mark, head[mark]) for mark in sorted(head)]
    return b"".join((START, *heads, *_build_profile(profile), *picture, END))


def _read_segments(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Yield the name and content of each segment, and the pixels behind it.

    It ends with the picture: what hangs behind it, another picture or a film, is not read.
    """
    if not data.startswith(START):
        raise MalformedFileError
    at = len(START)
    while at < len(data):
        if data[at] != 0xFF:
            raise MalformedFileError
        while data[at : at + 1] == b"\xff":
            at += 1
        mark, at = data[at] if at < len(data) else END_MARK, at + 1
        if mark == END_MARK:
            return
        if mark in BARE_MARKS:
            continue
        length = int.from_bytes(data[at : at + 2])
        content, at = data[at + 2 : at + length], at + length
        if length < 2 or at > len(data):
            raise MalformedFileError
        pixels = data[at : _find_next(data, at)] if mark == SCAN_MARK else b""
        yield mark, content, pixels
        at += len(pixels)


def _find_next(data: bytes, at: int) -> int:
    """Return where the pixels end; where the end mark is missing, at the end of the file."""
    found = NEXT_MARK.search(data, at)
    return found.start() if found else len(data)


def _build_segment(mark: int, content: bytes) -> bytes:
    return bytes((0xFF, mark)) + (len(content) + 2).to_bytes(2) + content


def _build_profile(pieces: list[bytes]) -> Iterator[bytes]:
    """Yield the segments of the profile, whose pieces begin with their number."""
    whole = rebuild_profile(b"".join(piece[2:] for piece in sorted(pieces)))
    count = -(-len(whole) // PROFILE_PIECE_BYTES)
    for number in range(count):
        piece = whole[number * PROFILE_PIECE_BYTES :][:PROFILE_PIECE_BYTES]
        numbered = PROFILE_NAME + bytes((number + 1, count)) + piece
        yield _build_segment(PROFILE_MARK, numbered)
