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
from flows.model.events.buyer import (
    Aimed,
    Event,
    Finished,
    Kept,
    Passed,
    Picked,
    Reopened,
    Reviewed,
    Said,
    Sent,
    Skipped,
    WentBack,
)
from flows.model.events.exhibits import Ordered
from flows.reading.texts import clean_text

AnswerEvent = Said | Picked | Finished | Skipped | Sent
MONTH_PREFIX = "cal-"


def handle(scene: Context, event: AnswerEvent) -> Turn:
    """Return the turn of an event that may answer the question."""
    try:
        return _dispatch(scene, event)
    except MisreadError as misread:
        return explain_misread(scene, misread)


def _dispatch(scene: Context, event: AnswerEvent) -> Turn:
    match event:
        case Said():
            return _answer_text(scene, event)
        case Picked():
            return _answer_press(scene, event)
        case Finished():
            return _finish_step(scene)
        case Skipped():
            return _skip_step(scene)
        case Sent(kind):
            return scene.keep_asking(Say(f"misread.sent_{kind}"))
        case _:
            assert_never(event)


def _answer_text(scene: Context, said: Said) -> Turn:
    decided = prefill.decide_by_text(scene, said.text, said.message)
    if decided:
        return decided
    too_large = oversize.read_decision(scene, said.text)
    if too_large:
        return exhibits.handle(scene, too_large)
    line = scene.find_next_line()
    control = parse_control_text(said.text, scene.guide.texts, line.id if line else None)
    if control and not _is_reply(scene, control, said.text):
        return _apply_control(scene, control)
    change = (
        find_named_change(scene.guide, scene.case, said.text)
        if scene.step.shows_preflight
        else None
    )
    if change:
        return navigation.handle(scene, Reopened(change))
    topic = find_topic(scene, said.text)
    if topic:
        return scene.keep_asking(Tell(topic))
    kind = scene.step.kind
    if isinstance(kind, Exhibits):
        arranged = exhibits.arrange_by_text(scene, said.text, said.message)
        return arranged or files.aim_by_text(scene, kind, said.text)
    value = _read_value(scene, said.text)
    if isinstance(kind, Story):
        return _add_story_part(scene, StoryPart(str(value), said.message))
    return scene.record_answer(
        scene.build_answer(value, said.message), *_echo_value(scene, value, said.text)
    )


def _echo_value(scene: Context, value: Value, text: str) -> tuple[Effect, ...]:
    """Say how a day, an amount or a count was read: the buyer sees at once if it is wrong."""
    kind = scene.step.kind
    counted = isinstance(kind, Count) and not text.strip().isdecimal()
    shown = counted or isinstance(kind, Amount | Day | DueTime)
    return (Say("said.read", {"answer": value}),) if shown else ()


def _is_reply(scene: Context, control: Event, text: str) -> bool:
    """Whether a control's word, which has no use here, is an option of the step: "done"."""
    kind = scene.step.kind
    useless = (
        (isinstance(control, Finished) and not isinstance(kind, Story | Exhibits))
        or (isinstance(control, Skipped) and not scene.step.skip)
        or (isinstance(control, Kept) and scene.case.focus != scene.spot)
    )
    try:
        return useless and is_choice(scene.step) and bool(kind.parse_text(text, scene.asking))
    except MisreadError:
        return False


def _read_value(scene: Context, text: str) -> Value:
    """Return the value typed; what a button such as "All of them" says is understood too."""
    kind, said = scene.step.kind, clean_text(text).casefold()
    for token in kind.list_buttons(scene.asking) if isinstance(kind, Count | Day) else ():
        if said == scene.guide.texts[f"control.{token}"].casefold():
            return kind.parse_button(token, scene.asking)
    return kind.parse_text(text, scene.asking)


def _apply_control(scene: Context, control: Event) -> Turn:
    match control:
        case Finished() | Skipped():
            return _dispatch(scene, control)
        case WentBack() | Kept() | Reviewed():
            return navigation.handle(scene, control)
        case Aimed() | Passed():
            return files.handle(scene, control)
        case Ordered():
            return exhibits.handle(scene, control)
        case _:
            raise MisreadError("not_an_option")


def _add_story_part(scene: Context, entry: StoryPart) -> Turn:
    entries = (*scene.case.entries.get(scene.spot, ()), entry)
    kept = {**scene.case.entries, scene.spot: entries}
    return Turn(replace(scene.case, entries=kept, unsummed=scene.case.unsummed + 1))


def _answer_press(scene: Context, picked: Picked) -> Turn:
    if picked.spot != scene.spot:
        return reject_stale_press(scene, picked)
    decided = prefill.decide_by_press(scene, picked.option)
    if decided:
        return decided
    control = parse_control_button(picked.option)
    if control:
        return _apply_control(scene, control)
    kind = scene.step.kind
    if isinstance(kind, Day) and picked.option.startswith(MONTH_PREFIX):
        return Turn(scene.case, (Calendar(scene.spot, picked.option.removeprefix(MONTH_PREFIX)),))
    value = kind.parse_button(picked.option, scene.asking)
    return scene.record_answer(scene.build_answer(value), Settle(scene.spot))


def reject_stale_press(scene: Context, picked: Picked) -> Turn:
    """Return the turn of a press on an old button: a toast, and the live question.

    A repeated press of the answer already given, as a double tap or a client that comes back
    sends it, gets the toast alone.
    """
    if _is_repeated_press(scene, picked):
        return Turn(scene.case, (Toast("toast.noted"),))
    return scene.keep_asking(Toast("toast.old"))


def _is_repeated_press(scene: Context, picked: Picked) -> bool:
    given, step = scene.case.answers.get(picked.spot), scene.guide.steps.get(picked.spot.step)
    if given is None or step is None:
        return False
    control = parse_control_button(picked.option)
    if control:
        closes = isinstance(control, Finished) and isinstance(step.kind, Story | Exhibits)
        return closes or (isinstance(control, Skipped) and given.move == "skipped")
    try:
        there = replace(scene, spot=picked.spot)
        option = picked.option.removeprefix(prefill.YES_PREFIX)
        return step.kind.parse_button(option, there.asking) == given.value
    except MisreadError:
        return False


def _finish_step(scene: Context) -> Turn:
    kind = scene.step.kind
    if isinstance(kind, Story):
        texts = tuple(entry.text for entry in scene.case.entries.get(scene.spot, ()))
        if not texts:
            raise MisreadError("nothing_yet")
        return _close_step(scene, texts)
    if isinstance(kind, Exhibits):
        return _close_step(scene, "done")
    raise MisreadError("not_an_option")


def _close_step(scene: Context, value: str | tuple[str, ...]) -> Turn:
    return scene.record_answer(scene.build_answer(value), Settle(scene.spot))


def _skip_step(scene: Context) -> Turn:
    if not scene.step.skip:
        return scene.keep_asking(Say("misread.cannot_skip"))
    skipped = Answer("skipped", scene.build_answer(None).at)
    return scene.record_answer(skipped, Settle(scene.spot))
