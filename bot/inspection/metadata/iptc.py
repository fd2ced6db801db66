"""Finds and blanks the places in the records of press agencies (IPTC), as some programs write."""

import struct
from collections.abc import Iterator

from bot.inspection.metadata.tiff import Buffer

BLOCK = b"8BIM\x04\x04"  # the resource of Photoshop that holds the records
MARK = 0x1C
HEADER = 5  # bytes of a record before its content: mark, set, number, length
APPLICATION = 2  # the set of records that people fill in
PLACES = {26, 27, 90, 92, 95, 100, 101}  # location code and name, city, part of it, state, country
MOST = 16  # such blocks in one file


def blank_places(data: Buffer) -> int:
    """Overwrite with spaces each record that is a place; return how many told one."""
    told = 0
    for start, end in list(_blocks(data)):
        for first, last in list(_places(data, start, end)):
            if bytes(data[first:last]).strip():
                data[first:last] = b" " * (last - first)
                told += 1
    return told


def _blocks(data: Buffer) -> Iterator[tuple[int, int]]:
    """Yield where the records of each block start and end."""
    at = data.find(BLOCK)
    for _ in range(MOST):
        start = at + len(BLOCK)
        if at < 0 or start >= len(data):
            return
        start += (data[start] + 2) // 2 * 2  # the block's name, of even length with its own length
        if start + 4 > len(data):
            return
        length = struct.unpack_from(">I", data, start)[0]
        yield start + 4, min(start + 4 + length, len(data))
        at = data.find(BLOCK, start)


def _places(data: Buffer, at: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where the content of each record that is a place starts and ends."""
    while at + HEADER <= end:
        mark, group, number, length = struct.unpack_from(">BBBH", data, at)
        if mark != MARK or length & 0x8000:
            return
        first, at = at + HEADER, at + HEADER + length
        if group == APPLICATION and number in PLACES and at <= end:
            yield first, at
