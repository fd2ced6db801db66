"""Small videos and voice messages made from their names, with nothing to see and to hear."""

import struct

_SECONDS = 9
_OPUS_RATE = 48_000


def film(name: str) -> bytes:
    """An MP4 of nine seconds with no date."""
    header = struct.pack(">IIIII", 0, 0, 0, 1000, _SECONDS * 1000) + bytes(80)
    contents = _box(b"moov", _box(b"mvhd", header))
    return _box(b"ftyp", b"isom\0\0\2\0isomiso2mp41") + contents + _box(b"free", name.encode())


def _box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", len(content) + 8, name) + content


def voice(name: str) -> bytes:
    """A voice message in Ogg: its head, its name, and how long it lasts."""
    head = b"OpusHead\1\1" + bytes(9)
    tags = b"OpusTags" + name.encode()
    return _page(2, 0, head) + _page(0, 0, tags) + _page(4, _SECONDS * _OPUS_RATE, b"")


def _page(flag: int, samples: int, content: bytes) -> bytes:
    return b"OggS\0" + struct.pack("<Bq12xBB", flag, samples, 1, len(content) % 256) + content
