"""Turns that answer a question: said, picked, finished, skipped."""

from dataclasses import replace
from typing import assert_never

from flows.definition.controls import pressed, typed
from flows.definition.kinds import Amount, Count, Day, Entries, Exhibits, Moment
from flows.definition.texts import is_choice
from flows.engine.context import Scene, Turn, misunderstood
from flows.engine.handlers import exhibits, files, navigation, oversize, prefill
from flows.engine.handlers.topics import topic_of
from flows.engine.preflight import change_named
from flows.model.case import Answer, Entry, Value
from flows.model.effects import Calendar, Effect, Say, Settle, Tell, Toast
from flows.model.errors import Misread
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
from flows.reading.texts import clean

Answering = Said | Picked | Finished | Skipped | Sent
MONTH = "cal-"


def act(scene: Scene, event: Answering) -> Turn:
    """Return the turn of an event that may answer the question."""
    try:
        return _act(scene, event)
    except Misread as misread:
        return misunderstood(scene, misread)


def _act(scene: Scene, event: Answering) -> Turn:
    match event:
        case Said():
            return _said(scene, event)
        case Picked():
            return _picked(scene, event)
        case Finished():
            return _finished(scene)
        case Skipped():
            return _skipped(scene)
        case Sent(kind):
            return scene.still(Say(f"misread.sent_{kind}"))
        case _:
            assert_never(event)


def _said(scene: Scene, said: Said) -> Turn:
    decided = prefill.typed(scene, said.text, said.message)
    if decided:
        return decided
    too_large = oversize.meant(scene, said.text)
    if too_large:
        return exhibits.act(scene, too_large)
    line = scene.next_line()
    control = typed(said.text, scene.guide.texts, line.id if line else None)
    if control and not _is_reply(scene, control, said.text):
        return _controlled(scene, control)
    change = change_named(scene.guide, scene.case, said.text) if scene.step.checked else None
    if change:
        return navigation.act(scene, Reopened(change))
    topic = topic_of(scene, said.text)
    if topic:
        return scene.still(Tell(topic))
    kind = scene.step.kind
    if isinstance(kind, Exhibits):
        arranged = exhibits.typed(scene, said.text, said.message)
        return arranged or files.aimed_by_text(scene, kind, said.text)
    value = _read(scene, said.text)
    if isinstance(kind, Entries):
        return _noted(scene, Entry(str(value), said.message))
    return scene.settled(scene.answer(value, said.message), *_echoed(scene, value, said.text))


def _echoed(scene: Scene, value: Value, text: str) -> tuple[Effect, ...]:
    """Say how a day, an amount or a count was read: the buyer sees at once if it is wrong."""
    kind = scene.step.kind
    counted = isinstance(kind, Count) and not text.strip().isdecimal()
    shown = counted or isinstance(kind, Amount | Day | Moment)
    return (Say("said.read", {"answer": value}),) if shown else ()


def _is_reply(scene: Scene, control: Event, text: str) -> bool:
    """Whether a control's word, which has no use here, is an option of the step: "done"."""
    kind = scene.step.kind
    useless = (
        (isinstance(control, Finished) and not isinstance(kind, Entries | Exhibits))
        or (isinstance(control, Skipped) and not scene.step.skip)
        or (isinstance(control, Kept) and scene.case.focus != scene.spot)
    )
    try:
        return useless and is_choice(scene.step) and bool(kind.read(text, scene.asking))
    except Misread:
        return False


def _read(scene: Scene, text: str) -> Value:
    """Return the value typed; what a button such as "All of them" says is understood too."""
    kind, said = scene.step.kind, clean(text).casefold()
    for token in kind.offers(scene.asking) if isinstance(kind, Count | Day) else ():
        if said == scene.guide.texts[f"control.{token}"].casefold():
            return kind.pick(token, scene.asking)
    return kind.read(text, scene.asking)


def _controlled(scene: Scene, control: Event) -> Turn:
    match control:
        case Finished() | Skipped():
            return _act(scene, control)
        case WentBack() | Kept() | Reviewed():
            return navigation.act(scene, control)
        case Aimed() | Passed():
            return files.act(scene, control)
        case Ordered():
            return exhibits.act(scene, control)
        case _:
            raise Misread("not_an_option")


def _noted(scene: Scene, entry: Entry) -> Turn:
    entries = (*scene.case.entries.get(scene.spot, ()), entry)
    kept = {**scene.case.entries, scene.spot: entries}
    return Turn(replace(scene.case, entries=kept, unsummed=scene.case.unsummed + 1))


def _picked(scene: Scene, picked: Picked) -> Turn:
    if picked.spot != scene.spot:
        return stale(scene, picked)
    decided = prefill.pressed(scene, picked.option)
    if decided:
        return decided
    control = pressed(picked.option)
    if control:
        return _controlled(scene, control)
    kind = scene.step.kind
    if isinstance(kind, Day) and picked.option.startswith(MONTH):
        return Turn(scene.case, (Calendar(scene.spot, picked.option.removeprefix(MONTH)),))
    value = kind.pick(picked.option, scene.asking)
    return scene.settled(scene.answer(value), Settle(scene.spot))


def stale(scene: Scene, picked: Picked) -> Turn:
    """Return the turn of a press on an old button: a toast, and the live question.

    A repeated press of the answer already given, as a double tap or a client that comes back
    sends it, gets the toast alone.
    """
    if _given_already(scene, picked):
        return Turn(scene.case, (Toast("toast.noted"),))
    return scene.still(Toast("toast.old"))


def _given_already(scene: Scene, picked: Picked) -> bool:
    given, step = scene.case.answers.get(picked.spot), scene.guide.steps.get(picked.spot.step)
    if given is None or step is None:
        return False
    control = pressed(picked.option)
    if control:
        closes = isinstance(control, Finished) and isinstance(step.kind, Entries | Exhibits)
        return closes or (isinstance(control, Skipped) and given.move == "skipped")
    try:
        there = replace(scene, spot=picked.spot)
        option = picked.option.removeprefix(prefill.YES)
        return step.kind.pick(option, there.asking) == given.value
    except Misread:
        return False


def _finished(scene: Scene) -> Turn:
    kind = scene.step.kind
    if isinstance(kind, Entries):
        texts = tuple(entry.text for entry in scene.case.entries.get(scene.spot, ()))
        if not texts:
            raise Misread("nothing_yet")
        return _closed(scene, texts)
    if isinstance(kind, Exhibits):
        return _closed(scene, "done")
    raise Misread("not_an_option")


def _closed(scene: Scene, value: str | tuple[str, ...]) -> Turn:
    return scene.settled(scene.answer(value), Settle(scene.spot))


def _skipped(scene: Scene) -> Turn:
    if not scene.step.skip:
        return scene.still(Say("misread.cannot_skip"))
    skipped = Answer("skipped", scene.answer(None).at)
    return scene.settled(skipped, Settle(scene.spot))
