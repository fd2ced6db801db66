"""Whether a text corrects a day told before: "the page says 12 May", "it was delivered later".

It counts at any point, so that nobody has to look for the question again. What the buyer reads on
the order page wins, so that is understood even among their own words.
"""

from dataclasses import replace

from flows.definition.kinds import Ask, Choose, Entries
from flows.definition.texts import is_choice
from flows.engine.context import Scene, Turn
from flows.engine.handlers import edits
from flows.engine.handlers.navigation import act as look
from flows.model.case import Answer, Case, Spot
from flows.model.errors import Misread
from flows.model.events.buyer import Reopened
from flows.reading.texts import clean

LONGEST = 80
VAGUE = ("later", "earlier", "wrong", "not right", "another day", "different day")
NO_DAY = "no_day"


def argued(scene: Scene, text: str, message: int) -> Turn | None:
    """Return the turn of a text that corrects a day, or None when it is something else."""
    said = clean(text).casefold()
    step = _meant(scene, said)
    if step is None or len(said) > LONGEST:
        return None
    spot = _spot(scene, step)
    if spot is None:
        return _led_to(scene, step, text, message)
    try:
        there = replace(scene, spot=spot)
        there.step.kind.read(text, there.asking)
    except Misread as misread:
        if misread.slot == NO_DAY:
            return look(scene, Reopened(spot)) if any(word in said for word in VAGUE) else None
    return edits.corrected(scene, spot, text)


def _meant(scene: Scene, said: str) -> str | None:
    """Return the step whose day is named; among the buyer's own words only the order page's."""
    pages = {deadline.page for deadline in scene.guide.deadlines}
    free = isinstance(scene.step.kind, Ask | Entries)
    for step in scene.guide.steps.values():
        named = next((words for words in step.named if words in said), None)
        if named is None or step.id == scene.step.id or (free and step.id not in pages):
            continue
        if not _answers(scene, named):
            return step.id
    return None


def _answers(scene: Scene, words: str) -> bool:
    """Whether the words stand for a choice on the screen: then the text may mean that."""
    if not is_choice(scene.step):
        return False
    try:
        scene.step.kind.read(words, scene.asking)
    except Misread:
        return False
    return True


def _spot(scene: Scene, step: str) -> Spot | None:
    return next((spot for spot in reversed(scene.walk.trail[:-1]) if spot.step == step), None)


def _led_to(scene: Scene, step: str, text: str, message: int) -> Turn | None:
    """Answer a question that was not asked, because the one before it was answered with no."""
    for spot in reversed(scene.walk.trail[:-1]):
        kind = scene.guide.steps[spot.step].kind
        leads = step in {path.to for path in scene.guide.paths(scene.guide.steps[spot.step])}
        for token in kind.labels() if leads and isinstance(kind, Choose) else ():
            given = replace(scene.case.answers[spot], move="answered", value=token)
            found = _asked(scene, scene.case.having(spot, given), step)
            if found:
                return _given(scene, *found, text, message)
    return None


def _asked(scene: Scene, case: Case, step: str) -> tuple[Case, Spot] | None:
    """Return a case with the spot at which it asks the step, if it does."""
    trail = scene.guide.walk(case.answers).trail
    spot = next((spot for spot in reversed(trail) if spot.step == step), None)
    return (case, spot) if spot else None


def _given(scene: Scene, case: Case, spot: Spot, text: str, message: int) -> Turn | None:
    there = replace(scene.with_case(case), spot=spot)
    try:
        value = there.step.kind.read(text, there.asking)
    except Misread:
        return None
    answer = Answer("answered", scene.answer(value).at, value, message)
    return edits.told(scene, case.having(spot, answer), spot, value)
