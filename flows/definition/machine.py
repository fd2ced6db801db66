"""The state machine made of a guide's steps, and the walk that says where a case stands.

Rule 1: a state is a step, a trigger is a move, so a move without a path cannot be taken.
Rule 2: where a case stands is computed by walking the machine along its answers, never stored
as truth; so going back, editing, and a guide that changed need no code of their own.
Rule 3: a step that was added when cases had gone by it does not bring them back to it.

The machine is flat, synchronous and shared; its model is a throw-away cursor that is never
registered, because registered models are kept for ever and compared by equality.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from transitions import EventData, Machine

from flows.definition.rules import Rule
from flows.definition.steps import Path, Step
from flows.model.answers import Known
from flows.model.case import Answer, Spot

REMEMBERED_WALKS = 128
GO_BY = "gone_by"
"""The trigger that leaves a step which was not there when a case went by."""


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

    @property
    def answered(self) -> tuple[Spot, ...]:
        """The spots that were left with an answer, a skip or a timeout: all but the end."""
        return self.trail[:-1]

    def find_last(self, step: str) -> Spot | None:
        """Return the spot of the latest answer to a step, None while it has none."""
        return next((spot for spot in reversed(self.answered) if spot.step == step), None)


class StepMachine:
    """The machine of some steps, in the order declared, and the paths that leave each of them."""

    def __init__(self, steps: Mapping[str, Step], paths: Mapping[str, tuple[Path, ...]]) -> None:
        self._steps = steps
        self._first = next(iter(steps))
        self._machine = _build_machine(steps, paths)
        self._sources = {
            step.id: _collect_sources(step.id, paths) for step in steps.values() if step.added
        }
        self._walks: dict[int, tuple[Mapping[Spot, Answer], Walk, int]] = {}

    def walk(self, answers: Mapping[Spot, Answer]) -> Walk:
        """Follow the answers from the first step; total, whatever the answers are.

        The last walks are remembered by the very mapping they were made of: a turn asks for the
        same one some twenty times. A mapping that is new goes on from where it parts from one of
        them, as a path depends on nothing but the answers before it; or, because that looks at what
        follows, from the first step that was gone by.
        """
        known = self._walks.get(id(answers))
        if known is None or known[0] is not answers:
            known = (answers, *self._follow_answers(answers))
            self._walks.pop(id(answers), None)
            self._walks[id(answers)] = known
            if len(self._walks) > REMEMBERED_WALKS:
                del self._walks[next(iter(self._walks))]
        return known[1]

    def _follow_answers(self, answers: Mapping[Spot, Answer]) -> tuple[Walk, int]:
        """Return the walk, and how many of its spots only the answers before them led to."""
        trail = list(self._find_shared_trail(answers))
        visits = Counter(spot.step for spot in trail)
        cursor = Cursor(trail[-1].step, Known((spot, answers[spot]) for spot in trail[:-1]))
        gone_by_at: int | None = None
        while True:
            found = answers.get(trail[-1])
            if found and self._is_accepted(found, cursor):
                cursor.known.add(trail[-1], found)
                self._machine.events[found.move].trigger(cursor)
            elif found is None and self._was_gone_by(answers, cursor, visits):
                self._machine.events[GO_BY].trigger(cursor)
                visits[trail.pop().step] -= 1
                gone_by_at = gone_by_at or len(trail)
            else:
                return Walk(tuple(trail), cursor.known), gone_by_at or len(trail)
            trail.append(Spot(cursor.state, visits[cursor.state]))
            visits[cursor.state] += 1

    def _was_gone_by(
        self, answers: Mapping[Spot, Answer], cursor: Cursor, visits: Counter[str]
    ) -> bool:
        """Whether a case went on from here when the step was not there yet.

        It did when what follows was answered after all that leads here.
        """
        ahead, passed = Cursor(cursor.state, cursor.known), set[str]()
        visited = visits - Counter({cursor.state: 1})
        following = None
        while following is None and self._steps[ahead.state].added and ahead.state not in passed:
            passed.add(ahead.state)
            self._machine.events[GO_BY].trigger(ahead)
            following = answers.get(Spot(ahead.state, visited[ahead.state]))
        if following is None:
            return False
        sources = frozenset[str]().union(*(self._sources[step] for step in passed))
        led = (found.at for step in sources if (found := cursor.known.answer(step)))
        return all(at <= following.at for at in led)

    def _find_shared_trail(self, answers: Mapping[Spot, Answer]) -> tuple[Spot, ...]:
        """Return how far the latest walk of the same case led by these same answers."""
        first = Spot(self._first)
        if given := answers.get(first):
            for remembered, walk, certain in reversed(self._walks.values()):
                if remembered.get(first) == given:
                    shared = _count_shared(walk.answered, remembered, answers)
                    return walk.trail[: min(shared + 1, certain)]
        return (first,)

    def _is_accepted(self, found: Answer, cursor: Cursor) -> bool:
        step = self._steps[cursor.state]
        if found.move not in step.moves:
            return False
        if found.move == "skipped":
            return step.can_skip(cursor.known)
        return found.move == "elapsed" or step.kind.is_valid(found.value, cursor.known)


def _count_shared(
    spots: tuple[Spot, ...], one: Mapping[Spot, Answer], other: Mapping[Spot, Answer]
) -> int:
    """Return how many of the spots, from the first on, have the same answer in both."""
    for number, spot in enumerate(spots):
        if one[spot] is not other.get(spot) and one[spot] != other.get(spot):
            return number
    return len(spots)


def _build_machine(steps: Mapping[str, Step], paths: Mapping[str, tuple[Path, ...]]) -> Machine:
    machine = Machine(
        model=None,
        states=list(steps),
        initial=next(iter(steps)),
        auto_transitions=False,
        send_event=True,
    )
    for step in steps.values():
        for move in step.moves:
            for path in paths[step.id]:
                if path.move in (None, move):
                    machine.add_transition(
                        move, step.id, path.target, conditions=_build_conditions(path.when)
                    )
        for path in paths[step.id] if step.added else ():
            machine.add_transition(
                GO_BY, step.id, path.target, conditions=_build_conditions(path.when)
            )
    return machine


def _collect_sources(step: str, paths: Mapping[str, tuple[Path, ...]]) -> frozenset[str]:
    """Return the steps that are looked at by the rules of the paths to a step."""
    leading = (path.when for each in paths.values() for path in each if path.target == step)
    return frozenset[str]().union(*(rule.source_steps for rule in leading if rule))


def _build_conditions(rule: Rule | None) -> list[Any]:
    return [partial(_is_met, rule)] if rule else []


def _is_met(rule: Rule, event: EventData) -> bool:
    cursor = event.model
    return isinstance(cursor, Cursor) and rule.holds(cursor.known)
