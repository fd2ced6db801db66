"""The parts a guide is declared with: steps, the paths between them, topics and letters."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from flows.definition.kinds import StepKind
from flows.definition.rules import Rule
from flows.model.answers import Known
from flows.model.case import Case, Move, Value
from flows.model.case_file import BuildInfo, CaseFile
from flows.model.letter_texts import LetterText

OrderField = Literal["order_number", "order_total", "ordered_on"]
"""What can be read from a picture of the order page: a text, an amount, a day."""


@dataclass(frozen=True, slots=True)
class Path:
    """Where a step leads: `on` a move (any, when None), `when` a rule holds (always, when None).

    Paths are tried in the order declared. `again` allows one that leads back: it starts a round.
    """

    target: str
    move: Move | None = None
    when: Rule | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A line that comes with a question while its rule holds."""

    when: Rule
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """One question or notice: its kind, its English text, and where it leads.

    `notes` are lines below the question. `why` says why it is asked and where to find the answer.
    A step that may be skipped, always or while `skip_when` holds, stays open. `letters` are ids of
    texts to paste shown with it, `topics` of those offered beside it as buttons. `facts` are the
    ids of the platform's rules its text rests on. One that `shows_preflight` says what is missing
    and what disagrees. One with `needs_case_file` needs the case file: it is made when the step
    comes. What a file shows of its `order_field` is proposed as its answer. One `added` when cases
    had gone by it is not asked of those. One that `asks_words_of_others` takes a forwarded message
    for an answer. `correction_words` let a buyer correct its day at any later point. Without paths
    it leads to the step declared next.
    """

    id: str
    kind: StepKind
    text: str
    why: str = ""
    notes: tuple[Note, ...] = ()
    skip: bool = False
    letters: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    paths: tuple[Path, ...] = ()
    shows_preflight: bool = False
    needs_case_file: bool = False
    order_field: OrderField | None = None
    added: bool = False
    asks_words_of_others: bool = False
    correction_words: tuple[str, ...] = ()
    skip_when: Rule | None = None

    @property
    def moves(self) -> tuple[Move, ...]:
        """The triggers by which the step can be left."""
        skips = self.skip or self.skip_when is not None
        return (*self.kind.moves, "skipped") if skips else self.kind.moves

    def can_skip(self, known: Known) -> bool:
        """Whether it may be skipped after these answers."""
        return self.skip or (self.skip_when is not None and self.skip_when.holds(known))


@dataclass(frozen=True, slots=True)
class Phase:
    """A group of steps the buyer sees as progress."""

    id: str
    title: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """Something the buyer may ask at any point; `keywords` recognise a typed question."""

    id: str
    title: str
    text: str
    keywords: tuple[str, ...] = ()
    group: str = ""


Figure = Callable[[Known], Value | None]
LetterWriter = Callable[[Known, Case], str]
CaseFileDrafter = Callable[[Known, Case, BuildInfo], CaseFile]


@dataclass(frozen=True, slots=True)
class Letter:
    """A text to paste, written from the answers: English, and Chinese where the seller reads it."""

    id: str
    title: str
    english: LetterWriter
    chinese: LetterWriter | None = None

    def write(self, known: Known, case: Case) -> LetterText:
        """Return the letter as it reads now."""
        chinese = self.chinese(known, case) if self.chinese else ""
        return LetterText(self.english(known, case), chinese)
