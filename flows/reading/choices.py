"""Which option a typed reply means: its number, its label, the start of it, or a keyword."""

import re
from collections.abc import Mapping, Sequence

from flows.model.errors import MisreadError
from flows.reading.digits import flatten_text
from flows.reading.texts import fold_text

MISREADS: Mapping[str, str] = {
    "which_option": "That could mean more than one thing. Which of these is it?",
    "not_an_option": "I did not find that among the answers. "
    "Please tap a button, or type its number.",
}

OptionWords = tuple[str, str, tuple[str, ...]]
"""An option's id, its label as shown, and keywords that mean it."""

_NOISE = r"[\W_]+"
_NUMBER = r"(?:option |answer |number |no )?(\d{1,3})"
_NEGATION = r"\b(?:no|not|never|none|nothing|cannot|without|isn|wasn|didn|doesn|don)\b"


def _normalize(text: str) -> str:
    return re.sub(_NOISE, " ", fold_text(text)).strip()


def _has_keyword(said: str, keyword: str) -> bool:
    if keyword.isascii():
        return f" {keyword} " in f" {said} "
    return keyword in said  # Chinese and Thai put no spaces between words


def _is_start(said: str, label: str) -> bool:
    return label.startswith(said) and len(said) >= (3 if said.isascii() else 2)


def _match_number(said: str, options: Sequence[OptionWords]) -> list[str]:
    found = re.fullmatch(_NUMBER, said)
    index = int(found[1]) if found else 0
    return [options[index - 1][0]] if 0 < index <= len(options) else []


def _match_keyword(said: str, options: Sequence[OptionWords]) -> list[str]:
    """Options of which the reply is a keyword, no more and no less."""
    return [option for option, _, keywords in options if said and said in map(_normalize, keywords)]


def _match_mentions(said: str, options: Sequence[OptionWords]) -> list[str]:
    """Options with a keyword in the reply; a keyword within a longer one does not count."""
    hits = [
        (word, option)
        for option, _, keywords in options
        for word in map(_normalize, keywords)
        if word and _has_keyword(said, word)
    ]
    words = {word for word, _ in hits}
    longest = {
        one for one in words if not any(one != two and _has_keyword(two, one) for two in words)
    }
    found = list(dict.fromkeys(option for word, option in hits if word in longest))
    rest = said
    for word in longest:
        rest = rest.replace(word, " ")
    if found and re.search(_NEGATION, rest):  # "not damaged" does not mean damaged
        raise MisreadError("which_option", choices=tuple(found))
    return found


def read_choice(text: str, options: Sequence[OptionWords]) -> str:
    """The id of the one option the reply means; ids themselves are understood too."""
    said = _normalize(flatten_text(text))
    exact = [
        one for one, label, _ in options if said and said in (_normalize(label), _normalize(one))
    ]
    found = exact or _match_number(said, options) or _match_keyword(said, options)
    if not found and said:
        found = [one for one, label, _ in options if _is_start(said, _normalize(label))]
        found = found or _match_mentions(said, options)
    if not found:
        raise MisreadError("not_an_option")
    if len(found) > 1:
        raise MisreadError("which_option", choices=tuple(found))
    return found[0]
