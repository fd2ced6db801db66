"""Turns about the day a camera gives a photo: right, and the photo is too old, or wrong."""

from dataclasses import replace

from flows.engine.context import Context, Turn
from flows.engine.evidence.hint_texts import find_doubtful
from flows.engine.evidence.hints import EARLY, select_hints
from flows.engine.evidence.labels import name_exhibits
from flows.engine.typed_text import Typed
from flows.model.case import Case, Exhibit
from flows.model.effects import Clear, Say, Toast
from flows.model.events.evidence import Dated

RIGHT, WRONG = "yes", "no"


def find_early(case: Case) -> list[Exhibit]:
    """Return the photos that were told to be too old, of which the buyer said nothing yet."""
    return [
        each
        for _, each in find_doubtful(case)
        if EARLY in each.hints and each.id not in case.doubts
    ]


def settle_date(context: Context, dated: Dated) -> Turn:
    """Return the turn in which the buyer said whether the date of too old photos is right."""
    early = find_early(context.case)
    if not early:
        return context.tell_aside(Toast("toast.noted"))
    labels = {"labels": name_exhibits(context.case, early)}
    if dated.reply == RIGHT:
        return context.keep_asking(Clear(), Say("said.too_early", labels))
    case = context.case
    for exhibit in early:
        denied = replace(exhibit, date_denied=True)
        case = case.with_exhibit(replace(denied, hints=select_hints(context, denied)))
    return context.with_case(case).keep_asking(Clear(), Say("said.date_denied", labels))


def interpret_date_reply(context: Context, typed: Typed) -> Dated | None:
    """Return what a typed button about a camera's date means, None where nothing was asked."""
    texts = context.guide.texts
    for slot, reply in (("control.date_right", RIGHT), ("control.date_wrong", WRONG)):
        if typed.word == texts[slot].casefold() and find_early(context.case):
            return Dated(reply)
    return None
