"""The kinds of steps a guide is made of."""

from flows.definition.kinds.base import StepContext, StepKind
from flows.definition.kinds.checklists import ChecklistLine, Exhibits, Story
from flows.definition.kinds.choices import Choose, Notice, Option
from flows.definition.kinds.clocks import BEIJING
from flows.definition.kinds.days import Day, DueTime
from flows.definition.kinds.numbers import Amount, Count
from flows.definition.kinds.places import Zone
from flows.definition.kinds.waits import TIME_WAITED, End, NudgeStep, Wait
from flows.definition.kinds.words import Ask

__all__ = [
    "BEIJING",
    "TIME_WAITED",
    "Amount",
    "Ask",
    "ChecklistLine",
    "Choose",
    "Count",
    "Day",
    "DueTime",
    "End",
    "Exhibits",
    "Notice",
    "NudgeStep",
    "Option",
    "StepContext",
    "StepKind",
    "Story",
    "Wait",
    "Zone",
]
