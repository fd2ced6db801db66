"""How many units: a whole number, in digits or small English words."""

import re
from collections.abc import Mapping

from flows.errors import Misread
from flows.reading.digits import UNCLEAR, WORDS, Numeral, flat, readings, tokens

MISREADS: Mapping[str, str] = {
    "not_whole": "Please type a whole number, without decimals.",
    "too_few": "The smallest number that fits here is {least}. Please check it.",
    "too_many": "The largest number that fits here is {most}. Please check it.",
}

_NEGATIVE = re.compile(r"(?<![\w.])-\s?\.?\d|\bminus\b")
_WORD = re.compile(rf"\b(?:{'|'.join(WORDS)}|none)\b")
_TENS = re.compile(r"\b(?:thirty|forty|fifty|sixty|seventy|eighty|ninety)")
_LONGEST = 15  # digits; more is no count of anything


def _spelled(line: str) -> Numeral:
    found = _WORD.findall(line)
    if len(found) > 1 or _TENS.search(line):
        raise Misread("unclear")
    if found:
        return Numeral(str(WORDS.get(found[0], 0)))
    if "dozen" in line:
        return Numeral("1")
    raise Misread("no_number")


def _written(line: str) -> Numeral:
    found = tokens(line)
    meant = tuple(dict.fromkeys(readings(token)[:1] for token in found))
    if not found:
        return _spelled(line)
    if len(meant) > 1:
        wholes = (one[0].whole for one in meant if one and not one[0].fraction)
        choices = tuple(whole for whole in wholes if len(whole) <= _LONGEST)
        raise Misread("several_numbers", choices=choices[:4])
    if not meant[0]:
        raise Misread("unclear")
    if _NEGATIVE.search(line):
        raise Misread("negative")
    return meant[0][0]


def read_count(text: str, *, least: int = 0, most: int = 1_000_000) -> int:
    """A whole number from `least` to `most`: "1,000", "1 000 pcs", "twelve", "2 dozen"."""
    line = flat(text).lower()
    if UNCLEAR.search(line):
        raise Misread("unclear")
    number = _written(line)
    if number.fraction:
        raise Misread("not_whole")
    if len(number.whole) > _LONGEST:
        raise Misread("too_many", {"most": most})
    count = int(number.whole)
    if "dozen" in line:
        count = count * 6 if "half" in line else count * 12
    if count < least:
        raise Misread("too_few", {"least": least})
    if count > most:
        raise Misread("too_many", {"most": most})
    return count
