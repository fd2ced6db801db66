"""What a typed text means: interpreters tried in order, of which the first that knows decides.

An interpreter returns the turn of a text, or the event it stands for, or None where it is none of
its business. One that knows the text is meant for it, but cannot read it, raises MisreadError.
"""

from collections.abc import Callable, Sequence

from flows.engine.context import Context, Turn
from flows.engine.cut_texts import refuse_tail, refuse_text
from flows.engine.evidence import asking, camera_dates
from flows.engine.handlers import (
    answers,
    date_corrections,
    exhibits,
    files,
    navigation,
    oversize,
    prefill,
    topics,
)
from flows.engine.typed_text import Typed
from flows.model.errors import MisreadError
from flows.model.events import Event
from flows.model.events.buyer import Said

Interpreter = Callable[[Context, Typed], Turn | Event | None]

ANSWER_INTERPRETERS: tuple[Interpreter, ...] = (
    # What asks for a yes or a no stands lowest on the screen, so these words are for it.
    prefill.interpret_reply,
    oversize.interpret_reply,
    camera_dates.interpret_date_reply,
    answers.interpret_offered,
    # Words that mean the same at every step, unless the step has them among its own options.
    answers.interpret_control,
    # Who does not know has not answered: this is a skip, where there is something to type.
    answers.interpret_unknown,
    # "change 2" stands on the screen of the preflight alone, and is an answer nowhere.
    navigation.interpret_change,
    # A question is no answer, and no caption either.
    topics.interpret_question,
    # Where files are wanted: what names an exhibit, what says what the files shown last are, then
    # what names a line of the checklist for the next. That comes last, since it takes any text.
    exhibits.interpret_arrangement,
    asking.interpret_shown,
    files.interpret_line,
    # What is left answers the question; a story takes it as it is.
    answers.interpret_story_part,
    answers.interpret_value,
)
"""What a text may mean to the question that is asked."""

INTERPRETERS: tuple[Interpreter, ...] = (
    # The day on the order page is right at any point, even among the buyer's own words.
    date_corrections.interpret_correction,
    *ANSWER_INTERPRETERS,
)
"""What a text may mean at all."""


def interpret_text(context: Context, said: Said) -> Turn | Event:
    """Return the turn of a typed text, or the event it stands for."""
    if tail := refuse_tail(context, said):
        return tail
    try:
        return _interpret(INTERPRETERS, context, said.text, said.message)
    except MisreadError as misread:
        return refuse_text(context, said, misread)


def interpret_retry(context: Context, text: str, message: int) -> Turn | Event:
    """Return the turn of a text edited into an answer: it is meant for the question asked."""
    return _interpret(ANSWER_INTERPRETERS, context, text, message)


def _interpret(
    interpreters: Sequence[Interpreter], context: Context, text: str, message: int
) -> Turn | Event:
    typed = Typed.from_text(text, message)
    outcomes = (interpret(context, typed) for interpret in interpreters)
    return next(outcome for outcome in outcomes if outcome)  # the last one takes any text
