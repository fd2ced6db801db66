"""One turn's view of a case: where it stands, what is known, and how to answer it."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from flows.definition.controls import TOKEN_BYTES
from flows.definition.guide import Guide
from flows.definition.kinds import ChecklistLine, Exhibits, StepContext
from flows.definition.machine import Walk
from flows.definition.steps import Step
from flows.model.case import Answer, Case, Exhibit, ExhibitState, Spot, Value
from flows.model.effects import Effect, Say, Settle, Show
from flows.model.errors import MisreadError
from flows.nudges.quiet_hours import ContactPreferences


@dataclass(frozen=True, slots=True)
class Turn:
    """What a turn comes to: the case as it is now, and what must leave, in order."""

    case: Case
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """A case at one instant; `now` is in the buyer's own zone, which the preferences name."""

    guide: Guide
    case: Case
    walk: Walk
    spot: Spot
    now: datetime
    preferences: ContactPreferences

    @property
    def step(self) -> Step:
        """The step being asked."""
        return self.guide.steps[self.spot.step]

    @property
    def can_skip(self) -> bool:
        """Whether the step being asked may be skipped."""
        return self.step.can_skip(self.walk.known)

    @property
    def asking(self) -> StepContext:
        """What the step's kind may look at."""
        known = self.walk.known
        return StepContext(
            known, self.now, build_labels(self.guide, self.step), self.guide.compute_figures(known)
        )

    def with_case(self, case: Case) -> "Context":
        """Return the context of a changed case."""
        return build_context(self.guide, case, self.now, self.preferences)

    def ask_again(self, *effects: Effect) -> Turn:
        """Return a turn that asks the same question once more."""
        return Turn(self.case, (*effects, Show(self.spot)))

    def ask_briefly(self, *effects: Effect, choices: tuple[str, ...] = ()) -> Turn:
        """Return a turn that asks in few words, with the question's own replies or others."""
        return Turn(self.case, (*effects, Show(self.spot, choices, is_brief=True)))

    def ask_shortly(self, *effects: Effect) -> Turn:
        """Return a turn that asks again what many messages lie below, its texts behind a button."""
        if isinstance(self.step.kind, Exhibits):
            return self.ask_briefly(*effects)
        return Turn(self.case, (*effects, Show(self.spot, is_short=bool(self.step.letters))))

    def keep_asking(self, *effects: Effect) -> Turn:
        """Return a turn that goes on with the question after something that was no answer to it.

        The question stays where it is. Of a checklist is said what comes next.
        """
        if isinstance(self.step.kind, Exhibits):
            return self.ask_briefly(*effects)
        return self.tell_aside(*effects)

    def tell_aside(self, *effects: Effect) -> Turn:
        """Return a turn that says something and leaves the question where it is."""
        return Turn(self.case, effects)

    def record_answer(self, answer: Answer, *effects: Effect) -> Turn:
        """Return the turn in which the present spot gets its answer and the next is asked.

        The same answer given once more keeps the instant and the day of the first time.
        """
        was = self.case.answers.get(self.spot)
        if was and (was.move, was.value) == (answer.move, answer.value):
            answer = replace(answer, at=was.at, on=was.on)
        else:
            answer = replace(answer, on=self.now.date())
        case = replace(self.case.with_answer(self.spot, answer), focus=None)
        told = (Say("said.changed"), *self.tell_moved_days(case)) if self.case.focus else ()
        told = (*told, *self._tell_kept_letter(answer))
        settled = () if answer.move == "elapsed" else (Settle(self.spot),)
        return Turn(case, (*settled, *effects, *told, Show(self.guide.find_spot(case))))

    def _tell_kept_letter(self, answer: Answer) -> tuple[Say, ...]:
        """Say that a text stays which an answer to this spot said was sent, and the new one not."""
        here = (self.spot.step, self.spot.lap)
        kept = [each for each in self.case.sent_letters if (each.step, each.lap) == here]
        if not kept or self.step.kind.list_sent_letters(answer.value):
            return ()
        return (Say("said.stays_sent", {"day": kept[-1].on}),)

    def tell_moved_days(self, case: Case) -> tuple[Say, ...]:
        """Return what a changed answer did to the deadlines, one line each."""
        before = {due.deadline: due.day for due in self.guide.find_watched_dates(self.walk.known)}
        after = self.guide.find_watched_dates(self.guide.walk(case.answers).known)
        return tuple(
            Say(
                "said.day_moved",
                {
                    "deadline": self.guide.texts[f"deadline.{due.deadline}"],
                    "before": before[due.deadline],
                    "after": due.day,
                },
            )
            for due in after
            if before.get(due.deadline, due.day) != due.day
        )

    def build_answer(
        self,
        value: Value | None,
        message: int | None = None,
        figure: str | None = None,
        text: str = "",
    ) -> Answer:
        """Return an answer given now, by the step's ordinary move; `text` is what says it."""
        at, kind = self.now.astimezone(UTC), self.step.kind
        return Answer(kind.moves[0], at, value, message, figure=figure, about=kind.is_about(text))

    def list_lines(self) -> tuple[ChecklistLine, ...]:
        """Return the checklist lines asked for at this spot, best first."""
        kind = self.step.kind
        return kind.find_needed_lines(self.walk.known) if isinstance(kind, Exhibits) else ()

    def find_next_line(self) -> ChecklistLine | None:
        """Return the line the next file is for: the one chosen, else the best still open."""
        lines = self.list_lines()
        chosen = next((line for line in lines if line.id == self.case.line), None)
        first = next((line for line in lines if self.is_line_open(line)), None)
        return chosen or first or next((line for line in lines if self._is_put_off(line)), None)

    def _is_put_off(self, line: ChecklistLine) -> bool:
        return self.case.lines.get(line.id) == "later" and not find_line_exhibits(
            self.case, line.id
        )

    def is_line_open(self, line: ChecklistLine) -> bool:
        """Whether a line has neither a file nor a word about it."""
        return line.id not in self.case.lines and not find_line_exhibits(self.case, line.id)


def explain_misread(context: Context, misread: MisreadError) -> Turn:
    """Return the turn that says why this was no answer, and asks again.

    A reply too long for a button is not offered; it can still be typed.
    """
    said = Say(f"misread.{misread.slot}", dict(misread.values))
    room = TOKEN_BYTES - len(context.step.id)
    fitting = tuple(choice for choice in misread.choices if len(choice.encode()) <= room)
    return context.ask_briefly(said, choices=fitting)


def find_line_exhibits(case: Case, line: str) -> tuple[Exhibit, ...]:
    """Return the exhibits that belong to a checklist line and can be used."""
    of_line = (exhibit for _, exhibit in case.labelled_exhibits if exhibit.shown_line == line)
    return tuple(exhibit for exhibit in of_line if exhibit.state is not ExhibitState.LOST)


def build_labels(guide: Guide, step: Step) -> dict[str, str]:
    """Return the step's own button labels by token, in the language of the guide's texts."""
    return {token: guide.texts[f"{step.id}.{token}"] for token in step.kind.list_labels()}


def build_context(
    guide: Guide, case: Case, now: datetime, preferences: ContactPreferences
) -> Context:
    """Return the context of a case now."""
    walk, spot = guide.walk(case.answers), guide.find_spot(case)
    return Context(guide, case, walk, spot, now, preferences)
