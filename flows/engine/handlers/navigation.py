"""Turns that look around without answering: opened, back, keep, reopen, ask, review."""

from dataclasses import replace
from typing import assert_never

from flows.definition.guide import Guide
from flows.definition.kinds import Choose
from flows.engine.context import Context, Turn
from flows.engine.status import build_status
from flows.model.case import Case, Spot
from flows.model.effects import Review, Say, Show, Tell, Toast
from flows.model.events.buyer import Asked, Kept, Opened, Reopened, Reviewed, WentBack

NavigationEvent = Opened | WentBack | Kept | Reopened | Asked | Reviewed


def handle(scene: Context, event: NavigationEvent) -> Turn:
    """Return the turn of an event that changes no answer."""
    match event:
        case Opened(payload):
            return _open_case(scene, payload)
        case WentBack():
            return _go_back(scene)
        case Kept():
            return _focus_spot(scene, None)
        case Reopened(spot):
            known = spot in scene.walk.trail[:-1]
            return _focus_spot(scene, spot) if known else scene.keep_asking(Toast("toast.old"))
        case Asked(topic):
            known = topic == "faq" or any(each.id == topic for each in scene.guide.topics)
            return (
                scene.keep_asking(Tell(topic)) if known else scene.keep_asking(Toast("toast.old"))
            )
        case Reviewed(phase):
            return _review_phase(scene, phase)
        case _:
            assert_never(event)


def _open_case(scene: Context, payload: str) -> Turn:
    if len(scene.walk.trail) > 1:
        now = build_status(scene.guide, scene.case, scene.habits)
        place = {"phase": now.phase, "phases": now.phases}
        asked = {"question": now.question, "questions": now.questions}
        return scene.ask_again(Say("said.welcome_back", {**place, **asked}))
    case = scene.case
    spot = _find_prefilled(scene.guide, payload)
    if spot and spot not in case.answers:
        case = case.with_answer(spot, replace(scene.build_answer(payload), move="answered"))
    return Turn(case, (Show(scene.spot),))


def _find_prefilled(guide: Guide, payload: str) -> Spot | None:
    """Return the first choice that has the deep link's payload among its options."""
    choices = (step for step in guide.steps.values() if isinstance(step.kind, Choose))
    return next((Spot(step.id) for step in choices if payload in step.kind.list_labels()), None)


def _go_back(scene: Context) -> Turn:
    trail = scene.walk.trail
    here = trail.index(scene.spot)
    before = [spot for spot in trail[:here] if scene.case.answers[spot].move != "elapsed"]
    if not before:
        return scene.ask_again(Say("misread.at_the_start"))
    return _focus_spot(scene, before[-1])


def _focus_spot(scene: Context, spot: Spot | None) -> Turn:
    case: Case = replace(scene.case, focus=spot)
    return Turn(case, (Show(scene.guide.find_spot(case)),))


def _review_phase(scene: Context, phase: str | None) -> Turn:
    known = {each.id for each in scene.guide.phases} | {
        each.id for _, each in scene.case.labelled_exhibits
    }
    chosen = phase if phase in known else scene.guide.phase_by_step[scene.spot.step].id
    return Turn(scene.case, (Review(chosen),))
