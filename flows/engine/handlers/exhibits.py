"""Turns that arrange the exhibits: put in order, under a line, replaced, kept, exported."""

import re
from dataclasses import replace
from datetime import UTC
from typing import assert_never

from flows.engine.context import Context, Turn
from flows.engine.handlers import files, inspections, oversize
from flows.model.case import Case, CaseFileVersion, Exhibit
from flows.model.effects import Bind, Review, Say, Toast
from flows.model.events.buyer import Captioned, Withdrawn
from flows.model.events.exhibits import (
    ExhibitEvent,
    Exported,
    Inspected,
    Lined,
    Moved,
    Ordered,
    Replaced,
    Unbound,
    Vouched,
)
from flows.reading.texts import clean_text

LABEL_PATTERN = re.compile(
    r"(?:move |put )?(e\d{1,4})\b[\s:.,-]*(?:to )?(.*)", re.IGNORECASE | re.DOTALL
)
MAX_PLACE_DIGITS = 4


def handle(scene: Context, event: ExhibitEvent) -> Turn:
    """Return the turn of an event about exhibits that are there; one that is not is an old one."""
    match event:
        case Inspected():
            return inspections.record_inspection(scene, event)
        case Ordered():
            return Turn(scene.case, (Say("said.binding"), Bind()))
        case Exported():
            return scene.with_case(_number_exhibits(scene, event)).keep_asking(Say("said.bound"))
        case Unbound():
            return scene.keep_asking(Say("said.unbound"))
        case Vouched(name):
            return _vouch_exhibits(scene, name)
        case Moved() | Lined() | Replaced():
            found = next(
                (pair for pair in scene.case.labelled_exhibits if pair[1].id == event.exhibit), None
            )
            return (
                _arrange_exhibit(scene, event, *found)
                if found
                else scene.keep_asking(Toast("toast.old"))
            )
        case _:
            assert_never(event)


def _arrange_exhibit(
    scene: Context, event: Moved | Lined | Replaced, label: str, exhibit: Exhibit
) -> Turn:
    match event:
        case Moved(_, place):
            return _move_exhibit(scene, label, exhibit, place)
        case Lined(_, line):
            return _assign_line(scene, label, exhibit, line)
        case Replaced():
            case = replace(scene.case, replacing=exhibit.id)
            return scene.with_case(case).keep_asking(Say("said.replacing", {"label": label}))


def _move_exhibit(scene: Context, former: str, exhibit: Exhibit, place: int) -> Turn:
    """Before the first case file the labels follow the order; after it only the order changes."""
    case = scene.case
    order = [each for _, each in case.labelled_exhibits if each.id != exhibit.id]
    place = min(max(place, 1), len(order) + 1)
    order.insert(place - 1, exhibit)
    gone = [each for each in case.exhibits if each.withdrawn]
    case = replace(case, exhibits=(*order, *gone))
    label = next(label for label, each in case.labelled_exhibits if each.id == exhibit.id)
    told = Say("said.moved", {"label": label, "place": place})
    if label != former:
        told = Say("said.relabelled", {"former": former, "label": label})
    return scene.with_case(case).keep_asking(told)


def _assign_line(scene: Context, label: str, exhibit: Exhibit, line: str | None) -> Turn:
    if line is not None and line not in {each.id for each in scene.list_lines()}:
        return scene.keep_asking(Toast("toast.old"))
    there = scene.with_case(inspections.update_exhibit(scene.case, replace(exhibit, line=line)))
    if line is None:
        return there.ask_briefly(Say("said.unlined", {"label": label}))
    return there.ask_briefly(Say("said.lined", {"label": label, "line": scene.asking.labels[line]}))


def _vouch_exhibits(scene: Context, name: str) -> Turn:
    too_large = oversize.keep_with_buyer(scene, name)
    if too_large:
        return too_large
    case = scene.case
    for _, exhibit in inspections.find_doubtful(case):
        if name in ("", exhibit.id):
            case = inspections.update_exhibit(case, replace(exhibit, vouched=True))
    if case == scene.case:
        return scene.keep_asking(Toast("toast.noted"))
    return scene.with_case(case).keep_asking(Say("said.vouched"))


def _number_exhibits(scene: Context, event: Exported) -> Case:
    """Fix the numbers of the exhibits in a case file; a version known already changes nothing."""
    case = scene.case
    if case.exported and event.version <= case.exported.version:
        return case
    highest = case.exported.highest if case.exported else 0
    known = {each.id: each for each in case.exhibits}
    for name in event.exhibits:
        if name in known and known[name].number is None:
            highest += 1
            known[name] = replace(known[name], number=highest)
    at = scene.now.astimezone(UTC)
    export = CaseFileVersion(event.version, at, event.digest, highest)
    return replace(case, exhibits=tuple(known.values()), exported=export)


def arrange_by_text(scene: Context, text: str, message: int) -> Turn | None:
    """Return the turn of a text such as "E3 first" or "E3: the seal", None for any other.

    After the label: up, down, first, last, a place, out, replace, keep, the name of a line,
    "other", or a caption. The label alone shows the exhibit.
    """
    said = clean_text(text).strip()
    if said.casefold().strip(" .!") == scene.guide.texts["control.vouch"].casefold():
        return _vouch_exhibits(scene, "")
    found = LABEL_PATTERN.fullmatch(said)
    shown = {label.casefold(): (label, each) for label, each in scene.case.labelled_exhibits}
    if not found or found[1].casefold() not in shown:
        return None
    _, exhibit = shown[found[1].casefold()]
    return _apply_words(scene, exhibit, found[2].strip(), message)


def _apply_words(scene: Context, exhibit: Exhibit, words: str, message: int) -> Turn:
    if not words:
        return Turn(scene.case, (Review(exhibit.id),))
    order = [each.id for _, each in scene.case.labelled_exhibits]
    here, word = order.index(exhibit.id) + 1, words.casefold().strip(" .!")
    places = {"up": here - 1, "down": here + 1, "first": 1, "last": len(order)}
    if word in places or (word.isdecimal() and len(word) <= MAX_PLACE_DIGITS):
        return handle(scene, Moved(exhibit.id, places[word] if word in places else int(word)))
    if word in ("out", "remove", "take out", "delete"):
        return files.handle(scene, Withdrawn(exhibit.id))
    if word in ("replace", "again", "send again"):
        return handle(scene, Replaced(exhibit.id))
    if word == "keep":
        return handle(scene, Vouched(exhibit.id))
    return files.handle(scene, Captioned(exhibit.message, words, message))
