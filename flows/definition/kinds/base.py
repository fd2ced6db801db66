"""What every kind of step has in common: how it is read, offered and re-checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from flows.model.answers import Known
from flows.model.case import Move, Value


@dataclass(frozen=True, slots=True)
class StepContext:
    """What a kind may look at while it reads.

    `now` is in the buyer's own zone; `labels` are the step's button labels by token, in the
    buyer's language; `figures` are the amounts and counts computed from the answers.
    """

    known: Known
    now: datetime
    labels: Mapping[str, str] = field(default_factory=dict)
    figures: Mapping[str, Value] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The buyer's own day."""
        return self.now.date()


@dataclass(frozen=True, slots=True)
class StepKind:
    """How a step is answered; the kinds override what differs.

    `moves` are the triggers by which its machine state is left, apart from being skipped.
    """

    @property
    def moves(self) -> tuple[Move, ...]:
        """The ways it is left."""
        return ("answered",)

    def parse_text(self, text: str, asking: StepContext) -> Value:
        """Return the value typed, or raise MisreadError."""
        raise NotImplementedError

    def parse_button(self, token: str, asking: StepContext) -> Value:
        """Return the value of a button, or raise MisreadError; most stand for typed words."""
        return self.parse_text(token, asking)

    def find_figure(self, text: str, asking: StepContext) -> str | None:
        """Return the figure that a button, or its typed label, takes the answer from."""
        return None

    def is_about(self, text: str) -> bool:
        """Whether what is typed, or the token of a button, is said to be about right only."""
        return False

    def list_choices(self, asking: StepContext) -> tuple[str, ...]:
        """Return replies to choose from for who does not know; none where there is no such."""
        return ()

    def list_buttons(self, asking: StepContext) -> tuple[str, ...]:
        """Return the tokens of the buttons, in order."""
        return ()

    def is_valid(self, value: Value | None, known: Known) -> bool:
        """Whether a kept answer is still an answer after an earlier one changed."""
        raise NotImplementedError

    def list_sent_letters(self, value: Value | None) -> tuple[str, ...]:
        """Return the ids of the letters that were sent by whoever gives this answer."""
        return ()

    def list_labels(self) -> Mapping[str, str]:
        """Return the English label of each button that is the step's own, by token."""
        return {}
