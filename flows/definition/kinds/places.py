"""Steps answered with a place, of which only the time zone is kept."""

from dataclasses import dataclass
from zoneinfo import available_timezones

from flows.definition.kinds.base import StepContext, StepKind
from flows.model.answers import Known
from flows.model.case import Value
from flows.model.errors import MisreadError

ZONE_NAMES = frozenset(available_timezones())
"""Every zone there is, read once: a name outside them would stop the clock of the whole chat."""


@dataclass(frozen=True, slots=True)
class Zone(StepKind):
    """The name of an IANA time zone; what a typed place means is looked up by the shell."""

    def parse_text(self, text: str, asking: StepContext) -> Value:
        if text not in ZONE_NAMES:
            raise MisreadError("no_zone")
        return text

    def is_valid(self, value: Value | None, known: Known) -> bool:
        return isinstance(value, str) and value in ZONE_NAMES


MISREADS = {
    "no_zone": "I do not know that place. Type a country or a large city, or the time it is there.",
    "which_zone": "Which of these is it?",
}
