"""Checks that compare two answers, or hold a rule against them."""

from dataclasses import dataclass, field

from flows.definition.checks import LabelledExhibits, Severity, SlotValues
from flows.definition.rules import Rule
from flows.model.answers import Known
from flows.model.case import Value
from flows.model.money import Money


@dataclass(frozen=True, slots=True)
class NamedCheck:
    """What every check has: a name and a text; whether an answer that breaks it is asked again."""

    id: str
    text: str
    at_once: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class DayOrderCheck(NamedCheck):
    """The day of one step lies before that of another, and cannot."""

    step: str
    other: str
    when: Rule | None = None
    severity: Severity = Severity.CONTRADICTION
    placeholders: tuple[str, ...] = ()

    @property
    def source_steps(self) -> tuple[str, ...]:
        """The two steps, the one to doubt first."""
        return (self.step, self.other)

    def evaluate(self, known: Known, _shown: LabelledExhibits, /) -> SlotValues | None:
        """Return nothing more to fill, where both days are known and in this order."""
        day, other = known.day(self.step), known.day(self.other)
        wrong = day is not None and other is not None and day < other
        return {} if wrong and _is_met(self.when, known) else None


@dataclass(frozen=True, slots=True)
class ExcessCheck(NamedCheck):
    """One count or amount is more than another, and cannot be; two currencies say nothing."""

    step: str
    limit_step: str
    when: Rule | None = None
    severity: Severity = Severity.CONTRADICTION
    placeholders: tuple[str, ...] = ()

    @property
    def source_steps(self) -> tuple[str, ...]:
        """The two steps, the one to doubt first."""
        return (self.step, self.limit_step)

    def evaluate(self, known: Known, _shown: LabelledExhibits, /) -> SlotValues | None:
        """Return nothing more to fill, where the first is more."""
        wrong = _is_more(known.value(self.step), known.value(self.limit_step))
        return {} if wrong and _is_met(self.when, known) else None


@dataclass(frozen=True, slots=True)
class CurrencyCheck(NamedCheck):
    """Two amounts are in two currencies, and are to be compared."""

    step: str
    other: str
    when: Rule | None = None
    severity: Severity = Severity.CONTRADICTION
    placeholders: tuple[str, ...] = ()

    @property
    def source_steps(self) -> tuple[str, ...]:
        """The two steps, the one to doubt first."""
        return (self.step, self.other)

    def evaluate(self, known: Known, _shown: LabelledExhibits, /) -> SlotValues | None:
        """Return nothing more to fill, where both amounts are known and differ in it."""
        amount, other = known.money(self.step), known.money(self.other)
        wrong = amount is not None and other is not None and amount.currency != other.currency
        return {} if wrong and _is_met(self.when, known) else None


@dataclass(frozen=True, slots=True)
class RuleCheck(NamedCheck):
    """A rule about the answers holds that weakens the case, or cannot be."""

    rule: Rule
    steps: tuple[str, ...]
    severity: Severity = Severity.WEAK
    placeholders: tuple[str, ...] = ()

    @property
    def source_steps(self) -> tuple[str, ...]:
        """The steps to change."""
        return self.steps

    def evaluate(self, known: Known, _shown: LabelledExhibits, /) -> SlotValues | None:
        """Return nothing more to fill, where the rule holds."""
        return {} if self.rule.holds(known) else None


def _is_more(value: Value | None, than: Value | None) -> bool:
    if isinstance(value, Money) and isinstance(than, Money):
        return value.currency == than.currency and value > than
    return isinstance(value, int) and isinstance(than, int) and value > than


def _is_met(rule: Rule | None, known: Known) -> bool:
    return rule is None or rule.holds(known)
