"""How many questions a case still has ahead, if each is answered in the likeliest way.

A rule decides by what is known; what is not known yet is answered with the first option that gets
there, which is the likely one, and a wait with the one that gets there soonest. So it is "about".
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from flows.definition.guide import Guide
from flows.definition.kinds import Choose, Count, Day, DueTime, End, Notice, Wait
from flows.definition.steps import Step
from flows.model.answers import Known
from flows.model.case import Answer, Case, Spot, Value

Goal = Callable[[str], bool]
"""Whether a step is where the count ends; it is not counted itself."""


def count_questions(guide: Guide, case: Case, goal: Goal) -> int | None:
    """Return the fewest questions from where a case stands to the goal, None if it is not ahead.

    Notices and waits ask for nothing that takes thought, and are not counted; nor is a question
    that has its answer already.
    """
    walk = guide.walk(case.answers)
    known = Known((spot, case.answers[spot]) for spot in walk.answered)
    return _Forecast(guide, case, goal).count_from(walk.end.step, known)


@dataclass(slots=True)
class _Forecast:
    """The counts of one forecast; a step that was counted from is not walked again."""

    guide: Guide
    case: Case
    goal: Goal
    counts: dict[str, int | None] = field(default_factory=dict)

    def count_from(self, step: str, known: Known) -> int | None:
        """Return the fewest questions from a step that is asked next."""
        if self.goal(step):
            return 0
        if step not in self.counts:
            self.counts[step] = self._count_on(self.guide.steps[step], known)
        return self.counts[step]

    def _count_on(self, step: Step, known: Known) -> int | None:
        if isinstance(step.kind, End):
            return None
        given = self._find_kept(step, known)
        counts = (
            count
            for answer in ([given] if given else self._list_answers(step, known))
            if (count := self._count_after(step, known, answer)) is not None
        )
        fewest = min(counts, default=None) if isinstance(step.kind, Wait) else next(counts, None)
        asks = given is None and not isinstance(step.kind, Notice | Wait)
        return None if fewest is None else fewest + asks

    def _count_after(self, step: Step, known: Known, answer: Answer) -> int | None:
        ahead = known.with_answer(Spot(step.id), answer)
        path = next(
            (
                path
                for path in self.guide.paths[step.id]
                if path.move in (None, answer.move)
                and (path.when is None or path.when.holds(ahead))
            ),
            None,
        )
        return None if path is None or path.again else self.count_from(path.target, ahead)

    def _find_kept(self, step: Step, known: Known) -> Answer | None:
        """Return the answer that a question has from before, where it is still one."""
        given = self.case.answers.get(Spot(step.id, len(known.answers(step.id))))
        if given is None or given.move not in step.moves:
            return None
        valid = given.move in ("skipped", "elapsed") or step.kind.is_valid(given.value, known)
        return given if valid else None

    def _list_answers(self, step: Step, known: Known) -> list[Answer]:
        """Return the answers that may be given, the likely one first."""
        move, at = step.kind.moves[0], self.case.heard_at
        if not isinstance(step.kind, Choose | Wait):
            return [Answer(move, at, _guess_value(step, at))]
        return [
            Answer(move, at, option.id) for option in step.kind.options if option.is_offered(known)
        ]


def _guess_value(step: Step, at: datetime) -> Value:
    """Return a value of the kind a step is answered with."""
    match step.kind:
        case Day():
            return at.astimezone(UTC).date()
        case DueTime():
            return at
        case Count(least):
            return max(least, 1)
        case _:
            return ""
