"""Steps answered with a place, of which only the time zone is kept."""

import re
from dataclasses import dataclass

from flows.case import Value
from flows.errors import Misread
from flows.kinds.asking import Asking, Kind
from flows.known import Known

NAME = re.compile(r"[A-Z][A-Za-z_]+(/[A-Za-z0-9_+-]+){0,2}")


@dataclass(frozen=True, slots=True)
class Zone(Kind):
    """The name of an IANA time zone; what a typed place means is looked up by the shell."""

    def read(self, text: str, asking: Asking) -> Value:
        if not NAME.fullmatch(text):
            raise Misread("no_zone")
        return text

    def accepts(self, value: Value | None, known: Known) -> bool:
        return isinstance(value, str) and bool(NAME.fullmatch(value))


MISREADS = {
    "no_zone": "I do not know that place. Type a country or a large city, or the time it is there.",
    "which_zone": "Which of these is it?",
}
