"""Reads files that are trees of boxes, as MP4, MOV, 3GP, HEIC and AVIF are.

A box is its length in 4 bytes, its name in 4, and its content; a length of 1 means that 8 bytes
follow with the true one, and 0 that it goes to the end.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from mmap import mmap

Buffer = mmap | bytearray | bytes

HEADER_BYTES = 8
MAX_BOXES = 20_000
MAX_DEPTH = 8
# Boxes that hold boxes. `meta` has 4 bytes before them, except in files of QuickTime.
CONTAINERS = {b"moov", b"trak", b"udta", b"mdia", b"minf", b"stbl", b"edts", b"meta", b"ilst"}


@dataclass(frozen=True, slots=True)
class Box:
    """Where a box lies: its content is `data[start:end]`, and before that stands its head."""

    name: bytes
    path: tuple[bytes, ...]  # the boxes around it, outermost first
    head: int
    start: int
    end: int
    complete: bool  # False when it says to be longer than what holds it


def walk_boxes(data: Buffer, start: int = 0, end: int | None = None) -> Iterator[Box]:
    """Yield the boxes in the order of the file, each before those it holds; at most 20,000."""
    end = len(data) if end is None else end
    open_ends = list[tuple[tuple[bytes, ...], int, int]]([((), start, end)])
    for _ in range(MAX_BOXES):
        while open_ends and open_ends[-1][2] - open_ends[-1][1] < HEADER_BYTES:
            open_ends.pop()
        if not open_ends:
            return
        path, at, end = open_ends.pop()
        box = _read_box(data, path, at, end)
        if box is None:
            continue
        yield box
        open_ends.append((path, box.end, end))
        if box.name in CONTAINERS and len(path) < MAX_DEPTH:
            inside = box.start + (4 if _is_full_meta(data, box) else 0)
            open_ends.append(((*path, box.name), inside, box.end))


def _read_box(data: Buffer, path: tuple[bytes, ...], at: int, end: int) -> Box | None:
    """Return the box at a place, or None when there is none: then what holds it is left."""
    length, name = struct.unpack_from(">I4s", data, at)
    start = at + HEADER_BYTES
    if length == 1 and end - at >= 2 * HEADER_BYTES:
        (length,) = struct.unpack_from(">Q", data, start)
        start += HEADER_BYTES
    length = length or end - at
    if length < start - at:
        return None
    return Box(name, path, at, start, min(at + length, end), complete=at + length <= end)


def list_boxes(data: Buffer, start: int, end: int) -> Iterator[Box]:
    """Yield the boxes that stand side by side from one place to another, and none in them."""
    while end - start >= HEADER_BYTES and (box := _read_box(data, (), start, end)):
        yield box
        start = box.end


def index_boxes(data: Buffer, start: int, end: int) -> dict[bytes, Box]:
    """Return the same by name, of several of one name the last."""
    return {each.name: each for each in list_boxes(data, start, end)}


def _is_full_meta(data: Buffer, box: Box) -> bool:
    return box.name == b"meta" and bytes(data[box.start + 4 : box.start + 8]) != b"hdlr"


def is_cut_off(data: Buffer) -> bool:
    """Whether the file ends within a box."""
    return not all(box.complete for box in walk_boxes(data) if not box.path)
