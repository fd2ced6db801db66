"""A WebP with the chunks that are its picture and no others: the pixels stay bit for bit.

A chunk is its name in four bytes, its length in four, its content, and a byte more where it is odd.
"""

import struct
from collections.abc import Iterator

from bot.inspection.metadata.errors import MalformedFileError
from bot.inspection.metadata.icc import rebuild_profile

HEAD_BYTES, FRAME_HEAD_BYTES = 12, 16
PICTURE_CHUNKS = frozenset((b"VP8 ", b"VP8L", b"ALPH", b"ANIM"))
PROFILE_FLAG, ALPHA_FLAG, EXIF_FLAG, ANIMATION_FLAG = 0x20, 0x10, 0x08, 0x02


def strip_webp(data: bytes, exif: bytes) -> bytes:
    """Return the picture, its colour profile, and `exif` (b"" for none).

    Raises MalformedFileError.
    """
    out, extended, profile = list[bytes](), b"", b""
    for name, content in _read_chunks(data[HEAD_BYTES : 8 + int.from_bytes(data[4:8], "little")]):
        if name == b"VP8X":
            extended = content[:10]
        elif name == b"ICCP":
            profile = rebuild_profile(content)
        elif name == b"ANMF":
            out.append(_build_chunk(name, _strip_frame(content)))
        elif name in PICTURE_CHUNKS:
            out.append(_build_chunk(name, content))
    body = b"".join([*_build_heads(extended, profile), *out])
    body += _build_chunk(b"EXIF", exif) if exif and extended else b""
    if exif and extended:
        body = _set_flag(body, EXIF_FLAG)
    return b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WEBP" + body


def _build_heads(extended: bytes, profile: bytes) -> Iterator[bytes]:
    """Yield the head of a file of several chunks, which says what there is, and the profile."""
    if extended:
        flags = extended[0] & (ALPHA_FLAG | ANIMATION_FLAG) | (PROFILE_FLAG if profile else 0)
        yield _build_chunk(b"VP8X", bytes((flags,)) + extended[1:].ljust(9, b"\0"))
        if profile:
            yield _build_chunk(b"ICCP", profile)


def _set_flag(body: bytes, flag: int) -> bytes:
    return body[:8] + bytes((body[8] | flag,)) + body[9:]


def _strip_frame(content: bytes) -> bytes:
    """Return one picture of several, with the chunks that are its own."""
    kept = (
        _build_chunk(name, inside)
        for name, inside in _read_chunks(content[FRAME_HEAD_BYTES:])
        if name in PICTURE_CHUNKS
    )
    return content[:FRAME_HEAD_BYTES] + b"".join(kept)


def _read_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(data):
        name, length = struct.unpack_from("<4sI", data, at)
        if at + 8 + length > len(data):
            raise MalformedFileError
        yield name, data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def _build_chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + bytes(len(content) % 2)
