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

    A figure is an option named like the figure that gives its amount.
    """

    like: str | None = None
    figures: tuple[Option, ...] = ()

    def parse_text(self, text: str, asking: StepContext) -> Value:
        known = asking.known.money(self.like) if self.like else None
        try:
            return read_money(text, currency=known.currency if known else None)
        except MisreadError as misread:
            if misread.slot != "no_number" or not self.list_buttons(asking):
                raise
            return self._parse_figure(text, asking, misread)

    def _parse_figure(self, text: str, asking: StepContext, misread: MisreadError) -> Value:
        """Return the figure whose label was typed."""
        offered = [each for each in self.figures if each.id in asking.figures]
        choices = [(o.id, asking.labels.get(o.id, o.label), o.keywords) for o in offered]
        try:
            return asking.figures[read_choice(text, choices)]
        except MisreadError:
            raise misread from None

    def parse_button(self, token: str, asking: StepContext) -> Value:
        figure = asking.figures.get(token)
        return figure if isinstance(figure, Money) else self.parse_text(token, asking)

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
    """A whole number from `least`; not more than the one given to the step `upto`."""

    least: int = 0
    upto: str | None = None

    def _find_most(self, known: Known) -> int | None:
        return known.count(self.upto) if self.upto else None

    def parse_text(self, text: str, asking: StepContext) -> Value:
        found, most = read_count(text, least=self.least), self._find_most(asking.known)
        if most is not None and found > most:
            raise MisreadError("more_than_ordered", {"most": most, "number": found})
        return found

    def parse_button(self, token: str, asking: StepContext) -> Value:
        most = self._find_most(asking.known)
        return most if token == "all" and most else self.parse_text(token, asking)  # noqa: S105

    def list_buttons(self, asking: StepContext) -> tuple[str, ...]:
        return ("all",) if self._find_most(asking.known) else ()

    def is_valid(self, value: Value | None, known: Known) -> bool:
        most = self._find_most(known)
        return isinstance(value, int) and value >= self.least and (most is None or value <= most)


MISREADS = {
    "more_than_ordered": "{number} is more than {most}. Please check the number.",
}
