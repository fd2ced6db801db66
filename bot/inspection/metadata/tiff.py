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

TIFF_START = re.compile(rb"II\*\x00|MM\x00\*")
LOCATION_TAG = 0x8825  # the tag of the pointer to the table of places
VERSION_TAG = 0  # the tag of a table that says nothing more
LONG_TYPE = 4
MAX_TAGS = 64
MAX_VALUE_BYTES = 1 << 16  # of one value
ROW_BYTES = 12  # bytes of a row
TYPE_BYTES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}

Buffer = mmap | bytearray


def blank_locations(data: Buffer) -> int:
    """Zero every table of places in the data; return how many entries told of a place."""
    return sum(_blank_table(data, *table) for table in list(_find_tables(data)))


def _find_tables(data: Buffer) -> Iterator[tuple[str, int, int]]:
    """Yield byte order, start of the TIFF, and start of each table of places."""
    for match in TIFF_START.finditer(data):
        start, order = match.start(), "<" if match[0][:1] == b"I" else ">"
        try:
            first = start + struct.unpack_from(f"{order}I", data, start + 4)[0]
            for row in _find_rows(data, order, first):
                tag, kind, count, value = struct.unpack_from(f"{order}HHII", data, row)
                if (tag, kind, count) == (LOCATION_TAG, LONG_TYPE, 1):
                    yield order, start, start + value
        except struct.error:
            continue  # no TIFF, or one whose end is missing


def _find_rows(data: Buffer, order: str, table: int) -> range:
    """Return where the rows of a table begin; none when it is no table."""
    (count,) = struct.unpack_from(f"{order}H", data, table)
    count = count if count <= MAX_TAGS * 4 else 0
    return range(
        table + 2, min(table + 2 + ROW_BYTES * count, len(data) - ROW_BYTES + 1), ROW_BYTES
    )


def _blank_table(data: Buffer, order: str, start: int, table: int) -> int:
    try:
        rows = _find_rows(data, order, table)[:MAX_TAGS]
    except struct.error:
        return 0
    found = 0
    for row in rows:
        tag, kind, count, value = struct.unpack_from(f"{order}HHII", data, row)
        length = TYPE_BYTES.get(kind, 0) * count
        if 4 < length <= MAX_VALUE_BYTES:  # shorter ones stand in the row
            _zero_bytes(data, start + value, length)
        found += tag != VERSION_TAG
    if rows:
        _zero_bytes(data, table, 2 + ROW_BYTES * len(rows))
    return found


def _zero_bytes(data: Buffer, at: int, length: int) -> None:
    end = min(at + length, len(data))
    if 0 <= at < end:
        data[at:end] = bytes(end - at)
