"""What a letter is made of before it has words: sentences, lines, paragraphs, and a draft."""

from dataclasses import dataclass

from flows.definition.vocabulary import is_unknown


class Sentence:
    """One thing to be said, with its figures; each language has its words for it."""

    __slots__ = ()


Line = tuple[Sentence, ...]
"""Sentences that stand one after the other."""

Paragraph = tuple[Line, ...]
"""Lines that stand one below the other."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A paragraph that gives way to a shorter one, or to () for none, where there is no room."""

    paragraph: Paragraph
    shorter: Paragraph = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter without words: its paragraphs, and what is cut, in this order, while it is long."""

    paragraphs: tuple[Paragraph, ...]
    cuts: tuple[Cut, ...] = ()


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of the buyer, of which at most so many characters are shown."""

    text: str
    most: int


def take_excerpt(text: str, most: int) -> Excerpt | None:
    """Return an excerpt of at most so many characters, None of a text that says nothing.

    That the buyer does not know is nothing to be quoted.
    """
    return Excerpt(text, most) if text.strip() and not is_unknown(text) else None


def make_line(*sentences: Sentence | None) -> Line:
    """Return a line of the sentences that are there."""
    return tuple(sentence for sentence in sentences if sentence is not None)


def make_paragraph(*lines: Line) -> Paragraph:
    """Return a paragraph of the lines that say something."""
    return tuple(filter(None, lines))
