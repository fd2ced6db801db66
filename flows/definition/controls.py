"""The replies every step understands: back, skip, keep, done, and how they are typed."""

from collections.abc import Mapping

from flows.model.events import BuyerEvent
from flows.model.events.buyer import (
    Aimed,
    Finished,
    Kept,
    Ordered,
    Passed,
    Reviewed,
    Skipped,
    WentBack,
)

TOKEN_BYTES = 64 - len("c3f9x2ab:") - len(":99:")
"""What a step's id and the token of its button may take: a case and a round fill up the 64."""

CONTROL_LABELS: Mapping[str, str] = {
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
    "control.vouch": "Keep anyway",
    "control.casefile": "Case file",
    "control.smaller": "Send a smaller one",
    "control.kept": "List it as kept by me",
    "control.yes": "Yes",
    "control.no": "No",
    "control.apart": "Different things",
    "control.nothing": "Something else",
    "control.more": "More of the list",
    "control.others": "More",
    "control.date_right": "The date is right",
    "control.date_wrong": "The date is wrong",
}

_EVENT_BY_SLOT: Mapping[str, type[WentBack | Skipped | Kept | Finished | Reviewed | Ordered]] = {
    "control.back": WentBack,
    "control.skip": Skipped,
    "control.keep": Kept,
    "control.done": Finished,
    "control.review": Reviewed,
    "control.casefile": Ordered,
}

_SLOT_BY_WORD: Mapping[str, str] = {
    "back": "control.back",
    "go back": "control.back",
    "skip": "control.skip",
    "later": "control.skip",
    "keep": "control.keep",
    "done": "control.done",
    "finished": "control.done",
    "ready": "control.done",
    "review": "control.review",
    "casefile": "control.casefile",
}


def parse_control_button(option: str) -> BuyerEvent | None:
    """Return the event of a control's button, or None for an option of the step's own.

    "!skip" is a control, "!none-label" says the buyer does not have a checklist line.
    """
    name, _, line = option.removeprefix("!").partition("-")
    if not option.startswith("!"):
        return None
    if line and name in ("none", "later"):
        return Passed(line, name)
    if line and name == "line":
        return Aimed(line)
    kind = _EVENT_BY_SLOT.get(f"control.{name}")
    return kind() if kind else None


def parse_control_text(
    word: str, texts: Mapping[str, str], line: str | None = None
) -> BuyerEvent | None:
    """Return the event a typed control means, or None: only the whole text counts.

    `word` is that text cleaned and folded, without full stops around it. `line` is the checklist
    line asked for now, which "Later" and "I don't have it" are about.
    """
    for reason in ("none", "later"):
        if line and word == texts[f"control.{reason}"].casefold():
            return Passed(line, reason)
    by_label = {texts[slot].casefold(): slot for slot in _EVENT_BY_SLOT}
    slot = by_label.get(word) or _SLOT_BY_WORD.get(word)
    return _EVENT_BY_SLOT[slot]() if slot else None
