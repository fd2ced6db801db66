"""Steps answered with a place, of which only the time zone is kept."""

from dataclasses import dataclass
from functools import cache
from zoneinfo import available_timezones

from flows.definition.kinds.base import StepContext, StepKind
from flows.model.answers import Known
from flows.model.case import Value
from flows.model.errors import MisreadError


@cache
def list_zone_names() -> frozenset[str]:
    """Return every zone there is: a name outside them would stop the clock of the whole chat."""
    return frozenset(available_timezones())


@dataclass(frozen=True, slots=True)
class Zone(StepKind):
    """The name of an IANA time zone; what a typed place means is looked up by the shell."""

    def parse_text(self, text: str, asking: StepContext) -> Value:
        if text not in list_zone_names():
            raise MisreadError("no_zone")
        return text

    def is_valid(self, value: Value | None, known: Known) -> bool:
        return isinstance(value, str) and value in list_zone_names()


MISREADS = {
    "no_zone": "I do not know that place. Type a country or a large city, or the time it is there.",
    "which_zone": "Which of these is it?",
}
