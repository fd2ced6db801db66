"""The words a guide is written in; a guide file imports nothing of the core but these."""

from datetime import timedelta

from flows.definition.answer_checks import Earlier, Holding, More
from flows.definition.checks import Check
from flows.definition.deadlines import Alert, Anchor, Deadline, Fact, Within
from flows.definition.evidence_weights import Scale, Weight
from flows.definition.exhibit_checks import Counted, Taken
from flows.definition.guide import Guide
from flows.definition.kinds import (
    Amount,
    Ask,
    Choose,
    Count,
    Day,
    End,
    Entries,
    Exhibits,
    Kind,
    Line,
    Moment,
    Notice,
    Option,
    Rung,
    Wait,
    Zone,
)
from flows.definition.rules import AllOf, AnyOf, AtLeast, Before, Has, Not, Picked, Rule
from flows.definition.steps import Letter, Path, Phase, Step, Topic
from flows.model.answers import Known
from flows.model.case import Answer, Case, Exhibit, Move
from flows.model.case_file import (
    CaseFile,
    Communication,
    Comparison,
    Cover,
    ExhibitSheet,
    Field,
    Making,
    Method,
    Occurrence,
    Origin,
    Party,
    Phrase,
    Sum,
)
from flows.model.exhibit_sheet import plain_sheet
from flows.model.money import Money

__all__ = [
    "Alert",
    "Amount",
    "Anchor",
    "Answer",
    "Ask",
    "Case",
    "CaseFile",
    "Check",
    "Choose",
    "Communication",
    "Comparison",
    "Count",
    "Counted",
    "Cover",
    "Day",
    "Deadline",
    "Earlier",
    "End",
    "Entries",
    "Exhibit",
    "ExhibitSheet",
    "Exhibits",
    "Fact",
    "Field",
    "Guide",
    "Holding",
    "Kind",
    "Known",
    "Letter",
    "Line",
    "Making",
    "Method",
    "Moment",
    "Money",
    "More",
    "Notice",
    "Occurrence",
    "Option",
    "Origin",
    "Party",
    "Path",
    "Phase",
    "Phrase",
    "Rule",
    "Rung",
    "Scale",
    "Step",
    "Sum",
    "Taken",
    "Topic",
    "Wait",
    "Weight",
    "Within",
    "Zone",
    "all_of",
    "any_of",
    "at_least",
    "before",
    "days",
    "go",
    "has",
    "hours",
    "line",
    "not_",
    "option",
    "picked",
    "plain_sheet",
    "working",
]


def go(to: str, *, on: Move | None = None, when: Rule | None = None, again: bool = False) -> Path:
    """Lead to a step: on one move or on any, when a rule holds or always."""
    return Path(to, on, when, again)


def option(name: str, label: str, *keywords: str, when: Rule | None = None) -> Option:
    """Offer a reply; keywords are typed words that mean it."""
    return Option(name, label, keywords, when)


def line(name: str, label: str, how: str, *, when: Rule | None = None) -> Line:
    """Ask for one item of evidence; `how` coaches the shot in one line."""
    return Line(name, label, how, when)


def picked(step: str, *options: str) -> Rule:
    """Hold when the step was answered with one of the options."""
    return Picked(step, frozenset(options))


def has(step: str) -> Rule:
    """Hold when the step has a value."""
    return Has(step)


def at_least(step: str, least: int) -> Rule:
    """Hold when the step counts at least so many."""
    return AtLeast(step, least)


def before(step: str, other: str) -> Rule:
    """Hold when the day of one step lies before that of another."""
    return Before(step, other)


def not_(rule: Rule) -> Rule:
    """Hold when the rule does not."""
    return Not(rule)


def all_of(*rules: Rule) -> Rule:
    """Hold when every rule does."""
    return AllOf(rules)


def any_of(*rules: Rule) -> Rule:
    """Hold when one of the rules does."""
    return AnyOf(rules)


EVENING = timedelta(hours=9)
"""After the morning of a working day: nearly everywhere it is over in China by then."""


def working(number: int, *texts: str, then: timedelta = EVENING) -> Rung:
    """Fall on the last of so many working days in China, so long after the buyer's morning."""
    return Rung(then, texts, working_days=number)


def days(number: int) -> timedelta:
    """Return so many days."""
    return timedelta(days=number)


def hours(number: int) -> timedelta:
    """Return so many hours."""
    return timedelta(hours=number)
