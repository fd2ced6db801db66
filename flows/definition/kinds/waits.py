"""Steps at which the buyer has nothing to type: waiting for somebody else, and the end."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from flows.definition.kinds.base import StepContext, StepKind
from flows.definition.kinds.choices import Choose, Option
from flows.model.answers import Known
from flows.model.case import Move, Value
from flows.model.errors import MisreadError

TIME_WAITED = "waited"
"""Fills the text of a nudge with the time since what it is counted from, as it may leave late."""


@dataclass(frozen=True, slots=True)
class NudgeStep:
    """A nudge of a wait: so long after its anchor (before it, when negative), and its text.

    Of several texts each time the next one is said. `working_days` are counted first, in China's
    calendar. `letter` is the id of a text to paste that comes with it. One that `is_daily` falls
    again on each day until the next daily one; on the day of another it leaves that alone.
    """

    offset: timedelta
    text: str | tuple[str, ...]
    working_days: int = 0
    letter: str = ""
    is_daily: bool = False


@dataclass(frozen=True, slots=True)
class Wait(StepKind):
    """Waiting for the seller, the platform or the bank: left by an option, or by time.

    It is anchored on the day or the moment given to the step `anchor`, else on the instant it
    began. `nudge_steps` stand in the order in which they fall; `timeout` after the anchor it is
    over. `china` where it is the seller or the platform that does not answer: holidays explain
    that. `names_claim` where it is about the amount that the buyer asks for. From the day of the
    deadline that it `opens` on, the question is `text_open`: then there is something to do.
    """

    options: tuple[Option, ...]
    nudge_steps: tuple[NudgeStep, ...] = ()
    anchor: str | None = None
    timeout: timedelta | None = None
    china: bool = False
    names_claim: bool = False
    opens: str = ""
    text_open: str = ""

    @property
    def moves(self) -> tuple[Move, ...]:
        return ("answered", "elapsed") if self.timeout is not None else ("answered",)

    @property
    def choice(self) -> Choose:
        """The options, as a choice."""
        return Choose(self.options)

    def parse_text(self, text: str, asking: StepContext) -> Value:
        return self.choice.parse_text(text, asking)

    def parse_button(self, token: str, asking: StepContext) -> Value:
        return self.choice.parse_button(token, asking)

    def list_buttons(self, asking: StepContext) -> tuple[str, ...]:
        return self.choice.list_buttons(asking)

    def is_valid(self, value: Value | None, known: Known) -> bool:
        return value is None or self.choice.is_valid(value, known)

    def list_sent_letters(self, value: Value | None) -> tuple[str, ...]:
        return self.choice.list_sent_letters(value)

    def list_labels(self) -> Mapping[str, str]:
        return self.choice.list_labels()


@dataclass(frozen=True, slots=True)
class End(StepKind):
    """Nothing more is asked."""

    @property
    def moves(self) -> tuple[Move, ...]:
        return ()

    def parse_text(self, text: str, asking: StepContext) -> Value:
        raise MisreadError("at_the_end")

    def is_valid(self, value: Value | None, known: Known) -> bool:
        return False


MISREADS = {
    "at_the_end": "This case is closed. Use /cases to open another one or to start a new one.",
}
