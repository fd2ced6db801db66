"""The difference between two measures the buyer typed, where both sides state exactly one."""

import re
from fractions import Fraction

from flows.definition.vocabulary import Phrase
from flows.guides.alibaba.letters.formatting import format_percent

UNITS = "mm|cm|m|kg|g|ml|l|w|v|ah|mah|gsm|oz|lb|inch|mg|db|lm"
_MEASURE = re.compile(rf"(?<![\w.,-])(\d{{1,7}}(?:\.\d{{1,4}})?)\s?({UNITS})\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d.,]*")


def measure_difference(agreed: str, received: str) -> Phrase | None:
    """Return "0.4 mm less (20%)", or None where the two cannot be compared without a doubt.

    A number with a comma is read differently in different countries, so it is not read at all.
    """
    wanted, found = _find_only_measure(agreed), _find_only_measure(received)
    if not wanted or not found or wanted[1] != found[1] or wanted[0] == found[0]:
        return None
    gap, less = abs(wanted[0] - found[0]), found[0] < wanted[0]
    part = format_percent(int(gap * 10_000), int(wanted[0] * 10_000)) if wanted[0] else ""
    size = f"{_format_plain(gap)} {wanted[1]}"
    return Phrase(
        f"{size} {'less' if less else 'more'}" + (f" ({part})" if part else ""),
        f"{'少' if less else '多'} {size}" + (f"（{part}）" if part else ""),
    )


def _find_only_measure(text: str) -> tuple[Fraction, str] | None:
    found = _MEASURE.findall(text)
    if len(found) != 1 or any("," in each for each in _NUMBER.findall(text)):
        return None
    return Fraction(found[0][0]), found[0][1].lower()


def _format_plain(value: Fraction) -> str:
    return f"{float(value):.4f}".rstrip("0").rstrip(".")
