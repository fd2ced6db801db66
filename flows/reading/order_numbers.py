"""Order numbers, alone or inside a pasted line."""

import re
from collections.abc import Mapping

from flows.model.errors import MisreadError
from flows.reading.digits import flatten_text

MISREADS: Mapping[str, str] = {
    "order_number": "I do not see one order number there. It is a long number on the order page; "
    "please copy it from there.",
}

_WHOLE = r"[A-Za-z0-9-]{6,40}"
_PIECE = r"[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9]"
_DAY = r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}-\d{1,2}-\d{4}"
_MIN_DIGITS_ALONE = 4
_MIN_DIGITS_PASTED = 8


def _count_digits(text: str) -> int:
    return sum(letter.isdecimal() for letter in text)


def _is_order_number(text: str, fewest: int) -> bool:
    return (
        bool(re.fullmatch(_WHOLE, text))
        and _count_digits(text) >= fewest
        and not re.fullmatch(_DAY, text)
    )


def read_order_number(text: str) -> str:
    """6 to 40 letters, digits or "-", as typed; from a pasted line, the one with 8 digits."""
    line = flatten_text(text).strip("#-. ")
    joined = line.replace(" ", "")
    alone = joined if joined.isdecimal() else line
    if _is_order_number(alone, _MIN_DIGITS_ALONE):
        return alone
    pieces: dict[str, None] = dict.fromkeys(re.findall(_PIECE, line))
    found = tuple(piece for piece in pieces if _is_order_number(piece, _MIN_DIGITS_PASTED))
    if len(found) != 1:
        raise MisreadError("order_number", choices=found[:4])
    return found[0]
