"""What was seen in a file: hints the buyer may ignore, and files that cannot be used at all.

A file is never refused for its looks. Hints wait for the summary of their batch, so that ten
blurred photos are one message; a file that does not open is told at once.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC

from flows.definition.exhibit_checks import CaptureDateCheck
from flows.engine.context import Context, Turn
from flows.engine.handlers.prefill import add_proposals, find_proposal
from flows.model.case import Case, Exhibit, ExhibitState
from flows.model.effects import Effect, Say, Show
from flows.model.events.system import Inspected

HINTS = {
    "blurred": "<b>{labels}</b>: looks blurred. Take it again with the phone still, or keep it.",
    "soft": "<b>{labels}</b>: a little soft. Tap on the goods to focus, or keep it.",
    "dark": "<b>{labels}</b>: looks dark. Take it again near a window, or keep it.",
    "burnt": "<b>{labels}</b>: parts are too bright to see. Turn away from the light, or keep it.",
    "tiny": "<b>{labels}</b>: is very small. Send the original as a file, or keep it.",
    "long": "<b>{labels}</b>: is very long. Send it in two or three parts, or keep it.",
    "cut_off": "<b>{labels}</b>: an edge seems to be cut off. Show the whole page, or keep it.",
    "same_file": "<b>{labels}</b>: is the same file as {match}. One of them is enough.",
    "same_picture": "<b>{labels}</b>: shows the same picture as {match}. One of them is enough.",
    "screenshot": (
        "<b>{labels}</b>: looks like a screenshot of a photo. The photo itself is stronger."
    ),
    "before_delivery": (
        "<b>{labels}</b>: the camera dates it before the goods came. Is the camera's date right?"
    ),
}
"""By the name of each hint, what is said of the exhibits that have it."""

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
    hints = [hint for hint in event.hints if not (event.read and hint == "screenshot")]
    exhibit = replace(exhibit, hints=_select_hints(context, label, exhibit, hints))
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
    )


def _select_hints(
    context: Context, label: str, exhibit: Exhibit, hints: Iterable[str]
) -> tuple[str, ...]:
    """Return the hints that are known and fit, in their own order, and the one the answers add.

    A screenshot is only weak where a photo of the goods is wanted, and a file repeats another only
    while that one is shown.
    """
    checks = tuple(each for each in context.guide.checks if isinstance(each, CaptureDateCheck))
    known, shown = context.walk.known, ((label, exhibit),)
    early = any(check.evaluate(known, shown) is not None for check in checks)
    found = {*hints, *(("before_delivery",) if early else ())}
    if not any(exhibit.line in check.lines for check in checks):
        found.discard("screenshot")
    if _find_match_label(context.case, exhibit) is None:
        found -= {"same_file", "same_picture"}
    return tuple(hint for hint in HINTS if hint in found)


def _find_match_label(case: Case, exhibit: Exhibit) -> str | None:
    """Return the label of the exhibit that one repeats, by its id or its label."""
    others = ((label, each) for label, each in case.labelled_exhibits if each.id != exhibit.id)
    return next((label for label, each in others if exhibit.match in (each.id, label)), None)


def tell_hints(case: Case) -> tuple[Say, ...]:
    """Return the hints that wait to be told, one line for each kind; it changes nothing."""
    return tuple(_describe_hints(case))


def _describe_hints(case: Case) -> Iterator[Say]:
    doubted = [pair for pair in find_doubtful(case) if pair[1].id in case.doubts]
    for hint in HINTS:
        having = [pair for pair in doubted if hint in pair[1].hints]
        if hint.startswith("same_"):
            yield from _describe_repeats(case, hint, having)
        elif having:
            yield Say(f"said.hint_{hint}", {"labels": ", ".join(label for label, _ in having)})


def _describe_repeats(
    case: Case, hint: str, having: Iterable[tuple[str, Exhibit]]
) -> Iterator[Say]:
    """Yield one line for each; none where the other was taken out meanwhile."""
    for label, exhibit in having:
        if match := _find_match_label(case, exhibit):
            yield Say(f"said.hint_{hint}", {"labels": label, "match": match})


def find_doubtful(case: Case) -> tuple[tuple[str, Exhibit], ...]:
    """Return the exhibits with hints that the buyer has neither kept nor sent again."""
    return tuple(pair for pair in case.labelled_exhibits if pair[1].hints and not pair[1].vouched)
