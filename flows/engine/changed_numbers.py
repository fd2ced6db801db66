"""What a new answer does to the numbers around it: those taken from a figure move with it.

One that was typed is never moved. Where it no longer fits, its question is asked again at once.
"""

from collections.abc import Mapping
from dataclasses import replace

from flows.definition.checks import Finding, run_checks
from flows.definition.guide import Guide
from flows.definition.kinds import Amount
from flows.definition.texts import find_placeholders
from flows.engine.context import Context, Turn
from flows.model.answers import Known
from flows.model.case import Case, Spot, Value
from flows.model.effects import Say, Show

SENT = "sent"
"""The option by which a buyer says that a text left as it was."""


def settle_numbers(context: Context, turn: Turn) -> Turn:
    """Return the turn with every number that its answers move, or put in doubt."""
    if turn.case.answers is context.case.answers:
        return turn
    moved = refresh_figures(context.guide, turn.case)
    shown = tuple(each for each in turn.effects if isinstance(each, Show))
    effects = [each for each in turn.effects if not isinstance(each, Show)]
    effects += _tell_followed(turn.case, moved)
    if doubt := _find_new_doubt(context, moved):
        finding, spot = doubt
        effects.append(Say(finding.slot, finding.values))
        moved, shown = replace(moved, focus=spot), (Show(spot),)
    elif moved is not turn.case:
        shown = tuple(replace(each, spot=context.guide.find_spot(moved)) for each in shown)
    return Turn(moved, (*effects, *shown))


def _tell_followed(before: Case, after: Case) -> tuple[Say, ...]:
    """Return what the numbers that follow a figure were, and are now."""
    pairs = ((before.answers[spot].value, each.value) for spot, each in after.answers.items())
    return tuple(
        Say("said.followed", {"answer": now, "former": was})
        for was, now in pairs
        if was is not None and now is not None and was != now
    )


def refresh_figures(guide: Guide, case: Case) -> Case:
    """Return the case with each number that follows a figure at the value of that figure now.

    The figure is computed from what was known before it; one that was sent stays as it was.
    """
    known, answers = Known(), dict(case.answers)
    for spot in guide.walk(case.answers).answered:
        answer = answers[spot]
        if answer.figure and not _is_sent(guide, case, spot):
            value = guide.compute_figures(known).get(answer.figure, answer.value)
            answer = answers[spot] = replace(answer, value=value)
        known.add(spot, answer)
    if answers == case.answers:
        return case
    return refresh_figures(guide, replace(case, answers=answers))


def _is_sent(guide: Guide, case: Case, spot: Spot) -> bool:
    kind = guide.steps[spot.step].kind
    until = kind.until if isinstance(kind, Amount) else None
    sent = case.answers.get(Spot(until, spot.lap)) if until else None
    return sent is not None and sent.value == SENT


def _find_new_doubt(context: Context, case: Case) -> tuple[Finding, Spot] | None:
    """Return the first contradiction that was not there before, and the answer to doubt.

    Who has just given that answer is not asked again.
    """
    guide, before = context.guide, context.case.answers
    walk = guide.walk(case.answers)
    given = {spot.step for spot, each in case.answers.items() if before.get(spot) != each}
    known_doubts = _describe_doubts(guide, context.walk.known, context.case)
    for doubt, finding in _describe_doubts(guide, walk.known, case).items():
        spot = walk.find_last(finding.steps[0]) if finding.steps else None
        if spot and doubt not in known_doubts and spot.step not in given:
            return finding, spot
    return None


def _describe_doubts(guide: Guide, known: Known, case: Case) -> Mapping[object, Finding]:
    """Return what is asked about at once, each by its name and by the numbers it speaks of."""
    figures = guide.compute_figures(known)

    def fill(name: str) -> Value | None:
        return figures.get(name, known.value(name))

    found = run_checks(guide.checks, known, case.labelled_exhibits)
    return {
        (each.slot, *map(fill, sorted(find_placeholders(guide.texts[each.slot])))): each
        for each in found
        if each.at_once
    }
