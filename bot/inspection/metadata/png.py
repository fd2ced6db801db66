"""Finds and blanks the places in the chunks of a PNG, and makes their check sums right again."""

import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress

from bot.inspection.metadata import iptc, tiff, xmp
from bot.inspection.metadata.tiff import Buffer

SIGNATURE = b"\x89PNG\r\n\x1a\n"
FRAME_BYTES = 12  # bytes around the content: length, name, check sum
TEXT_CHUNKS = {b"tEXt", b"zTXt", b"iTXt"}
# What may have been changed in place, or hold a place in a form that cannot be.
TOUCHED_CHUNKS = TEXT_CHUNKS | {b"eXIf"}
MAX_TEXT_BYTES = 1 << 20  # bytes a text is unpacked to
RAW_PROFILE = (
    b"Raw profile type "  # Exif, IPTC or XMP in hexadecimal digits, as some programs write it
)


def blank_locations(data: Buffer) -> int:
    """Blank the texts that hold a place in packed form; return how many there were."""
    if bytes(data[:8]) != SIGNATURE:
        return 0
    found = 0
    for name, start, end in list(_find_chunks(data)):
        if name in TEXT_CHUNKS and _has_location(name, bytes(data[start:end])):
            data[start - 4 : end] = b"tEXtComment\0".ljust(end - start + 4)[: end - start + 4]
            found += 1
        struct.pack_into(">I", data, end, zlib.crc32(bytes(data[start - 4 : end])))
    return found


def _find_chunks(data: Buffer) -> Iterator[tuple[bytes, int, int]]:
    """Yield name, start and end of the content of the chunks that matter."""
    at = len(SIGNATURE)
    while at + FRAME_BYTES <= len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        if at + FRAME_BYTES + length > len(data):
            return
        if name in TOUCHED_CHUNKS:
            yield name, at + 8, at + 8 + length
        at += FRAME_BYTES + length


def _has_location(name: bytes, content: bytes) -> bool:
    keyword, _, rest = content.partition(b"\0")
    if name == b"iTXt":
        packed, rest = rest[:1] == b"\1", rest[2:].split(b"\0", 2)[-1]
    else:
        packed, rest = name == b"zTXt", rest[1:] if name == b"zTXt" else rest
    text = _decompress_text(rest) if packed else rest
    if not keyword.startswith(RAW_PROFILE):
        return packed and xmp.has_location(text)
    raw = bytearray(_decode_hex(text))
    return xmp.has_location(raw) or tiff.blank_locations(raw) + iptc.blank_locations(raw) > 0


def _decompress_text(packed: bytes) -> bytes:
    with suppress(zlib.error):
        return zlib.decompressobj().decompress(packed, MAX_TEXT_BYTES)
    return b""


def _decode_hex(text: bytes) -> bytes:
    """Return the bytes of a raw profile: its name and length on lines of their own, then digits."""
    with suppress(ValueError, IndexError):
        return bytes.fromhex(text.split(None, 2)[2].decode("ascii"))
    return b""
