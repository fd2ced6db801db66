"""The linter's part about follow-ups: how they are worded, and in how many ways.

A follow-up that was put off, or whose date or round comes anew, is said again, and the next
wording is taken then. So two of each are enough that none comes twice running, and three of a kind
that a buyer who hears of it often does not know them by heart.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from flows.definition.kinds import Wait
from flows.definition.texts import placeholders, variants
from flows.model.errors import GuideError

if TYPE_CHECKING:
    from flows.definition.guide import Guide

CHARACTERS = 300
OF_ONE, OF_A_KIND = 2, 3


def of_followups(guide: "Guide") -> Iterator[str]:
    """Yield what is wrong with the texts of the follow-ups of any guide."""
    for kind, texts in _followups(guide):
        every = [text for each in texts for text in each]
        if len(set(every)) < len(every):
            yield f"{kind}: a follow-up says the same as another"
        if any(len(text) > CHARACTERS for text in every):
            yield f"{kind}: a follow-up is longer than {CHARACTERS} characters"
        for each in texts:
            if len({placeholders(text) for text in each}) > 1:
                yield f"{kind}: the wordings of one follow-up are filled differently"


def refuse_monotony(guide: "Guide") -> None:
    """Raise GuideError where a guide that buyers meet would say the same twice running."""
    complaints = [
        f"{kind}: needs {OF_ONE} wordings of each follow-up and {OF_A_KIND} of the kind"
        for kind, texts in _followups(guide)
        if texts and (min(map(len, texts)) < OF_ONE or sum(map(len, texts)) < OF_A_KIND)
    ]
    if complaints:
        raise GuideError(f"guide {guide.id}:\n" + "\n".join(complaints))


def _followups(guide: "Guide") -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    """Yield each kind of follow-up with its texts, each of these in all its wordings."""
    yield "idle", [variants(text) for text in guide.idle]
    for step in guide.steps.values():
        if isinstance(step.kind, Wait):
            yield step.id, [variants(rung.text) for rung in step.kind.rungs]
    for deadline in guide.deadlines:
        found = [variants(alert.text) for alert in deadline.alerts]
        yield f"deadline {deadline.id}", found
