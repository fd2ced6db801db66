"""The exhibits a letter cites by number, grouped by what they show."""

from dataclasses import dataclass
from enum import Enum, StrEnum

from flows.definition.vocabulary import Case, Exhibit, Known
from flows.guides.alibaba.evidence.checklist import LINES
from flows.guides.alibaba.letters.content.draft import (
    Excerpt,
    Paragraph,
    Sentence,
    make_line,
    make_paragraph,
    take_excerpt,
)

MOST_GROUPS = 6
MOST_LABELS = 6
"""Labels of one group."""
MOST_NUMBERS = 10
"""Labels where there is no room to say what they show."""
LONGEST_CAPTION = 32

LabelledExhibits = list[tuple[str, Exhibit]]
_LINE_IDS = {each.id for each in LINES}


class EvidenceTitle(Sentence, Enum):
    """What stands above the exhibits."""

    EVIDENCE = "evidence"
    ATTACHED = "attached"
    MY_EVIDENCE = "my evidence"
    NEW_FILES = "new files"


class FileKind(StrEnum):
    """What a file is called that belongs to no line of the checklist."""

    PHOTO = "photo"
    VIDEO = "video"
    DOCUMENT = "document"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class ExhibitGroup(Sentence):
    """Exhibits that show the same: their labels, their checklist line or kind, and a caption."""

    labels: tuple[str, ...]
    shows: str | FileKind
    caption: Excerpt | None


@dataclass(frozen=True, slots=True)
class MoreFiles(Sentence):
    """How many files are not named."""

    count: int


@dataclass(frozen=True, slots=True)
class ExhibitNumbers(Sentence):
    """The labels of the first exhibits, and how many more there are."""

    labels: tuple[str, ...]
    more: int


Evidence = EvidenceTitle | ExhibitGroup | MoreFiles | ExhibitNumbers


def list_usable_exhibits(case: Case) -> LabelledExhibits:
    """Return the exhibits a letter may cite: those that are held, or kept by the buyer."""
    return [
        (label, exhibit) for label, exhibit in case.labelled_exhibits if exhibit.state != "lost"
    ]


def list_latest_exhibits(known: Known, case: Case) -> LabelledExhibits:
    """Return the exhibits sent since the mediator asked for more."""
    asked, usable = known.answer("evidence_asked"), list_usable_exhibits(case)
    return [pair for pair in usable if asked and pair[1].received_at >= asked.at]


def show_exhibits(exhibits: LabelledExhibits, title: Sentence) -> Paragraph:
    """Return the exhibits by number, those that show the same thing on one line."""
    groups = _group_exhibits(exhibits)
    more = len(exhibits) - sum(len(group.labels) for group in groups)
    rows = [make_line(group) for group in groups]
    rest = make_line(MoreFiles(more) if more else None)
    return make_paragraph(make_line(title), *rows, rest) if groups else ()


def number_exhibits(exhibits: LabelledExhibits) -> Paragraph:
    """Return the numbers of the first exhibits, for where there is no room to name them."""
    return make_paragraph(make_line(find_exhibit_numbers(exhibits)))


def find_exhibit_numbers(exhibits: LabelledExhibits) -> ExhibitNumbers | None:
    """Return the numbers of the first exhibits; None when there is none."""
    labels = tuple(label for label, _ in exhibits[:MOST_NUMBERS])
    return ExhibitNumbers(labels, len(exhibits) - len(labels)) if labels else None


def _group_exhibits(exhibits: LabelledExhibits) -> tuple[ExhibitGroup, ...]:
    """Return the first groups, in the order of their first exhibits."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for label, exhibit in exhibits:
        kind = "" if exhibit.shown_line else exhibit.kind
        caption = "" if exhibit.author else exhibit.caption  # a forwarded one has another's words
        found.setdefault((exhibit.shown_line or "", kind, caption), []).append(label)
    return tuple(
        ExhibitGroup(
            tuple(labels[:MOST_LABELS]),
            checklist_line if checklist_line in _LINE_IDS else _name_kind(kind),
            take_excerpt(caption, LONGEST_CAPTION),
        )
        for (checklist_line, kind, caption), labels in list(found.items())[:MOST_GROUPS]
    )


def _name_kind(kind: str) -> FileKind:
    return next((each for each in FileKind if each.value == kind), FileKind.FILE)
