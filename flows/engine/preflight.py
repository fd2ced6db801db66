"""The look before the one-shot submit: what is missing, what disagrees, what is weak."""

from dataclasses import dataclass

from flows.definition.checks import Finding, findings
from flows.definition.guide import Guide, Walk
from flows.engine.evidence_score import Item, Strength, strength
from flows.model.case import Case, Spot
from flows.reading.texts import clean

MOST = 3
"""So many missing items are named, and so many answers offered for a change."""


@dataclass(frozen=True, slots=True)
class Preflight:
    """What is worth a look; the buyer may go on whatever it says.

    `missing` are the heaviest items the buyer has not said no to, `changes` the spots of the
    answers that disagree, in the order they were given.
    """

    strength: Strength
    missing: tuple[Item, ...]
    contradictions: tuple[Finding, ...]
    weak: tuple[Finding, ...]
    changes: tuple[Spot, ...]


def preflight(guide: Guide, case: Case) -> Preflight:
    """Return the look at a case as it is; the same case gives the same look."""
    walk = guide.walk(case.answers)
    found = findings(guide.checks, walk.known, case.shown)
    wrong = tuple(each for each in found if each.severity == "contradiction")
    points = strength(guide, walk.known, case.exhibits)
    wanted = (item for item in points.missing if case.lines.get(item.id) != "none")
    return Preflight(
        strength=points,
        missing=tuple(wanted)[:MOST],
        contradictions=wrong,
        weak=tuple(each for each in found if each.severity == "weak"),
        changes=_spots(walk, wrong),
    )


def change_named(guide: Guide, case: Case, text: str) -> Spot | None:
    """Return the spot that "change 2" means: the second answer offered for a change, or None."""
    word, _, number = clean(text).casefold().strip(" .!").partition(" ")
    changes = preflight(guide, case).changes[:MOST]
    if word != "change" or not number.isdecimal() or not 0 < int(number) <= len(changes):
        return None
    return changes[int(number) - 1]


def _spots(walk: Walk, wrong: tuple[Finding, ...]) -> tuple[Spot, ...]:
    """Return the latest spot of each step the contradictions name."""
    named = {step for finding in wrong for step in finding.steps}
    latest = {spot.step: spot for spot in walk.trail[:-1] if spot.step in named}
    return tuple(latest.values())
