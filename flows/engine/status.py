"""Where a case is, as the buyer sees it: phase, question, deadline, open items."""

from dataclasses import dataclass
from datetime import datetime

from flows.definition.deadlines import DueDate
from flows.definition.guide import Guide
from flows.definition.kinds import End, Notice, Wait
from flows.definition.steps import Phase
from flows.engine.forecast import count_questions
from flows.engine.urgency import RankedDate, rank_due_dates
from flows.model.case import Case, Spot
from flows.nudges.quiet_hours import ContactPreferences
from flows.nudges.schedule import SUMMARY, plan_nudges


@dataclass(frozen=True, slots=True)
class Status:
    """Phase `phase` of `phases` and question `question` in it, both from 1.

    `dates` are the deadlines that are watched, what matters most first; `due` is the first.
    `skipped` are the spots skipped on the trail; `next_nudge_at` is the next follow-up, if any.
    """

    spot: Spot
    phase: int
    phases: int
    question: int
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
    question = sum(1 for each in done if _is_question(guide, each, phase)) + 1
    kind = guide.steps[spot.step].kind
    dates = rank_due_dates(
        guide, walk.known, case.heard_at.astimezone(preferences.zone), case.muted
    )
    nudges = [
        nudge.due_at for nudge in plan_nudges(guide, case, preferences) if nudge.kind != SUMMARY
    ]
    return Status(
        spot=spot,
        phase=guide.phases.index(phase) + 1,
        phases=len(guide.phases),
        question=question,
        waiting=isinstance(kind, Wait),
        ended=isinstance(kind, End),
        due=dates[0].due if dates else None,
        dates=dates,
        skipped=tuple(each for each in walk.answered if case.answers[each].move == "skipped"),
        exhibits=len(case.labelled_exhibits),
        next_nudge_at=min(nudges, default=None),
    )


def count_phase_questions(guide: Guide, case: Case, least: int) -> int:
    """Return about how many questions the phase at hand has, with those answered.

    There are at least `least`, the number of the question that is asked.
    """
    walk, spot = guide.walk(case.answers), guide.find_spot(case)
    phase = guide.phase_by_step[spot.step]
    answered = sum(1 for each in walk.answered if _is_question(guide, each, phase))
    if guide.phase_by_step[walk.end.step] is not phase:
        return max(answered, least)  # an earlier phase is looked at again
    ahead = count_questions(guide, case, lambda step: guide.phase_by_step[step] is not phase)
    return max(answered + (ahead or 0), least)


def _is_question(guide: Guide, spot: Spot, phase: Phase) -> bool:
    """Whether a spot of the phase asks for more than a press to go on."""
    is_other = isinstance(guide.steps[spot.step].kind, Notice | Wait | End)
    return guide.phase_by_step[spot.step] is phase and not is_other
