"""Turns in which the buyer edits a message that was already read."""

from dataclasses import replace

from flows import answering, evidence
from flows.case import Case, Entry, Spot
from flows.effects import Say
from flows.errors import Misread
from flows.events import Amended, Captioned, Said
from flows.scene import Scene, Turn


def amend(scene: Scene, amended: Amended) -> Turn:
    """Return the turn of an edited message: what it gave is given anew, and the buyer is told.

    One that gave nothing yet, because it was no answer, is read as if it were sent now.
    """
    spot = _given_by(scene, amended.message)
    if spot:
        return _corrected(scene, spot, amended)
    told = _retold(scene.case, amended)
    if told:
        return scene.with_case(told).again(Say("said.amended"))
    if evidence.by_message(scene.case, amended.message):
        return evidence.act(scene, Captioned(amended.message, amended.text, amended.message))
    if amended.message > _last_message(scene):
        return answering.act(scene, Said(amended.text, amended.message))
    return scene.again(Say("misread.not_linked"))


def _given_by(scene: Scene, message: int) -> Spot | None:
    spots = (spot for spot in scene.walk.trail if spot in scene.case.answers)
    return next((spot for spot in spots if scene.case.answers[spot].message == message), None)


def _corrected(scene: Scene, spot: Spot, amended: Amended) -> Turn:
    there = replace(scene, spot=spot)
    try:
        value = there.step.kind.read(amended.text, there.asking)
    except Misread as misread:
        return answering.misunderstood(scene, misread)
    answer = replace(scene.case.answers[spot], value=value)
    return scene.with_case(scene.case.having(spot, answer)).again(Say("said.amended"))


def _retold(case: Case, amended: Amended) -> Case | None:
    for spot, entries in case.entries.items():
        if any(entry.message == amended.message for entry in entries):
            return _with_entries(case, spot, tuple(_edited(entry, amended) for entry in entries))
    return None


def _edited(entry: Entry, amended: Amended) -> Entry:
    return replace(entry, text=amended.text) if entry.message == amended.message else entry


def _with_entries(case: Case, spot: Spot, entries: tuple[Entry, ...]) -> Case:
    case = replace(case, entries={**case.entries, spot: entries})
    closed = case.answers.get(spot)
    if closed is None or not isinstance(closed.value, tuple):
        return case
    return case.having(spot, replace(closed, value=tuple(entry.text for entry in entries)))


def _last_message(scene: Scene) -> int:
    answers = (scene.case.answers.get(spot) for spot in scene.walk.trail)
    return max((answer.message or 0 for answer in answers if answer), default=0)
