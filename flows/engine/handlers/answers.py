"""Turns that answer a question: a button pressed, done, skipped, and what is typed at the end."""

from dataclasses import replace
from datetime import datetime

from flows.definition.controls import parse_control_button, parse_control_text
from flows.definition.kinds import (
    BEIJING,
    Amount,
    Ask,
    Choose,
    Count,
    Day,
    DueTime,
    Exhibits,
    Story,
    Wait,
    Zone,
)
from flows.definition.texts import is_choice
from flows.engine.context import Context, Turn
from flows.engine.handlers import prefill
from flows.engine.reviews import read_place
from flows.engine.typed_text import Typed
from flows.model.case import Answer, StoryPart, Value
from flows.model.effects import Browse, Calendar, Effect, Say, Toast
from flows.model.errors import MisreadError
from flows.model.events import Event
from flows.model.events.buyer import Finished, Kept, Picked, Sent, Skipped
from flows.reading.unknowns import is_unknown

MONTH_PREFIX, MORE_PREFIX = "cal-", "lines-"


def press_button(context: Context, picked: Picked) -> Turn | Event:
    """Return the turn of a button: a proposal's, a control's, a month's, or that of an option."""
    if picked.spot != context.spot:
        return _reject_stale_press(context, picked)
    if decided := prefill.decide_by_press(context, picked.option):
        return decided
    if control := parse_control_button(picked.option):
        return control
    kind = context.step.kind
    if isinstance(kind, Day) and picked.option.startswith(MONTH_PREFIX):
        month = picked.option.removeprefix(MONTH_PREFIX)
        return Turn(context.case, (Calendar(context.spot, month),))
    if picked.option.startswith(MORE_PREFIX):
        place = read_place(picked.option, MORE_PREFIX)
        return Turn(context.case, (Browse(context.spot, place),))
    value = kind.parse_button(picked.option, context.asking)
    figure = kind.find_figure(picked.option, context.asking)
    answer = context.build_answer(value, figure=figure, text=picked.option)
    return context.record_answer(answer)


def _reject_stale_press(context: Context, picked: Picked) -> Turn:
    """Return the turn of a press on an old button: a toast, and the live question.

    A repeated press of the answer already given, as a double tap or a client that comes back
    sends it, gets the toast alone.
    """
    if _is_repeated_press(context, picked):
        return Turn(context.case, (Toast("toast.noted"),))
    return context.tell_aside(Toast("toast.old"))


def _is_repeated_press(context: Context, picked: Picked) -> bool:
    given, step = context.case.answers.get(picked.spot), context.guide.steps.get(picked.spot.step)
    if given is None or step is None:
        return False
    control = parse_control_button(picked.option)
    if control:
        closes = isinstance(control, Finished) and isinstance(step.kind, Story | Exhibits)
        return closes or (isinstance(control, Skipped) and given.move == "skipped")
    try:
        there = replace(context, spot=picked.spot)
        option = picked.option.removeprefix(prefill.YES_PREFIX)
        return step.kind.parse_button(option, there.asking) == given.value
    except MisreadError:
        return False


def finish_step(context: Context, _event: Finished) -> Turn | Skipped:
    """Return the turn of Done, which closes a story or a checklist and nothing else.

    A story that was not begun is left open.
    """
    kind = context.step.kind
    if isinstance(kind, Story):
        texts = tuple(entry.text for entry in context.case.entries.get(context.spot, ()))
        if not texts and context.can_skip:
            return Skipped()
        if not texts:
            raise MisreadError("nothing_yet")
        return _close_step(context, texts)
    if isinstance(kind, Exhibits):
        return _close_step(context, "done")
    raise MisreadError("not_an_option")


def _close_step(context: Context, value: str | tuple[str, ...]) -> Turn:
    return context.record_answer(context.build_answer(value))


def skip_step(context: Context, _event: Skipped) -> Turn:
    """Return the turn that leaves a question open and goes on, where that is allowed.

    Where it is not, what can be chosen without knowing it is offered.
    """
    if not context.can_skip and (choices := context.step.kind.list_choices(context.asking)):
        raise MisreadError("about_when", choices=choices)
    if not context.can_skip:
        return context.keep_asking(Say("misread.cannot_skip"))
    skipped = Answer("skipped", context.build_answer(None).at)
    return context.record_answer(skipped)


def decline_content(context: Context, sent: Sent) -> Turn:
    """Return the turn of a sticker or the like: it is no answer to anything."""
    return context.tell_aside(Say(f"misread.sent_{sent.kind}"))


def interpret_offered(context: Context, typed: Typed) -> Turn | None:
    """Return the turn of a number typed below replies offered in doubt: one of these is meant."""
    offered, kind = context.case.offered, context.step.kind
    is_answer = isinstance(kind, Amount | Count | Ask | Story)  # a number says itself there
    if not offered or is_answer or not typed.clean.isdecimal():
        return None
    number = int(typed.clean)
    if not 1 <= number <= len(offered):
        raise MisreadError("not_an_option", choices=offered)
    value = kind.parse_button(offered[number - 1], context.asking)

    answer = context.build_answer(value, typed.message, text=offered[number - 1])
    return context.record_answer(answer, *_echo_reading(value, answer))


def interpret_control(context: Context, typed: Typed) -> Event | None:
    """Return the event of a control's word: "back", "done", "later"."""
    line = context.find_next_line()
    control = parse_control_text(typed.word, context.guide.texts, line.id if line else None)
    return control if control and not _is_option(context, control, typed) else None


def _is_option(context: Context, control: Event, typed: Typed) -> bool:
    """Whether a control's word, which has no use here, is an option of the step: "done"."""
    kind = context.step.kind
    useless = (
        (isinstance(control, Finished) and not isinstance(kind, Story | Exhibits))
        or (isinstance(control, Skipped) and not context.can_skip)
        or (isinstance(control, Kept) and context.case.focus != context.spot)
    )
    try:
        return (
            useless and is_choice(context.step) and bool(kind.parse_text(typed.raw, context.asking))
        )
    except MisreadError:
        return False


def interpret_unknown(context: Context, typed: Typed) -> Event | None:
    """Return the option that says so for words that the buyer does not know, else a skip.

    As an answer "idk" or "?" would stand in a letter.
    """
    if not is_unknown(typed.clean):
        return None
    kind = context.step.kind
    labels, buttons = kind.list_labels(), kind.list_buttons(context.asking)
    unsure = next((each for each in buttons if is_unknown(labels.get(each, ""))), None)
    if unsure:
        return Picked(context.spot, unsure)
    if isinstance(kind, Choose | Wait):
        raise MisreadError("closest")
    is_typed = isinstance(kind, Ask | Amount | Count | Day | DueTime | Story | Zone)
    return Skipped() if is_typed else None


def interpret_story_part(context: Context, typed: Typed) -> Turn | None:
    """Return the turn of one more message of a story; the question stays open until Done."""
    if not isinstance(context.step.kind, Story):
        return None
    text = str(context.step.kind.parse_text(typed.raw, context.asking))
    told = context.case.entries.get(context.spot, ())
    entries = {**context.case.entries, context.spot: (*told, StoryPart(text, typed.message))}
    return Turn(replace(context.case, entries=entries, unsummed=context.case.unsummed + 1))


def interpret_value(context: Context, typed: Typed) -> Turn:
    """Return the turn of a text that answers the question, as the step's own kind reads it."""
    value = _read_value(context, typed)
    figure = context.step.kind.find_figure(typed.raw, context.asking)

    answer = context.build_answer(value, typed.message, figure, typed.raw)
    return context.record_answer(answer, *_echo_reading(value, answer))


def _read_value(context: Context, typed: Typed) -> Value:
    """Return the value typed; what a button such as "All of them" says is understood too."""
    kind = context.step.kind
    for token in kind.list_buttons(context.asking) if isinstance(kind, Count | Day) else ():
        if typed.folded == context.guide.texts.get(f"control.{token}", "").casefold():
            return kind.parse_button(token, context.asking)
    return kind.parse_text(typed.raw, context.asking)


def _echo_reading(value: Value, answer: Answer) -> tuple[Effect, ...]:
    """Say what the line of the question does not: both clocks of a moment, a day that is vague."""
    if answer.about:
        return (Say("said.read_about", {"answer": value}),)
    if not isinstance(value, datetime):
        return ()
    there = value.astimezone(BEIJING)
    return (
        Say(
            "said.read_moment",
            {"answer": value, "day": there.date(), "time": f"{there:%H:%M}"},
        ),
    )
