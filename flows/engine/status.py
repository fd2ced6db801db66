"""Where a case is, as the buyer sees it: phase, question, deadline, open items."""

from dataclasses import dataclass
from datetime import date, datetime

from flows.definition.deadlines import Due
from flows.definition.guide import Guide
from flows.definition.kinds import End, Wait
from flows.model.case import Case, Spot
from flows.nudges.quiet_hours import Habits
from flows.nudges.schedule import SUMMARY, plan


@dataclass(frozen=True, slots=True)
class Status:
    """Phase `phase` of `phases` (from 1), question `question` of about `questions` in it.

    `open` are the spots skipped on the trail; `next_at` is the next follow-up, if any.
    """

    spot: Spot
    phase: int
    phases: int
    question: int
    questions: int
    waiting: bool
    ended: bool
    due: Due | None
    open: tuple[Spot, ...]
    exhibits: int
    next_at: datetime | None


def status(guide: Guide, case: Case, habits: Habits) -> Status:
    """Return the status of a case in the chat with these habits."""
    walk, spot = guide.walk(case.answers), guide.standing(case)
    phase = guide.phase_of[spot.step]
    done = walk.trail[: walk.trail.index(spot)]
    question = sum(1 for each in done if guide.phase_of[each.step] is phase) + 1
    kind = guide.steps[spot.step].kind
    nudges = [nudge.due_at for nudge in plan(guide, case, habits) if nudge.kind != SUMMARY]
    return Status(
        spot=spot,
        phase=guide.phases.index(phase) + 1,
        phases=len(guide.phases),
        question=question,
        questions=question + _left(guide, spot.step),
        waiting=isinstance(kind, Wait),
        ended=isinstance(kind, End),
        due=_nearest(guide.watched(walk.known), case.heard_at.date()),
        open=tuple(each for each in walk.trail[:-1] if case.answers[each].move == "skipped"),
        exhibits=len(case.shown),
        next_at=min(nudges, default=None),
    )


def _nearest(dues: tuple[Due, ...], today: date) -> Due | None:
    """Return the next safe day still to come, else the last one that was."""
    coming = [due for due in dues if due.on >= today]
    return next(iter(coming or reversed(dues)), None)


def _left(guide: Guide, step: str) -> int:
    """Return the fewest questions from a step to the end of its phase."""
    phase, reached, count = guide.phase_of[step], {step}, 0
    while ahead := {path.to for each in reached for path in guide.paths(guide.steps[each])}:
        if ahead <= reached or any(guide.phase_of[each] is not phase for each in ahead):
            break
        reached, count = reached | ahead, count + 1
    return count
