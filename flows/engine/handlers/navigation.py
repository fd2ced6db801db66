"""Turns that look around without answering: opened, back, keep, reopen, ask, review."""

from dataclasses import replace

from flows.definition.guide import Guide
from flows.definition.kinds import Choose
from flows.engine.context import Context, Turn
from flows.engine.preflight import find_named_change
from flows.engine.status import build_status, count_phase_questions
from flows.engine.typed_text import Typed
from flows.model.case import Case, Spot
from flows.model.effects import Review, Say, Show, Tell, Toast
from flows.model.events.buyer import Asked, Kept, Opened, Recalled, Reopened, Reviewed, WentBack


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
        return context.ask_again(Say("misread.at_the_start"))
    return _focus_spot(context, before[-1])


def keep_answer(context: Context, _event: Kept) -> Turn:
    """Return the turn that goes on where the case stands."""
    return _focus_spot(context, None)


def reopen_spot(context: Context, reopened: Reopened) -> Turn:
    """Return the turn that asks an answered question again."""
    if reopened.spot not in context.walk.answered:
        return context.keep_asking(Toast("toast.old"))
    return _focus_spot(context, reopened.spot)


def _focus_spot(context: Context, spot: Spot | None) -> Turn:
    case: Case = replace(context.case, focus=spot)
    return Turn(case, (Show(context.guide.find_spot(case)),))


def tell_topic(context: Context, asked: Asked) -> Turn:
    """Return the turn that tells a topic of the guide, or all of them ("faq")."""
    known = asked.topic == "faq" or any(each.id == asked.topic for each in context.guide.topics)
    return context.keep_asking(Tell(asked.topic) if known else Toast("toast.old"))


def review_answers(context: Context, reviewed: Reviewed) -> Turn:
    """Return the turn that shows the answers of a phase, or an exhibit; else the phase at hand."""
    known = {*(each.id for each in context.guide.phases), *context.case.labels}
    here = context.guide.phase_by_step[context.spot.step].id
    return Turn(context.case, (Review(reviewed.phase if reviewed.phase in known else here),))


def recall_letter(context: Context, recalled: Recalled) -> Turn:
    """Return the turn that shows a text to paste again; only one that was shown before."""
    letter = recalled.letter
    if not letter or letter in context.step.letters:
        return context.ask_again()
    shown = {each for spot in context.walk.trail for each in context.guide.steps[spot.step].letters}
    if letter not in shown:
        return context.keep_asking(Toast("toast.old"))
    return context.ask_briefly(Say("said.text_again", letter=letter))


def interpret_change(context: Context, typed: Typed) -> Reopened | None:
    """Return the answer that "change 2" reopens, where the preflight offers it."""
    if not context.step.shows_preflight:
        return None
    spot = find_named_change(context.guide, context.case, typed.word)
    return Reopened(spot) if spot else None
