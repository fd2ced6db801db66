"""Buyers who answer by chance: nobody is stuck, and every number quoted to them is known."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from flows.definition.kinds import (
    Amount,
    Choose,
    Count,
    Day,
    Notice,
    StepContext,
    Story,
    Wait,
    Zone,
)
from flows.definition.machine import Walk
from flows.definition.texts import find_placeholders
from flows.model.case import Answer, Spot, Value
from flows.model.money import Money
from tests.support.flows.alibaba_walks import GUIDE, LATER, NOON

MOST = 90  # spots; who goes in circles longer is not followed


def chance_value(data: st.DataObject, walk: Walk) -> Value:
    """An answer that the step at the end of the walk could get."""
    kind = GUIDE.steps[walk.end.step].kind
    asking = StepContext(walk.known, NOON, figures=GUIDE.compute_figures(walk.known))
    if isinstance(kind, Choose | Wait | Notice):
        return data.draw(st.sampled_from(kind.list_buttons(asking)))
    if isinstance(kind, Amount):
        return Money(data.draw(st.integers(0, 10**6)), data.draw(st.sampled_from(["USD", "EUR"])))
    if isinstance(kind, Count):
        most = walk.known.count(kind.upto) if kind.upto else None
        return data.draw(st.integers(kind.least, 600 if most is None else most))
    if isinstance(kind, Day):
        first, last = kind.compute_bounds(asking)
        return data.draw(st.dates(max(first, min(last, NOON.date() - timedelta(days=40))), last))
    if isinstance(kind, Zone):
        return "Asia/Kathmandu"
    return ("It came.",) if isinstance(kind, Story) else "some words"


def chance_answer(data: st.DataObject, walk: Walk) -> Answer:
    """A move that the step at the end of the walk could be left by, with its value."""
    step = GUIDE.steps[walk.end.step]
    moves = [move for move in step.moves if move != "skipped" or step.can_skip(walk.known)]
    move = data.draw(st.sampled_from(moves))
    value = chance_value(data, walk) if move in ("answered", "passed") else None
    return Answer(move, NOON, value)


@given(st.data())
def test_every_text_shown_has_its_numbers_and_a_way_on(data: st.DataObject) -> None:
    answers = dict[Spot, Answer]()
    for length in range(1, MOST):
        walk = GUIDE.walk(answers)
        assert len(walk.trail) == length
        if walk.end.step in LATER:
            break
        filled = {due.deadline for due in GUIDE.compute_due_dates(walk.known)} | {
            *GUIDE.compute_figures(walk.known)
        }
        wanted = find_placeholders(GUIDE.texts[f"{walk.end.step}.ask"]) - filled
        assert [name for name in wanted if walk.known.value(name) is None] == []
        answers = {**answers, walk.end: chance_answer(data, walk)}


@given(st.data())
def test_no_safe_day_lies_after_day_thirty_unless_the_page_names_the_refund(
    data: st.DataObject,
) -> None:
    answers = dict[Spot, Answer]()
    for _ in range(MOST):
        walk = GUIDE.walk(answers)
        if walk.end.step in LATER:
            break
        due = GUIDE.deadline_by_id["claim"].compute_due_date(walk.known)
        came = walk.known.day("delivered_on")
        if due and came and not walk.known.picked("countdown", "refund"):
            assert due.day < came + timedelta(days=30)
        answers = {**answers, walk.end: chance_answer(data, walk)}
