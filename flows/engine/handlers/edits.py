"""Turns in which the buyer edits a message that was already read."""

from dataclasses import replace

from flows.engine.context import Context, Turn
from flows.engine.handlers.corrections import correct_answer
from flows.engine.handlers.text_interpreters import interpret_retry
from flows.model.case import Case, Spot, StoryPart
from flows.model.effects import Say
from flows.model.errors import MisreadError
from flows.model.events import Event
from flows.model.events.buyer import Amended, Captioned


def edit_message(context: Context, amended: Amended) -> Turn | Event:
    """Return the turn of an edited message: what it gave is given anew, and the buyer is told.

    One that gave nothing yet, because it was no answer, is read as if it were sent now.
    """
    spot = _find_answer_spot(context, amended.message)
    if spot:
        return correct_answer(context, spot, amended.text)
    spot = _find_story_spot(context.case, amended.message)
    if spot and spot.step in context.guide.steps:
        return _edit_story(context, spot, amended)
    if context.case.find_labelled_by_message(amended.message):
        return Captioned(amended.message, amended.text, amended.message)
    if amended.message > _find_last_message(context):
        return interpret_retry(context, amended.text, amended.message)
    return context.tell_aside(Say("misread.not_linked"))


def _find_answer_spot(context: Context, message: int) -> Spot | None:
    spots = (spot for spot in context.walk.trail if spot in context.case.answers)
    return next((spot for spot in spots if context.case.answers[spot].message == message), None)


def _find_story_spot(case: Case, message: int) -> Spot | None:
    told = (spot for spot, entries in case.entries.items() for e in entries if e.message == message)
    return next(told, None)


def _edit_story(context: Context, spot: Spot, amended: Amended) -> Turn:
    there = replace(context, spot=spot)
    try:
        text = str(there.step.kind.parse_text(amended.text, there.asking))
    except MisreadError as misread:
        return context.ask_again(Say(f"misread.{misread.slot}", dict(misread.values)))
    entries = context.case.entries[spot]
    edited = (replace(e, text=text) if e.message == amended.message else e for e in entries)
    case = _with_story(context.case, spot, tuple(edited))
    return context.with_case(case).ask_again(Say("said.retold"))


def _with_story(case: Case, spot: Spot, entries: tuple[StoryPart, ...]) -> Case:
    case = replace(case, entries={**case.entries, spot: entries})
    closed = case.answers.get(spot)
    if closed is None or not isinstance(closed.value, tuple):
        return case
    return case.with_answer(spot, replace(closed, value=tuple(entry.text for entry in entries)))


def _find_last_message(context: Context) -> int:
    answers = (context.case.answers.get(spot) for spot in context.walk.trail)
    return max((answer.message or 0 for answer in answers if answer), default=0)
