"""Steps answered by picking: a choice of options, and a notice with one button."""

from collections.abc import Mapping
from dataclasses import dataclass

from flows.definition.kinds.base import StepContext, StepKind
from flows.definition.rules import Rule
from flows.model.answers import Known
from flows.model.case import Move, Value
from flows.model.errors import MisreadError
from flows.reading.choices import read_choice


@dataclass(frozen=True, slots=True)
class Option:
    """One reply to choose: its token, its English label, words that mean it, when it is offered.

    `sends` are the ids of the letters that the buyer has sent who chooses it. One that is
    `retired` is offered no more; who chose it once still has.
    """

    id: str
    label: str
    keywords: tuple[str, ...] = ()
    when: Rule | None = None
    sends: tuple[str, ...] = ()
    retired: bool = False

    def is_offered(self, known: Known) -> bool:
        """Whether it is a reply to choose after these answers."""
        return not self.retired and self.fits(known)

    def fits(self, known: Known) -> bool:
        """Whether it makes sense after these answers."""
        return self.when is None or self.when.holds(known)


@dataclass(frozen=True, slots=True)
class Choose(StepKind):
    """One of a few options."""

    options: tuple[Option, ...]

    def parse_text(self, text: str, asking: StepContext) -> Value:
        offered = [option for option in self.options if option.is_offered(asking.known)]
        labels = asking.labels
        return read_choice(text, [(o.id, labels.get(o.id, o.label), o.keywords) for o in offered])

    def parse_button(self, token: str, asking: StepContext) -> Value:
        if token not in self.list_buttons(asking):
            raise MisreadError("not_an_option")
        return token

    def list_buttons(self, asking: StepContext) -> tuple[str, ...]:
        return tuple(option.id for option in self.options if option.is_offered(asking.known))

    def is_valid(self, value: Value | None, known: Known) -> bool:
        return any(option.id == value and option.fits(known) for option in self.options)

    def list_sent_letters(self, value: Value | None) -> tuple[str, ...]:
        return next((option.sends for option in self.options if option.id == value), ())

    def list_labels(self) -> Mapping[str, str]:
        return {option.id: option.label for option in self.options}


GO_WORDS = ("continue", "next", "ok", "okay", "yes", "go")


@dataclass(frozen=True, slots=True)
class Notice(StepKind):
    """Something to read, and one button to go on; `sends` are the letters that it reports sent."""

    button: str = "Continue"
    sends: tuple[str, ...] = ()

    @property
    def moves(self) -> tuple[Move, ...]:
        return ("passed",)

    def parse_text(self, text: str, asking: StepContext) -> Value:
        button = asking.labels.get("go", self.button)
        try:
            return read_choice(text, [("go", button, GO_WORDS)])
        except MisreadError:
            raise MisreadError("go_on", {"button": button}) from None

    def parse_button(self, token: str, asking: StepContext) -> Value:
        return self.parse_text(token, asking)

    def list_buttons(self, asking: StepContext) -> tuple[str, ...]:
        return ("go",)

    def is_valid(self, value: Value | None, known: Known) -> bool:
        return value == "go"

    def list_sent_letters(self, value: Value | None) -> tuple[str, ...]:
        return self.sends if value == "go" else ()

    def list_labels(self) -> Mapping[str, str]:
        return {"go": self.button}


MISREADS = {
    "closest": "Not sure? Tap what comes closest: you can change it later with /review.",
    "go_on": "There is nothing to answer here. Press <b>{button}</b>, or type ok, to go on.",
}
