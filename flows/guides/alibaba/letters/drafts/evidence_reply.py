"""The reply to the mediator: an answer to each thing that was asked for, and the files."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from flows.definition.vocabulary import Case, Known
from flows.guides.alibaba.letters.content.comparison import compare_terms
from flows.guides.alibaba.letters.content.draft import (
    Cut,
    Draft,
    Excerpt,
    Paragraph,
    Sentence,
    make_line,
    make_paragraph,
    take_excerpt,
)
from flows.guides.alibaba.letters.content.evidence import (
    EvidenceTitle,
    ExhibitNumbers,
    find_exhibit_numbers,
    list_latest_exhibits,
    list_usable_exhibits,
    number_exhibits,
    show_exhibits,
)
from flows.guides.alibaba.letters.content.issue import find_issue
from flows.guides.alibaba.letters.content.order import (
    ProblemLabel,
    find_heading,
    find_share_sum,
)
from flows.guides.alibaba.letters.content.request import list_request_to_platform
from flows.guides.alibaba.letters.drafts.mediator import MediatorText

LONGEST_QUESTION, LONGEST_POINT, LONGEST_NOTE, SHORTEST_POINT = 240, 90, 110, 40
"""Characters of all that was asked, of one thing of several, of what is added to its answer, and
of one thing where there is no room."""

REPORT_WORDS = re.compile(
    r"\b(?:reports?|inspect\w*|sgs|tests?|tested|testing|t[uü]v|bureau veritas|ccic|lab"
    r"|laborator\w+)\b|检测|检验|报告|测试",
    re.IGNORECASE,
)
"""Words of somebody who wants a report; it is asked from whom, before one is paid for (C9)."""


class EvidenceReply(StrEnum):
    """What the buyer answers to one thing asked for; the options of the step."""

    SENDS = "send"
    LACKS = "lack"
    NEEDS_TIME = "time"
    ASKS_COMPANY = "company"


@dataclass(frozen=True, slots=True)
class EvidenceAsked(Sentence):
    """All that the mediator asked for, as the buyer copied it."""

    words: Excerpt


@dataclass(frozen=True, slots=True)
class PointAnswered(Sentence):
    """One thing that was asked for, and the buyer's answer to it."""

    number: int
    asked: Excerpt | None
    reply: EvidenceReply
    note: Excerpt | None


@dataclass(frozen=True, slots=True)
class FilesInCase(Sentence):
    """No file is new: those of the request are in the case; whether nothing else will follow."""

    files: ExhibitNumbers
    none_follows: bool


ReplySentence = EvidenceAsked | PointAnswered | FilesInCase


def draft_mediator_reply(known: Known, case: Case) -> Draft:
    """Answer each thing that was asked for, name the files that are new, repeat the request."""
    points = list_points(known)
    answers = _answer_points(known, points)
    new, pairs = list_latest_exhibits(known, case), compare_terms(known)
    evidence = show_exhibits(new, EvidenceTitle.NEW_FILES) or _tell_old_files(case, points)
    return Draft(
        (
            make_paragraph(make_line(MediatorText.HELLO), make_line(find_heading(known))),
            answers,
            evidence,
            make_paragraph(
                make_line(ProblemLabel.IN_SHORT, find_issue(known)),
                make_line(find_share_sum(known)),
            ),
            pairs,
            make_paragraph(list_request_to_platform(known)),
            make_paragraph(
                make_line(
                    MediatorText.REPORT_COMPANY if _wants_report(known, points) else None,
                    MediatorText.ANYTHING_MISSING,
                ),
            ),
        ),
        cuts=(
            Cut(pairs),
            Cut(evidence, number_exhibits(new) or evidence),
            Cut(answers, _shorten_points(points) or answers),
        ),
    )


def list_points(known: Known) -> tuple[PointAnswered, ...]:
    """Return the things asked for in this round of evidence, with the answers, in order."""
    return tuple(_iter_points(known))


def _iter_points(known: Known) -> Iterator[PointAnswered]:
    """Yield the points of the round; one alone is what was asked for as a whole."""
    asked, found = known.text("evidence_asked"), list[tuple[str, EvidenceReply, str]]()
    for spot, answer in known.trail:
        value = answer.value if isinstance(answer.value, str) else ""
        match spot.step:
            case "evidence_asked":
                asked, found = value, []
            case "asked_count":
                found = []
            case "asked_point":
                asked = value
            case "asked_reply" if value in list(EvidenceReply):
                found.append((asked, EvidenceReply(value), ""))
            case "asked_words" if found:
                found[-1] = (*found[-1][:2], value)
    most = LONGEST_POINT if len(found) > 1 else LONGEST_QUESTION
    for number, (point, reply, note) in enumerate(found, 1):
        excerpts = take_excerpt(point, most), take_excerpt(note, LONGEST_NOTE)
        yield PointAnswered(number, excerpts[0], reply, excerpts[1])


def _answer_points(known: Known, points: tuple[PointAnswered, ...]) -> Paragraph:
    """Return the answers; where nothing was answered, what was asked for."""
    asked = take_excerpt(known.text("evidence_asked"), LONGEST_QUESTION)
    if points:
        return make_paragraph(*map(make_line, points))
    return make_paragraph(make_line(EvidenceAsked(asked) if asked else None))


def _shorten_points(points: tuple[PointAnswered, ...]) -> Paragraph:
    return tuple(
        make_line(replace(point, asked=asked and Excerpt(asked.text, SHORTEST_POINT), note=None))
        for point in points
        for asked in (point.asked,)
    )


def _tell_old_files(case: Case, points: tuple[PointAnswered, ...]) -> Paragraph:
    files = find_exhibit_numbers(list_usable_exhibits(case))
    if not files:
        return ()
    follows = [point for point in points if point.reply is not EvidenceReply.LACKS]
    return make_paragraph(make_line(FilesInCase(files, bool(points) and not follows)))


def _wants_report(known: Known, points: tuple[PointAnswered, ...]) -> bool:
    """Whether a report is asked for, and no answer asks from whom already."""
    if any(point.reply is EvidenceReply.ASKS_COMPANY for point in points):
        return False
    texts = [known.text("evidence_asked"), *(point.asked.text for point in points if point.asked)]
    return any(map(REPORT_WORDS.search, texts))
