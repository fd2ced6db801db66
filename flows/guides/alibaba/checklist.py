"""The checklist of evidence for every problem: one list, best item first, rules pick from it."""

from flows.guides.alibaba.papers import PAPERS
from flows.guides.alibaba.shots import SHOTS
from flows.vocabulary import Line

LINES: tuple[Line, ...] = (*SHOTS, *PAPERS)
