"""Amounts, numbers, shares and excerpts as the letters of every language write them."""

import re
from fractions import Fraction
from math import floor

from flows.definition.vocabulary import Money

LONG_WORD = 16
_GAPS = re.compile(r"\s+")


def format_amount(money: Money) -> str:
    """Return "USD 1,234.50"."""
    whole, point, rest = money.format_plain().partition(".")
    return f"{money.currency} {format_number(int(whole))}{point}{rest}"


def format_number(count: int) -> str:
    """Return "1,234"."""
    return f"{count:,}"


def format_percent(part: int, whole: int) -> str:
    """Return "24%" or "12.5%", half a tenth rounded up; "" where rounding would tell a lie."""
    tenths = floor(Fraction(part * 1000, whole) + Fraction(1, 2))
    if tenths == 0 or (tenths == 1000 and part != whole):
        return ""
    return f"{tenths // 10}.{tenths % 10}%".replace(".0%", "%")


def clip(text: str, most: int, ellipsis: str = "...") -> str:
    """Return the text on one line, cut behind a word so that it has at most so many characters."""
    flat = _GAPS.sub(" ", text).strip()
    if len(flat) <= most:
        return flat
    room = flat[: most - len(ellipsis) + 1]
    words = room.rpartition(" ")[0]
    kept = words if words and len(words) >= len(room) - LONG_WORD else room[:-1]
    return kept.rstrip() + ellipsis
