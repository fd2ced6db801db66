"""The walk: one that goes on from a walk remembered leads where one from the start would."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.definition.guide import Guide
from flows.definition.machine import StepMachine
from flows.engine.context import build_context
from flows.guides import load_guides
from flows.model.case import Answer, Case, Spot
from tests.support.flows import random_cases
from tests.support.flows.guides.parcel import GUIDE as PARCEL
from tests.support.flows.talk import ANYTIME

START = datetime(2026, 5, 11, 10, tzinfo=UTC)
BOTH = [load_guides()["alibaba"], PARCEL]

# Where in the case an answer is changed, and to the option at which place.
changes = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9)), min_size=1, max_size=40)


def give_answer(guide: Guide, answers: Mapping[Spot, Answer], place: int, number: int) -> Answer:
    """The answer of somebody who presses the n-th button at a place of the case."""
    case = Case("case1234", guide.id, START, START, answers)
    spots = guide.walk(answers).trail
    case = Case("case1234", guide.id, START, START, answers, focus=spots[place % len(spots)])
    context = build_context(guide, case, START + timedelta(minutes=len(answers)), ANYTIME)
    move, value = random_cases.sensible(context, number)
    return Answer("passed" if move == "passed" else "answered", context.now, value)


@pytest.mark.parametrize("guide", BOTH, ids=lambda guide: guide.id)
@given(changes=changes)
def test_a_walk_goes_on_from_another_as_from_the_start(
    guide: Guide, changes: list[tuple[int, int]]
) -> None:
    answers: Mapping[Spot, Answer] = {}
    for place, number in changes:
        walk = guide.walk(answers)
        spot = walk.end if place > 30 else walk.trail[place % len(walk.trail)]
        if guide.steps[spot.step].moves:
            answers = {**answers, spot: give_answer(guide, answers, place, number)}
    fresh = StepMachine(guide.steps, guide.paths).walk(answers)
    walk = guide.walk(answers)
    assert walk.trail == fresh.trail
    for spot in walk.answered:
        assert walk.known.answers(spot.step) == fresh.known.answers(spot.step)
