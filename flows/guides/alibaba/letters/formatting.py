"""Days, money, numbers and quotes as the letters write them, in English and in Chinese."""

import re
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from math import floor

from flows.definition.vocabulary import Money

LONGEST = 1500
"""Characters of a letter; a form that takes fewer gets the short version."""

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
LONG_WORD = 16
_GAPS = re.compile(r"\s+")


def english_day(day: date) -> str:
    """Return "12 March 2026", which nobody reads as another day."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def chinese_day(day: date) -> str:
    """Return "2026年3月12日"."""
    return f"{day.year}年{day.month}月{day.day}日"


def amount(money: Money) -> str:
    """Return "USD 1,234.50", the same in both languages."""
    whole, point, rest = money.format_plain().partition(".")
    return f"{money.currency} {number(int(whole))}{point}{rest}"


def number(count: int) -> str:
    """Return "1,234"."""
    return f"{count:,}"


def percent(part: int, whole: int) -> str:
    """Return "24%" or "12.5%", half a tenth rounded up; "" where rounding would tell a lie."""
    tenths = floor(Fraction(part * 1000, whole) + Fraction(1, 2))
    if tenths == 0 or (tenths == 1000 and part != whole):
        return ""
    return f"{tenths // 10}.{tenths % 10}%".replace(".0%", "%")


def clipped(text: str, most: int, ellipsis: str = "...") -> str:
    """Return the text on one line, cut behind a word so that it has at most so many characters."""
    flat = _GAPS.sub(" ", text).strip()
    if len(flat) <= most:
        return flat
    room = flat[: most - len(ellipsis) + 1]
    words = room.rpartition(" ")[0]
    kept = words if words and len(words) >= len(room) - LONG_WORD else room[:-1]
    return kept.rstrip() + ellipsis


def english_quote(text: str, most: int) -> str:
    """Return the text in quotes, as typed, up to so many characters; "" when there is none."""
    words = clipped(text, most)
    return f'"{words}"' if words else ""


def chinese_quote(text: str, most: int) -> str:
    """Return the text in Chinese quotes, as typed, up to so many characters; "" for nothing."""
    words = clipped(text, most, "……")
    return f"“{words}”" if words else ""


def ended(sentence: str) -> str:
    """Return the sentence with a full stop, unless what was typed last brings its own."""
    return sentence if sentence.rstrip('"').endswith((".", "!", "?")) else f"{sentence}."


def spaced(*sentences: str) -> str:
    """Return the sentences that say something, one after the other, as English sets them."""
    return " ".join(filter(None, sentences))


def joined(*sentences: str) -> str:
    """Return the sentences that say something, without gaps, as Chinese sets them."""
    return "".join(sentences)


def lines(*texts: str) -> str:
    """Return the texts that say something, each on a line of its own."""
    return "\n".join(filter(None, texts))


def composed(parts: Iterable[str], spare: Iterable[tuple[str, str]] = ()) -> str:
    """Return the parts as paragraphs.

    While they are too long, each spare part gives way to its short form ("" for none), in the
    order given.
    """
    kept = list(parts)
    for part, short in spare:
        if len("\n\n".join(filter(None, kept))) <= LONGEST:
            break
        kept = [short if each == part else each for each in kept]
    return "\n\n".join(filter(None, kept))
