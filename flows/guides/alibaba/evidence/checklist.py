"""The checklist of evidence for every problem: one list, best item first, rules pick from it."""

from flows.definition.vocabulary import ChecklistLine, line
from flows.guides.alibaba.evidence.documents import DOCUMENTS
from flows.guides.alibaba.evidence.photos import PHOTOS

LINES: tuple[ChecklistLine, ...] = (*PHOTOS, *DOCUMENTS)

# What comes later answers a question: no file of it may be taken for another line of the list.
REQUESTED_LINES: tuple[ChecklistLine, ...] = (
    line(
        "asked_for",
        "What you are asked for",
        "Exactly that, whole and sharp. Under it, one line on what it shows.",
    ),
)
