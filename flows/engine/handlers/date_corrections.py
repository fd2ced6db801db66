"""Whether a text corrects a day told before: "the page says 12 May", "it was delivered later".

It counts at any point, so that nobody has to look for the question again. What the buyer reads on
the order page wins, so that is understood even among their own words.
"""

from dataclasses import replace

from flows.definition.kinds import Ask, Choose, Story
from flows.definition.texts import is_choice
from flows.engine.context import Context, Turn
from flows.engine.handlers import corrections
from flows.engine.typed_text import Typed
from flows.model.case import Case, Spot
from flows.model.errors import MisreadError
from flows.model.events.buyer import Reopened

MAX_CHARACTERS = 80
VAGUE_WORDS = ("later", "earlier", "wrong", "not right", "another day", "different day")
NO_DAY = "no_day"


def interpret_correction(context: Context, typed: Typed) -> Turn | Reopened | None:
    """Return the turn of a text that corrects a day, or None when it is something else.

    One that names the day as wrong without the right one asks its question again.
    """
    step = _find_named_step(context, typed.folded)
    if step is None or len(typed.folded) > MAX_CHARACTERS:
        return None
    spot = context.walk.find_last(step)
    if spot is None:
        return _answer_unasked(context, step, typed)
    try:
        there = replace(context, spot=spot)
        there.step.kind.parse_text(typed.raw, there.asking)
    except MisreadError as misread:
        if misread.slot == NO_DAY:
            vague = any(word in typed.folded for word in VAGUE_WORDS)
            return Reopened(spot) if vague else None
    return corrections.correct_answer(context, spot, typed.raw)


def _find_named_step(context: Context, said: str) -> str | None:
    """Return the step whose day is named; among the buyer's own words only the order page's."""
    pages = {deadline.page for deadline in context.guide.deadlines}
    free = isinstance(context.step.kind, Ask | Story)
    for step in context.guide.steps.values():
        named = next((words for words in step.correction_words if words in said), None)
        if named is None or step.id == context.step.id or (free and step.id not in pages):
            continue
        if not _is_option(context, named):
            return step.id
    return None


def _is_option(context: Context, words: str) -> bool:
    """Whether the words stand for a choice on the screen: then the text may mean that."""
    if not is_choice(context.step):
        return False
    try:
        context.step.kind.parse_text(words, context.asking)
    except MisreadError:
        return False
    return True


def _answer_unasked(context: Context, step: str, typed: Typed) -> Turn | None:
    """Answer a question that was not asked, because the one before it was answered with no.

    Of several replies that lead to it the last is taken: it says the least.
    """
    for spot in reversed(context.walk.answered):
        kind = context.guide.steps[spot.step].kind
        leads = step in {path.target for path in context.guide.paths[spot.step]}
        for token in (
            reversed(kind.list_buttons(context.asking))
            if leads and isinstance(kind, Choose)
            else ()
        ):
            given = replace(context.case.answers[spot], move="answered", value=token)
            found = _find_asking_spot(context, context.case.with_answer(spot, given), step)
            if found:
                return _give_day(context, *found, typed)
    return None


def _find_asking_spot(context: Context, case: Case, step: str) -> tuple[Case, Spot] | None:
    """Return a case with the spot at which it asks the step, if it does."""
    trail = context.guide.walk(case.answers).trail
    spot = next((spot for spot in reversed(trail) if spot.step == step), None)
    return (case, spot) if spot else None


def _give_day(context: Context, case: Case, spot: Spot, typed: Typed) -> Turn | None:
    there = replace(context.with_case(case), spot=spot)
    try:
        value = there.step.kind.parse_text(typed.raw, there.asking)
    except MisreadError:
        return None
    answer = there.build_answer(value, typed.message, text=typed.raw)
    return corrections.tell_correction(context, case.with_answer(spot, answer), spot, value)
