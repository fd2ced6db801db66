"""Steps answered by picking: a choice of options, and a notice with one button."""

from collections.abc import Mapping
from dataclasses import dataclass

from flows.definition.kinds.base import Asking, Kind
from flows.definition.rules import Rule
from flows.model.answers import Known
from flows.model.case import Move, Value
from flows.model.errors import Misread
from flows.reading.choices import read_choice


@dataclass(frozen=True, slots=True)
class Option:
    """One reply to choose: its token, its English label, words that mean it, when it is offered."""

    id: str
    label: str
    keywords: tuple[str, ...] = ()
    when: Rule | None = None

    def offered(self, known: Known) -> bool:
        """Whether it makes sense after these answers."""
        return self.when is None or self.when.holds(known)


@dataclass(frozen=True, slots=True)
class Choose(Kind):
    """One of a few options."""

    options: tuple[Option, ...]

    def read(self, text: str, asking: Asking) -> Value:
        offered = [option for option in self.options if option.offered(asking.known)]
        labels = asking.labels
        return read_choice(text, [(o.id, labels.get(o.id, o.label), o.keywords) for o in offered])

    def pick(self, token: str, asking: Asking) -> Value:
        if token not in self.offers(asking):
            raise Misread("not_an_option")
        return token

    def offers(self, asking: Asking) -> tuple[str, ...]:
        return tuple(option.id for option in self.options if option.offered(asking.known))

    def accepts(self, value: Value | None, known: Known) -> bool:
        return any(option.id == value and option.offered(known) for option in self.options)

    def labels(self) -> Mapping[str, str]:
        return {option.id: option.label for option in self.options}


GO_WORDS = ("continue", "next", "ok", "okay", "yes", "go")


@dataclass(frozen=True, slots=True)
class Notice(Kind):
    """Something to read, and one button to go on."""

    button: str = "Continue"

    @property
    def moves(self) -> tuple[Move, ...]:
        return ("passed",)

    def read(self, text: str, asking: Asking) -> Value:
        button = asking.labels.get("go", self.button)
        try:
            return read_choice(text, [("go", button, GO_WORDS)])
        except Misread:
            raise Misread("go_on", {"button": button}) from None

    def pick(self, token: str, asking: Asking) -> Value:
        return self.read(token, asking)

    def offers(self, asking: Asking) -> tuple[str, ...]:
        return ("go",)

    def accepts(self, value: Value | None, known: Known) -> bool:
        return value == "go"

    def labels(self) -> Mapping[str, str]:
        return {"go": self.button}


MISREADS = {
    "go_on": "There is nothing to answer here. Press <b>{button}</b>, or type ok, to go on.",
}
