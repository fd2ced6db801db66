"""The linter's part about nudges: how they are worded, and in how many ways.

A nudge that was put off, or whose date or round comes anew, is said again, and the next
wording is taken then. So two of each are enough that none comes twice running, and three of a kind
that a buyer who hears of it often does not know them by heart.
"""

from collections.abc import Iterator

from flows.definition.guide import Guide
from flows.definition.kinds import TIME_WAITED, Amount, Wait
from flows.definition.texts import find_placeholders, list_wordings
from flows.model.errors import GuideError

MAX_CHARACTERS = 300
MIN_WORDINGS, MIN_KIND_WORDINGS = 2, 3


def check_nudges(guide: Guide) -> Iterator[str]:
    """Yield what is wrong with the texts of the nudges of any guide."""
    for kind, texts in _list_nudge_texts(guide):
        every = [text for each in texts for text in each]
        if len(set(every)) < len(every):
            yield f"{kind}: a nudge says the same as another"
        if any(len(text) > MAX_CHARACTERS for text in every):
            yield f"{kind}: a nudge is longer than {MAX_CHARACTERS} characters"
        for each in texts:
            if len({find_placeholders(text) - {TIME_WAITED} for text in each}) > 1:
                yield f"{kind}: the wordings of one nudge are filled differently"
        filled = frozenset[str]().union(*map(find_placeholders, every))
        yield from (
            f"{kind}: a nudge names {name}" for name in sorted(_find_false(guide, kind, filled))
        )
    yield from _check_acts(guide)


def _find_false(guide: Guide, kind: str, filled: frozenset[str]) -> frozenset[str]:
    """Return what may be wrong when a nudge leaves: an amount, or the day of another deadline.

    The amount that is asked for is said beside a nudge, as it is then.
    """
    amounts = {step.id for step in guide.steps.values() if isinstance(step.kind, Amount)}
    is_deadline, own = kind.startswith("deadline "), kind.removeprefix("deadline ")
    others = {each.id for each in guide.deadlines if is_deadline and each.id != own}
    return filled & (amounts | guide.figures.keys() | others)


def _check_acts(guide: Guide) -> Iterator[str]:
    """Yield what is wrong with the acts of deadlines, and with the figure of the claim."""
    for deadline in guide.deadlines:
        for step, option in deadline.act.answers if deadline.act else ():
            kind = guide.steps[step].kind if step in guide.steps else None
            if kind is None or option not in kind.list_labels():
                yield f"deadline {deadline.id}: {step} has no answer {option}"
    for each in guide.steps.values():
        if isinstance(each.kind, Wait) and each.kind.opens not in {"", *guide.deadline_by_id}:
            yield f"{each.id}: there is no deadline {each.kind.opens}"
    if guide.claim and guide.claim not in guide.figures:
        yield f"there is no figure {guide.claim} to be the claim"


def require_variety(guide: Guide) -> None:
    """Raise GuideError where a guide that buyers meet would say the same twice running."""
    complaints = [
        f"{kind}: needs {MIN_WORDINGS} wordings of each nudge and {MIN_KIND_WORDINGS} of the kind"
        for kind, texts in _list_nudge_texts(guide)
        if texts
        and (min(map(len, texts)) < MIN_WORDINGS or sum(map(len, texts)) < MIN_KIND_WORDINGS)
    ]
    if complaints:
        raise GuideError(f"guide {guide.id}:\n" + "\n".join(complaints))


def _list_nudge_texts(guide: Guide) -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    """Yield each kind of nudge with its texts, each of these in all its wordings."""
    yield "idle", [list_wordings(text) for text in guide.idle_texts]
    for step in guide.steps.values():
        if isinstance(step.kind, Wait):
            yield step.id, [list_wordings(rung.text) for rung in step.kind.nudge_steps]
    for deadline in guide.deadlines:
        found = [list_wordings(alert.text) for alert in deadline.alerts]
        yield f"deadline {deadline.id}", found
