"""The parts a guide is declared with: steps, the paths between them, topics and letters."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from flows.definition.kinds import Kind
from flows.definition.rules import Rule
from flows.model.answers import Known
from flows.model.case import Case, Move, Value
from flows.model.case_file import CaseFile, Making

Role = Literal["order_number", "order_total", "ordered_on"]
"""What can be read from a picture of the order page: a text, an amount, a day."""


@dataclass(frozen=True, slots=True)
class Path:
    """Where a step leads: `on` a move (any, when None), `when` a rule holds (always, when None).

    Paths are tried in the order declared. `again` allows one that leads back: it starts a round.
    """

    to: str
    on: Move | None = None
    when: Rule | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One question or notice: its kind, its English text, and where it leads.

    `why` says why it is asked and where to find the answer. A step that may be skipped stays
    open. `letters` are ids of texts to paste shown with it, `topics` of those offered beside it
    as buttons. `facts` are the ids of the platform's rules its text rests on. One that is
    `checked` shows what is missing and what disagrees. One with `papers` needs the case file: it
    is made when the step comes. What a file shows of the role it `reads` is proposed as its
    answer. Words by which it is `named` let a buyer correct its day at any later point. Without
    paths it leads to the step declared next.
    """

    id: str
    kind: Kind
    text: str
    why: str = ""
    skip: bool = False
    letters: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    paths: tuple[Path, ...] = ()
    checked: bool = False
    papers: bool = False
    reads: Role | None = None
    named: tuple[str, ...] = ()

    @property
    def moves(self) -> tuple[Move, ...]:
        """The triggers by which the step is left."""
        return (*self.kind.moves, "skipped") if self.skip else self.kind.moves


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
Writer = Callable[[Known, Case], str]
Drafter = Callable[[Known, Case, Making], CaseFile]


@dataclass(frozen=True, slots=True)
class Letter:
    """A text to paste, written from the answers: English, and Chinese where the seller reads it."""

    id: str
    title: str
    english: Writer
    chinese: Writer | None = None
