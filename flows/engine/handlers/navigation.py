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


def handle(context: Context, event: NavigationEvent) -> Turn:
    """Return the turn of an event that changes no answer."""
    match event:
        case Opened(payload):
            return _open_case(context, payload)
        case WentBack():
            return _go_back(context)
        case Kept():
            return _focus_spot(context, None)
        case Reopened(spot):
            known = spot in context.walk.answered
            return _focus_spot(context, spot) if known else context.keep_asking(Toast("toast.old"))
        case Asked(topic):
            known = topic == "faq" or any(each.id == topic for each in context.guide.topics)
            return (
                context.keep_asking(Tell(topic))
                if known
                else context.keep_asking(Toast("toast.old"))
            )
        case Reviewed(phase):
            return _review_phase(context, phase)
        case _:
            assert_never(event)


def _open_case(context: Context, payload: str) -> Turn:
    if len(context.walk.trail) > 1:
        now = build_status(context.guide, context.case, context.preferences)
        place = {"phase": now.phase, "phases": now.phases}
        asked = {"question": now.question, "questions": now.questions}
        return context.ask_again(Say("said.welcome_back", {**place, **asked}))
    case = context.case
    spot = _find_prefilled(context.guide, payload)
    if spot and spot not in case.answers:
        case = case.with_answer(spot, replace(context.build_answer(payload), move="answered"))
    return Turn(case, (Show(context.spot),))


def _find_prefilled(guide: Guide, payload: str) -> Spot | None:
    """Return the first choice that has the deep link's payload among its options."""
    choices = (step for step in guide.steps.values() if isinstance(step.kind, Choose))
    return next((Spot(step.id) for step in choices if payload in step.kind.list_labels()), None)


def _go_back(context: Context) -> Turn:
    trail = context.walk.trail
    here = trail.index(context.spot)
    before = [spot for spot in trail[:here] if context.case.answers[spot].move != "elapsed"]
    if not before:
        return context.ask_again(Say("misread.at_the_start"))
    return _focus_spot(context, before[-1])


def _focus_spot(context: Context, spot: Spot | None) -> Turn:
    case: Case = replace(context.case, focus=spot)
    return Turn(case, (Show(context.guide.find_spot(case)),))


def _review_phase(context: Context, phase: str | None) -> Turn:
    known = {each.id for each in context.guide.phases} | {
        each.id for _, each in context.case.labelled_exhibits
    }
    chosen = phase if phase in known else context.guide.phase_by_step[context.spot.step].id
    return Turn(context.case, (Review(chosen),))
