"""Turns in which a planned follow-up falls due; one that is not planned changes nothing."""

from dataclasses import replace
from datetime import UTC, datetime

from flows import inspecting
from flows.case import Answer, Case, Value
from flows.effects import Say
from flows.events import NudgeFell
from flows.kinds import Entries, Exhibits
from flows.nudges import ELAPSED, IDLE, SUMMARY, Nudge, latest, planned
from flows.scene import Scene, Turn, covered


def fall(scene: Scene, fell: NudgeFell) -> Turn:
    """Return the turn of a follow-up, or the case unchanged when it is not planned any more."""
    now = scene.now.astimezone(UTC)
    nudge = Nudge(fell.kind, fell.rung, fell.due_at)
    if not planned(scene.guide, scene.case, nudge, now):
        return Turn(scene.case)
    if fell.kind == SUMMARY:
        return _summed(scene)
    if fell.kind != IDLE and scene.case.focus:  # the wait goes on while an answer is looked at
        scene = scene.with_case(replace(scene.case, focus=None))
    if fell.kind == ELAPSED:
        return scene.settled(Answer("elapsed", now), Say("said.elapsed"))
    return _prompted(scene, fell.kind, now)


def _prompted(scene: Scene, kind: str, now: datetime) -> Turn:
    rung = latest(scene.guide, scene.case, kind, now)
    nudged: Case = replace(scene.case, nudged={**scene.case.nudged, kind: rung + 1})
    slot = f"idle.{rung}" if kind == IDLE else f"{scene.spot.step}.rung{rung}"
    told = scene.with_case(nudged)
    return told.again(Say(slot)) if kind == IDLE else told.briefly(Say(slot))


def _summed(scene: Scene) -> Turn:
    """One summary for a batch; the next file then belongs to the next line of the checklist."""
    told = inspecting.told(scene.case)
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
