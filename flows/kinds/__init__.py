"""The kinds of steps a guide is made of."""

from flows.kinds.amounts import Amount, Count
from flows.kinds.asking import Asking, Kind
from flows.kinds.choosing import Choose, Notice, Option
from flows.kinds.days import Day, Moment
from flows.kinds.evidence import Entries, Exhibits, Line
from flows.kinds.places import Zone
from flows.kinds.waiting import End, Rung, Wait
from flows.kinds.words import Ask

__all__ = [
    "Amount",
    "Ask",
    "Asking",
    "Choose",
    "Count",
    "Day",
    "End",
    "Entries",
    "Exhibits",
    "Kind",
    "Line",
    "Moment",
    "Notice",
    "Option",
    "Rung",
    "Wait",
    "Zone",
]
