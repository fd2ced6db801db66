"""Turns in which the buyer edits a message that was already read."""

from dataclasses import replace

from flows.engine.context import Context, Turn, explain_misread
from flows.engine.handlers import answers, files
from flows.model.case import Case, Spot, StoryPart, Value
from flows.model.effects import Say
from flows.model.errors import MisreadError
from flows.model.events.buyer import Amended, Captioned, Said


def handle(context: Context, amended: Amended) -> Turn:
    """Return the turn of an edited message: what it gave is given anew, and the buyer is told.

    One that gave nothing yet, because it was no answer, is read as if it were sent now.
    """
    spot = _find_answer_spot(context, amended.message)
    if spot:
        return correct_answer(context, spot, amended.text)
    spot = _find_story_spot(context.case, amended.message)
    if spot and spot.step in context.guide.steps:
        return _edit_story(context, spot, amended)
    if files.find_by_message(context.case, amended.message):
        return files.handle(context, Captioned(amended.message, amended.text, amended.message))
    if amended.message > _find_last_message(context):
        return answers.handle(context, Said(amended.text, amended.message))
    return context.keep_asking(Say("misread.not_linked"))


def _find_answer_spot(context: Context, message: int) -> Spot | None:
    spots = (spot for spot in context.walk.trail if spot in context.case.answers)
    return next((spot for spot in spots if context.case.answers[spot].message == message), None)


def correct_answer(context: Context, spot: Spot, text: str) -> Turn:
    """Give the answer anew; one that cannot be read opens its question again."""
    there = context.with_case(replace(context.case, focus=spot))
    try:
        value = there.step.kind.parse_text(text, there.asking)
    except MisreadError as misread:
        return explain_misread(there, misread)
    answer = replace(context.case.answers[spot], move=there.step.kind.moves[0], value=value)
    return tell_correction(context, context.case.with_answer(spot, answer), spot, value)


def tell_correction(context: Context, case: Case, spot: Spot, value: Value) -> Turn:
    """Return the turn in which a spot was given anew: what it is now, and which days it moved."""
    there = context.with_case(replace(case, focus=spot))
    said = Say("said.amended", {"answer": there.asking.labels.get(str(value), value)})
    moved = context.tell_moved_days(case)
    return context.with_case(replace(case, focus=_clear_focus(case, spot))).keep_asking(
        said, *moved
    )


def _clear_focus(case: Case, spot: Spot) -> Spot | None:
    return None if case.focus == spot else case.focus


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
