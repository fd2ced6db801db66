"""How many units: a whole number, in digits or words; what counts something else is asked."""

import re
from collections.abc import Mapping

from flows.model.errors import MisreadError
from flows.reading.amount_terms import COUNT_LEXICON, find_figure, scan_amount
from flows.reading.cardinals import replace_cardinals
from flows.reading.digits import Numeral, flatten_text, list_readings
from flows.reading.scanning import UNKNOWN, Token, quote_tokens
from flows.reading.texts import fold_text

MISREADS: Mapping[str, str] = {
    "not_whole": "Please type a whole number, without decimals.",
    "too_few": "The smallest number that fits here is {least}. Please check it.",
    "too_many": "The largest number that fits here is {most}. Please check it.",
    "count_unsure": "I read {number} there, but I am not sure about “{unread}”. If that is the "
    "number, tap it. If not, please type only the number.",
    "count_unread": "I am not sure which number that is: I do not understand “{unread}” there. "
    "Please type only the number of single pieces.",
}

_HALF_DOZEN = r"\b(?:a )?half (?:a )?dozen\b"
_DOZEN = r"\b(?:a |one )dozen\b|^dozen\b"
_DOZENS = r"(\d{1,6}) dozen\b"
_NONE = r"(?:none|zero|nothing|not one|not a single one|no units?|no pieces?)(?: of them)?"
_ALL = (
    r"(?:all|every(?:thing| ?one| single one| piece| unit)|each(?: one)?|the whole (?:lot|order)"
    r"|both|tous|toutes|tout|todos|todas|todo|alle|alles|все|всё|вce|tutti|tutte|hepsi|wszystkie"
    r"|semua|全部|所有|都|كلها|الكل|جميعها|全て|すべて|전부|모두|ทั้งหมด|tất cả|toate|alla|kaikki)"
    r"(?: of (?:them|it|the (?:units|items|pieces)))?(?: the)?(?: units| items| pieces| pcs)?"
)
_MAX_DIGITS = 15  # digits; more is no count of anything


def _means_all(line: str) -> bool:
    return bool(re.fullmatch(_ALL, line.strip(" .!")))


def _put_dozens(line: str) -> str:
    """The line with dozens as numbers: "2 dozen" is 24."""
    line = re.sub(_DOZEN, "12", re.sub(_HALF_DOZEN, "6", line))
    return re.sub(_DOZENS, lambda found: str(12 * int(found[1])), line)


def _find_unread(tokens: list[Token], count: int, everything: int | None) -> list[Token]:
    """The words that may change the number; "all 500" says nothing new where all are 500."""
    unread = [token for token in tokens if token.kind not in "nk"]
    told = ["all", "both"] if count == everything else []
    return [token for token in unread if token.text not in told]


def _word_choice(token: str) -> str:
    """A whole number as a choice, "" for what is none."""
    found = list_readings(token)
    return found[0].whole if found and not found[0].fraction else ""


def _read_whole(line: str, everything: int | None) -> Numeral:
    line, tokens = scan_amount(line, COUNT_LEXICON)
    ones = [token for token in tokens if token.text == "1" and token.kind == "n"]
    others = [token for token in tokens if token.kind == "n" and token.text != "1"]
    if ones and others and re.search(r"\bthis 1\b|\bthat 1\b", line):
        tokens = [token for token in tokens if token not in ones]  # "this one: 5"
    figure = find_figure(line, line, tokens, _word_choice)
    number = list_readings(figure.text)[0]
    factors = [token.value for token in tokens if token.kind == "k"]
    unread = [token for token in tokens if token.kind not in "nk"]
    if factors:
        found = [number.multiply(factor) for factor in factors[0]]
        whole = tuple(one.whole for one in found if not one.fraction)
        raise MisreadError("unclear", choices=whole if len(factors) == 1 and not unread else ())
    if number.fraction:
        raise MisreadError("not_whole")
    if len(number.whole) <= _MAX_DIGITS:
        unread = _find_unread(tokens, int(number.whole), everything)
    _check_whole(line, number, unread)
    return number


def _check_whole(line: str, number: Numeral, unread: list[Token]) -> None:
    """Ask about a number that was read from a part of the line only."""
    if not unread:
        return
    said = quote_tokens(line, unread)[:60]
    if len(number.whole) > _MAX_DIGITS or any(token.kind != UNKNOWN for token in unread):
        raise MisreadError("count_unread", {"unread": said})
    raise MisreadError(
        "count_unsure", {"number": int(number.whole), "unread": said}, (number.whole,)
    )


def read_count(
    text: str, *, least: int = 0, most: int = 1_000_000, everything: int | None = None
) -> int:
    """A whole number from `least` to `most`: "1,000", "1 000 pcs", "two hundred", "2 dozen".

    `everything` is what "all of them" means, where that is known.
    """
    line = fold_text(flatten_text(text))
    if everything is not None and _means_all(line):
        return everything
    if re.fullmatch(_NONE, line.strip(" .!")):
        number = Numeral("0")
    else:
        number = _read_whole(_put_dozens(replace_cardinals(line)), everything)
    if len(number.whole) > _MAX_DIGITS:
        raise MisreadError("too_many", {"most": most})
    count = int(number.whole)
    if count < least:
        raise MisreadError("too_few", {"least": least})
    if count > most:
        raise MisreadError("too_many", {"most": most})
    return count
