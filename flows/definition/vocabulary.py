"""The words a guide is written in; a guide file imports nothing of the core but these."""

from datetime import timedelta

from flows.definition.answer_checks import CurrencyCheck, DayOrderCheck, ExcessCheck, RuleCheck
from flows.definition.checks import Check, Severity
from flows.definition.deadlines import (
    Act,
    Alert,
    Anchor,
    Deadline,
    Fact,
    HasDueDate,
    NearDeadline,
    ShownByPage,
    find_local_day,
)
from flows.definition.evidence_weights import EvidenceScale, EvidenceWeight
from flows.definition.exhibit_checks import CaptionCountCheck, CaptureDateCheck
from flows.definition.guide import Guide
from flows.definition.kinds import (
    BEIJING,
    Amount,
    Ask,
    ChecklistLine,
    Choose,
    Count,
    Day,
    DueTime,
    End,
    Exhibits,
    Notice,
    NudgeStep,
    Option,
    StepKind,
    Story,
    Wait,
    Zone,
)
from flows.definition.rules import (
    AllOf,
    AnyOf,
    AtLeast,
    DayBefore,
    HasValue,
    Not,
    PickedOption,
    Rule,
)
from flows.definition.steps import Letter, Note, Path, Phase, Step, Topic
from flows.model.answers import Known
from flows.model.case import Answer, Case, Exhibit, Move
from flows.model.case_file import (
    AmountRow,
    BuildInfo,
    CaseFile,
    ChronologyRow,
    CommunicationRow,
    ComparisonRow,
    Cover,
    ExhibitSheet,
    Field,
    FileMetadata,
    InspectionMethod,
    Party,
    Phrase,
    SentText,
)
from flows.model.exhibit_sheet import build_plain_sheet
from flows.model.letter_texts import SentLetter, list_sent_texts
from flows.model.money import Money
from flows.reading.unknowns import is_unknown

__all__ = [
    "BEIJING",
    "Act",
    "Alert",
    "Amount",
    "AmountRow",
    "Anchor",
    "Answer",
    "Ask",
    "BuildInfo",
    "CaptionCountCheck",
    "CaptureDateCheck",
    "Case",
    "CaseFile",
    "Check",
    "ChecklistLine",
    "Choose",
    "ChronologyRow",
    "CommunicationRow",
    "ComparisonRow",
    "Count",
    "Cover",
    "CurrencyCheck",
    "Day",
    "DayOrderCheck",
    "Deadline",
    "DueTime",
    "End",
    "EvidenceScale",
    "EvidenceWeight",
    "ExcessCheck",
    "Exhibit",
    "ExhibitSheet",
    "Exhibits",
    "Fact",
    "Field",
    "FileMetadata",
    "Guide",
    "HasDueDate",
    "InspectionMethod",
    "Known",
    "Letter",
    "Money",
    "NearDeadline",
    "Note",
    "Notice",
    "NudgeStep",
    "Option",
    "Party",
    "Path",
    "Phase",
    "Phrase",
    "Rule",
    "RuleCheck",
    "SentLetter",
    "SentText",
    "Severity",
    "ShownByPage",
    "Step",
    "StepKind",
    "Story",
    "Topic",
    "Wait",
    "Zone",
    "all_of",
    "any_of",
    "at_least",
    "before",
    "build_plain_sheet",
    "days",
    "find_local_day",
    "go",
    "has",
    "hours",
    "is_unknown",
    "line",
    "list_sent_texts",
    "not_",
    "option",
    "picked",
    "working",
]


def go(to: str, *, on: Move | None = None, when: Rule | None = None, again: bool = False) -> Path:
    """Lead to a step: on one move or on any, when a rule holds or always."""
    return Path(to, on, when, again)


def option(
    name: str,
    label: str,
    *keywords: str,
    when: Rule | None = None,
    sends: tuple[str, ...] = (),
    retired: bool = False,
) -> Option:
    """Offer a reply; keywords are typed words that mean it, `sends` the letters it reports."""
    return Option(name, label, keywords, when, sends, retired)


def line(
    name: str, label: str, how: str, *, when: Rule | None = None, shows_order: bool = False
) -> ChecklistLine:
    """Ask for one item of evidence; `how` coaches the shot in one line."""
    return ChecklistLine(name, label, how, when, shows_order)


def picked(step: str, *options: str) -> Rule:
    """Hold when the step was answered with one of the options."""
    return PickedOption(step, frozenset(options))


def has(step: str) -> Rule:
    """Hold when the step has a value."""
    return HasValue(step)


def at_least(step: str, least: int) -> Rule:
    """Hold when the step counts at least so many."""
    return AtLeast(step, least)


def before(step: str, other: str) -> Rule:
    """Hold when the day of one step lies before that of another."""
    return DayBefore(step, other)


def not_(rule: Rule) -> Rule:
    """Hold when the rule does not."""
    return Not(rule)


def all_of(*rules: Rule) -> Rule:
    """Hold when every rule does."""
    return AllOf(rules)


def any_of(*rules: Rule) -> Rule:
    """Hold when one of the rules does."""
    return AnyOf(rules)


CHINA_EVENING = timedelta(hours=9)
"""After the morning of a working day: nearly everywhere it is over in China by then."""


def working(number: int, *texts: str, then: timedelta = CHINA_EVENING) -> NudgeStep:
    """Fall on the last of so many working days in China, so long after the buyer's morning."""
    return NudgeStep(then, texts, working_days=number)


def days(number: int) -> timedelta:
    """Return so many days."""
    return timedelta(days=number)


def hours(number: int) -> timedelta:
    """Return so many hours."""
    return timedelta(hours=number)
