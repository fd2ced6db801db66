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
_GROUPED = r"(?<![\d-])\d{2,6}(?: \d{2,6}){1,9}(?![\d-])"
_OTHER_NUMBER = (
    r"(?i)\b(?:dhl|fedex|ups|usps|tnt|ems|sf|yanwen|4px|cainiao|tracking|waybill|awb|phone|tel|"
    r"whatsapp|wechat|iban|account|invoice|mtcn|not)\b"
)
_MIN_DIGITS_ALONE = 4
_MIN_DIGITS_GROUPED = 12
_MIN_DIGITS_PASTED = 8


def _count_digits(text: str) -> int:
    return sum(letter.isdecimal() for letter in text)


def _is_order_number(text: str, fewest: int) -> bool:
    return (
        bool(re.fullmatch(_WHOLE, text))
        and _count_digits(text) >= fewest
        and not re.fullmatch(_DAY, text)
    )


def _find_grouped(line: str) -> list[str]:
    """Numbers of which the digits stand in groups: "300 123 456 789 012"."""
    groups = re.findall(_GROUPED, line)
    return [joined for one in groups if len(joined := one.replace(" ", "")) >= _MIN_DIGITS_GROUPED]


def read_order_number(text: str) -> str:
    """6 to 40 letters, digits or "-", as typed; from a pasted line, the one with 8 digits.

    A number beside a carrier or a word for tracking is the parcel's, and is asked about.
    """
    line = flatten_text(text).strip("#-. ")
    joined = line.replace(" ", "")
    alone = joined if joined.isdecimal() else line
    if _is_order_number(alone, _MIN_DIGITS_ALONE):
        return alone
    pieces: dict[str, None] = dict.fromkeys(re.findall(_PIECE, line))
    found = tuple(piece for piece in pieces if _is_order_number(piece, _MIN_DIGITS_PASTED))
    found = found or tuple(dict.fromkeys(_find_grouped(line)))
    if len(found) != 1 or re.search(_OTHER_NUMBER, line):
        raise MisreadError("order_number", choices=found[:4])
    return found[0]
