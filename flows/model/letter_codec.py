"""Letters that were shown and sent, as plain JSON and back; instants are exact ISO texts."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from flows.model.letter_texts import LetterText, SentLetter

Json = Any


def encode_shown(shown: Mapping[str, LetterText]) -> Json:
    """Return the letters by id, each as its English and its Chinese."""
    return {letter: [text.english, text.chinese] for letter, text in shown.items()}


def decode_shown(known: Mapping[str, Sequence[str]]) -> Mapping[str, LetterText]:
    """Return what `encode_shown` was given."""
    return {letter: LetterText(*versions) for letter, versions in known.items()}


def encode_sent(sent: Sequence[SentLetter]) -> Json:
    """Return the letters in the order in which they were sent."""
    return [
        {
            "letter": each.letter,
            "spot": [each.step, each.lap],
            "on": each.on.isoformat(),
            "at": each.at.isoformat(),
            "text": [each.text.english, each.text.chinese],
        }
        for each in sent
    ]


def decode_sent(known: Sequence[Json]) -> tuple[SentLetter, ...]:
    """Return what `encode_sent` was given."""
    return tuple(map(_decode_letter, known))


def _decode_letter(known: Json) -> SentLetter:
    step, lap = known["spot"]
    on, at = date.fromisoformat(known["on"]), datetime.fromisoformat(known["at"])
    return SentLetter(known["letter"], step, lap, on, at, LetterText(*known["text"]))
