"""Files too large to fetch: how each is made smaller, and what the buyer decides about it.

Such a file is listed as kept by the buyer from the start, so nothing is lost if they say nothing.
"""

from dataclasses import replace

from flows.definition.kinds import Ask, Story
from flows.engine.context import Context, Turn
from flows.engine.typed_text import Typed
from flows.model.case import Case, Exhibit, ExhibitState
from flows.model.effects import Say, Toast
from flows.model.events.buyer import Replaced, Vouched

_ADVICE = {
    "": "Please send only the part that counts, or screenshots of it.",
    "_video": "Please cut it to the seconds that show the fault.",
    "_film": (
        "Please cut it to the seconds that show the fault, or send it as a video, not as a file: "
        "then Telegram makes it smaller."
    ),
    "_picture": "Please send it as a photo, not as a file: then Telegram makes it smaller.",
    "_paper": "Please send only the pages that count, or a photo of each.",
    "_sound": "Please send only the part that counts.",
}
"""By the kind of file, the one sentence on how to make it smaller."""

TEXTS = {
    **{
        f"said.too_big{name}": (
            "<b>{label}</b> is larger than 20 MB, and I cannot download it. "
            f"{way} Until then it is listed as <b>kept by you</b>: do not delete it."
        )
        for name, way in _ADVICE.items()
    },
    "said.kept": (
        "<b>{label}</b> is listed as kept by you. It has its number in the case file, and the file "
        "stays with you: do not delete it."
    ),
}

_KIND_SLOTS = {
    "video": "_video",
    "video_note": "_video",
    "animation": "_video",
    "voice": "_sound",
    "audio": "_sound",
}
_SLOT_ENDINGS = {
    "_film": "mp4 mov m4v avi mkv 3gp webm wmv mts",
    "_picture": "jpg jpeg png heic heif webp tif tiff bmp gif avif dng",
    "_paper": "pdf doc docx ppt pptx xls xlsx",
    "_sound": "mp3 m4a wav ogg aac flac amr",
}
_SMALLER_WORDS = frozenset({"smaller", "a smaller one", "i will send a smaller one"})
_KEPT_WORDS = frozenset({"kept by me", "i keep it", "list it"})


def explain_limit(label: str, exhibit: Exhibit) -> Say:
    """Return what is said of a file too large, with the two ways out."""
    ending = exhibit.name.rpartition(".")[2].casefold()
    by_name = (name for name, endings in _SLOT_ENDINGS.items() if ending in endings.split())
    kind = next(by_name, "") if exhibit.kind == "document" else _KIND_SLOTS.get(exhibit.kind, "")
    return Say(f"said.too_big{kind}", {"label": label}, exhibit=exhibit.id)


def find_undecided(case: Case) -> Exhibit | None:
    """Return the latest file too large that the buyer has said nothing of."""
    latest_first = (each for _, each in reversed(case.labelled_exhibits))
    kept = (each for each in latest_first if each.state is ExhibitState.KEPT)
    return next((each for each in kept if not each.vouched), None)


def interpret_reply(context: Context, typed: Typed) -> Replaced | Vouched | None:
    """Return what a typed button of such a file means, None where there is none.

    Where the buyer writes in their own words, only the words of the button count.
    """
    exhibit, said = find_undecided(context.case), typed.word
    if exhibit is None:
        return None
    free = isinstance(context.step.kind, Ask | Story)
    texts, short = context.guide.texts, "" if free else said
    if said == texts["control.smaller"].casefold() or short in _SMALLER_WORDS:
        return Replaced(exhibit.id)
    listed = said == texts["control.kept"].casefold() or short in _KEPT_WORDS
    return Vouched(exhibit.id) if listed else None


def keep_with_buyer(context: Context, name: str) -> Turn | None:
    """Return the turn in which a file too large stays with the buyer, None for any other file.

    A file that was taken out meanwhile, or replaced, has an old button.
    """
    found = context.case.find_labelled(name)
    if found is None:
        return context.tell_aside(Toast("toast.old")) if name else None
    label, exhibit = found
    if exhibit.state is not ExhibitState.KEPT:
        return None
    if exhibit.vouched:
        return Turn(context.case, (Toast("toast.noted"),))
    case = context.case.with_exhibit(replace(exhibit, vouched=True))
    replacing = None if case.replacing == name else case.replacing
    there = context.with_case(replace(case, replacing=replacing))
    return there.keep_asking(Say("said.kept", {"label": label}))
