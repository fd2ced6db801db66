"""How many units: a whole number, in digits or small English words."""

import re
from collections.abc import Mapping

from flows.model.errors import MisreadError
from flows.reading.digits import (
    NEGATIVE,
    UNCLEAR,
    WORDS,
    Numeral,
    find_numbers,
    flatten_text,
    list_readings,
)

MISREADS: Mapping[str, str] = {
    "not_whole": "Please type a whole number, without decimals.",
    "too_few": "The smallest number that fits here is {least}. Please check it.",
    "too_many": "The largest number that fits here is {most}. Please check it.",
}

_WORD = rf"\b(?:{'|'.join(WORDS)}|none)\b"
_HALF_DOZEN = r"\b(?:a )?half (?:a )?dozen\b"
_DOZEN = r"\b(?:a |one )dozen\b|^dozen\b"
_VAGUE = r"\b(?:half|dozens|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b"
_MAX_DIGITS = 15  # digits; more is no count of anything


def _find_written(line: str) -> tuple[Numeral, ...]:
    """The different numbers in digits; of two readings the one with thousands."""
    found: list[Numeral] = []
    for token in find_numbers(line):
        meant = list_readings(token)
        if not meant:
            raise MisreadError("unclear")
        found.append(meant[0])
    return tuple(dict.fromkeys(found))


def _find_spelled(line: str) -> tuple[Numeral, ...]:
    words = dict.fromkeys(re.findall(_WORD, line))
    if len(words) > 1:
        raise MisreadError("unclear")  # "twenty five" is not 20 or 5
    return tuple(Numeral(str(WORDS.get(word, 0))) for word in words)


def _find_only(line: str) -> Numeral:
    written = _find_written(line)
    if written:
        line = re.sub(r"\bone\b", "", line)  # "this one" counts nothing beside a real number
    found = tuple(dict.fromkeys((*written, *_find_spelled(line))))
    if not found:
        raise MisreadError("no_number")
    if len(found) > 1:
        wholes = (one.whole for one in found if not one.fraction)
        choices = tuple(whole for whole in wholes if len(whole) <= _MAX_DIGITS)
        raise MisreadError("several_numbers", choices=choices[:4])
    return found[0]


def _read_whole(line: str) -> Numeral:
    if re.search(UNCLEAR, line) or re.search(_VAGUE, line):
        raise MisreadError("unclear")
    number = _find_only(line)
    if re.search(NEGATIVE, line):
        raise MisreadError("negative")
    if number.fraction:
        raise MisreadError("not_whole")
    return number


def read_count(text: str, *, least: int = 0, most: int = 1_000_000) -> int:
    """A whole number from `least` to `most`: "1,000", "1 000 pcs", "twelve", "2 dozen"."""
    line = re.sub(_DOZEN, "12", re.sub(_HALF_DOZEN, "6", flatten_text(text).lower()))
    number = _read_whole(line)
    if len(number.whole) > _MAX_DIGITS:
        raise MisreadError("too_many", {"most": most})
    count = int(number.whole)
    if "dozen" in line:
        count *= 12
    if count < least:
        raise MisreadError("too_few", {"least": least})
    if count > most:
        raise MisreadError("too_many", {"most": most})
    return count
