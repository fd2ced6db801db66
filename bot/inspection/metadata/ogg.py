"""An Ogg with its sound; its comments, the second packet of each stream, are emptied in place.

A page is a head of 27 bytes, the lengths of its segments, and these. A packet is a row of segments
of 255 bytes and one that is shorter; it may go on over pages. Each page has a check sum.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bot.inspection.metadata.errors import MalformedFileError

HEAD_BYTES, FULL_SEGMENT, POLYNOMIAL = 27, 255, 0x04C11DB7
COMMENT_STARTS = (b"OpusTags", b"\x03vorbis", b"")  # that of Speex has no name


@dataclass(frozen=True, slots=True)
class Page:
    """Where a page lies, whose stream it is of, and the pieces of packets in it.

    A piece is where it starts and ends, and whether its packet ends with it.
    """

    start: int
    end: int
    stream: int
    pieces: tuple[tuple[int, int, bool], ...]


def strip_ogg(data: bytes) -> bytes:
    """Return the file with empty comments, as long as before; raises MalformedFileError."""
    out, pages = bytearray(data), list(_read_pages(data))
    for stream in dict.fromkeys(page.stream for page in pages):
        places = _find_second_packet([page for page in pages if page.stream == stream])
        emptied = _empty_comments(b"".join(data[start:end] for _, start, end in places))
        for page, start, end in places:
            out[start:end], emptied = emptied[: end - start], emptied[end - start :]
            _write_check_sum(out, page)
    return bytes(out[: pages[-1].end])


def _read_pages(data: bytes) -> Iterator[Page]:
    at = 0
    while data[at : at + 4] == b"OggS" and at + HEAD_BYTES <= len(data):
        (stream,) = struct.unpack_from("<I", data, at + 14)
        lengths = data[at + HEAD_BYTES : at + HEAD_BYTES + data[at + 26]]
        place = begin = at + HEAD_BYTES + len(lengths)
        pieces = list[tuple[int, int, bool]]()
        for length in lengths:
            place += length
            if length < FULL_SEGMENT:
                pieces.append((begin, place, True))
                begin = place
        if begin < place:
            pieces.append((begin, place, False))
        if place > len(data):
            break
        yield Page(at, place, stream, tuple(pieces))
        at = place
    if not at:
        raise MalformedFileError


def _find_second_packet(pages: list[Page]) -> list[tuple[Page, int, int]]:
    """Return where the pieces of the second packet of a stream lie, each with its page."""
    found, number = list[tuple[Page, int, int]](), 0
    for page in pages:
        for start, end, is_last in page.pieces:
            if number == 1:
                found.append((page, start, end))
            number += is_last
    return found


def _empty_comments(packet: bytes) -> bytes:
    """Return a packet of the same length: the name of a program made of blanks, no comment."""
    start = next(start for start in COMMENT_STARTS if packet.startswith(start))
    room = len(packet) - len(start) - 8
    if room < 0:
        return packet
    is_framed = start == b"\x03vorbis" and room > 0  # its last bit must be set
    blanks = room - is_framed
    return (
        start + struct.pack("<I", blanks) + b" " * blanks + struct.pack("<I", 0) + b"\1" * is_framed
    )


def _write_check_sum(data: bytearray, page: Page) -> None:
    table, found = _build_table(), 0
    data[page.start + 22 : page.start + 26] = bytes(4)
    for byte in data[page.start : page.end]:
        found = (found << 8) & 0xFFFFFFFF ^ table[found >> 24 ^ byte]
    struct.pack_into("<I", data, page.start + 22, found)


@cache
def _build_table() -> tuple[int, ...]:
    return tuple(_divide(number << 24) for number in range(256))


def _divide(found: int) -> int:
    for _ in range(8):
        found = found << 1 ^ (POLYNOMIAL if found & 0x80000000 else 0)
        found &= 0xFFFFFFFF
    return found
