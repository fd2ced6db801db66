"""Turns that answer a question: said, picked, finished, skipped."""

from dataclasses import replace
from typing import assert_never

from flows.definition.controls import parse_control_button, parse_control_text
from flows.definition.kinds import Amount, Count, Day, DueTime, Exhibits, Story
from flows.definition.texts import is_choice
from flows.engine.context import Context, Turn, explain_misread
from flows.engine.handlers import exhibits, files, navigation, oversize, prefill
from flows.engine.handlers.topics import find_topic
from flows.engine.preflight import find_named_change
from flows.model.case import Answer, StoryPart, Value
from flows.model.effects import Calendar, Effect, Say, Settle, Tell, Toast
from flows.model.errors import MisreadError
from flows.model.events import Event
from flows.model.events.buyer import (
    Aimed,
    Finished,
    Kept,
    Ordered,
    Passed,
    Picked,
    Reopened,
    Reviewed,
    Said,
    Sent,
    Skipped,
    WentBack,
)
from flows.reading.texts import clean_text

AnswerEvent = Said | Picked | Finished | Skipped | Sent
MONTH_PREFIX = "cal-"


def handle(context: Context, event: AnswerEvent) -> Turn:
    """Return the turn of an event that may answer the question."""
    try:
        return _dispatch(context, event)
    except MisreadError as misread:
        return explain_misread(context, misread)


def _dispatch(context: Context, event: AnswerEvent) -> Turn:
    match event:
        case Said():
            return _answer_text(context, event)
        case Picked():
            return _answer_press(context, event)
        case Finished():
            return _finish_step(context)
        case Skipped():
            return _skip_step(context)
        case Sent(kind):
            return context.keep_asking(Say(f"misread.sent_{kind}"))
        case _:
            assert_never(event)


def _answer_text(context: Context, said: Said) -> Turn:
    decided = prefill.decide_by_text(context, said.text, said.message)
    if decided:
        return decided
    too_large = oversize.read_decision(context, said.text)
    if too_large:
        return exhibits.handle(context, too_large)
    line = context.find_next_line()
    control = parse_control_text(said.text, context.guide.texts, line.id if line else None)
    if control and not _is_reply(context, control, said.text):
        return _apply_control(context, control)
    change = (
        find_named_change(context.guide, context.case, said.text)
        if context.step.shows_preflight
        else None
    )
    if change:
        return navigation.handle(context, Reopened(change))
    topic = find_topic(context, said.text)
    if topic:
        return context.keep_asking(Tell(topic))
    kind = context.step.kind
    if isinstance(kind, Exhibits):
        arranged = exhibits.arrange_by_text(context, said.text, said.message)
        return arranged or files.aim_by_text(context, kind, said.text)
    value = _read_value(context, said.text)
    if isinstance(kind, Story):
        return _add_story_part(context, StoryPart(str(value), said.message))
    return context.record_answer(
        context.build_answer(value, said.message), *_echo_value(context, value, said.text)
    )


def _echo_value(context: Context, value: Value, text: str) -> tuple[Effect, ...]:
    """Say how a day, an amount or a count was read: the buyer sees at once if it is wrong."""
    kind = context.step.kind
    counted = isinstance(kind, Count) and not text.strip().isdecimal()
    shown = counted or isinstance(kind, Amount | Day | DueTime)
    return (Say("said.read", {"answer": value}),) if shown else ()


def _is_reply(context: Context, control: Event, text: str) -> bool:
    """Whether a control's word, which has no use here, is an option of the step: "done"."""
    kind = context.step.kind
    useless = (
        (isinstance(control, Finished) and not isinstance(kind, Story | Exhibits))
        or (isinstance(control, Skipped) and not context.step.skip)
        or (isinstance(control, Kept) and context.case.focus != context.spot)
    )
    try:
        return useless and is_choice(context.step) and bool(kind.parse_text(text, context.asking))
    except MisreadError:
        return False


def _read_value(context: Context, text: str) -> Value:
    """Return the value typed; what a button such as "All of them" says is understood too."""
    kind, said = context.step.kind, clean_text(text).casefold()
    for token in kind.list_buttons(context.asking) if isinstance(kind, Count | Day) else ():
        if said == context.guide.texts[f"control.{token}"].casefold():
            return kind.parse_button(token, context.asking)
    return kind.parse_text(text, context.asking)


def _apply_control(context: Context, control: Event) -> Turn:
    match control:
        case Finished() | Skipped():
            return _dispatch(context, control)
        case WentBack() | Kept() | Reviewed():
            return navigation.handle(context, control)
        case Aimed() | Passed():
            return files.handle(context, control)
        case Ordered():
            return exhibits.handle(context, control)
        case _:
            raise MisreadError("not_an_option")


def _add_story_part(context: Context, entry: StoryPart) -> Turn:
    entries = (*context.case.entries.get(context.spot, ()), entry)
    kept = {**context.case.entries, context.spot: entries}
    return Turn(replace(context.case, entries=kept, unsummed=context.case.unsummed + 1))


def _answer_press(context: Context, picked: Picked) -> Turn:
    if picked.spot != context.spot:
        return reject_stale_press(context, picked)
    decided = prefill.decide_by_press(context, picked.option)
    if decided:
        return decided
    control = parse_control_button(picked.option)
    if control:
        return _apply_control(context, control)
    kind = context.step.kind
    if isinstance(kind, Day) and picked.option.startswith(MONTH_PREFIX):
        return Turn(
            context.case, (Calendar(context.spot, picked.option.removeprefix(MONTH_PREFIX)),)
        )
    value = kind.parse_button(picked.option, context.asking)
    return context.record_answer(context.build_answer(value), Settle(context.spot))


def reject_stale_press(context: Context, picked: Picked) -> Turn:
    """Return the turn of a press on an old button: a toast, and the live question.

    A repeated press of the answer already given, as a double tap or a client that comes back
    sends it, gets the toast alone.
    """
    if _is_repeated_press(context, picked):
        return Turn(context.case, (Toast("toast.noted"),))
    return context.keep_asking(Toast("toast.old"))


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


def _finish_step(context: Context) -> Turn:
    kind = context.step.kind
    if isinstance(kind, Story):
        texts = tuple(entry.text for entry in context.case.entries.get(context.spot, ()))
        if not texts:
            raise MisreadError("nothing_yet")
        return _close_step(context, texts)
    if isinstance(kind, Exhibits):
        return _close_step(context, "done")
    raise MisreadError("not_an_option")


def _close_step(context: Context, value: str | tuple[str, ...]) -> Turn:
    return context.record_answer(context.build_answer(value), Settle(context.spot))


def _skip_step(context: Context) -> Turn:
    if not context.step.skip:
        return context.keep_asking(Say("misread.cannot_skip"))
    skipped = Answer("skipped", context.build_answer(None).at)
    return context.record_answer(skipped, Settle(context.spot))
