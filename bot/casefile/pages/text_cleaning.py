"""Text on its way to the page: only what the fonts can draw, and nothing that can break a line.

One character no font draws makes a whole document fail its archive standard. Hashes, labels and
file names never pass through here: a break put into a hash would make it wrong when copied.
"""

import re
import unicodedata

from bot.casefile.pages.fonts_index import find_families

MAX_LENGTH = 4000
MAX_MARKS = 3
LONG_WORD_LENGTH = 45
BREAK_INTERVAL = 30
MISSING_GLYPH = "\u25a1"
WORD_BREAK = "\u200b"
KEPT_SPACES = "\u0020\u00a0\u202f\u3000"
JOINER = "\u200d"
JOINERS = (JOINER, "\u200c")

COMBINING_LETTERS = ("\uff9e", "\uff9f", "\u0e33", "\u0eb3", *map(chr, range(0x1F3FB, 0x1F400)))
"""Letters and signs that form one unit with what stands before them, as marks do."""

_DROPPED_CATEGORIES = frozenset(
    ("Cc", "Cf", "Cs", "Co", "Cn")
)  # Cf: hidden, or turns what is around it
_SPACE_CATEGORIES = frozenset(("Zs", "Zl", "Zp"))
_MARK_CATEGORIES = frozenset(("Mn", "Me", "Mc"))
_LONG_WORD = re.compile(rf"[^\s\u2e80-\uffdc]{{{LONG_WORD_LENGTH},}}")


def clean_text(text: str) -> str:
    """Return at most MAX_LENGTH characters as they may be set, long words made breakable."""
    whole = text[: 2 * MAX_LENGTH].encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    plain = unicodedata.normalize("NFC", whole)[:MAX_LENGTH]
    return _LONG_WORD.sub(_break_word, _keep_drawable(plain))


def _keep_drawable(text: str) -> str:
    drawn = _TextBuilder()
    for character in text:
        category = unicodedata.category(character)
        if character in "\n\t":
            drawn.add_space(character)
        elif category in _SPACE_CATEGORIES:
            drawn.add_space(character if character in KEPT_SPACES else " ")
        elif category in _MARK_CATEGORIES or character in JOINERS:
            drawn.add_mark(character)
        elif category not in _DROPPED_CATEGORIES:
            drawn.add_letter(character)
    return "".join(drawn.characters)


class _TextBuilder:
    """Text kept so far, and which fonts draw the whole of its last letter with its marks.

    A letter and its marks are drawn by one font; where none can, a mark is left out.
    """

    __slots__ = ("_fonts", "_marks", "characters")

    def __init__(self) -> None:
        self.characters = list[str]()
        self._fonts, self._marks = 0, 0

    def add_space(self, character: str) -> None:
        """Keep a space or a break of the line; no mark stands on it."""
        self.characters.append(character)
        self._fonts = 0

    def add_mark(self, character: str) -> None:
        """Keep a mark that one font draws with all before it, up to so many on a letter."""
        both = self._fonts & find_families(ord(character))
        if both and self._marks < MAX_MARKS:
            self.characters.append(character)
            self._fonts, self._marks = both, self._marks + 1

    def add_letter(self, character: str) -> None:
        """Keep a letter or sign, or a box in its place."""
        shown = character if find_families(ord(character)) else MISSING_GLYPH
        fonts = find_families(ord(shown))
        if self.characters and self.characters[-1] == JOINER:
            if fonts & self._fonts:
                fonts &= self._fonts
            else:
                self.characters.pop()
        elif shown in COMBINING_LETTERS and not fonts & self._fonts:
            self.characters.append(WORD_BREAK)
        self.characters.append(shown)
        self._fonts, self._marks = fonts, 0


def _break_word(word: re.Match[str]) -> str:
    """Return the word with breaks in it, none of them between a letter and its marks."""
    kept, since = list[str](), 0
    for character in word[0]:
        if since >= BREAK_INTERVAL and unicodedata.category(character) not in _MARK_CATEGORIES:
            kept.append(WORD_BREAK)
            since = 0
        kept.append(character)
        since += 1
    return "".join(kept)
