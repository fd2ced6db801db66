"""Where the samples of a film in fragments lie, as browsers and recorders of screens write it."""

import struct
from collections.abc import Container, Mapping

from bot.inspection.metadata.errors import MalformedFileError
from bot.inspection.metadata.iso_media.boxes import Box, list_boxes

# What the head of a part may hold, in this order: flag, bytes.
BASE_OFFSET, DEFAULT_SIZE = 0x1, 0x10
HEAD_FIELDS = ((BASE_OFFSET, 8), (0x2, 4), (0x8, 4), (DEFAULT_SIZE, 4), (0x20, 4))
DATA_OFFSET, FIRST_FLAGS, SAMPLE_SIZE = 0x1, 0x4, 0x200
SAMPLE_FIELDS = ((0x100, 4), (SAMPLE_SIZE, 4), (0x400, 4), (0x800, 4))

Runs = Mapping[int, tuple[int, list[tuple[int, int]]]]
"""By where the head of a part is: the number of its track, and where its samples start and end."""


def list_runs(data: bytes, box: Box, kept: Container[int]) -> Runs:
    """Return the parts of a fragment that are of the kept tracks; raises MalformedFileError."""
    found = dict[int, tuple[int, list[tuple[int, int]]]]()
    try:
        for part in list_boxes(data, box.start, box.end):
            if part.name == b"traf":
                number, places = _read_part(data, box.head, part)
                if number in kept:
                    found[part.head] = number, places
    except (struct.error, StopIteration) as error:
        raise MalformedFileError from error
    return found


def _read_part(data: bytes, fragment: int, part: Box) -> tuple[int, list[tuple[int, int]]]:
    boxes = list(list_boxes(data, part.start, part.end))
    head = next((each for each in boxes if each.name == b"tfhd"), None)
    if head is None:
        raise MalformedFileError
    flags, number = struct.unpack_from(">II", data, head.start)
    told, at = dict[int, int](), head.start + 8
    for flag, length in HEAD_FIELDS:
        if flags & flag:
            told[flag] = int.from_bytes(data[at : at + length])
            at += length
    base = told.get(BASE_OFFSET, fragment)
    places, next_start = list[tuple[int, int]](), base
    for run in (each for each in boxes if each.name == b"trun"):
        places += _read_run(data, run, (base, next_start), told.get(DEFAULT_SIZE))
        next_start = places[-1][1] if places else base
    return number, places


def _read_run(
    data: bytes, run: Box, starts: tuple[int, int], default: int | None
) -> list[tuple[int, int]]:
    """Return the samples of a run: from where it says by the base, else behind the one before."""
    flags, count = struct.unpack_from(">II", data, run.start)
    base, start = starts
    at = run.start + 8
    if flags & DATA_OFFSET:
        start, at = base + struct.unpack_from(">i", data, at)[0], at + 4
    at += 4 if flags & FIRST_FLAGS else 0
    if not flags & SAMPLE_SIZE:
        if default is None:
            raise MalformedFileError
        return [(start, start + default * count)]
    before = 4 if flags & SAMPLE_FIELDS[0][0] else 0
    step = sum(length for flag, length in SAMPLE_FIELDS if flags & flag)
    if at + step * count > run.end:
        raise MalformedFileError
    found = list[tuple[int, int]]()
    for number in range(count):
        (size,) = struct.unpack_from(">I", data, at + step * number + before)
        found.append((start, start + size))
        start += size
    return found
