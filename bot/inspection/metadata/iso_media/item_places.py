"""Which items a HEIC or AVIF has, and where in the file the bytes of each are."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from bot.inspection.metadata.errors import MalformedFileError
from bot.inspection.metadata.iso_media.boxes import Box, index_boxes, list_boxes

IN_FILE, IN_BOX = 0, 1  # from where places are counted
MAX_EXTENTS = 100_000

Extents = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class ItemPlaces:
    """Where the pieces of each item start and end, by its number."""

    extents: dict[int, Extents]

    @classmethod
    def read(cls, data: bytes, box: Box) -> "ItemPlaces":
        """Return those of the box `meta`; raises MalformedFileError."""
        inside = index_boxes(data, box.start + 4, box.end)
        if b"iloc" not in inside:
            raise MalformedFileError
        near = inside[b"idat"].start if b"idat" in inside else -1
        try:
            return cls(dict(_Reader(data, inside[b"iloc"].start).read_items(near)))
        except struct.error as error:
            raise MalformedFileError from error

    def find(self, number: int) -> Extents:
        """Return the pieces of an item."""
        return self.extents.get(number, [])


class _Reader:
    """Reads a table of places, whose numbers have the widths that it names itself."""

    def __init__(self, data: bytes, at: int) -> None:
        self._data, self._at, self._left = data, at, MAX_EXTENTS

    def _read(self, width: int) -> int:
        found = self._data[self._at : self._at + width]
        self._at += width
        if len(found) < width:
            raise MalformedFileError
        return int.from_bytes(found)

    def read_items(self, near: int) -> Iterator[tuple[int, Extents]]:
        version = self._read(4) >> 24
        widths = self._read(2)
        offset, length, base, index = (widths >> shift & 15 for shift in (12, 8, 4, 0))
        wide = 2 if version < 2 else 4
        for _ in range(self._read(wide)):
            number = self._read(wide)
            method = self._read(2) & 15 if version else IN_FILE
            if self._read(2) or method not in {IN_FILE, IN_BOX} or (method and near < 0):
                raise MalformedFileError  # in another file, or made of other items
            start = self._read(base) + (near if method == IN_BOX else 0)
            pieces = [
                self._read_piece(start, index if version else 0, offset, length)
                for _ in range(self._read(2))
            ]
            yield number, pieces

    def _read_piece(self, base: int, index: int, offset: int, length: int) -> tuple[int, int]:
        self._left -= 1
        self._read(index)
        start = base + self._read(offset)
        size = self._read(length)
        if not size or self._left < 0:
            raise MalformedFileError  # all that follows, in which there may be anything
        return start, start + size


def find_entries(data: bytes, listed: Box) -> int:
    """Return where the entries of the box `iinf` begin, by its version."""
    return listed.start + (6 if data[listed.start] == 0 else 8)


def list_items(data: bytes, box: Box) -> Iterator[tuple[int, bytes]]:
    """Yield number and type of each item of the box `meta`."""
    for listed in list_boxes(data, box.start + 4, box.end):
        if listed.name == b"iinf":
            for entry in list_boxes(data, find_entries(data, listed), listed.end):
                width = 2 if data[entry.start] == 2 else 4  # by its version
                number = int.from_bytes(data[entry.start + 4 : entry.start + 4 + width])
                kind_at = entry.start + 4 + width + 2
                yield number, data[kind_at : kind_at + 4]
