"""What was agreed against what was received, line by line, in the buyer's words."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from flows.definition.vocabulary import Known
from flows.guides.alibaba.letters.content.draft import (
    Excerpt,
    Paragraph,
    Sentence,
    make_line,
    make_paragraph,
    take_excerpt,
)
from flows.guides.alibaba.letters.content.options import Place

MOST_PAIRS = 3
LONGEST_TERM = 45
"""Characters of each side of a pair."""

PAIR_STEPS = ("agreed_term", "received_fact", "proof_where")
"""The steps of one line: what was agreed, what came instead, where the first stands in writing."""


class ComparisonTitle(Sentence, Enum):
    """What stands above the lines."""

    AGREED_AND_RECEIVED = "agreed and received"


@dataclass(frozen=True, slots=True)
class Pair:
    """One line as the buyer typed it, and the option of where it stands; "" for what is missing."""

    agreed: str
    received: str
    where: str

    @property
    def place(self) -> Place | None:
        """Where the agreed term stands in writing."""
        return next((place for place in Place if place.value == self.where), None)


@dataclass(frozen=True, slots=True)
class PairQuote(Sentence):
    """One line of the comparison."""

    agreed: Excerpt | None
    received: Excerpt | None
    place: Place | None


Comparison = ComparisonTitle | PairQuote


def list_pairs(known: Known) -> tuple[Pair, ...]:
    """Return the first lines of agreed and received, those that have both sides or one."""
    count = max(len(known.answers(step)) for step in PAIR_STEPS)
    sides = (_iter_texts(known, step, count) for step in PAIR_STEPS)
    rows = (Pair(*row) for row in zip(*sides, strict=True))
    return tuple(pair for pair in rows if pair.agreed or pair.received)[:MOST_PAIRS]


def compare_terms(known: Known) -> Paragraph:
    """Return the comparison with its title; () when there is no line."""
    quotes = [
        PairQuote(
            take_excerpt(pair.agreed, LONGEST_TERM),
            take_excerpt(pair.received, LONGEST_TERM),
            pair.place,
        )
        for pair in list_pairs(known)
    ]
    title = ComparisonTitle.AGREED_AND_RECEIVED
    return (
        make_paragraph(make_line(title), *(make_line(quote) for quote in quotes)) if quotes else ()
    )


def _iter_texts(known: Known, step: str, count: int) -> Iterator[str]:
    """Yield the text of each visit to a step, "" where it has none, as many as `count`."""
    values = [answer.value for answer in known.answers(step)]
    for value in [*values, *[None] * (count - len(values))]:
        yield value if isinstance(value, str) else ""
