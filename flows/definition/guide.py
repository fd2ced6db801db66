"""A guide compiled once into one state machine, and the walk that says where a case stands.

Rule 1: a state is a step, a trigger is a move, so a move without a path cannot be taken.
Rule 2: where a case stands is computed by walking the machine along its answers, never stored
as truth; so going back, editing, and a guide that changed need no code of their own.

The machine is flat, synchronous and shared; its model is a throw-away cursor that is never
registered, because registered models are kept for ever and compared by equality.
"""

from collections import Counter
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

from transitions import EventData, Machine

from flows.definition.checks import Check
from flows.definition.deadlines import Deadline, DueDate, Fact
from flows.definition.evidence_weights import EvidenceScale
from flows.definition.kinds import ChecklistLine, Exhibits
from flows.definition.rules import Rule
from flows.definition.steps import CaseFileDrafter, Figure, Letter, Path, Phase, Step, Topic
from flows.definition.texts import collect_texts
from flows.lint.guide import lint_guide
from flows.model.answers import Known
from flows.model.case import Answer, Case, Spot, Value

CACHED_WALKS = 16


@dataclass(slots=True)
class Cursor:
    """The machine's model during one walk."""

    state: str
    known: Known


@dataclass(frozen=True, slots=True)
class Walk:
    """The spots the answers lead through, where they end, and what is known there."""

    trail: tuple[Spot, ...]
    known: Known

    @property
    def end(self) -> Spot:
        """Where the case stands."""
        return self.trail[-1]


@dataclass(frozen=True)
class Guide:
    """The declared interview of one marketplace.

    Raises GuideError at import when it is declared wrongly. `idle` are the texts of the
    follow-ups to a quiet case, one for each of `idle_days` after the buyer's last word; of
    several texts for one day each time the next one.
    `subject` is the step whose answer names a case. `consent` holds once the buyer allowed
    follow-ups; without it none is asked for.
    `case_file` drafts the papers of a case; without it they hold the files alone.
    `texts` holds every English text by its slot; `with_texts` swaps them for a language.
    """

    id: str
    title: str
    phases: tuple[Phase, ...]
    topics: tuple[Topic, ...] = ()
    letters: tuple[Letter, ...] = ()
    figures: Mapping[str, Figure] = field(default_factory=dict)
    deadlines: tuple[Deadline, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)
    drafter: CaseFileDrafter | None = None
    scales: tuple[EvidenceScale, ...] = ()
    checks: tuple[Check, ...] = ()
    idle_texts: tuple[str | tuple[str, ...], ...] = ()
    idle_days: tuple[int, ...] = (1, 3, 7)
    consent: Rule | None = None
    subject: str = ""

    def __post_init__(self) -> None:
        lint_guide(self)

    @cached_property
    def steps(self) -> Mapping[str, Step]:
        """Every step by id, in the order declared."""
        return {step.id: step for phase in self.phases for step in phase.steps}

    @cached_property
    def phase_by_step(self) -> Mapping[str, Phase]:
        """The phase of each step."""
        return {step.id: phase for phase in self.phases for step in phase.steps}

    @cached_property
    def step_ids(self) -> tuple[str, ...]:
        """The ids of the steps in the order declared."""
        return tuple(self.steps)

    @cached_property
    def checklist_lines(self) -> Mapping[str, tuple[str, ChecklistLine]]:
        """Every line of a checklist by its id, with the step that asks for it first."""
        found = dict[str, tuple[str, ChecklistLine]]()
        for step in self.steps.values():
            if isinstance(step.kind, Exhibits):
                for line in step.kind.lines:
                    found.setdefault(line.id, (step.id, line))
        return found

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """Every English text of the guide by its slot, which is also its catalogue context."""
        return collect_texts(self)

    @cached_property
    def machine(self) -> Machine:
        """The state machine; only `walk` drives it."""
        machine = Machine(
            model=None,
            states=list(self.step_ids),
            initial=self.step_ids[0],
            auto_transitions=False,
            send_event=True,
        )
        for step in self.steps.values():
            for move in step.moves:
                for path in self.find_paths(step):
                    if path.move in (None, move):
                        machine.add_transition(
                            move, step.id, path.target, conditions=_build_conditions(path.when)
                        )
        return machine

    def with_texts(self, texts: Mapping[str, str]) -> "Guide":
        """Return this guide with texts of another language; the machine is shared."""
        other = copy(self)
        other.__dict__["texts"] = {**self.texts, **texts}
        return other

    def find_paths(self, step: Step) -> tuple[Path, ...]:
        """Return the paths of a step, the one to its successor when it declares none."""
        if step.paths or not step.moves:
            return step.paths
        return (Path(self.step_ids[self.step_ids.index(step.id) + 1]),)

    def walk(self, answers: Mapping[Spot, Answer]) -> Walk:
        """Follow the answers from the first step; total, whatever the answers are.

        The last few walks are remembered by the very mapping they were made of: a turn asks for
        the same one some twenty times, and a long one costs a millisecond.
        """
        known = self._walk_cache.get(id(answers))
        if known is None or known[0] is not answers:
            known = (answers, self._follow_answers(answers))
            self._walk_cache[id(answers)] = known
            if len(self._walk_cache) > CACHED_WALKS:
                del self._walk_cache[next(iter(self._walk_cache))]
        return known[1]

    @cached_property
    def _walk_cache(self) -> dict[int, tuple[Mapping[Spot, Answer], Walk]]:
        return {}

    def _follow_answers(self, answers: Mapping[Spot, Answer]) -> Walk:
        cursor = Cursor(self.step_ids[0], Known())
        trail, visits = [Spot(cursor.state)], Counter({cursor.state: 1})
        while (found := answers.get(trail[-1])) and self._is_accepted(found, cursor):
            cursor.known.add(trail[-1], found)
            self.machine.events[found.move].trigger(cursor)
            trail.append(Spot(cursor.state, visits[cursor.state]))
            visits[cursor.state] += 1
        return Walk(tuple(trail), cursor.known)

    def _is_accepted(self, found: Answer, cursor: Cursor) -> bool:
        step = self.steps[cursor.state]
        if found.move not in step.moves:
            return False
        return found.move in ("skipped", "elapsed") or step.kind.is_valid(found.value, cursor.known)

    def find_spot(self, case: Case) -> Spot:
        """Return the spot the buyer is asked: the reopened one, else the end of the walk."""
        trail = self.walk(case.answers).trail
        return case.focus if case.focus in trail[:-1] and case.focus else trail[-1]

    def can_nudge(self, known: Known) -> bool:
        """Whether the buyer allowed to be written to unasked."""
        return self.consent is None or self.consent.holds(known)

    def compute_figures(self, known: Known) -> Mapping[str, Value]:
        """Return the figures that can be computed from what is known."""
        computed = {name: figure(known) for name, figure in self.figures.items()}
        return {name: value for name, value in computed.items() if value is not None}

    def compute_due_dates(self, known: Known) -> tuple[DueDate, ...]:
        """Return the deadlines that can be dated, the nearest first."""
        dues = (deadline.compute_due_date(known) for deadline in self.deadlines)
        return tuple(sorted((due for due in dues if due), key=lambda due: due.day))

    def find_watched_dates(self, known: Known) -> tuple[DueDate, ...]:
        """Return those of the deadlines that matter to the case now, the nearest first."""
        watched = {each.id for each in self.deadlines if each.is_watched(known)}
        return tuple(due for due in self.compute_due_dates(known) if due.deadline in watched)


def _build_conditions(rule: Rule | None) -> list[Any]:
    return [partial(_is_met, rule)] if rule else []


def _is_met(rule: Rule, event: EventData) -> bool:
    cursor = event.model
    return isinstance(cursor, Cursor) and rule.holds(cursor.known)
