"""A PNG with the chunks that are its picture and no others: the pixels stay bit for bit.

A chunk is its length in four bytes, its name in four, its content, and a check sum in four.
"""

import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress

from bot.inspection.metadata.errors import MalformedFileError
from bot.inspection.metadata.icc import rebuild_profile

SIGNATURE = b"\x89PNG\r\n\x1a\n"
FRAME_BYTES = 12  # bytes around the content
PICTURE_CHUNKS = frozenset(
    (
        *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT"),
        *(b"bKGD", b"pHYs", b"cICP", b"mDCV", b"cLLI", b"acTL", b"fcTL", b"fdAT"),
    )
)
PROFILE_CHUNK, EXIF_CHUNK = b"iCCP", b"eXIf"
MAX_PROFILE_BYTES = 4 << 20


def strip_png(data: bytes, exif: bytes) -> bytes:
    """Return the picture, its colour profile, and `exif` (b"" for none).

    Raises MalformedFileError.
    """
    out = [SIGNATURE]
    for name, content in _read_chunks(data):
        if name in PICTURE_CHUNKS:
            out.append(_build_chunk(name, content))
        if name == PROFILE_CHUNK and (profile := rebuild_profile(_unpack_profile(content))):
            out.append(_build_chunk(name, b"Colours\0\0" + zlib.compress(profile)))
        if name == b"IHDR" and exif:
            out.append(_build_chunk(EXIF_CHUNK, exif))
    return b"".join(out)


def _read_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield name and content of each chunk up to the last of the picture; what follows is none."""
    at, name = len(SIGNATURE), b""
    while name != b"IEND":
        if at + FRAME_BYTES > len(data):
            raise MalformedFileError
        length, name = struct.unpack_from(">I4s", data, at)
        yield name, data[at + 8 : at + 8 + length]
        at += FRAME_BYTES + length


def _build_chunk(name: bytes, content: bytes) -> bytes:
    body = name + content
    return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))


def _unpack_profile(content: bytes) -> bytes:
    packed = content.partition(b"\0")[2][1:]
    with suppress(zlib.error):
        return zlib.decompressobj().decompress(packed, MAX_PROFILE_BYTES)
    return b""
