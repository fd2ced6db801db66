"""Where a case is, as the buyer sees it: phase, question, deadline, open items."""

from dataclasses import dataclass
from datetime import datetime

from flows.definition.deadlines import DueDate
from flows.definition.guide import Guide
from flows.definition.kinds import End, Wait
from flows.engine.urgency import RankedDate, rank_due_dates
from flows.model.case import Case, Spot
from flows.nudges.quiet_hours import ContactPreferences
from flows.nudges.schedule import SUMMARY, plan_nudges


@dataclass(frozen=True, slots=True)
class Status:
    """Phase `phase` of `phases` (from 1), question `question` of about `questions` in it.

    `dates` are the deadlines that are watched, what matters most first; `due` is the first.
    `skipped` are the spots skipped on the trail; `next_nudge_at` is the next follow-up, if any.
    """

    spot: Spot
    phase: int
    phases: int
    question: int
    questions: int
    waiting: bool
    ended: bool
    due: DueDate | None
    dates: tuple[RankedDate, ...]
    skipped: tuple[Spot, ...]
    exhibits: int
    next_nudge_at: datetime | None


def build_status(guide: Guide, case: Case, preferences: ContactPreferences) -> Status:
    """Return the status of a case in the chat with these preferences."""
    walk, spot = guide.walk(case.answers), guide.find_spot(case)
    phase = guide.phase_by_step[spot.step]
    done = walk.trail[: walk.trail.index(spot)]
    question = sum(1 for each in done if guide.phase_by_step[each.step] is phase) + 1
    kind = guide.steps[spot.step].kind
    dates = rank_due_dates(guide, walk.known, case.heard_at.astimezone(preferences.zone))
    nudges = [
        nudge.due_at for nudge in plan_nudges(guide, case, preferences) if nudge.kind != SUMMARY
    ]
    return Status(
        spot=spot,
        phase=guide.phases.index(phase) + 1,
        phases=len(guide.phases),
        question=question,
        questions=question + _count_remaining(guide, spot.step),
        waiting=isinstance(kind, Wait),
        ended=isinstance(kind, End),
        due=dates[0].due if dates else None,
        dates=dates,
        skipped=tuple(each for each in walk.answered if case.answers[each].move == "skipped"),
        exhibits=len(case.labelled_exhibits),
        next_nudge_at=min(nudges, default=None),
    )


def _count_remaining(guide: Guide, step: str) -> int:
    """Return the fewest questions from a step to the end of its phase."""
    phase, reached, count = guide.phase_by_step[step], {step}, 0
    while ahead := {path.target for each in reached for path in guide.paths[each]}:
        if ahead <= reached or any(guide.phase_by_step[each] is not phase for each in ahead):
            break
        reached, count = reached | ahead, count + 1
    return count
