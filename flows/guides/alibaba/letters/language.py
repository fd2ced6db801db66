"""A language of the letters: it words sentences, and cuts a draft until its text fits."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Any, get_args

from flows.guides.alibaba.letters.content.draft import Draft, Line, Paragraph, Sentence

LONGEST = 1500
"""Characters of a letter; a form that takes fewer gets the short version."""

Word = Callable[[Any], str]
"""A function that words one sentence."""


@dataclass(frozen=True, slots=True)
class Language:
    """The functions that word the sentences, by class, and what stands between two sentences."""

    words: Mapping[type[Sentence], Word]
    gap: str

    def write_letter(self, draft: Draft) -> str:
        """Return the draft in words, with its cuts as far as it is longer than `LONGEST`."""
        paragraphs = draft.paragraphs
        text = self._word_paragraphs(paragraphs)
        for cut in draft.cuts:
            if len(text) <= LONGEST:
                break
            paragraphs = tuple(
                cut.shorter if each == cut.paragraph else each for each in paragraphs
            )
            text = self._word_paragraphs(paragraphs)
        return text

    def word_line(self, line: Line) -> str:
        """Return sentences in words, one after the other."""
        return self.gap.join(self.words[type(sentence)](sentence) for sentence in line)

    def _word_paragraphs(self, paragraphs: tuple[Paragraph, ...]) -> str:
        texts = ("\n".join(map(self.word_line, each)) for each in paragraphs)
        return "\n\n".join(filter(None, texts))


def make_language(gap: str, *topics: tuple[UnionType | type[Sentence], Word]) -> Language:
    """Return a language; each topic is one or more kinds of sentences, and how they are worded."""
    words = {kind: word for kinds, word in topics for kind in get_args(kinds) or (kinds,)}
    return Language(words, gap)
