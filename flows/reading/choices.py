"""Which option a typed reply means: its number, its label, the start of it, or a keyword."""

import re
from collections.abc import Mapping, Sequence

from flows.model.errors import Misread
from flows.reading.digits import flat
from flows.reading.texts import folded

MISREADS: Mapping[str, str] = {
    "which_option": "That could mean more than one thing. Which of these is it?",
    "not_an_option": "I did not find that among the answers. "
    "Please tap a button, or type its number.",
}

Option = tuple[str, str, tuple[str, ...]]
"""An option's id, its label as shown, and keywords that mean it."""

_NOISE = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"(?:option |answer |number |no )?(\d{1,3})")
_NEGATION = re.compile(r"\b(?:no|not|never|none|nothing|cannot|without|isn|wasn|didn|doesn|don)\b")


def _words(text: str) -> str:
    return _NOISE.sub(" ", folded(text)).strip()


def _holds(said: str, keyword: str) -> bool:
    if keyword.isascii():
        return f" {keyword} " in f" {said} "
    return keyword in said  # Chinese and Thai put no spaces between words


def _starts(said: str, label: str) -> bool:
    return label.startswith(said) and len(said) >= (3 if said.isascii() else 2)


def _numbered(said: str, options: Sequence[Option]) -> list[str]:
    found = _NUMBER.fullmatch(said)
    index = int(found[1]) if found else 0
    return [options[index - 1][0]] if 0 < index <= len(options) else []


def _keyed(said: str, options: Sequence[Option]) -> list[str]:
    """Options of which the reply is a keyword, no more and no less."""
    return [option for option, _, keywords in options if said and said in map(_words, keywords)]


def _mentioned(said: str, options: Sequence[Option]) -> list[str]:
    """Options with a keyword in the reply; a keyword within a longer one does not count."""
    hits = [
        (word, option)
        for option, _, keywords in options
        for word in map(_words, keywords)
        if word and _holds(said, word)
    ]
    words = {word for word, _ in hits}
    longest = {one for one in words if not any(one != two and _holds(two, one) for two in words)}
    found = list(dict.fromkeys(option for word, option in hits if word in longest))
    rest = said
    for word in longest:
        rest = rest.replace(word, " ")
    if found and _NEGATION.search(rest):  # "not damaged" does not mean damaged
        raise Misread("which_option", choices=tuple(found))
    return found


def read_choice(text: str, options: Sequence[Option]) -> str:
    """The id of the one option the reply means; ids themselves are understood too."""
    said = _words(flat(text))
    exact = [one for one, label, _ in options if said and said in (_words(label), _words(one))]
    found = exact or _numbered(said, options) or _keyed(said, options)
    if not found and said:
        found = [one for one, label, _ in options if _starts(said, _words(label))]
        found = found or _mentioned(said, options)
    if not found:
        raise Misread("not_an_option")
    if len(found) > 1:
        raise Misread("which_option", choices=tuple(found))
    return found[0]
