"""Turns that look around without answering: opened, back, keep, reopen, ask, review."""

from dataclasses import replace
from typing import assert_never

from flows.definition.guide import Guide
from flows.definition.kinds import Choose
from flows.engine.context import Scene, Turn
from flows.engine.status import status
from flows.model.case import Case, Spot
from flows.model.effects import Review, Say, Show, Tell, Toast
from flows.model.events.buyer import Asked, Kept, Opened, Reopened, Reviewed, WentBack

Looking = Opened | WentBack | Kept | Reopened | Asked | Reviewed


def act(scene: Scene, event: Looking) -> Turn:
    """Return the turn of an event that changes no answer."""
    match event:
        case Opened(payload):
            return _opened(scene, payload)
        case WentBack():
            return _back(scene)
        case Kept():
            return _focused(scene, None)
        case Reopened(spot):
            known = spot in scene.walk.trail[:-1]
            return _focused(scene, spot) if known else scene.still(Toast("toast.old"))
        case Asked(topic):
            known = topic == "faq" or any(each.id == topic for each in scene.guide.topics)
            return scene.still(Tell(topic)) if known else scene.still(Toast("toast.old"))
        case Reviewed(phase):
            return _reviewed(scene, phase)
        case _:
            assert_never(event)


def _opened(scene: Scene, payload: str) -> Turn:
    if len(scene.walk.trail) > 1:
        now = status(scene.guide, scene.case, scene.habits)
        place = {"phase": now.phase, "phases": now.phases}
        asked = {"question": now.question, "questions": now.questions}
        return scene.again(Say("said.welcome_back", {**place, **asked}))
    case = scene.case
    spot = _prefilled(scene.guide, payload)
    if spot and spot not in case.answers:
        case = case.having(spot, replace(scene.answer(payload), move="answered"))
    return Turn(case, (Show(scene.spot),))


def _prefilled(guide: Guide, payload: str) -> Spot | None:
    """Return the first choice that has the deep link's payload among its options."""
    choices = (step for step in guide.steps.values() if isinstance(step.kind, Choose))
    return next((Spot(step.id) for step in choices if payload in step.kind.labels()), None)


def _back(scene: Scene) -> Turn:
    trail = scene.walk.trail
    here = trail.index(scene.spot)
    before = [spot for spot in trail[:here] if scene.case.answers[spot].move != "elapsed"]
    if not before:
        return scene.again(Say("misread.at_the_start"))
    return _focused(scene, before[-1])


def _focused(scene: Scene, spot: Spot | None) -> Turn:
    case: Case = replace(scene.case, focus=spot)
    return Turn(case, (Show(scene.guide.standing(case)),))


def _reviewed(scene: Scene, phase: str | None) -> Turn:
    known = {each.id for each in scene.guide.phases} | {each.id for _, each in scene.case.shown}
    chosen = phase if phase in known else scene.guide.phase_of[scene.spot.step].id
    return Turn(scene.case, (Review(chosen),))
