"""Order numbers, alone or inside a pasted line."""

import re
from collections.abc import Mapping

from flows.model.errors import Misread
from flows.reading.digits import flat

MISREADS: Mapping[str, str] = {
    "order_number": "I do not see one order number there. It is a long number on the order page; "
    "please copy it from there.",
}

_WHOLE = re.compile(r"[A-Za-z0-9-]{6,40}")
_PIECE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9]")
_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}-\d{1,2}-\d{4}")
_FEWEST_ALONE = 4
_FEWEST_PASTED = 8


def _digits(text: str) -> int:
    return sum(letter.isdecimal() for letter in text)


def _fits(text: str, fewest: int) -> bool:
    return bool(_WHOLE.fullmatch(text)) and _digits(text) >= fewest and not _DAY.fullmatch(text)


def read_order_number(text: str) -> str:
    """6 to 40 letters, digits or "-", as typed; from a pasted line, the one with 8 digits."""
    line = flat(text).strip("#-. ")
    joined = line.replace(" ", "")
    alone = joined if joined.isdecimal() else line
    if _fits(alone, _FEWEST_ALONE):
        return alone
    pieces: dict[str, None] = dict.fromkeys(_PIECE.findall(line))
    found = tuple(piece for piece in pieces if _fits(piece, _FEWEST_PASTED))
    if len(found) != 1:
        raise Misread("order_number", choices=found[:4])
    return found[0]
