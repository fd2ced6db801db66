"""The checklist of evidence for every problem: one list, best item first, rules pick from it."""

from flows.definition.vocabulary import Line, line
from flows.guides.alibaba.evidence.documents import PAPERS
from flows.guides.alibaba.evidence.photos import SHOTS

LINES: tuple[Line, ...] = (*SHOTS, *PAPERS)

# What comes later answers a question: no file of it may be taken for another line of the list.
ASKED_FOR: tuple[Line, ...] = (
    line(
        "asked_for",
        "What you are asked for",
        "Exactly that, whole and sharp. Under it, one line on what it shows.",
    ),
)
