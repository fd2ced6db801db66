"""The one number of a line about an amount or a count, and the words that change what it means."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from flows.model.errors import MisreadError
from flows.reading.cardinals import replace_cardinals
from flows.reading.digits import NEGATIVE, NUMBER, list_readings
from flows.reading.lexicon.currencies import build_currency_terms
from flows.reading.lexicon.fillers import COUNT_WORDS, MONEY_WORDS, SENTENCE_WORDS
from flows.reading.lexicon.multipliers import CHANGERS, MULTIPLIERS
from flows.reading.scanning import (
    FILLER,
    Lexicon,
    Term,
    Token,
    build_lexicon,
    build_terms,
    scan_line,
)
from flows.reading.texts import fold_text

CHANGER = "h"
"""The kind of a word beside which a number is not what is meant: "half", "per", "except"."""

MISREADS: Mapping[str, str] = {
    "no_number": "I found no number there. Please type it in digits, for example 250.",
    "several_numbers": "I see more than one number. Which one is it? Please send only that one.",
    "negative": "Please type the number without a minus sign.",
    "unclear": "I am not sure which number that is. Please type it in full, for example 12500.",
}

_HARMLESS = frozenset(",.():;=~!?\"'-≈")
_UNCLEAR = r"[%\u00bc-\u00be\u2044\u2150-\u215e]"
_WHOLE_MARK = r"[.,]-"  # "1.250,- EUR": nothing follows the mark, so those before are thousands
_SLIP = r"(?:^|[^\w])[.,]$"  # "$..75"; in "Rs.500" the dot is the word's
_MAX_CHOICE = 20


def _build_changing_terms() -> dict[str, Term]:
    multipliers = [(w, ("k", factors)) for factors, row in MULTIPLIERS for w in row.split()]
    return build_terms([*multipliers, *((word, (CHANGER, None)) for word in CHANGERS.split())])


def _build_filler_terms(words: str) -> dict[str, Term]:
    return build_terms((word, (FILLER, None)) for word in f"{words} {SENTENCE_WORDS}".split())


_CHANGING = _build_changing_terms()
MONEY_LEXICON: Lexicon = build_lexicon(
    {name: term for name, term in build_currency_terms().items() if name not in ("m", "k")},
    _build_filler_terms(MONEY_WORDS),
    _CHANGING,
)
"""Every word that a line about money is read by."""

COUNT_LEXICON: Lexicon = build_lexicon(_build_filler_terms(COUNT_WORDS), _CHANGING)
"""Every word that a line about a count is read by."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it was written; it `is_whole` where a mark says that no decimals follow."""

    text: str
    is_whole: bool = False


def scan_amount(flat: str, lexicon: Lexicon) -> tuple[str, list[Token]]:
    """The line that was read, and its tokens without fillers and harmless marks."""
    line = replace_cardinals(fold_text(flat))
    tokens = scan_line(line, lexicon, NUMBER)
    return line, [one for one in tokens if one.kind != FILLER and one.kind not in _HARMLESS]


def find_figure(
    flat: str, line: str, tokens: Sequence[Token], word_choice: Callable[[str], str]
) -> Figure:
    """The only number of the line; raises MisreadError where there is none, or more than one.

    `word_choice` says what is offered for a number, "" for one that is no answer.
    """
    if re.search(_UNCLEAR, flat):
        raise MisreadError("unclear")
    numbers = [token for token in tokens if token.kind == "n"]
    found = tuple(dict.fromkeys(token.text for token in numbers))
    if not found:
        raise MisreadError("no_number")
    if len(found) > 1:
        short = [word_choice(token) for token in found if len(token) <= _MAX_CHOICE]
        raise MisreadError("several_numbers", choices=tuple(filter(None, short))[:4])
    first = numbers[0]
    if not list_readings(found[0]) or re.search(_SLIP, line[: first.start]):
        raise MisreadError("unclear")  # "$..75" may be a slip for .75 or 75
    if re.search(NEGATIVE, line):
        raise MisreadError("negative")
    return Figure(found[0], is_whole=bool(re.match(_WHOLE_MARK, line[first.end :])))
