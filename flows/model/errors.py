"""The two ways a guide or an answer can be wrong; nothing else leaves `flows`."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from flows.model.money import Money

SlotValue = int | str | date | Money

NO_VALUES: Mapping[str, SlotValue] = MappingProxyType({})


class GuideError(Exception):
    """A guide is declared wrongly; the message names the step."""


class MisreadError(Exception):  # it is an everyday outcome, not a fault
    """What arrived is no answer to this step.

    `slot` names the text that says so, `values` fill its placeholders (int, str, date, Money),
    `choices` are replies to offer as buttons; the parser that raised this understands them.
    """

    def __init__(
        self, slot: str, values: Mapping[str, SlotValue] = NO_VALUES, choices: tuple[str, ...] = ()
    ) -> None:
        super().__init__(slot)
        self.slot = slot
        self.values = values
        self.choices = choices
