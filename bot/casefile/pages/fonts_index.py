"""The fonts of the case file, and which of them draws a character."""

import json
from bisect import bisect_right
from functools import cache
from pathlib import Path

FONTS_FOLDER = Path(__file__).parent / "fonts"
COVERAGE_PATH = Path(__file__).parent / "coverage.json"
"""By family, the closed ranges of code points it has glyphs for, made from the fonts."""


class FontFamily:
    """One family of the pack: whether it draws a code point."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, ranges: list[list[int]]) -> None:
        self._starts = [first for first, _ in ranges]
        self._ends = [last for _, last in ranges]

    def has_glyph(self, code: int) -> bool:
        """Whether there is a glyph for a code point."""
        place = bisect_right(self._starts, code) - 1
        return place >= 0 and code <= self._ends[place]


@cache
def load_families() -> tuple[FontFamily, ...]:
    """Return the families of the pack."""
    return tuple(FontFamily(ranges) for ranges in json.loads(COVERAGE_PATH.read_text()).values())


@cache
def find_families(code: int) -> int:
    """Return which families draw a code point, a bit for each; 0 for none."""
    return sum(1 << place for place, face in enumerate(load_families()) if face.has_glyph(code))
