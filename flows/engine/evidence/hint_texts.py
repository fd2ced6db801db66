"""What is said of files that look odd: one line for each kind of hint, which may be ignored."""

from collections.abc import Iterable, Iterator, Sequence

from flows.engine.evidence.hints import EARLY
from flows.engine.evidence.labels import join_labels
from flows.model.case import Case, Exhibit
from flows.model.effects import Say

TINY, TINY_FILE = "tiny", "tiny_file"

HINTS = {
    "blurred": "<b>{labels}</b>: looks blurred. Take it again with the phone still, or keep it.",
    "soft": "<b>{labels}</b>: a little soft. Tap on the goods to focus, or keep it.",
    "dark": "<b>{labels}</b>: looks dark. Take it again near a window, or keep it.",
    "burnt": "<b>{labels}</b>: parts are too bright to see. Turn away from the light, or keep it.",
    "tiny": "<b>{labels}</b>: is very small. Send the original as a file, or keep it.",
    "tiny_file": "<b>{labels}</b>: is very small. Send a larger one if there is one, or keep it.",
    "long": "<b>{labels}</b>: is very long. Send it in two or three parts, or keep it.",
    "cut_off": "<b>{labels}</b>: an edge seems to be cut off. Show the whole page, or keep it.",
    "same_file": "<b>{labels}</b>: is the same file as {match}. One of them is enough.",
    "same_picture": "<b>{labels}</b>: shows the same picture as {match}. One of them is enough.",
    "screenshot": (
        "<b>{labels}</b>: looks like a screenshot of a photo. The photo itself is stronger."
    ),
    "preview": (
        "<b>{labels}</b>: is too large for me to open whole. The papers show its small preview, "
        "the ZIP holds it in full. Send it as a photo too, or keep it."
    ),
    "before_delivery": (
        "<b>{labels}</b>: the camera dates it before the goods came. Is the camera's date right?"
    ),
}
"""By the name of each hint, what is said of the exhibits that have it."""


def find_match_label(case: Case, exhibit: Exhibit) -> str | None:
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
            yield _describe_hint(hint, having)


def _describe_hint(hint: str, having: Sequence[tuple[str, Exhibit]]) -> Say:
    """Return one line for all files that have a hint; one that asks has an answer beside it."""
    asks_about = having[0][1].id if hint == EARLY else ""
    labels = join_labels(label for label, _ in having)
    return Say(f"said.hint_{hint}", {"labels": labels}, exhibit=asks_about)


def _describe_repeats(
    case: Case, hint: str, having: Iterable[tuple[str, Exhibit]]
) -> Iterator[Say]:
    """Yield one line for each; none where the other was taken out meanwhile."""
    for label, exhibit in having:
        if match := find_match_label(case, exhibit):
            yield Say(f"said.hint_{hint}", {"labels": label, "match": match})


def find_doubtful(case: Case) -> tuple[tuple[str, Exhibit], ...]:
    """Return the exhibits with hints that the buyer has neither kept nor sent again."""
    return tuple(pair for pair in case.labelled_exhibits if pair[1].hints and not pair[1].vouched)
