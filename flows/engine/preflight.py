"""The look before the one-shot submit: what is missing, what disagrees, what is weak."""

from dataclasses import dataclass

from flows.definition.checks import Finding, Severity, run_checks
from flows.definition.guide import Guide
from flows.definition.machine import Walk
from flows.engine.evidence.score import EvidenceScore, ScoreItem, score_evidence
from flows.model.case import Case, Spot

MAX_LISTED = 3
"""So many missing items are named, and so many answers offered for a change."""


@dataclass(frozen=True, slots=True)
class Preflight:
    """What is worth a look; the buyer may go on whatever it says.

    `missing` are the heaviest items the buyer has not said no to, `changes` the spots of the
    answers that disagree, in the order they were given.
    """

    score: EvidenceScore
    missing: tuple[ScoreItem, ...]
    contradictions: tuple[Finding, ...]
    weaknesses: tuple[Finding, ...]
    changes: tuple[Spot, ...]


def run_preflight(guide: Guide, case: Case) -> Preflight:
    """Return the look at a case as it is; the same case gives the same look."""
    walk = guide.walk(case.answers)
    found = run_checks(guide.checks, walk.known, case.labelled_exhibits)
    wrong = tuple(each for each in found if each.severity is Severity.CONTRADICTION)
    points = score_evidence(guide, walk.known, case.exhibits)
    wanted = (item for item in points.missing if case.lines.get(item.id) != "none")
    return Preflight(
        score=points,
        missing=tuple(wanted)[:MAX_LISTED],
        contradictions=wrong,
        weaknesses=tuple(each for each in found if each.severity is Severity.WEAK),
        changes=_find_spots(walk, wrong),
    )


def find_named_change(guide: Guide, case: Case, words: str) -> Spot | None:
    """Return the spot that "change 2" means: the second answer offered for a change, or None."""
    word, _, number = words.partition(" ")
    if word != "change" or not number.isdecimal():
        return None
    changes = run_preflight(guide, case).changes[:MAX_LISTED]
    if not 0 < int(number) <= len(changes):
        return None
    return changes[int(number) - 1]


def _find_spots(walk: Walk, wrong: tuple[Finding, ...]) -> tuple[Spot, ...]:
    """Return the latest spot of each step the contradictions name."""
    named = {step for finding in wrong for step in finding.steps}
    latest = {spot.step: spot for spot in walk.answered if spot.step in named}
    return tuple(latest.values())
