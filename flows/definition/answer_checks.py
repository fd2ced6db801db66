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
class PairCheck(NamedCheck):
    """What every check of two answers has: it says that they disagree, with nothing to fill."""

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
        """Return nothing more to fill, where both answers are known and disagree."""
        return {} if self._disagree(known) and _is_met(self.when, known) else None

    def _disagree(self, known: Known) -> bool:
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class DayOrderCheck(PairCheck):
    """The day of one step lies before that of another, and cannot."""

    def _disagree(self, known: Known) -> bool:
        day, other = known.day(self.step), known.day(self.other)
        return day is not None and other is not None and day < other


@dataclass(frozen=True, slots=True)
class ExcessCheck(PairCheck):
    """One count or amount is more than another, and cannot be; two currencies say nothing."""

    def _disagree(self, known: Known) -> bool:
        return _is_more(known.value(self.step), known.value(self.other))


@dataclass(frozen=True, slots=True)
class CurrencyCheck(PairCheck):
    """Two amounts are in two currencies, and are to be compared."""

    def _disagree(self, known: Known) -> bool:
        amount, other = known.money(self.step), known.money(self.other)
        return amount is not None and other is not None and amount.currency != other.currency


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
