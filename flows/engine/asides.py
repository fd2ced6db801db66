"""What comes below an open question: that stays where it is until it is out of sight."""

from collections.abc import Iterable
from dataclasses import replace

from flows.model.case import Case
from flows.model.effects import Effect, Explain, Review, Say, Show, Tell

SIGHT = 3
"""So many messages below a question push it off the screen of a phone."""

SPEAKING = (Say, Tell, Review, Explain)
"""Effects that bring a message which is no question of the guide's."""


def count_asides(case: Case, effects: Iterable[Effect]) -> tuple[Case, bool]:
    """Return the case with what a turn sent below its question counted; whether it hides that."""
    told = [*effects]
    if any(isinstance(each, Show) for each in told):
        return (replace(case, asides=0) if case.asides else case), False
    if any(isinstance(each, SPEAKING) for each in told):
        return note_aside(case)
    return case, False


def note_aside(case: Case) -> tuple[Case, bool]:
    """Return the case with one more message below its question; whether they hide that."""
    asides = min(case.asides + 1, SIGHT)
    return replace(case, asides=asides), asides == SIGHT
