"""One turn's view of a case: where it stands, what is known, and how to answer it."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from flows.case import Answer, Case, Exhibit, Spot, Value
from flows.effects import Effect, Say, Show
from flows.guide import Guide, Walk
from flows.kinds import Asking, Exhibits, Line
from flows.steps import Step


@dataclass(frozen=True, slots=True)
class Turn:
    """What a turn comes to: the case as it is now, and what must leave, in order."""

    case: Case
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """A case at one instant; `now` is in the buyer's own zone."""

    guide: Guide
    case: Case
    walk: Walk
    spot: Spot
    now: datetime

    @property
    def step(self) -> Step:
        """The step being asked."""
        return self.guide.steps[self.spot.step]

    @property
    def asking(self) -> Asking:
        """What the step's kind may look at."""
        known = self.walk.known
        return Asking(known, self.now, labels(self.guide, self.step), self.guide.values(known))

    def with_case(self, case: Case) -> "Scene":
        """Return the scene of a changed case."""
        return look(self.guide, case, self.now)

    def again(self, *effects: Effect, choices: tuple[str, ...] = ()) -> Turn:
        """Return a turn that changes nothing and asks the same question once more."""
        return Turn(self.case, (*effects, Show(self.spot, choices)))

    def briefly(self, *effects: Effect) -> Turn:
        """Return a turn that changes nothing and keeps the question open in few words."""
        return Turn(self.case, (*effects, Show(self.spot, brief=True)))

    def still(self, *effects: Effect, choices: tuple[str, ...] = ()) -> Turn:
        """Return a turn that goes on with the question after something that was no answer to it.

        One with texts to paste, or with a checklist, is not written out again: it stands above.
        """
        brief = bool(self.step.letters) or isinstance(self.step.kind, Exhibits)
        return Turn(self.case, (*effects, Show(self.spot, choices, brief)))

    def settled(self, answer: Answer, *effects: Effect) -> Turn:
        """Return the turn in which the present spot gets its answer and the next is asked."""
        case = replace(self.case.having(self.spot, answer), focus=None)
        told = (Say("said.changed"),) if self.case.focus else ()
        return Turn(case, (*effects, *told, Show(self.guide.standing(case))))

    def answer(self, value: Value | None, message: int | None = None) -> Answer:
        """Return an answer given now, by the step's ordinary move."""
        return Answer(self.step.kind.moves[0], self.now.astimezone(UTC), value, message)

    def lines(self) -> tuple[Line, ...]:
        """Return the checklist lines asked for at this spot, best first."""
        kind = self.step.kind
        return kind.asked(self.walk.known) if isinstance(kind, Exhibits) else ()

    def next_line(self) -> Line | None:
        """Return the line the next file is for: the one chosen, else the best still open."""
        lines = self.lines()
        chosen = next((line for line in lines if line.id == self.case.line), None)
        first = next((line for line in lines if self.open_line(line)), None)
        return chosen or first or next((line for line in lines if self._put_off(line)), None)

    def _put_off(self, line: Line) -> bool:
        return self.case.lines.get(line.id) == "later" and not covered(self.case, line.id)

    def open_line(self, line: Line) -> bool:
        """Whether a line has neither a file nor a word about it."""
        return line.id not in self.case.lines and not covered(self.case, line.id)


def covered(case: Case, line: str) -> tuple[Exhibit, ...]:
    """Return the exhibits that belong to a checklist line."""
    return tuple(exhibit for _, exhibit in case.shown if exhibit.line == line)


def labels(guide: Guide, step: Step) -> dict[str, str]:
    """Return the step's own button labels by token, in the language of the guide's texts."""
    return {token: guide.texts[f"{step.id}.{token}"] for token in step.kind.labels()}


def look(guide: Guide, case: Case, now: datetime) -> Scene:
    """Return the scene of a case now."""
    return Scene(guide, case, guide.walk(case.answers), guide.standing(case), now)
