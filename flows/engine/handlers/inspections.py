"""What was seen in a file: hints the buyer may ignore, and files that cannot be used at all.

A file is never refused for its looks. Hints wait for the summary of their batch, so that ten
blurred photos are one message; a file that does not open is told at once.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC

from flows.engine.context import Context, Turn
from flows.engine.evidence.hint_texts import HINTS, TINY, TINY_FILE, find_match_label
from flows.engine.evidence.hints import LINE_HINTS, SCREENSHOT, select_hints
from flows.engine.evidence.lines import name_order_page
from flows.engine.handlers.prefill import add_proposals, find_proposal
from flows.model.case import Case, Exhibit, ExhibitState
from flows.model.effects import Effect, Say, Show
from flows.model.events.system import Inspected

REJECTIONS = {
    "empty": "<b>{label}</b> is empty: there is nothing in the file. Please send it again.",
    "broken": "<b>{label}</b> does not open: the file is damaged. Please send it again.",
    "cut_off_file": "<b>{label}</b> came only in part and does not open. Please send it again.",
    "encrypted": (
        "<b>{label}</b> is locked with a password, so nobody could open it. Please send it "
        "without one."
    ),
    "too_many_pixels": (
        "<b>{label}</b> is too large a picture for me to open. Please send it as a photo."
    ),
    "too_many_pages": (
        "<b>{label}</b> has too many pages to be read. Please send only the pages that matter."
    ),
    "too_large": (
        "<b>{label}</b> is too large for me to open. Please send it smaller, or as a photo."
    ),
    "too_hard": (
        "I could not open <b>{label}</b>. I keep it, but please also send a photo or a PDF of it."
    ),
    "unknown_kind": (
        "<b>{label}</b> is a kind of file I cannot open. I keep it, but please also send a photo "
        "or a PDF of it."
    ),
    "missing": (
        "I could not keep <b>{label}</b>: it was lost on my side, and I am sorry. Please send it "
        "again."
    ),
}
"""By the reason, what is said of a file that cannot be used; it stays stored."""

TEXTS = {
    **{f"said.hint_{name}": text for name, text in HINTS.items()},
    **{f"said.refused_{reason}": text for reason, text in REJECTIONS.items()},
}


def record_inspection(context: Context, event: Inspected) -> Turn:
    """Return the turn in which a file was looked into; one withdrawn by now says nothing."""
    found = context.case.find_labelled(event.exhibit)
    if found is None:
        return Turn(context.case)
    label, exhibit = found
    exhibit = _apply_inspection(exhibit, event)
    if event.refused in REJECTIONS:
        lost = replace(exhibit, state=ExhibitState.LOST, refused=event.refused)
        unsummed = _count_unsummed(context.case, exhibit)
        case = replace(context.case.with_exhibit(lost), unsummed=unsummed)
        told = Say(f"said.refused_{event.refused}", {"label": label})
        return context.with_case(case).keep_asking(told)
    exhibit = name_order_page(context.guide, exhibit, event.read)
    exhibit = replace(exhibit, hints=_select_seen(context.case, exhibit, event.hints))
    exhibit = replace(exhibit, hints=select_hints(context, exhibit))
    case = add_proposals(context, exhibit.id, event.read).with_exhibit(exhibit)
    if exhibit.hints:
        doubts = dict.fromkeys((*case.doubts, exhibit.id))
        case = replace(case, doubts=tuple(doubts), doubted_at=context.now.astimezone(UTC))
    return Turn(case, _show_proposal(context, case))


def _show_proposal(context: Context, case: Case) -> tuple[Effect, ...]:
    """Ask the live question again, once, where its answer was just read from a file.

    Files still to be summed up bring the question along in a moment.
    """
    there = context.with_case(case)
    new = find_proposal(there) is not None and find_proposal(context) is None
    return (Show(there.spot),) if new and not case.unsummed else ()


def _count_unsummed(case: Case, refused: Exhibit) -> int:
    """Return how many files the summary still has to name; it does not call a refused one saved."""
    filed = sorted((each for _, each in case.labelled_exhibits), key=lambda each: each.message)
    told_of = {each.id for each in filed[: len(filed) - case.unsummed]}
    return case.unsummed - (case.unsummed > 0 and refused.id not in told_of)


def _apply_inspection(exhibit: Exhibit, event: Inspected) -> Exhibit:
    taken_at = event.taken_at.astimezone(UTC) if event.taken_at else None
    return replace(
        exhibit,
        seen=True,
        taken_at=taken_at,
        taken_from=event.taken_from,
        match=event.match,
        vouched=False,
        is_screenshot=SCREENSHOT in event.hints and not event.read,
    )


def _select_seen(case: Case, exhibit: Exhibit, hints: Iterable[str]) -> tuple[str, ...]:
    """Return the hints that are known, in their own order, without those its line decides about.

    A file repeats another only while that one is shown.
    """
    found = {*hints} - {*LINE_HINTS}
    if exhibit.kind != "photo" and TINY in found:  # it came as a file already
        found = {*found, TINY_FILE} - {TINY}
    if find_match_label(case, exhibit) is None:
        found -= {"same_file", "same_picture"}
    return tuple(hint for hint in HINTS if hint in found)
