"""Turns that look around without answering: opened, back, keep, reopen, ask, review."""

from dataclasses import replace

from flows.definition.guide import Guide
from flows.definition.kinds import Choose
from flows.engine.context import Context, Turn
from flows.engine.preflight import find_named_change
from flows.engine.reviews import find_reviewed, read_place
from flows.engine.status import build_status, count_phase_questions
from flows.engine.typed_text import Typed
from flows.model.case import Case, Spot
from flows.model.effects import Effect, Review, Say, Settle, Show, Tell, Toast
from flows.model.events.buyer import Asked, Kept, Opened, Recalled, Reopened, Reviewed, WentBack

FAQ, PLACE_PREFIX = "faq", "from-"
"""The topic that lists the questions; how a button names a place in a list."""


def open_case(context: Context, opened: Opened) -> Turn:
    """Return the turn of a case opened, or come back to: who began is told where they are."""
    if len(context.walk.trail) > 1:
        now = build_status(context.guide, context.case, context.preferences)
        place = {"phase": now.phase, "phases": now.phases}
        about = count_phase_questions(context.guide, context.case, now.question)
        asked = {"question": now.question, "questions": about}
        return context.ask_again(Say("said.welcome_back", {**place, **asked}))
    case = context.case
    spot = _find_prefilled(context.guide, opened.payload)
    if spot and spot not in case.answers:
        given = replace(context.build_answer(opened.payload), move="answered")
        case = case.with_answer(spot, given)
    return Turn(case, (Show(context.spot),))


def _find_prefilled(guide: Guide, payload: str) -> Spot | None:
    """Return the first choice that has the deep link's payload among its options."""
    choices = (step for step in guide.steps.values() if isinstance(step.kind, Choose))
    return next((Spot(step.id) for step in choices if payload in step.kind.list_labels()), None)


def go_back(context: Context, _event: WentBack) -> Turn:
    """Return the turn that asks the question before this one again; time's answers are passed."""
    trail = context.walk.trail
    here = trail.index(context.spot)
    before = [spot for spot in trail[:here] if context.case.answers[spot].move != "elapsed"]
    if not before:
        return context.tell_aside(Say("misread.at_the_start"))
    return _focus_spot(context, before[-1])


def keep_answer(context: Context, _event: Kept) -> Turn:
    """Return the turn that goes on where the case stands."""
    settled = (Settle(context.spot),) if context.case.focus == context.spot else ()
    return _focus_spot(context, None, *settled)


def reopen_spot(context: Context, reopened: Reopened) -> Turn:
    """Return the turn that asks an answered question again."""
    if reopened.spot not in context.walk.answered:
        return context.tell_aside(Toast("toast.old"))
    return _focus_spot(context, reopened.spot)


def _focus_spot(context: Context, spot: Spot | None, *effects: Effect) -> Turn:
    case: Case = replace(context.case, focus=spot)
    return Turn(case, (*effects, Show(context.guide.find_spot(case))))


def tell_topic(context: Context, asked: Asked) -> Turn:
    """Return the turn that tells a topic of the guide, or all of them ("faq")."""
    if place := read_place(asked.topic, PLACE_PREFIX):
        return Turn(context.case, (Tell(FAQ, place),))
    known = asked.topic == FAQ or any(each.id == asked.topic for each in context.guide.topics)
    return context.tell_aside(Tell(asked.topic) if known else Toast("toast.gone"))


def review_answers(context: Context, reviewed: Reviewed) -> Turn:
    """Return the turn that shows the answers, other buttons below these, or an exhibit."""
    named = reviewed.phase or ""
    if named in context.case.labels:
        return Turn(context.case, (Review(named),))
    case = replace(context.case, is_reviewing=True)
    return Turn(case, (Review(first=read_place(named, PLACE_PREFIX)),))


def recall_letter(context: Context, recalled: Recalled) -> Turn:
    """Return the turn that shows a text to paste again; only one that was shown before."""
    letter = recalled.letter
    if not letter or letter in context.step.letters:
        return context.ask_again()
    shown = {each for spot in context.walk.trail for each in context.guide.steps[spot.step].letters}
    if letter not in shown:
        return context.tell_aside(Toast("toast.old"))
    return context.tell_aside(Say("said.text_again", letter=letter))


def interpret_change(context: Context, typed: Typed) -> Reopened | Reviewed | None:
    """Return the answer that "change 2" reopens, or the exhibit it shows.

    It means the list that was shown last: that of the preflight, or that of all answers.
    """
    guide, case = context.guide, context.case
    if context.step.shows_preflight and not case.is_reviewing:
        spot = find_named_change(guide, case, typed.word)
        return Reopened(spot) if spot else None
    found = find_reviewed(guide, case, typed.word)
    return Reviewed(found) if isinstance(found, str) else Reopened(found) if found else None
