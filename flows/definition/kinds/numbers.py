"""Steps answered with a number: money, and whole counts."""

from collections.abc import Mapping
from dataclasses import dataclass

from flows.definition.kinds.base import StepContext, StepKind
from flows.definition.kinds.choices import Option
from flows.model.answers import Known
from flows.model.case import Value
from flows.model.errors import MisreadError
from flows.model.money import Money
from flows.reading.choices import read_choice
from flows.reading.counts import read_count
from flows.reading.money import read_money


@dataclass(frozen=True, slots=True)
class Amount(StepKind):
    """Money; the currency of the step `like` is taken for granted, the figures are proposed.

    A figure is an option named like the figure that gives its amount. An answer taken from one
    `follows` it, until the step `until` says that the amount was sent. One in the `same_currency`
    is compared with the step `like`, so no other currency is taken.
    """

    like: str | None = None
    figures: tuple[Option, ...] = ()
    follows: bool = False
    until: str | None = None
    same_currency: bool = False

    def parse_text(self, text: str, asking: StepContext) -> Value:
        known = asking.known.money(self.like) if self.like else None
        try:
            found = read_money(text, currency=known.currency if known else None)
        except MisreadError as misread:
            return _take_named_figure(self.figures, text, asking, misread)
        if self.same_currency and known and found.currency != known.currency:
            raise MisreadError("other_currency", {"currency": known.currency})
        return found

    def parse_button(self, token: str, asking: StepContext) -> Value:
        figure = asking.figures.get(token)
        return figure if isinstance(figure, Money) else self.parse_text(token, asking)

    def find_figure(self, text: str, asking: StepContext) -> str | None:
        return _find_named_figure(self.figures, text, asking) if self.follows else None

    def list_buttons(self, asking: StepContext) -> tuple[str, ...]:
        known = [each.id for each in self.figures if each.id in asking.figures]
        amounts = {asking.figures[name]: name for name in reversed(known)}
        return tuple(name for name in known if amounts[asking.figures[name]] == name)

    def is_valid(self, value: Value | None, known: Known) -> bool:
        return isinstance(value, Money)

    def list_labels(self) -> Mapping[str, str]:
        return {each.id: each.label for each in self.figures}


@dataclass(frozen=True, slots=True)
class Count(StepKind):
    """A whole number from `least`; not more than the one given to the step `upto`.

    What is typed is counted `among` those of a nearer step, where these were counted. A figure is
    proposed, and followed, as that of an amount is.
    """

    least: int = 0
    upto: str | None = None
    among: str | None = None
    figures: tuple[Option, ...] = ()

    def _find_most(self, known: Known) -> int | None:
        return known.count(self.upto) if self.upto else None

    def _find_nearest_most(self, known: Known) -> int | None:
        nearer = known.count(self.among) if self.among else None
        return self._find_most(known) if nearer is None else nearer

    def parse_text(self, text: str, asking: StepContext) -> Value:
        most = self._find_nearest_most(asking.known)
        try:
            found = read_count(text, least=self.least, everything=most or None)
        except MisreadError as misread:
            return _take_named_figure(self.figures, text, asking, misread)
        if most is not None and found > most:
            raise MisreadError("more_than_ordered", {"most": most, "number": found})
        return found

    def parse_button(self, token: str, asking: StepContext) -> Value:
        most = self._find_nearest_most(asking.known)
        if token == "all" and most:  # noqa: S105
            return most
        figure = asking.figures.get(token)
        return figure if isinstance(figure, int) else self.parse_text(token, asking)

    def find_figure(self, text: str, asking: StepContext) -> str | None:
        return _find_named_figure(self.figures, text, asking)

    def list_buttons(self, asking: StepContext) -> tuple[str, ...]:
        known = tuple(each.id for each in self.figures if each.id in asking.figures)
        return (*known, "all") if self._find_nearest_most(asking.known) else known

    def is_valid(self, value: Value | None, known: Known) -> bool:
        most = self._find_most(known)
        return isinstance(value, int) and value >= self.least and (most is None or value <= most)

    def list_labels(self) -> Mapping[str, str]:
        return {each.id: each.label for each in self.figures}


def _take_named_figure(
    figures: tuple[Option, ...], text: str, asking: StepContext, misread: MisreadError
) -> Value:
    """Return the value of the figure whose label was typed; else raise why it was no number."""
    named = _find_named_figure(figures, text, asking) if misread.slot == "no_number" else None
    if named is None:
        raise misread
    return asking.figures[named]


def _find_named_figure(figures: tuple[Option, ...], text: str, asking: StepContext) -> str | None:
    """Return the figure that a button or its typed label names; a typed number names none."""
    offered = [each for each in figures if each.id in asking.figures]
    if any(character.isdecimal() for character in text):
        return None
    try:
        return read_choice(
            text, [(o.id, asking.labels.get(o.id, o.label), o.keywords) for o in offered]
        )
    except MisreadError:
        return None


MISREADS = {
    "more_than_ordered": "{number} is more than {most}. Please check the number.",
    "other_currency": "Please type it in {currency}, the currency of the order.",
}
