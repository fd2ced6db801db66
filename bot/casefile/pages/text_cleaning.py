"""Text on its way to the page: only what the fonts can draw, and nothing that can break a line.

One character no font draws makes a whole document fail its archive standard. Hashes, labels and
file names never pass through here: a break put into a hash would make it wrong when copied.
"""

import re
import unicodedata

from bot.casefile.pages.fonts_index import drawers

LONGEST = 4000
MOST_MARKS = 3
LONG_WORD = 45
PIECE = 30
BOX = "\u25a1"
BREAK = "\u200b"
SPACES = "\u0020\u00a0\u202f\u3000"
JOINER = "\u200d"
JOINERS = (JOINER, "\u200c")

CLINGING = ("\uff9e", "\uff9f", "\u0e33", "\u0eb3", *map(chr, range(0x1F3FB, 0x1F400)))
"""Letters and signs that form one unit with what stands before them, as marks do."""

_DROPPED = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))  # Cf: hidden, or turns what is around it
_GAPS = frozenset(("Zs", "Zl", "Zp"))
_MARKS = frozenset(("Mn", "Me", "Mc"))
_LONG = re.compile(rf"[^\s\u2e80-\uffdc]{{{LONG_WORD},}}")


def clean(text: str) -> str:
    """Return the text as it may be set: at most LONGEST characters, long words made breakable."""
    whole = text[: 2 * LONGEST].encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    plain = unicodedata.normalize("NFC", whole)[:LONGEST]
    return _LONG.sub(_breakable, _drawable(plain))


def _drawable(text: str) -> str:
    drawn = _Drawn()
    for character in text:
        category = unicodedata.category(character)
        if character in "\n\t":
            drawn.gap(character)
        elif category in _GAPS:
            drawn.gap(character if character in SPACES else " ")
        elif category in _MARKS or character in JOINERS:
            drawn.mark(character)
        elif category not in _DROPPED:
            drawn.letter(character)
    return "".join(drawn.kept)


class _Drawn:
    """Text kept so far, and which fonts draw the whole of its last letter with its marks.

    A letter and its marks are drawn by one font; where none can, a mark is left out.
    """

    __slots__ = ("_fonts", "_marks", "kept")

    def __init__(self) -> None:
        self.kept = list[str]()
        self._fonts, self._marks = 0, 0

    def gap(self, character: str) -> None:
        """Keep a space or a break of the line; no mark stands on it."""
        self.kept.append(character)
        self._fonts = 0

    def mark(self, character: str) -> None:
        """Keep a mark that one font draws with all before it, up to so many on a letter."""
        both = self._fonts & drawers(ord(character))
        if both and self._marks < MOST_MARKS:
            self.kept.append(character)
            self._fonts, self._marks = both, self._marks + 1

    def letter(self, character: str) -> None:
        """Keep a letter or sign, or a box in its place."""
        shown = character if drawers(ord(character)) else BOX
        fonts = drawers(ord(shown))
        if self.kept and self.kept[-1] == JOINER:
            if fonts & self._fonts:
                fonts &= self._fonts
            else:
                self.kept.pop()
        elif shown in CLINGING and not fonts & self._fonts:
            self.kept.append(BREAK)
        self.kept.append(shown)
        self._fonts, self._marks = fonts, 0


def _breakable(word: re.Match[str]) -> str:
    """Return the word with breaks in it, none of them between a letter and its marks."""
    kept, since = list[str](), 0
    for character in word[0]:
        if since >= PIECE and unicodedata.category(character) not in _MARKS:
            kept.append(BREAK)
            since = 0
        kept.append(character)
        since += 1
    return "".join(kept)
