"""Turns that arrange the exhibits: put in order, under a line, replaced, kept, exported."""

import re
from dataclasses import replace
from datetime import UTC
from typing import assert_never

from flows.engine.context import Context, Turn
from flows.engine.handlers import files, inspections, oversize
from flows.model.case import Case, CaseFileVersion, Exhibit
from flows.model.effects import Bind, Review, Say, Toast
from flows.model.events.buyer import Captioned, Lined, Moved, Ordered, Replaced, Vouched, Withdrawn
from flows.model.events.system import Exported, Inspected, Unbound
from flows.reading.texts import clean_text

LABEL_PATTERN = re.compile(
    r"(?:move |put )?(e\d{1,4})\b[\s:.,-]*(?:to )?(.*)", re.IGNORECASE | re.DOTALL
)
MAX_PLACE_DIGITS = 4


ExhibitEvent = Moved | Lined | Replaced | Vouched | Ordered | Unbound | Exported | Inspected


def handle(context: Context, event: ExhibitEvent) -> Turn:
    """Return the turn of an event about exhibits that are there; one that is not is an old one."""
    match event:
        case Inspected():
            return inspections.record_inspection(context, event)
        case Ordered():
            return Turn(context.case, (Say("said.binding"), Bind()))
        case Exported():
            return context.with_case(_number_exhibits(context, event)).keep_asking(
                Say("said.bound")
            )
        case Unbound():
            return context.keep_asking(Say("said.unbound"))
        case Vouched(name):
            return _vouch_exhibits(context, name)
        case Moved() | Lined() | Replaced():
            found = next(
                (pair for pair in context.case.labelled_exhibits if pair[1].id == event.exhibit),
                None,
            )
            return (
                _arrange_exhibit(context, event, *found)
                if found
                else context.keep_asking(Toast("toast.old"))
            )
        case _:
            assert_never(event)


def _arrange_exhibit(
    context: Context, event: Moved | Lined | Replaced, label: str, exhibit: Exhibit
) -> Turn:
    match event:
        case Moved(_, place):
            return _move_exhibit(context, label, exhibit, place)
        case Lined(_, line):
            return _assign_line(context, label, exhibit, line)
        case Replaced():
            case = replace(context.case, replacing=exhibit.id)
            return context.with_case(case).keep_asking(Say("said.replacing", {"label": label}))


def _move_exhibit(context: Context, former: str, exhibit: Exhibit, place: int) -> Turn:
    """Before the first case file the labels follow the order; after it only the order changes."""
    case = context.case
    order = [each for _, each in case.labelled_exhibits if each.id != exhibit.id]
    place = min(max(place, 1), len(order) + 1)
    order.insert(place - 1, exhibit)
    gone = [each for each in case.exhibits if each.withdrawn]
    case = replace(case, exhibits=(*order, *gone))
    label = next(label for label, each in case.labelled_exhibits if each.id == exhibit.id)
    told = Say("said.moved", {"label": label, "place": place})
    if label != former:
        told = Say("said.relabelled", {"former": former, "label": label})
    return context.with_case(case).keep_asking(told)


def _assign_line(context: Context, label: str, exhibit: Exhibit, line: str | None) -> Turn:
    if line is not None and line not in {each.id for each in context.list_lines()}:
        return context.keep_asking(Toast("toast.old"))
    there = context.with_case(inspections.update_exhibit(context.case, replace(exhibit, line=line)))
    if line is None:
        return there.ask_briefly(Say("said.unlined", {"label": label}))
    return there.ask_briefly(
        Say("said.lined", {"label": label, "line": context.asking.labels[line]})
    )


def _vouch_exhibits(context: Context, name: str) -> Turn:
    too_large = oversize.keep_with_buyer(context, name)
    if too_large:
        return too_large
    case = context.case
    for _, exhibit in inspections.find_doubtful(case):
        if name in ("", exhibit.id):
            case = inspections.update_exhibit(case, replace(exhibit, vouched=True))
    if case == context.case:
        return context.keep_asking(Toast("toast.noted"))
    return context.with_case(case).keep_asking(Say("said.vouched"))


def _number_exhibits(context: Context, event: Exported) -> Case:
    """Fix the numbers of the exhibits in a case file; a version known already changes nothing."""
    case = context.case
    if case.exported and event.version <= case.exported.version:
        return case
    highest = case.exported.highest if case.exported else 0
    known = {each.id: each for each in case.exhibits}
    for name in event.exhibits:
        if name in known and known[name].number is None:
            highest += 1
            known[name] = replace(known[name], number=highest)
    at = context.now.astimezone(UTC)
    export = CaseFileVersion(event.version, at, event.digest, highest)
    return replace(case, exhibits=tuple(known.values()), exported=export)


def arrange_by_text(context: Context, text: str, message: int) -> Turn | None:
    """Return the turn of a text such as "E3 first" or "E3: the seal", None for any other.

    After the label: up, down, first, last, a place, out, replace, keep, the name of a line,
    "other", or a caption. The label alone shows the exhibit.
    """
    said = clean_text(text).strip()
    if said.casefold().strip(" .!") == context.guide.texts["control.vouch"].casefold():
        return _vouch_exhibits(context, "")
    found = LABEL_PATTERN.fullmatch(said)
    shown = {label.casefold(): (label, each) for label, each in context.case.labelled_exhibits}
    if not found or found[1].casefold() not in shown:
        return None
    _, exhibit = shown[found[1].casefold()]
    return _apply_words(context, exhibit, found[2].strip(), message)


def _apply_words(context: Context, exhibit: Exhibit, words: str, message: int) -> Turn:
    if not words:
        return Turn(context.case, (Review(exhibit.id),))
    order = [each.id for _, each in context.case.labelled_exhibits]
    here, word = order.index(exhibit.id) + 1, words.casefold().strip(" .!")
    places = {"up": here - 1, "down": here + 1, "first": 1, "last": len(order)}
    if word in places or (word.isdecimal() and len(word) <= MAX_PLACE_DIGITS):
        return handle(context, Moved(exhibit.id, places[word] if word in places else int(word)))
    if word in ("out", "remove", "take out", "delete"):
        return files.handle(context, Withdrawn(exhibit.id))
    if word in ("replace", "again", "send again"):
        return handle(context, Replaced(exhibit.id))
    if word == "keep":
        return handle(context, Vouched(exhibit.id))
    return files.handle(context, Captioned(exhibit.message, words, message))
