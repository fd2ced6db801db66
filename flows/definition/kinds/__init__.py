"""The kinds of steps a guide is made of."""

from flows.definition.kinds.base import Asking, Kind
from flows.definition.kinds.choices import Choose, Notice, Option
from flows.definition.kinds.days import Day, Moment
from flows.definition.kinds.exhibits import Entries, Exhibits, Line
from flows.definition.kinds.numbers import Amount, Count
from flows.definition.kinds.places import Zone
from flows.definition.kinds.texts import Ask
from flows.definition.kinds.waits import End, Rung, Wait

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
