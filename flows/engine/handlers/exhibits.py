"""Turns that arrange the exhibits: put in order, under a line, replaced, kept, exported."""

import re
from dataclasses import replace
from datetime import UTC

from flows.definition.kinds import Exhibits
from flows.engine.context import Context, Turn
from flows.engine.evidence.hint_texts import find_doubtful
from flows.engine.handlers import oversize
from flows.engine.typed_text import EDGE_MARKS, Typed
from flows.model.case import Case, Exhibit
from flows.model.case_file_version import CaseFileVersion
from flows.model.effects import Bind, Refer, Say, Toast
from flows.model.events.buyer import (
    BuyerEvent,
    Captioned,
    Ordered,
    Replaced,
    Reviewed,
    Vouched,
    Withdrawn,
)
from flows.model.events.evidence import Moved
from flows.model.events.system import Exported, Unbound

LABEL_PATTERN = re.compile(
    r"(?:move |put )?(e\d{1,4})\b[\s:.,-]*(?:to )?(.*)", re.IGNORECASE | re.DOTALL
)
MAX_PLACE_DIGITS = 4


def move_exhibit(context: Context, moved: Moved) -> Turn:
    """Return the turn that puts an exhibit at another place.

    Before the first case file the labels follow the order; after it only the order changes.
    """
    found = context.case.find_labelled(moved.exhibit)
    if not found:
        return context.tell_aside(Toast("toast.old"))
    former, exhibit = found
    case = context.case
    order = [each for _, each in case.labelled_exhibits if each.id != exhibit.id]
    place = min(max(moved.place, 1), len(order) + 1)
    order.insert(place - 1, exhibit)
    gone = [each for each in case.exhibits if each.withdrawn]
    case = replace(case, exhibits=(*order, *gone))
    label = case.labels[exhibit.id]
    told = Say("said.moved", {"label": label, "place": place})
    if label != former:
        told = Say("said.relabelled", {"former": former, "label": label})
    return context.with_case(case).keep_asking(told)


def await_replacement(context: Context, replaced: Replaced) -> Turn:
    """Return the turn after which the next file takes the place of an exhibit."""
    found = context.case.find_labelled(replaced.exhibit)
    if not found:
        return context.tell_aside(Toast("toast.old"))
    label, exhibit = found
    case = replace(context.case, replacing=exhibit.id)
    return context.with_case(case).keep_asking(Say("said.replacing", {"label": label}))


def vouch_exhibits(context: Context, vouched: Vouched) -> Turn:
    """Return the turn in which the buyer keeps an exhibit as it is, or all that have hints."""
    name = vouched.exhibit
    too_large = oversize.keep_with_buyer(context, name)
    if too_large:
        return too_large
    case = context.case
    for _, exhibit in find_doubtful(case):
        if name in ("", exhibit.id):
            case = case.with_exhibit(replace(exhibit, vouched=True))
    if case == context.case:
        return context.tell_aside(Toast("toast.noted"))
    return context.with_case(case).keep_asking(Say("said.vouched"))


def order_case_file(context: Context, ordered: Ordered) -> Turn:
    """Return the turn of a case file asked for."""
    case = replace(context.case, resends=ordered.again, redacts=ordered.redacted)
    return Turn(case, (Say("said.redacting" if ordered.redacted else "said.binding"), Bind()))


def record_case_file(context: Context, exported: Exported) -> Turn:
    """Return the turn of a case file made: its exhibits keep their numbers from now on.

    One that was brought before is not brought again unasked.
    """
    was_brought = context.case.has_brought(exported.version)
    case = replace(_number_exhibits(context, exported), resends=False, redacts=False)
    there = context.with_case(case)
    if context.case.redacts:
        return there.keep_asking(Say("said.redacted"))
    if was_brought:
        return there.keep_asking(Refer(exported.version))
    return there.ask_shortly(Say("said.bound"))


def report_build_failure(context: Context, _event: Unbound) -> Turn:
    """Return the turn of a case file that cannot be made."""
    return context.keep_asking(Say("said.unbound"))


def _number_exhibits(context: Context, event: Exported) -> Case:
    """Fix the numbers of the exhibits in a case file; a version known already changes nothing."""
    case = context.case
    if case.exported and event.version <= case.exported.version:
        return case
    for name in event.exhibits:
        exhibit = case.exhibit(name)
        if exhibit and exhibit.number is None:
            case = case.with_exhibit(replace(exhibit, number=case.highest_number + 1))
    held = [e.number for e in case.exhibits if e.id in event.exhibits and e.number is not None]
    highest = max((*held, case.exported.highest if case.exported else 0), default=0)
    at = context.now.astimezone(UTC)
    export = CaseFileVersion(event.version, at, event.digest, highest)
    return replace(case, exported=export)


def interpret_arrangement(context: Context, typed: Typed) -> BuyerEvent | None:
    """Return what "E3 first" or "E3: the seal" means where files are wanted.

    After the label: up, down, first, last, a place, out, replace, keep, the name of a line,
    "other", or a caption. The label alone shows the exhibit.
    """
    if not isinstance(context.step.kind, Exhibits):
        return None
    if typed.word == context.guide.texts["control.vouch"].casefold():
        return Vouched("")
    found = LABEL_PATTERN.fullmatch(typed.clean)
    shown = {label.casefold(): each for label, each in context.case.labelled_exhibits}
    if not found or found[1].casefold() not in shown:
        return None
    exhibit, words = shown[found[1].casefold()], found[2].strip()
    return _interpret_words(context.case, exhibit, words, typed.message)


def _interpret_words(case: Case, exhibit: Exhibit, words: str, message: int) -> BuyerEvent:
    if not words:
        return Reviewed(exhibit.id)
    order = [each.id for _, each in case.labelled_exhibits]
    here, word = order.index(exhibit.id) + 1, words.casefold().strip(EDGE_MARKS)
    places = {"up": here - 1, "down": here + 1, "first": 1, "last": len(order)}
    if word in places or (word.isdecimal() and len(word) <= MAX_PLACE_DIGITS):
        return Moved(exhibit.id, places[word] if word in places else int(word))
    if word in ("out", "remove", "take out", "delete"):
        return Withdrawn(exhibit.id)
    if word in ("replace", "again", "send again"):
        return Replaced(exhibit.id)
    if word == "keep":
        return Vouched(exhibit.id)
    return Captioned(exhibit.message, words, message, exhibit.id)
