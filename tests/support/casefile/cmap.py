"""The characters a font file has glyphs for, read from its cmap table."""

import json
import struct
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from bot.casefile.pages.fonts_index import COVERAGE_PATH, FONTS_FOLDER

Ranges = list[list[int]]


def characters(font: Path) -> set[int]:
    """Return the code points of a TrueType or OpenType font."""
    data = font.read_bytes()
    (count,) = struct.unpack_from(">H", data, 4)
    tables = {
        data[at : at + 4]: struct.unpack_from(">I", data, at + 8)[0]
        for at in range(12, 12 + 16 * count, 16)
    }
    start = tables[b"cmap"]
    (maps,) = struct.unpack_from(">H", data, start + 2)
    found = set[int]()
    for number in range(maps):
        platform, _, offset = struct.unpack_from(">HHI", data, start + 4 + 8 * number)
        if platform in (0, 3):
            found |= set(_mapped(data, start + offset))
    return found - {0xFFFF}


def _mapped(data: bytes, at: int) -> Iterator[int]:
    (form,) = struct.unpack_from(">H", data, at)
    if form == 12:  # groups of first, last, glyph
        (groups,) = struct.unpack_from(">I", data, at + 12)
        for number in range(groups):
            first, last, glyph = struct.unpack_from(">III", data, at + 16 + 12 * number)
            yield from (code for code in range(first, last + 1) if glyph + code - first)
    elif form == 4:
        yield from _segments(data, at)


def _segments(data: bytes, at: int) -> Iterator[int]:
    size = struct.unpack_from(">H", data, at + 6)[0]
    arrays = [at + 14 + part * size + (2 if part else 0) for part in range(4)]
    for number in range(0, size, 2):
        last, first, delta, offset = (
            struct.unpack_from(">H", data, array + number)[0] for array in arrays
        )
        for code in range(first, last + 1):
            glyph = code
            if offset:
                where = arrays[3] + number + offset + 2 * (code - first)
                glyph = struct.unpack_from(">H", data, where)[0]
            if glyph and (glyph + delta) & 0xFFFF:
                yield code


def ranges(codes: set[int]) -> Ranges:
    """Return the code points as closed ranges, in order."""
    ordered = sorted(codes)
    breaks = [(a, b) for a, b in pairwise(ordered) if b != a + 1]
    starts = [ordered[0], *(b for _, b in breaks)]
    ends = [*(a for a, _ in breaks), ordered[-1]]
    return [[a, b] for a, b in zip(starts, ends, strict=True)]


def table() -> dict[str, Ranges]:
    """Return the coverage of the pack, by family; bold faces have to cover what the plain do."""
    families = sorted(path for path in FONTS_FOLDER.iterdir() if path.stem.endswith("-Regular"))
    return {
        path.stem.removesuffix("-Regular"): ranges(
            characters(path).intersection(
                *(
                    characters(bold)
                    for bold in FONTS_FOLDER.glob(path.stem.replace("Regular", "Bold.*"))
                )
            )
        )
        for path in families
    }


if __name__ == "__main__":  # written again whenever a font is exchanged
    COVERAGE_PATH.write_text(json.dumps(table(), separators=(",", ":")) + "\n")
