"""What a person typed, made safe to keep, and read as words."""

import re
import unicodedata
from collections.abc import Mapping

from flows.model.errors import MisreadError

MAX_CHARACTERS = 10_000
"""Characters past which nothing is read at all; Telegram itself stops at 4,096 per message."""

MISREADS: Mapping[str, str] = {
    "empty": "There is no text in that message. Please type your answer.",
    "no_words": "I see only symbols there. Please answer in words or numbers.",
    "too_short": "That is very short. Please write at least {least} characters.",
    "too_long": "That is {length} characters; at most {most} fit here. Please shorten it.",
}

_BREAKS = "\r\n?|[\x0b\x0c\x85\u2028\u2029]"
# Controls, lone surrogates, bidi embeddings, overrides and isolates, and invisible fillers.
# Joiners stay: emoji, Persian and Hindi are written with them.
_UNWANTED = (
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\ud800-\udfff\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069"
    "\u115f\u1160\u180e\u2061-\u2064\u2800\u3164\uffa0]"
)
_BLANKS = "\n{4,}"
_ACCENTS = "[\u0300-\u036f]"


def clean_text(text: str) -> str:
    """The same words without controls and bidi tricks: NFC, trimmed, at most two blank lines."""
    text = re.sub(_UNWANTED, "", re.sub(_BREAKS, "\n", text)).replace("\t", " ")
    text = unicodedata.normalize("NFC", text)
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return re.sub(_BLANKS, "\n\n\n", lines).strip()


def clean_bounded(text: str, most: int = MAX_CHARACTERS) -> str:
    """The cleaned text; refuses what is empty or hopelessly long before any work is done."""
    if len(text) > MAX_CHARACTERS:
        raise MisreadError("too_long", {"most": most, "length": len(text)})
    if not (cleaned := clean_text(text)):
        raise MisreadError("empty")
    return cleaned


def fold_text(text: str) -> str:
    """Lower case without accents, where two spellings of one word meet: "März" is "marz"."""
    bare = re.sub(_ACCENTS, "", unicodedata.normalize("NFKD", text)).casefold().replace("ı", "i")
    return unicodedata.normalize("NFC", bare)


def read_text(text: str, *, least: int = 1, most: int = 1000) -> str:
    """The buyer's own words, cleaned; lengths are counted in characters after cleaning."""
    words = clean_bounded(text, most)
    length = len(words)
    if length > most:
        raise MisreadError("too_long", {"most": most, "length": length})
    if not any(letter.isalnum() for letter in words):
        raise MisreadError("no_words")
    if length < least:
        raise MisreadError("too_short", {"least": least, "length": length})
    return words
