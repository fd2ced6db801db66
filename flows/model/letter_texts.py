"""Texts to paste as they were shown in the chat, and those that the buyer says were sent."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from flows.model.case_file import SentText


@dataclass(frozen=True, slots=True)
class LetterText:
    """A letter word for word, as the chat showed it: in English, and in Chinese where it has it."""

    english: str
    chinese: str = ""

    @property
    def versions(self) -> Mapping[str, str]:
        """The text of each language that says something."""
        return {
            language: text
            for language, text in (("en", self.english), ("zh", self.chinese))
            if text.strip()
        }


@dataclass(frozen=True, slots=True)
class SentLetter:
    """A letter that was sent: its id, the step and lap that asked, the buyer's day, the text.

    `at` is the instant at which the buyer said so.
    """

    letter: str
    step: str
    lap: int
    on: date
    at: datetime
    text: LetterText


def name_letter(letter: str) -> str:
    """Return the id of a letter as a part of a file name."""
    return letter.replace("_", "-")


def list_sent_texts(sent: Iterable[tuple[date, SentLetter]]) -> tuple[SentText, ...]:
    """Return each letter and its day as "2026-11-27-first-message", and no name twice."""
    counts, found = Counter[str](), list[SentText]()
    for day, each in sent:
        name = f"{day.isoformat()}-{name_letter(each.letter)}"
        counts[name] += 1
        numbered = name if counts[name] == 1 else f"{name}-{counts[name]}"
        found.append(SentText(numbered, each.text.versions))
    return tuple(found)
