"""Finds and blanks the places a phone writes into a video; the file keeps its length."""

import re
import struct
from collections.abc import Iterator

from bot.inspection.metadata.mp4_boxes import HEADER_BYTES, Box, walk_boxes
from bot.inspection.metadata.tiff import Buffer

# A video may also hang behind a photo, as the moving part of it.
MP4_START = re.compile(rb"(?s)\x00\x00\x00.ftyp")
LOCATION_BOXES = {b"\xa9xyz", b"loci"}  # boxes that are a place and nothing else
UNUSED_NAME = b"free"  # the name of a box that players pass over
MAX_STARTS = 8  # such beginnings in one file
LOCATION_KEY = (
    b"location"  # in the names of keys that are one, as com.apple.quicktime.location.ISO6709
)


def blank_locations(data: Buffer) -> int:
    """Turn every box that is a place into an unused one; return how many there were."""
    starts = [match.start() for match in MP4_START.finditer(data)]
    return sum(_blank_boxes(data, start) for start in starts[:MAX_STARTS])


def _blank_boxes(data: Buffer, start: int) -> int:
    boxes = list(walk_boxes(data, start))
    places = [box for box in boxes if box.name in LOCATION_BOXES] + list(
        _find_keyed_boxes(data, boxes)
    )
    for box in places:
        data[box.start - HEADER_BYTES + 4 : box.start] = UNUSED_NAME
        data[box.start : box.end] = bytes(box.end - box.start)
    return len(places)


def _find_keyed_boxes(data: Buffer, boxes: list[Box]) -> Iterator[Box]:
    """Yield the values in a list whose key is a place, and blank the names of these keys.

    The keys are a list of names beside the list of values; a value's box has for its name the
    number of its key, from 1.
    """
    for keys in (box for box in boxes if box.name == b"keys"):
        numbers = {struct.pack(">I", number) for number in _blank_keys(data, keys)}
        beside = (*keys.path, b"ilst")
        yield from (box for box in boxes if box.path == beside and box.name in numbers)


def _blank_keys(data: Buffer, keys: Box) -> Iterator[int]:
    at, number = keys.start + 8, 0
    while at + HEADER_BYTES <= keys.end:
        number += 1
        length = struct.unpack_from(">I", data, at)[0]
        end = min(at + length, keys.end)
        if length <= HEADER_BYTES:
            return
        if LOCATION_KEY in bytes(data[at + HEADER_BYTES : end]):
            data[at + HEADER_BYTES : end] = b"-" * (end - at - HEADER_BYTES)
            yield number
        at = end
