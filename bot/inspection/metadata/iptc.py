"""Finds and blanks the places in the records of press agencies (IPTC), as some programs write."""

import struct
from collections.abc import Iterator

from bot.inspection.metadata.tiff import Buffer

BLOCK_SIGNATURE = b"8BIM\x04\x04"  # the resource of Photoshop that holds the records
RECORD_MARK = 0x1C
HEADER_BYTES = 5  # bytes of a record before its content: mark, set, number, length
APPLICATION_SET = 2  # the set of records that people fill in
LOCATION_RECORDS = {
    26,
    27,
    90,
    92,
    95,
    100,
    101,
}  # location code and name, city, part of it, state, country
MAX_BLOCKS = 16  # such blocks in one file


def blank_locations(data: Buffer) -> int:
    """Overwrite with spaces each record that is a place; return how many told one."""
    found = 0
    for start, end in list(_find_blocks(data)):
        for first, last in list(_find_locations(data, start, end)):
            if bytes(data[first:last]).strip():
                data[first:last] = b" " * (last - first)
                found += 1
    return found


def _find_blocks(data: Buffer) -> Iterator[tuple[int, int]]:
    """Yield where the records of each block start and end."""
    at = data.find(BLOCK_SIGNATURE)
    for _ in range(MAX_BLOCKS):
        start = at + len(BLOCK_SIGNATURE)
        if at < 0 or start >= len(data):
            return
        start += (data[start] + 2) // 2 * 2  # the block's name, of even length with its own length
        if start + 4 > len(data):
            return
        length = struct.unpack_from(">I", data, start)[0]
        yield start + 4, min(start + 4 + length, len(data))
        at = data.find(BLOCK_SIGNATURE, start)


def _find_locations(data: Buffer, at: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where the content of each record that is a place starts and ends."""
    while at + HEADER_BYTES <= end:
        mark, group, number, length = struct.unpack_from(">BBBH", data, at)
        if mark != RECORD_MARK or length & 0x8000:
            return
        first, at = at + HEADER_BYTES, at + HEADER_BYTES + length
        if group == APPLICATION_SET and number in LOCATION_RECORDS and at <= end:
            yield first, at
