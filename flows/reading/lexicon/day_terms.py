"""What a token of a line about days can be: the lexicon of days, and the kinds of its numbers."""

import re

from flows.reading.lexicon.day_words import (
    KINDS,
    MONTH_PARTS,
    RELATIVE_DAYS,
    SMALL_NUMBERS,
    UNITS,
    WEEKS,
    WHICH,
    YEAR_WORDS,
)
from flows.reading.lexicon.fillers import DAY_WORDS, SENTENCE_WORDS
from flows.reading.lexicon.months import MONTH_ROWS
from flows.reading.lexicon.weekdays import WEEKDAY_ROWS
from flows.reading.scanning import (
    FILLER,
    UNKNOWN,
    Lexicon,
    Term,
    Token,
    build_lexicon,
    build_terms,
    scan_line,
)

NUMBER = r"(\d+)(?:(?:st|nd|rd|th|er|eme|e|o|a|ª|-?го|:e|\.?-?(?:re|an|en))(?![^\W\d_]))?"
"""Digits, with the mark of an ordinal: "12th", "1er", "5:e"."""

DIGITS_TO_KIND = {1: "n", 2: "n", 4: "e", 8: "c"}
"""A day, month or short year; a year; a day without marks. Other numbers are "N"."""

_DROPPED = frozenset(',();!?"[]*~≈:，')
_NOT_DAYS = "24/7"


def _build_months() -> dict[str, Term]:
    """Every month's name; one that two languages give to two months has both."""
    found: dict[str, list[int]] = {}
    for month, row in enumerate(MONTH_ROWS, 1):
        for name in build_terms((word, ("M", None)) for word in row.split()):
            found.setdefault(name, []).append(month)
            if re.match("[א-ת]", name):  # "in", which Hebrew writes as one word with the month
                found.setdefault(f"ב{name}", []).append(month)
    return {name: ("M", tuple(months)) for name, months in found.items()}


def _build_day_lexicon() -> Lexicon:
    """Months, weekdays and the rest; where two say different things the first wins."""
    months, named = _build_months(), build_terms
    weekdays = named((w, ("W", n)) for n, row in enumerate(WEEKDAY_ROWS) for w in row.split())
    kinds = named((word, (kind, None)) for kind, row in KINDS for word in row.split())
    if "ago" in months:  # August in Spanish, and the English word for the past
        kinds["ago"] = ("A", months.pop("ago")[1])
    return build_lexicon(
        named((word, (UNKNOWN, None)) for word in _NOT_DAYS.split()),
        {word: kinds[word] for word in ("ago", "once") if word in kinds},
        months,
        weekdays,
        named((word, ("R", days)) for days, row in RELATIVE_DAYS for word in row.split()),
        named((word, ("Y", years)) for years, row in YEAR_WORDS for word in row.split()),
        named((word, ("K", weeks)) for weeks, row in WEEKS for word in row.split()),
        named((word, ("g", day)) for day, row in MONTH_PARTS for word in row.split()),
        named((word, ("U", unit)) for unit, row in UNITS for word in row.split()),
        kinds,
        named((word, ("X", word)) for word in WHICH.split()),
        named(
            (word, ("n", number)) for number, row in enumerate(SMALL_NUMBERS, 1)
            for word in row.split()
        ),
        named((word, (FILLER, None)) for word in f"{SENTENCE_WORDS} {DAY_WORDS}".split()),
    )  # fmt: skip


LEXICON = _build_day_lexicon()
"""Every word that a line about days is read by."""


def _classify_number(token: Token) -> Token:
    if isinstance(token.value, int):  # a number in words
        return Token("n", str(token.value), token.start, token.end)
    digits = token.value[1]
    return Token(DIGITS_TO_KIND.get(len(digits), "N"), digits, token.start, token.end)


def scan_days(line: str) -> list[Token]:
    """The tokens of a normalized line that say something about a day."""
    found = [
        _classify_number(token) if token.kind == "n" else token
        for token in scan_line(line, LEXICON, NUMBER)
    ]
    kept = [token for token in found if token.kind not in _DROPPED and token.kind != FILLER]
    if kept and kept[0].text == "no":  # "No, the page says 12 May"
        kept = kept[1:]
    return kept
