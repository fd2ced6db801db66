"""Small videos and voice messages made from their names, with nothing to see and to hear."""

import struct

_SECONDS = 9
_OPUS_RATE = 48_000


def make_video(name: str) -> bytes:
    """An MP4 of nine seconds with no date."""
    header = struct.pack(">IIIII", 0, 0, 0, 1000, _SECONDS * 1000) + bytes(80)
    contents = _build_box(b"moov", _build_box(b"mvhd", header))
    return (
        _build_box(b"ftyp", b"isom\0\0\2\0isomiso2mp41")
        + contents
        + _build_box(b"free", name.encode())
    )


def _build_box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", len(content) + 8, name) + content


def make_voice(name: str) -> bytes:
    """A voice message in Ogg: its head, its name, and how long it lasts."""
    head = b"OpusHead\1\1" + bytes(9)
    tags = b"OpusTags" + name.encode()
    return (
        _build_page(2, 0, head)
        + _build_page(0, 0, tags)
        + _build_page(4, _SECONDS * _OPUS_RATE, b"")
    )


def _build_page(flag: int, samples: int, content: bytes) -> bytes:
    return b"OggS\0" + struct.pack("<Bq12xBB", flag, samples, 1, len(content) % 256) + content
