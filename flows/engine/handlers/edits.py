"""Turns in which the buyer edits a message that was already read."""

from dataclasses import replace

from flows.engine.context import Scene, Turn, misunderstood
from flows.engine.handlers import answers, files
from flows.model.case import Case, Entry, Spot, Value
from flows.model.effects import Say
from flows.model.errors import Misread
from flows.model.events.buyer import Amended, Captioned, Said


def amend(scene: Scene, amended: Amended) -> Turn:
    """Return the turn of an edited message: what it gave is given anew, and the buyer is told.

    One that gave nothing yet, because it was no answer, is read as if it were sent now.
    """
    spot = _given_by(scene, amended.message)
    if spot:
        return corrected(scene, spot, amended.text)
    spot = _told_by(scene.case, amended.message)
    if spot and spot.step in scene.guide.steps:
        return _retold(scene, spot, amended)
    if files.by_message(scene.case, amended.message):
        return files.act(scene, Captioned(amended.message, amended.text, amended.message))
    if amended.message > _last_message(scene):
        return answers.act(scene, Said(amended.text, amended.message))
    return scene.still(Say("misread.not_linked"))


def _given_by(scene: Scene, message: int) -> Spot | None:
    spots = (spot for spot in scene.walk.trail if spot in scene.case.answers)
    return next((spot for spot in spots if scene.case.answers[spot].message == message), None)


def corrected(scene: Scene, spot: Spot, text: str) -> Turn:
    """Give the answer anew; one that cannot be read opens its question again."""
    there = scene.with_case(replace(scene.case, focus=spot))
    try:
        value = there.step.kind.read(text, there.asking)
    except Misread as misread:
        return misunderstood(there, misread)
    answer = replace(scene.case.answers[spot], move=there.step.kind.moves[0], value=value)
    return told(scene, scene.case.having(spot, answer), spot, value)


def told(scene: Scene, case: Case, spot: Spot, value: Value) -> Turn:
    """Return the turn in which a spot was given anew: what it is now, and which days it moved."""
    there = scene.with_case(replace(case, focus=spot))
    said = Say("said.amended", {"answer": there.asking.labels.get(str(value), value)})
    moved = scene.moved(case)
    return scene.with_case(replace(case, focus=_elsewhere(case, spot))).still(said, *moved)


def _elsewhere(case: Case, spot: Spot) -> Spot | None:
    return None if case.focus == spot else case.focus


def _told_by(case: Case, message: int) -> Spot | None:
    told = (spot for spot, entries in case.entries.items() for e in entries if e.message == message)
    return next(told, None)


def _retold(scene: Scene, spot: Spot, amended: Amended) -> Turn:
    there = replace(scene, spot=spot)
    try:
        text = str(there.step.kind.read(amended.text, there.asking))
    except Misread as misread:
        return scene.again(Say(f"misread.{misread.slot}", dict(misread.values)))
    entries = scene.case.entries[spot]
    edited = (replace(e, text=text) if e.message == amended.message else e for e in entries)
    case = _with_entries(scene.case, spot, tuple(edited))
    return scene.with_case(case).again(Say("said.retold"))


def _with_entries(case: Case, spot: Spot, entries: tuple[Entry, ...]) -> Case:
    case = replace(case, entries={**case.entries, spot: entries})
    closed = case.answers.get(spot)
    if closed is None or not isinstance(closed.value, tuple):
        return case
    return case.having(spot, replace(closed, value=tuple(entry.text for entry in entries)))


def _last_message(scene: Scene) -> int:
    answers = (scene.case.answers.get(spot) for spot in scene.walk.trail)
    return max((answer.message or 0 for answer in answers if answer), default=0)
