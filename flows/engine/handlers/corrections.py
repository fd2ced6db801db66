"""Turns in which an answer is given anew, wherever the case stands."""

from dataclasses import replace

from flows.engine.context import Context, Turn, explain_misread
from flows.model.case import Case, Spot, Value
from flows.model.effects import Say
from flows.model.errors import MisreadError


def correct_answer(context: Context, spot: Spot, text: str) -> Turn:
    """Give the answer anew; one that cannot be read opens its question again."""
    there = context.with_case(replace(context.case, focus=spot))
    try:
        value = there.step.kind.parse_text(text, there.asking)
    except MisreadError as misread:
        return explain_misread(there, misread)
    kind, figure = there.step.kind, there.step.kind.find_figure(text, there.asking)
    given = context.case.answers[spot]
    answer = replace(
        given, move=kind.moves[0], value=value, figure=figure, about=kind.is_about(text)
    )
    return tell_correction(context, context.case.with_answer(spot, answer), spot, value)


def tell_correction(context: Context, case: Case, spot: Spot, value: Value) -> Turn:
    """Return the turn in which a spot was given anew: what it is now, and which days it moved."""
    there = context.with_case(replace(case, focus=spot))
    said = Say("said.amended", {"answer": there.asking.labels.get(str(value), value)})
    moved = context.tell_moved_days(case)
    after = context.with_case(replace(case, focus=_clear_focus(case, spot)))
    if after.step.letters:  # what is above was written from the former answer
        return after.ask_again(said, *moved)
    return after.keep_asking(said, *moved)


def _clear_focus(case: Case, spot: Spot) -> Spot | None:
    return None if case.focus == spot else case.focus
