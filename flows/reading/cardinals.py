"""Numbers in English words: "thirty one", "two hundred and five", "5 thousand"."""

import re
from collections.abc import Mapping

_UNDER_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SCALES: Mapping[str, int] = {"thousand": 1000, "million": 1_000_000}
_HUNDRED = 100

SMALL_WORDS: Mapping[str, int] = {
    **{word: value for value, word in enumerate(_UNDER_TWENTY.split())},
    **{word: 10 * tens for tens, word in enumerate(_TENS.split(), 2)},
}
"""The English words of the numbers below a hundred."""

_SMALL = "|".join(sorted(SMALL_WORDS, key=len, reverse=True))
_WORD = rf"(?:{_SMALL}|hundred|thousand|million)"
_FIRST = rf"(?:(?:\d{{1,3}}|\ba)(?= (?:hundred|thousand|million)\b)|\b{_WORD})"
_PHRASE = rf"(?<!\d )(?<![\w.,'-]){_FIRST}(?:(?:-| |,? and ){_WORD})*\b(?![.,]?\d)"


def _add_word(word: str, total: int, part: int, last: int) -> tuple[int, int, int] | None:
    """The sums after one more word, or None where it cannot follow; `last` is the word's size."""
    if word == "hundred":
        return (total, (part or 1) * _HUNDRED, _HUNDRED) if part < _HUNDRED else None
    if word in _SCALES:
        scale = _SCALES[word]
        if total and total < 1000 * scale:
            return None
        return total + (part or 1) * scale, 0, scale
    value = 1 if word == "a" else int(word) if word.isdecimal() else SMALL_WORDS[word]
    fits = last == 0 or last >= _HUNDRED or (20 <= last < _HUNDRED and 0 < value < 10)
    return (total, part + value, value or 1) if fits else None


def _parse_phrase(phrase: str) -> int | None:
    total = part = last = 0
    for word in re.split(r"-|,? and |,? ", phrase):
        added = _add_word(word, total, part, last)
        if added is None:
            return None
        total, part, last = added
    return total + part


def _write_digits(found: re.Match[str]) -> str:
    number = _parse_phrase(found[0])
    return found[0] if number is None else str(number)


def replace_cardinals(line: str) -> str:
    """The lower case line with numbers in words as digits; what is no one number stays."""
    return re.sub(_PHRASE, _write_digits, line)
