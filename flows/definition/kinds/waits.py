"""Steps at which the buyer has nothing to type: waiting for somebody else, and the end."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from flows.definition.kinds.base import Asking, Kind
from flows.definition.kinds.choices import Choose, Option
from flows.model.answers import Known
from flows.model.case import Move, Value
from flows.model.errors import Misread


@dataclass(frozen=True, slots=True)
class Rung:
    """A follow-up of a wait: so long after its anchor (before it, when negative), and its text.

    Of several texts each time the next one is said. `working_days` are counted first, in China's
    calendar. `letter` is the id of a text to paste that comes with it.
    """

    after: timedelta
    text: str | tuple[str, ...]
    working_days: int = 0
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Wait(Kind):
    """Waiting for the seller, the platform or the bank: left by an option, or by time.

    It is anchored on the day or the moment given to the step `anchor`, else on the instant it
    began. `rungs` stand in the order in which they fall; `elapses` after the anchor it is over.
    `china` where it is the seller or the platform that does not answer: holidays explain that.
    """

    options: tuple[Option, ...]
    rungs: tuple[Rung, ...] = ()
    anchor: str | None = None
    elapses: timedelta | None = None
    china: bool = False

    @property
    def moves(self) -> tuple[Move, ...]:
        return ("answered", "elapsed") if self.elapses is not None else ("answered",)

    @property
    def choice(self) -> Choose:
        """The options, as a choice."""
        return Choose(self.options)

    def read(self, text: str, asking: Asking) -> Value:
        return self.choice.read(text, asking)

    def pick(self, token: str, asking: Asking) -> Value:
        return self.choice.pick(token, asking)

    def offers(self, asking: Asking) -> tuple[str, ...]:
        return self.choice.offers(asking)

    def accepts(self, value: Value | None, known: Known) -> bool:
        return value is None or self.choice.accepts(value, known)

    def labels(self) -> Mapping[str, str]:
        return self.choice.labels()


@dataclass(frozen=True, slots=True)
class End(Kind):
    """Nothing more is asked."""

    @property
    def moves(self) -> tuple[Move, ...]:
        return ()

    def read(self, text: str, asking: Asking) -> Value:
        raise Misread("at_the_end")

    def accepts(self, value: Value | None, known: Known) -> bool:
        return False


MISREADS = {
    "at_the_end": "This case is closed. Use /cases to open another one or to start a new one.",
}
