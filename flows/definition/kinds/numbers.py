"""Steps answered with a number: money, and whole counts."""

from collections.abc import Mapping
from dataclasses import dataclass

from flows.definition.kinds.base import Asking, Kind
from flows.definition.kinds.choices import Option
from flows.model.answers import Known
from flows.model.case import Value
from flows.model.errors import Misread
from flows.model.money import Money
from flows.reading.choices import read_choice
from flows.reading.counts import read_count
from flows.reading.money import read_money


@dataclass(frozen=True, slots=True)
class Amount(Kind):
    """Money; the currency of the step `like` is taken for granted, the figures are proposed.

    A figure is an option named like the figure that gives its amount.
    """

    like: str | None = None
    figures: tuple[Option, ...] = ()

    def read(self, text: str, asking: Asking) -> Value:
        known = asking.known.money(self.like) if self.like else None
        try:
            return read_money(text, currency=known.currency if known else None)
        except Misread as misread:
            if misread.slot != "no_number" or not self.offers(asking):
                raise
            return self._named(text, asking, misread)

    def _named(self, text: str, asking: Asking, misread: Misread) -> Value:
        """Return the figure whose label was typed."""
        offered = [each for each in self.figures if each.id in asking.figures]
        choices = [(o.id, asking.labels.get(o.id, o.label), o.keywords) for o in offered]
        try:
            return asking.figures[read_choice(text, choices)]
        except Misread:
            raise misread from None

    def pick(self, token: str, asking: Asking) -> Value:
        figure = asking.figures.get(token)
        return figure if isinstance(figure, Money) else self.read(token, asking)

    def offers(self, asking: Asking) -> tuple[str, ...]:
        known = [each.id for each in self.figures if each.id in asking.figures]
        amounts = {asking.figures[name]: name for name in reversed(known)}
        return tuple(name for name in known if amounts[asking.figures[name]] == name)

    def accepts(self, value: Value | None, known: Known) -> bool:
        return isinstance(value, Money)

    def labels(self) -> Mapping[str, str]:
        return {each.id: each.label for each in self.figures}


@dataclass(frozen=True, slots=True)
class Count(Kind):
    """A whole number from `least`; not more than the one given to the step `upto`."""

    least: int = 0
    upto: str | None = None

    def _most(self, known: Known) -> int | None:
        return known.count(self.upto) if self.upto else None

    def read(self, text: str, asking: Asking) -> Value:
        found, most = read_count(text, least=self.least), self._most(asking.known)
        if most is not None and found > most:
            raise Misread("more_than_ordered", {"most": most, "number": found})
        return found

    def pick(self, token: str, asking: Asking) -> Value:
        most = self._most(asking.known)
        return most if token == "all" and most else self.read(token, asking)  # noqa: S105

    def offers(self, asking: Asking) -> tuple[str, ...]:
        return ("all",) if self._most(asking.known) else ()

    def accepts(self, value: Value | None, known: Known) -> bool:
        most = self._most(known)
        return isinstance(value, int) and value >= self.least and (most is None or value <= most)


MISREADS = {
    "more_than_ordered": "{number} is more than {most}. Please check the number.",
}
