"""Text on its way to the page: only what the fonts can draw, and nothing that can break a line.

One character no font draws makes a whole document fail its archive standard. Hashes, labels and
file names never pass through here: a break put into a hash would make it wrong when copied.
"""

import re
import unicodedata

from bot.casefile.faces import drawn, drawn_together

LONGEST = 4000
MOST_MARKS = 3
LONG_WORD = 45
PIECE = 30
BOX = "\u25a1"
BREAK = "\u200b"
SPACES = "\u0020\u00a0\u202f\u3000"

# What turns the direction of the text around it, hides, or breaks: never part of what was said.
_HIDDEN = dict.fromkeys(
    (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C, 0xFEFF, 0x00AD)
)
_DROPPED = frozenset(("Cc", "Cs", "Co", "Cn"))
_GAPS = frozenset(("Zs", "Zl", "Zp"))
_MARKS = frozenset(("Mn", "Me", "Mc", "Cf"))
_LONG = re.compile(rf"[^\s\u2e80-\uffdc]{{{LONG_WORD},}}")


def clean(text: str) -> str:
    """Return the text as it may be set: at most LONGEST characters, long words made breakable."""
    whole = text[: 2 * LONGEST].encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    plain = unicodedata.normalize("NFC", whole)[:LONGEST].translate(_HIDDEN)
    return _LONG.sub(_breakable, _drawable(plain))


def _drawable(text: str) -> str:
    kept, base, marks = list[str](), ord(" "), 0
    for character in text:
        category = unicodedata.category(character)
        if character in "\n\t":
            kept.append(character)
        elif category in _DROPPED:
            continue
        elif category in _GAPS:
            kept.append(character if character in SPACES else " ")
            base, marks = ord(" "), 0
        elif category in _MARKS:
            marks += 1
            if marks <= MOST_MARKS and drawn_together(ord(character), base):
                kept.append(character)
        else:
            shown = character if drawn(ord(character)) else BOX
            kept.append(shown)
            base, marks = ord(shown), 0
    return "".join(kept)


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
