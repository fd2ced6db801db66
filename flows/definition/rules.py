"""Rules on paths: data that says when a path may be taken, from the answers on the trail."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from flows.model.answers import Known


class Rule(Protocol):
    """A condition on what is known; `reads` lists the steps it looks at, for the linter."""

    def holds(self, known: Known) -> bool:
        """Whether the path may be taken."""
        ...

    @property
    def source_steps(self) -> frozenset[str]:
        """The steps whose answers it looks at."""
        ...


@dataclass(frozen=True, slots=True)
class PickedOption:
    """The step was answered with one of these options."""

    step: str
    options: frozenset[str]

    def holds(self, known: Known) -> bool:
        """Whether one of the options was picked."""
        return known.value(self.step) in self.options

    @property
    def source_steps(self) -> frozenset[str]:
        """The step it looks at."""
        return frozenset({self.step})


@dataclass(frozen=True, slots=True)
class HasValue:
    """The step has a value: it was neither skipped nor passed by."""

    step: str

    def holds(self, known: Known) -> bool:
        """Whether there is a value."""
        return known.value(self.step) is not None

    @property
    def source_steps(self) -> frozenset[str]:
        """The step it looks at."""
        return frozenset({self.step})


@dataclass(frozen=True, slots=True)
class AtLeast:
    """The step counts at least `least`."""

    step: str
    least: int

    def holds(self, known: Known) -> bool:
        """Whether the count reaches `least`; an unknown count does not."""
        return (known.count(self.step) or 0) >= self.least

    @property
    def source_steps(self) -> frozenset[str]:
        """The step it looks at."""
        return frozenset({self.step})


@dataclass(frozen=True, slots=True)
class DayBefore:
    """The day given to one step lies before the day given to another."""

    step: str
    other: str

    def holds(self, known: Known) -> bool:
        """Whether both days are known and in this order."""
        day, other = known.day(self.step), known.day(self.other)
        return day is not None and other is not None and day < other

    @property
    def source_steps(self) -> frozenset[str]:
        """The two steps it compares."""
        return frozenset({self.step, self.other})


@dataclass(frozen=True, slots=True)
class Not:
    """The rule does not hold."""

    rule: Rule

    def holds(self, known: Known) -> bool:
        """Whether the inner rule fails."""
        return not self.rule.holds(known)

    @property
    def source_steps(self) -> frozenset[str]:
        """What the inner rule looks at."""
        return self.rule.source_steps


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every rule holds."""

    rules: tuple[Rule, ...]

    def holds(self, known: Known) -> bool:
        """Whether all of them hold."""
        return all(rule.holds(known) for rule in self.rules)

    @property
    def source_steps(self) -> frozenset[str]:
        """What any of them looks at."""
        return _collect_steps(self.rules)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one rule holds."""

    rules: tuple[Rule, ...]

    def holds(self, known: Known) -> bool:
        """Whether one of them holds."""
        return any(rule.holds(known) for rule in self.rules)

    @property
    def source_steps(self) -> frozenset[str]:
        """What any of them looks at."""
        return _collect_steps(self.rules)


def _collect_steps(rules: Iterable[Rule]) -> frozenset[str]:
    return frozenset().union(*(rule.source_steps for rule in rules))
