"""A table of places is blanked to its last entry, and not a byte beside it."""

import struct

import pytest

from bot.inspection.metadata.tiff import LOCATION_TAG, MAX_TAGS, MAX_VALUE_BYTES, blank_locations

ASCII, LONG, RATIONAL = 2, 4, 5
NEXT_TABLE = bytes(4)
PIXELS = b"pixels" * 20


def table(order: str, *rows: tuple[int, int, int, int]) -> bytes:
    """A table of rows of tag, type, count and value."""
    packed = b"".join(struct.pack(f"{order}HHII", *row) for row in rows)
    return struct.pack(f"{order}H", len(rows)) + packed + NEXT_TABLE


def tiff(order: str, *places: tuple[int, int, int, int], values: bytes = b"") -> bytearray:
    """A TIFF whose first table points to one of places; `values` begin 8 bytes behind its start."""
    mark = b"II*\0" if order == "<" else b"MM\0*"
    first = 8 + len(values)
    pointer = (LOCATION_TAG, LONG, 1, first + len(table(order, (0, 0, 0, 0))))
    head = mark + struct.pack(f"{order}I", first) + values
    return bytearray(head + table(order, pointer) + table(order, *places) + PIXELS)


@pytest.mark.parametrize("order", ["<", ">"])
def test_every_entry_and_its_value_are_gone(order: str) -> None:
    data = tiff(
        order, (1, ASCII, 2, 0x4E000000), (2, RATIONAL, 3, 8), values=b"22.54N 114.05E/1000000000"
    )

    assert blank_locations(data) == 2

    assert b"22.54" not in data
    assert data.endswith(bytes(2 + 2 * 12 + 4) + PIXELS)


def test_the_version_of_the_table_tells_no_place() -> None:
    assert blank_locations(tiff("<", (0, 1, 4, 0x0302))) == 0
    assert blank_locations(tiff("<", (0, 1, 4, 0x0302), (1, ASCII, 2, 0x4E))) == 1


def test_a_value_of_four_bytes_stands_in_its_row_and_is_no_pointer() -> None:
    data = tiff("<", (1, ASCII, 4, 0))
    where = len(data) - len(PIXELS)
    data = tiff("<", (1, ASCII, 4, where))

    assert blank_locations(data) == 1
    assert data.endswith(PIXELS)


def test_a_value_of_five_bytes_is_found_behind_its_pointer() -> None:
    data = tiff("<", (29, ASCII, 5, 8), values=b"Futian")

    assert blank_locations(data) == 1
    assert data[8:14] == b"\0\0\0\0\0n"


@pytest.mark.parametrize(("size", "kept"), [(MAX_VALUE_BYTES, False), (MAX_VALUE_BYTES + 1, True)])
def test_a_value_larger_than_any_place_is_none(size: int, kept: bool) -> None:
    values = b"x" * size
    data = tiff("<", (29, ASCII, size, 8), values=values)

    blank_locations(data)

    assert (values in data) is kept


@pytest.mark.parametrize("extra", [0, 1])
def test_a_table_of_more_rows_than_exif_has_is_none(extra: int) -> None:
    rows = [(n, ASCII, 2, 0x4E) for n in range(1, 4 * MAX_TAGS + 1 + extra)]
    data = tiff("<", *rows)
    before = bytes(data)

    assert blank_locations(data) == (0 if extra else MAX_TAGS)
    assert (data == before) is bool(extra)


def test_a_pointer_of_another_form_is_none() -> None:
    data = tiff("<", (1, ASCII, 2, 0x4E))
    at = data.index(struct.pack("<HHI", LOCATION_TAG, LONG, 1))
    for kind, count in ((3, 1), (LONG, 2)):
        other = bytearray(data)
        struct.pack_into("<HHI", other, at, LOCATION_TAG, kind, count)
        assert blank_locations(other) == 0


def test_a_value_that_runs_past_the_end_is_blanked_to_the_end() -> None:
    data = tiff("<", (29, ASCII, 30, 0))
    data = tiff("<", (29, ASCII, 30, len(data) - 5))

    assert blank_locations(data) == 1
    assert data[-6:] == PIXELS[-6:-5] + bytes(5)
