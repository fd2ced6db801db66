"""The replies every step understands: back, skip, keep, done, and how they are typed."""

from collections.abc import Mapping

from flows.events import Event, Finished, Kept, Reviewed, Skipped, WentBack
from flows.reading.texts import clean

LABELS: Mapping[str, str] = {
    "control.back": "Back",
    "control.skip": "Skip for now",
    "control.keep": "Keep my answer",
    "control.done": "Done",
    "control.review": "Review",
    "control.later": "Later",
    "control.none": "I don't have it",
    "control.calendar": "Calendar",
    "control.all": "All of them",
    "control.yesterday": "Yesterday",
    "control.today": "Today",
    "control.tomorrow": "Tomorrow",
}

_EVENTS: Mapping[str, type[WentBack | Skipped | Kept | Finished | Reviewed]] = {
    "control.back": WentBack,
    "control.skip": Skipped,
    "control.keep": Kept,
    "control.done": Finished,
    "control.review": Reviewed,
}

_WORDS: Mapping[str, str] = {
    "back": "control.back",
    "go back": "control.back",
    "skip": "control.skip",
    "later": "control.skip",
    "keep": "control.keep",
    "done": "control.done",
    "finished": "control.done",
    "ready": "control.done",
    "review": "control.review",
}


def typed(text: str, texts: Mapping[str, str]) -> Event | None:
    """Return the event a typed control means, or None: only the whole text counts."""
    word = clean(text).strip(" .!").casefold()
    by_label = {texts[slot].casefold(): slot for slot in _EVENTS}
    slot = by_label.get(word) or _WORDS.get(word)
    return _EVENTS[slot]() if slot else None
