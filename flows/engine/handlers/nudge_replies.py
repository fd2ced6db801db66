"""Turns that answer a follow-up: done, not relevant, later, why this date, where I am."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import assert_never

from flows.definition.kinds import Zone
from flows.engine.context import Scene, Turn, misunderstood
from flows.model.case import Case
from flows.model.effects import Clear, Defer, Explain, Toast
from flows.model.errors import Misread
from flows.model.events.buyer import Placed
from flows.model.events.nudges import Explained, Handled, Snoozed
from flows.nudges.schedule import Ladder, ladder

Heeding = Handled | Snoozed | Explained | Placed

SOON = timedelta(hours=3)
EVENING, MORNING = 18, 9
FEW_DAYS, A_WEEK = 3, 7
SPARE = timedelta(hours=1)
"""A follow-up comes back at the latest so long before its deadline."""


def act(scene: Scene, event: Heeding) -> Turn:
    """Return the turn of an event about a follow-up, a deadline or a place."""
    match event:
        case Handled():
            return _handled(scene, event)
        case Snoozed():
            return _snoozed(scene, event)
        case Explained(deadline):
            known = any(each.id == deadline for each in scene.guide.deadlines)
            return Turn(scene.case, (Explain(deadline) if known else Toast("toast.old"),))
        case Placed():
            return _placed(scene, event)
        case _:
            assert_never(event)


def _handled(scene: Scene, handled: Handled) -> Turn:
    """Done is for this date; not relevant is for good."""
    found = ladder(scene.guide, scene.case, scene.habits, handled.kind)
    marks = {handled.kind} if handled.how == "mute" else {found.mark} if found else set[str]()
    case = replace(scene.case, muted=scene.case.muted | marks)
    return Turn(case, (Toast(f"toast.{'muted' if handled.how == 'mute' else 'done'}"), Clear()))


def _snoozed(scene: Scene, snoozed: Snoozed) -> Turn:
    found = ladder(scene.guide, scene.case, scene.habits, snoozed.kind)
    if found is None:
        return Turn(scene.case, (Toast("toast.old"), Clear()))
    offered = moments(scene, found)
    if snoozed.until is None and offered:
        return Turn(scene.case, (Defer(snoozed.kind, offered),))
    if snoozed.until is None or not _possible(scene, found, snoozed.until):
        return Turn(scene.case, (Toast("toast.too_late"),))
    case = _again_at(scene.case, found, snoozed.until)
    return Turn(case, (Toast("toast.snoozed", {"moment": snoozed.until}), Clear()))


def _again_at(case: Case, found: Ladder, until: datetime) -> Case:
    """The rung that was put off falls once more, not before the moment chosen."""
    fallen = max(case.nudged.get(found.mark, 0) - 1, 0)
    nudged = {**case.nudged, found.mark: min(fallen, found.dues[-1][0])}
    return replace(case, nudged=nudged, snoozed={**case.snoozed, found.mark: until})


def moments(scene: Scene, found: Ladder) -> tuple[datetime, ...]:
    """Return sensible moments to be reminded again, none too late for the deadline."""
    now = scene.now
    wall = now.replace(minute=0, second=0, microsecond=0)
    evening = wall.replace(hour=EVENING)
    days = [(wall + timedelta(days=n)).replace(hour=MORNING) for n in (1, FEW_DAYS, A_WEEK)]
    offered = [now + SOON, *([evening] if evening > now + SOON else []), *days]
    return tuple(at.astimezone(UTC) for at in offered if _possible(scene, found, at))


def _possible(scene: Scene, found: Ladder, until: datetime) -> bool:
    in_time = found.cutoff is None or until <= found.cutoff - SPARE
    return scene.now < until <= scene.now + timedelta(days=60) and in_time


def _placed(scene: Scene, placed: Placed) -> Turn:
    """A place answers the question for it; anywhere else it is kindly left alone."""
    if not isinstance(scene.step.kind, Zone):
        return misunderstood(scene, Misread("sent_location"))
    if not placed.zones:
        return misunderstood(scene, Misread("no_zone"))
    if len(placed.zones) > 1 or not placed.sure:
        return misunderstood(scene, Misread("which_zone", choices=placed.zones))
    return scene.settled(scene.answer(placed.zones[0], placed.message))
