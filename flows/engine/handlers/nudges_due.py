"""Turns in which a planned follow-up falls due; one that is not planned changes nothing."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from flows.definition.kinds import Entries, Exhibits, Wait
from flows.definition.texts import wording
from flows.engine.context import Scene, Turn, covered
from flows.engine.handlers import inspections
from flows.model.case import Answer, Value
from flows.model.effects import Effect, Say, Warn
from flows.model.events.buyer import NudgeFell
from flows.nudges import workdays
from flows.nudges.quiet_hours import fitting
from flows.nudges.schedule import (
    BEIJING,
    DUE,
    ELAPSED,
    IDLE,
    SUMMARY,
    WAIT,
    Ladder,
    Nudge,
    ladder,
    plan,
    planned,
)

TOLD = "told:"
"""Marks how often a follow-up was said in a case, so that it is not worded the same again."""

SOON = timedelta(hours=3)
"""A question that would come so soon is asked at once, in the message that comes now."""


def fall(scene: Scene, fell: NudgeFell) -> Turn:
    """Return the turn of a follow-up, or the case unchanged when it is not planned any more.

    What else is due on the same day falls with it, in the same message.
    """
    now = scene.now.astimezone(UTC)
    nudge = Nudge(fell.kind, fell.rung, fell.due_at)
    if not planned(scene.guide, scene.case, scene.habits, nudge, now):
        return Turn(scene.case)
    if fell.kind == SUMMARY:
        return _summed(scene)
    if late := _put_off(scene, fell.kind, now):
        return late
    if fell.kind != IDLE and scene.case.focus:  # the wait goes on while an answer is looked at
        scene = scene.with_case(replace(scene.case, focus=None))
    if fell.kind == ELAPSED:
        return scene.settled(Answer("elapsed", now), Say("said.elapsed"))
    kinds = [fell.kind, *_same_day(scene, fell.kind)]
    return _told(scene, sorted(kinds, key=lambda kind: not kind.startswith(DUE)), now)


def _put_off(scene: Scene, kind: str, now: datetime) -> Turn | None:
    """After a stop we may be back in the quiet hours: then it falls again when they are over."""
    found = ladder(scene.guide, scene.case, scene.habits, kind)
    until = fitting(now, scene.habits, found.cutoff) if found else now
    if found is None or until <= now:
        return None
    return Turn(replace(scene.case, snoozed={**scene.case.snoozed, found.mark: until}))


def _same_day(scene: Scene, kind: str) -> list[str]:
    """Return what else is due today: other deadlines, and a wait that would ask soon anyway."""
    zone, now = scene.habits.zone, scene.now
    return [
        nudge.kind
        for nudge in sorted(plan(scene.guide, scene.case, scene.habits))
        if nudge.kind != kind
        and nudge.due_at.astimezone(zone).date() <= now.date()
        and (nudge.kind.startswith(DUE) or (nudge.kind == WAIT and nudge.due_at <= now + SOON))
    ]


def _told(scene: Scene, kinds: list[str], now: datetime) -> Turn:
    nudged, effects = dict(scene.case.nudged), list[Effect]()
    asks = False
    for kind in kinds:
        found = ladder(scene.guide, scene.case, scene.habits, kind)
        if found is None:
            continue
        rung = latest(found, now, nudged.get(found.mark, 0))
        nudged[found.mark] = rung + 1
        if kind.startswith(DUE):
            passed = found.cutoff is not None and found.cutoff <= now
            effects.append(_warning(scene, kind.removeprefix(DUE), rung, nudged, passed=passed))
            if passed:
                nudged[found.mark] = len(found.dues) + rung + 1
        else:
            asks = True
            if kind != IDLE or not effects:  # a date that is near brings the buyer back by itself
                effects += [
                    *_holiday(scene, kind, rung, nudged),
                    _asking(scene, kind, rung, nudged),
                ]
    told = scene.with_case(replace(scene.case, nudged=nudged))
    if not asks:
        return Turn(told.case, tuple(effects))
    return told.again(*effects) if IDLE in kinds else told.briefly(*effects)


def latest(found: Ladder, now: datetime, least: int) -> int:
    """Return the highest rung that is due by now: after a long stop only it falls."""
    return max((rung for rung, due_at in found.dues if due_at <= now), default=least)


def _holiday(scene: Scene, kind: str, rung: int, nudged: dict[str, int]) -> list[Say]:
    """Say when it is a holiday that keeps the seller or the platform silent, or may be one.

    That a year is not known is said once a wait, and each time working days were counted into it.
    """
    wait, today = scene.step.kind, scene.now.astimezone(BEIJING).date()
    if not (isinstance(wait, Wait) and wait.china):
        return []
    if found := workdays.holiday(today):
        return [Say("said.holiday", {"holiday": found.name, "until": found.last})]
    if workdays.known(today):
        return []
    year = {"year": str(workdays.LAST_YEAR)}
    first = _count(nudged, f"{scene.spot.step}.days_off") == 0
    if kind == WAIT and wait.rungs[rung].working_days:
        return [Say("said.weekdays", year)]
    return [Say("said.days_off", year)] if first else []


def _warning(
    scene: Scene, deadline: str, rung: int, nudged: dict[str, int], *, passed: bool
) -> Warn:
    declared = next(each for each in scene.guide.deadlines if each.id == deadline)
    slot = "passed" if passed else f"deadline.{deadline}.alert{rung}"
    letter = "" if passed else declared.alerts[rung].letter
    return Warn(deadline, rung, passed, _count(nudged, slot), letter)


def _asking(scene: Scene, kind: str, rung: int, nudged: dict[str, int]) -> Say:
    wait = scene.step.kind
    slot = f"idle.{rung}" if kind == IDLE else f"{scene.spot.step}.rung{rung}"
    letter = wait.rungs[rung].letter if kind == WAIT and isinstance(wait, Wait) else ""
    return Say(wording(scene.guide.texts, slot, _count(nudged, slot)), letter=letter)


def _count(nudged: dict[str, int], slot: str) -> int:
    """Return how often a slot was told before, and count this time."""
    told = nudged.get(TOLD + slot, 0)
    nudged[TOLD + slot] = told + 1
    return told


def _summed(scene: Scene) -> Turn:
    """One summary for a batch; the next file then belongs to the next line of the checklist."""
    told = inspections.told(scene.case)
    if not scene.case.unsummed:
        return scene.with_case(replace(scene.case, doubts=())).still(*told)
    case = replace(scene.case, unsummed=0, line=None, doubts=())
    values: dict[str, Value] = {"count": scene.case.unsummed}
    if isinstance(scene.step.kind, Entries):
        return scene.with_case(case).briefly(Say("said.noted", values), *told)
    if not isinstance(scene.step.kind, Exhibits):
        return scene.with_case(case).still(Say("said.saved_aside", values), *told)
    lines = scene.lines()
    values["have"] = sum(1 for line in lines if covered(case, line.id))
    values["of"] = len(lines)
    line = scene.asking.labels.get(scene.case.line or "")
    if line is None:
        return scene.with_case(case).briefly(Say("said.saved_more", values), *told)
    return scene.with_case(case).briefly(Say("said.saved", {**values, "line": line}), *told)
