"""The answers of a case as a list to be looked through, and the one that a number in it means."""

from flows.definition.guide import Guide
from flows.model.case import Case, Spot

CHANGE_WORD = "change"
MAX_DIGITS = 3


def list_reviewed(guide: Guide, case: Case) -> tuple[Spot, ...]:
    """Return the spots whose answers are listed, in the order they were asked.

    The consent to be written to is no part of the dispute; the time zone is, as who travels must
    be able to change it.
    """
    hidden = guide.consent.source_steps if guide.consent else frozenset()
    return tuple(
        spot
        for spot in guide.walk(case.answers).answered
        if case.answers[spot].move in ("answered", "skipped") and spot.step not in hidden
    )


def read_place(token: str, prefix: str) -> int:
    """Return the place in a list that a token names, as "from-7" after "from-"; 0 for others."""
    place = token.removeprefix(prefix)
    is_place = token.startswith(prefix) and place.isdecimal() and len(place) <= MAX_DIGITS
    return int(place) if is_place else 0


def find_reviewed(guide: Guide, case: Case, words: str) -> Spot | str | None:
    """Return the spot that "change 9" means, or the id of the exhibit of "change E2"; else None.

    Right after the list was shown the number or the label alone is enough.
    """
    word, _, named = words.rpartition(" ")
    if word != CHANGE_WORD and (word or not case.is_reviewing):
        return None
    labels = {label.casefold(): exhibit.id for label, exhibit in case.labelled_exhibits}
    if named in labels:
        return labels[named]
    spots = list_reviewed(guide, case)
    if not named.isdecimal() or len(named) > MAX_DIGITS or not 0 < int(named) <= len(spots):
        return None
    return spots[int(named) - 1]
