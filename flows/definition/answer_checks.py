"""Checks that compare two answers, or hold a rule against them."""

from dataclasses import dataclass

from flows.definition.checks import Labelled, Severity, Values
from flows.definition.rules import Rule
from flows.model.answers import Known
from flows.model.case import Value
from flows.model.money import Money


@dataclass(frozen=True, slots=True)
class Told:
    """What every check has: a name and a text."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Earlier(Told):
    """The day of one step lies before that of another, and cannot."""

    step: str
    other: str
    when: Rule | None = None
    severity: Severity = "contradiction"
    fills: tuple[str, ...] = ()

    @property
    def reads(self) -> tuple[str, ...]:
        """The two steps, the one to doubt first."""
        return (self.step, self.other)

    def found(self, known: Known, _shown: Labelled, /) -> Values | None:
        """Return nothing more to fill, where both days are known and in this order."""
        day, other = known.day(self.step), known.day(self.other)
        wrong = day is not None and other is not None and day < other
        return {} if wrong and _holds(self.when, known) else None


@dataclass(frozen=True, slots=True)
class More(Told):
    """One count or amount is more than another, and cannot be; two currencies say nothing."""

    step: str
    than: str
    when: Rule | None = None
    severity: Severity = "contradiction"
    fills: tuple[str, ...] = ()

    @property
    def reads(self) -> tuple[str, ...]:
        """The two steps, the one to doubt first."""
        return (self.step, self.than)

    def found(self, known: Known, _shown: Labelled, /) -> Values | None:
        """Return nothing more to fill, where the first is more."""
        wrong = _is_more(known.value(self.step), known.value(self.than))
        return {} if wrong and _holds(self.when, known) else None


@dataclass(frozen=True, slots=True)
class Holding(Told):
    """A rule about the answers holds that weakens the case, or cannot be."""

    rule: Rule
    steps: tuple[str, ...]
    severity: Severity = "weak"
    fills: tuple[str, ...] = ()

    @property
    def reads(self) -> tuple[str, ...]:
        """The steps to change."""
        return self.steps

    def found(self, known: Known, _shown: Labelled, /) -> Values | None:
        """Return nothing more to fill, where the rule holds."""
        return {} if self.rule.holds(known) else None


def _is_more(value: Value | None, than: Value | None) -> bool:
    if isinstance(value, Money) and isinstance(than, Money):
        return value.currency == than.currency and value > than
    return isinstance(value, int) and isinstance(than, int) and value > than


def _holds(rule: Rule | None, known: Known) -> bool:
    return rule is None or rule.holds(known)
