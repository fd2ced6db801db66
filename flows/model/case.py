"""A case: the immutable snapshot of what one buyer answered and sent to one guide."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from flows.model.case_file_version import CaseFileVersion
from flows.model.letter_texts import LetterText, SentLetter
from flows.model.money import Money

Move = Literal["answered", "skipped", "elapsed", "passed"]
Value = str | int | date | datetime | Money | tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A step at its n-th visit: laps count from 0, so a round repeated keeps its own answers."""

    step: str
    lap: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What settled a spot: the move, the value if there is one, when, and by which message.

    `on` is the day it was for the buyer, in whose papers it stands; a former version kept none.
    A value from a computed `figure` moves with it. One only `about` right stands in no paper.
    """

    move: Move
    at: datetime
    value: Value | None = None
    message: int | None = None
    on: date | None = None
    figure: str | None = None
    about: bool = False


@dataclass(frozen=True, slots=True)
class StoryPart:
    """One of several messages that together answer an `entries` step."""

    text: str
    message: int | None = None


CaptureSource = Literal["camera", "upload"]


class ExhibitState(StrEnum):
    """Whether we hold the file of an exhibit; the values are stored.

    A file is wanted until it is stored, or is lost. One too large for us is kept by the buyer.
    """

    WANTED = "wanted"
    STORED = "stored"
    LOST = "lost"
    KEPT = "kept"


class LineSource(StrEnum):
    """Who says that a file shows a line of the checklist; the values are stored."""

    BUYER = "buyer"
    READ = "read"
    """What the order is was read from the picture itself."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One file of the buyer's: its line of the checklist, its caption, and whether we hold it.

    `line_from` is who says that it shows its `line`; without one the line is only proposed, by a
    caption or by its place in the list, and is stated nowhere. From the buyer without a line: it
    shows nothing of the list. `author` wrote or sent a forwarded one first, at `written_at`.
    `source_id` is how the messenger names its content, "" where that was not kept. The date that
    its camera gave is wrong where the buyer says so: `date_denied`.
    `size` is in bytes, as Telegram announced it; `digest` is the SHA-256 once stored.
    One kept by the buyer is listed as such, and is `vouched` once they said so. `taken_at` is the
    instant the file itself names, by the camera or, less telling, by how it was uploaded. Its
    `number` is that of its label, fixed by the first case file it stood in. It is `seen` when it
    was looked into: `hints` say how it looks (`match`: which exhibit it repeats) until it is
    `vouched` for; `refused` why it cannot be used.
    """

    id: str
    kind: str
    name: str
    message: int
    received_at: datetime
    line: str | None = None
    caption: str = ""
    size: int | None = None
    state: ExhibitState = ExhibitState.WANTED
    digest: str | None = None
    withdrawn: bool = False
    taken_at: datetime | None = None
    taken_from: CaptureSource | None = None
    number: int | None = None
    seen: bool = False
    hints: tuple[str, ...] = ()
    match: str | None = None
    vouched: bool = False
    refused: str | None = None
    line_from: LineSource | None = None
    author: str = ""
    written_at: datetime | None = None
    source_id: str = ""
    is_screenshot: bool = False
    date_denied: bool = False

    @property
    def shown_line(self) -> str | None:
        """The line that somebody said it shows; None while one is only proposed."""
        return self.line if self.line_from else None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an exhibit, named by its id, seems to say; the buyer decides about it."""

    value: Value
    exhibit: str


@dataclass(frozen=True, slots=True)
class Case:
    """Everything a turn knows of one dispute.

    `snoozed` and `muted` hold what the buyer said of follow-ups: by mark, not before an instant,
    or not again.
    `answers` keeps abandoned branches too: they are mute while the trail does not pass them.
    `focus` is a spot asked again although it has an answer. `nudged` counts, per kind of nudge,
    the rungs that have fallen since the case last moved, and per text how often it was told.
    `lines` holds what the buyer said of a checklist line: "none" or "later". `line` is the
    checklist line the next photo belongs to, `replacing` the exhibit whose place it takes.
    `doubts` are exhibits with hints to be told in the next summary, `doubted_at` when the last
    of them came. The next case file is brought though it is the same as before, if it `resends`;
    with it comes a copy to show to others, if it `redacts`.
    `proposed` holds by role what was read from a file; it answers nothing by itself.
    `shown_letters` are the letters by id as the chat showed them last, until they are sent;
    `sent_letters` are those: nothing is ever taken out of these, whatever is answered later.
    `asides` counts the messages below the open question; `is_reviewing` right after /review.
    `asked_about` are the exhibits of which the buyer was last asked what they show, together or
    (`asked_apart`) one by one. `offered` are the replies shown last in place of the question's
    own: a number typed means one of these. `cut_message` is that of a text refused for its
    length at `cut_at`: its end may come as a message of its own.
    """

    id: str
    guide: str
    opened_at: datetime
    heard_at: datetime
    answers: Mapping[Spot, Answer] = field(default_factory=dict)
    entries: Mapping[Spot, tuple[StoryPart, ...]] = field(default_factory=dict)
    exhibits: tuple[Exhibit, ...] = ()
    focus: Spot | None = None
    line: str | None = None
    lines: Mapping[str, str] = field(default_factory=dict)
    nudged: Mapping[str, int] = field(default_factory=dict)
    unsummed: int = 0
    snoozed: Mapping[str, datetime] = field(default_factory=dict)
    muted: frozenset[str] = frozenset()
    exported: CaseFileVersion | None = None
    resends: bool = False
    redacts: bool = False
    replacing: str | None = None
    doubts: tuple[str, ...] = ()
    doubted_at: datetime | None = None
    proposed: Mapping[str, Proposal] = field(default_factory=dict)
    shown_letters: Mapping[str, LetterText] = field(default_factory=dict)
    sent_letters: tuple[SentLetter, ...] = ()
    asked_about: tuple[str, ...] = ()
    asked_apart: bool = False
    offered: tuple[str, ...] = ()
    cut_message: int | None = None
    cut_at: datetime | None = None
    asides: int = 0
    is_reviewing: bool = False

    def has_brought(self, version: int) -> bool:
        """Whether a version of the case file was sent before, and is not wanted once more."""
        return bool(self.exported and version <= self.exported.version and not self.resends)

    def with_answer(self, spot: Spot, answer: Answer) -> "Case":
        """Return this case with one answer given or replaced."""
        return replace(self, answers={**self.answers, spot: answer})

    def exhibit(self, exhibit_id: str) -> Exhibit | None:
        """Return the exhibit of an id, also one that was taken out."""
        return next((each for each in self.exhibits if each.id == exhibit_id), None)

    def with_exhibit(self, exhibit: Exhibit) -> "Case":
        """Return this case with a newer state of one of its exhibits."""
        swapped = (exhibit if each.id == exhibit.id else each for each in self.exhibits)
        return replace(self, exhibits=tuple(swapped))

    def find_labelled(self, exhibit_id: str | None) -> tuple[str, Exhibit] | None:
        """Return the label and the exhibit of an id, None for one that is not shown."""
        return next((pair for pair in self.labelled_exhibits if pair[1].id == exhibit_id), None)

    def find_labelled_by_message(self, message: int | None) -> tuple[str, Exhibit] | None:
        """Return the label and the exhibit that came with a message, None where it is not shown."""
        return next((pair for pair in self.labelled_exhibits if pair[1].message == message), None)

    def with_fixed_labels(self) -> "Case":
        """Return this case with every label that is shown now given for good."""
        numbers = {exhibit.id: int(label[1:]) for label, exhibit in self.labelled_exhibits}
        numbered = (replace(e, number=numbers.get(e.id, e.number)) for e in self.exhibits)
        return replace(self, exhibits=tuple(numbered))

    @property
    def highest_number(self) -> int:
        """The highest number that was given for good, 0 before the first."""
        fixed = (exhibit.number or 0 for exhibit in self.exhibits)
        return max(self.exported.highest if self.exported else 0, *fixed, 0)

    @property
    def labels(self) -> Mapping[str, str]:
        """The label of each exhibit that is shown, by its id."""
        return {exhibit.id: label for label, exhibit in self.labelled_exhibits}

    @property
    def labelled_exhibits(self) -> tuple[tuple[str, Exhibit], ...]:
        """The exhibits with their labels in the order of the buyer.

        Until the first case file, or the first letter that was sent, they are numbered as they
        stand; from then on a number is never given twice, and new ones go on from the highest.
        """
        highest, shown = self.highest_number, []
        for exhibit in self.exhibits:
            if not exhibit.withdrawn:
                highest += exhibit.number is None
                shown.append((f"E{exhibit.number or highest}", exhibit))
        return tuple(shown)


def open_case(case_id: str, guide: str, now: datetime) -> Case:
    """Return a case nobody has answered yet."""
    return Case(id=case_id, guide=guide, opened_at=now, heard_at=now)
