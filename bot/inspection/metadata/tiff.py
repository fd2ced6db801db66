"""Finds and blanks the places in Exif data, wherever in a file it lies, and changes no length.

Exif is a TIFF: a small tree of tables. It stands in a segment of a JPEG, an item of a HEIC, a chunk
of a PNG or WebP, in the thumbnails inside these, and in the pictures inside a PDF. So it is looked
for by its own first bytes in the whole file. By chance these occur in compressed data too; that a
table there points to a table of places as well does not happen.
"""

import re
import struct
from collections.abc import Iterator
from mmap import mmap

START = re.compile(rb"II\*\x00|MM\x00\*")
PLACES = 0x8825  # the tag of the pointer to the table of places
VERSION = 0  # the tag of a table that says nothing more
LONG = 4
MOST_TAGS = 64
MOST_BYTES = 1 << 16  # of one value
ENTRY = 12  # bytes of a row
SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}

Buffer = mmap | bytearray


def blank_places(data: Buffer) -> int:
    """Zero every table of places in the data; return how many entries told of a place."""
    return sum(_blank(data, *table) for table in list(_tables(data)))


def _tables(data: Buffer) -> Iterator[tuple[str, int, int]]:
    """Yield byte order, start of the TIFF, and start of each table of places."""
    for match in START.finditer(data):
        start, order = match.start(), "<" if match[0][:1] == b"I" else ">"
        try:
            first = start + struct.unpack_from(f"{order}I", data, start + 4)[0]
            for row in _rows(data, order, first):
                tag, kind, count, value = struct.unpack_from(f"{order}HHII", data, row)
                if (tag, kind, count) == (PLACES, LONG, 1):
                    yield order, start, start + value
        except struct.error:
            continue  # no TIFF, or one whose end is missing


def _rows(data: Buffer, order: str, table: int) -> range:
    """Return where the rows of a table begin; none when it is no table."""
    (count,) = struct.unpack_from(f"{order}H", data, table)
    count = count if count <= MOST_TAGS * 4 else 0
    return range(table + 2, min(table + 2 + ENTRY * count, len(data) - ENTRY + 1), ENTRY)


def _blank(data: Buffer, order: str, start: int, table: int) -> int:
    try:
        rows = _rows(data, order, table)[:MOST_TAGS]
    except struct.error:
        return 0
    told = 0
    for row in rows:
        tag, kind, count, value = struct.unpack_from(f"{order}HHII", data, row)
        length = SIZES.get(kind, 0) * count
        if 4 < length <= MOST_BYTES:  # shorter ones stand in the row
            _zero(data, start + value, length)
        told += tag != VERSION
    _zero(data, table, 2 + ENTRY * len(rows))
    return told


def _zero(data: Buffer, at: int, length: int) -> None:
    end = min(at + length, len(data))
    if 0 <= at < end:
        data[at:end] = bytes(end - at)
