"""A line cut into numbers, known words, marks and the unknown: nothing is passed over."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flows.reading.digits import flatten_text
from flows.reading.texts import fold_text

UNKNOWN, FILLER = "x", "f"
"""Kinds of tokens: a word that no lexicon has, and one that says nothing of its own."""

_MARK_CATEGORIES = frozenset({"Mn", "Mc"})
# Thai to Burmese, Khmer, Chinese, Japanese, Korean: no blank stands between words.
_UNSPACED = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ufaff]"


@dataclass(frozen=True, slots=True)
class Token:
    """A part of a line from `start` to `end`; one letter or mark says of what kind it is."""

    kind: str
    text: str
    start: int
    end: int
    value: Any = None


Term = tuple[str, Any]
"""What a phrase is: its kind, and its value."""

Lexicon = Mapping[str, Sequence[tuple[str, Term]]]
"""Known phrases by their first character, the longest first."""


def normalize_line(text: str) -> str:
    """The text on one line as the lexicons have it: lower case, no accents, ASCII digits."""
    return fold_text(flatten_text(text))


def build_terms(rows: Iterable[tuple[str, Term]]) -> dict[str, Term]:
    """Phrases with their terms; "_" in a phrase is a blank, and of two terms the first counts."""
    found: dict[str, Term] = {}
    for phrase, term in rows:
        found.setdefault(normalize_line(phrase.replace("_", " ")), term)
    return found


def build_lexicon(*tables: Mapping[str, Term]) -> Lexicon:
    """One lexicon of several tables; an earlier table wins."""
    merged: dict[str, Term] = {}
    for table in reversed(tables):
        merged |= table
    found: defaultdict[str, list[tuple[str, Term]]] = defaultdict(list)
    for phrase in sorted(merged, key=len, reverse=True):
        found[phrase[0]].append((phrase, merged[phrase]))
    return dict(found)


def _is_letter(sign: str) -> bool:
    return sign.isalpha() or unicodedata.category(sign) in _MARK_CATEGORIES


def _ends_word(line: str, end: int) -> bool:
    """Whether a word may end here: not between two letters of a script with blanks, or digits."""
    if line[end - 1 : end + 1].isdigit() and end < len(line):
        return False
    if end >= len(line) or not _is_letter(line[end]) or not _is_letter(line[end - 1]):
        return True
    return bool(re.match(_UNSPACED, line[end - 1]))


def _find_word_end(line: str, start: int) -> int:
    end = start + 1
    if _is_letter(line[start]) and not re.match(_UNSPACED, line[start]):
        while end < len(line) and _is_letter(line[end]):
            end += 1
    return end


def _read_token(line: str, at: int, lexicon: Lexicon, number: re.Pattern[str]) -> Token:
    for phrase, (kind, value) in lexicon.get(line[at], ()):
        end = at + len(phrase)
        if line.startswith(phrase, at) and _ends_word(line, end):
            return Token(kind, phrase, at, end, value)
    if found := number.match(line, at):
        return Token("n", found[0], at, found.end(), found)
    end = _find_word_end(line, at)
    return Token(_name_unknown(line[at]), line[at:end], at, end)


def _name_unknown(sign: str) -> str:
    """The kind of what no lexicon has: a mark is its own, and foreign punctuation a comma."""
    if sign.isascii() and not sign.isalpha():
        return sign
    return "," if unicodedata.category(sign).startswith("P") else UNKNOWN


def scan_line(line: str, lexicon: Lexicon, number: str) -> list[Token]:
    """Every part of a normalized line but its blanks, in order; `number` is what a number is."""
    found: list[Token] = []
    pattern, at = re.compile(number), 0
    while at < len(line):
        if line[at].isspace():
            at += 1
            continue
        found.append(_read_token(line, at, lexicon, pattern))
        at = found[-1].end
    return found


def match_shape(
    tokens: Sequence[Token], shape: str, build: Callable[[Sequence[Token]], Term | None]
) -> list[Token]:
    """The tokens with each run whose kinds match the pattern `shape` made one token.

    `build` says what the run is; where it returns None the run stays as it is.
    """
    kinds, found, at = "".join(token.kind for token in tokens), list[Token](), 0
    for match in re.finditer(shape, kinds):
        run = tokens[match.start() : match.end()]
        term = build(run)
        if term is None:
            continue
        found += tokens[at : match.start()]
        text = " ".join(token.text for token in run)
        found.append(Token(term[0], text, run[0].start, run[-1].end, term[1]))
        at = match.end()
    return [*found, *tokens[at:]]


def quote_tokens(line: str, tokens: Sequence[Token]) -> str:
    """What the tokens say, as it stands in the line; what lies between them is left out."""
    parts: list[Token] = []
    for token in tokens:
        if parts and not line[parts[-1].end : token.start].strip():
            parts[-1] = replace(parts[-1], end=token.end)
        else:
            parts.append(token)
    return " … ".join(line[part.start : part.end] for part in parts)
