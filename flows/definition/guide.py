"""The declared interview of one marketplace, and what is looked up in it."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property

from flows.definition.checks import Check
from flows.definition.controls import CONTROL_LABELS
from flows.definition.deadlines import Deadline, DueDate, Fact
from flows.definition.evidence_weights import EvidenceScale
from flows.definition.kinds import ChecklistLine, Exhibits
from flows.definition.machine import StepMachine, Walk
from flows.definition.rules import Rule
from flows.definition.steps import CaseFileDrafter, Figure, Letter, Path, Phase, Step, Topic
from flows.definition.texts import (
    collect_deadline_texts,
    collect_evidence_texts,
    collect_fact_texts,
    collect_idle_texts,
    collect_phase_texts,
    collect_topic_texts,
)
from flows.model.answers import Known
from flows.model.case import Answer, Case, Spot, Value


@dataclass(frozen=True)
class Guide:
    """The declared interview of one marketplace.

    A plain value: `flows.lint` says whether it is declared rightly. `idle_texts` are those of the
    nudges to a quiet case, one for each of `idle_days` after the buyer's last word; of several
    texts for one day each time the next one.
    `labels` are by step what its answer is called in a line: short, without a question mark.
    `subject` is the step whose answer names a case. `consent` holds once the buyer allowed
    nudges; without it none is asked for.
    `claim` is the figure that is the amount asked for, while `claimed` holds; nudges name it.
    `drafter` drafts the case file of a case; without it that holds the files alone.
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
    labels: Mapping[str, str] = field(default_factory=dict)
    consent: Rule | None = None
    consent_text: str = ""
    subject: str = ""
    claim: str = ""
    claimed: Rule | None = None

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
    def deadline_by_id(self) -> Mapping[str, Deadline]:
        """Each deadline by its id, in the order declared."""
        return {deadline.id: deadline for deadline in self.deadlines}

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
    def order_page_line(self) -> str | None:
        """The line that the page of the order is, if a checklist asks for it."""
        lines = (line for _, line in self.checklist_lines.values())
        return next((line.id for line in lines if line.shows_order), None)

    @cached_property
    def paths(self) -> Mapping[str, tuple[Path, ...]]:
        """The paths of each step: its own, else the one to its successor; an end has none."""
        after = dict(zip(self.step_ids, self.step_ids[1:], strict=False))
        return {
            step.id: step.paths if step.paths or not step.moves else (Path(after[step.id]),)
            for step in self.steps.values()
        }

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """Every English text by its slot, which is also its catalog context."""
        return {
            "guide.title": self.title,
            **CONTROL_LABELS,
            **dict(collect_phase_texts(self.phases)),
            **dict(collect_topic_texts(self.topics)),
            **{f"letter.{letter.id}": letter.title for letter in self.letters},
            **{f"label.{step}": label for step, label in self.labels.items()},
            **dict(collect_deadline_texts(self.deadlines)),
            **dict(collect_fact_texts(self.facts.values())),
            **dict(collect_evidence_texts(self.scales, self.checks)),
            **dict(collect_idle_texts(self.idle_texts)),
        }

    @cached_property
    def machine(self) -> StepMachine:
        """The state machine of the steps, made when the first case is walked."""
        return StepMachine(self.steps, self.paths)

    def with_texts(self, texts: Mapping[str, str]) -> "Guide":
        """Return this guide with the texts of another language; both share one machine."""
        if not texts:
            return self
        other = copy(self)
        other.__dict__.update(machine=self.machine, texts={**self.texts, **texts})
        return other

    def walk(self, answers: Mapping[Spot, Answer]) -> Walk:
        """Follow the answers from the first step; total, whatever the answers are."""
        return self.machine.walk(answers)

    def list_order_numbers(self, known: Known) -> tuple[str, ...]:
        """Return the numbers of orders that are known; one that was skipped is none."""
        steps = (step.id for step in self.steps.values() if step.order_field == "order_number")
        return tuple(filter(None, map(known.text, steps)))

    def find_spot(self, case: Case) -> Spot:
        """Return the spot the buyer is asked: the reopened one, else the end of the walk."""
        walk = self.walk(case.answers)
        return case.focus if case.focus and case.focus in walk.answered else walk.end

    def can_nudge(self, known: Known) -> bool:
        """Whether the buyer allowed to be written to unasked."""
        return self.consent is None or self.consent.holds(known)

    def compute_figures(self, known: Known) -> Mapping[str, Value]:
        """Return the figures that can be computed from what is known."""
        return known.derive(self._compute_figures)

    def _compute_figures(self, known: Known) -> Mapping[str, Value]:
        computed = {name: figure(known) for name, figure in self.figures.items()}
        return {name: value for name, value in computed.items() if value is not None}

    def compute_claim(self, known: Known) -> Value | None:
        """Return the amount the buyer asks for, None while they ask for none."""
        figure = self.figures.get(self.claim)
        claimed = self.claimed is None or self.claimed.holds(known)
        return figure(known) if figure and claimed else None

    def compute_due_dates(self, known: Known) -> tuple[DueDate, ...]:
        """Return the deadlines that can be dated, the nearest first."""
        return known.derive(self._compute_due_dates)

    def _compute_due_dates(self, known: Known) -> tuple[DueDate, ...]:
        dues = (deadline.compute_due_date(known) for deadline in self.deadlines)
        return tuple(sorted((due for due in dues if due), key=lambda due: due.day))

    def find_watched_dates(self, known: Known) -> tuple[DueDate, ...]:
        """Return those of the deadlines that matter to the case now, the nearest first."""
        return known.derive(self._find_watched_dates)

    def _find_watched_dates(self, known: Known) -> tuple[DueDate, ...]:
        watched = {each.id for each in self.deadlines if each.is_watched(known)}
        return tuple(due for due in self.compute_due_dates(known) if due.deadline in watched)
