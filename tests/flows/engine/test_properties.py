"""What holds for every case of every guide, whatever happens to it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.definition.guide import Guide
from flows.definition.kinds import End
from flows.definition.texts import find_placeholders
from flows.engine.context import build_context
from flows.engine.status import build_status, count_phase_questions
from flows.engine.turn import take_turn
from flows.guides import load_guides
from flows.model import codec
from flows.model.case import Answer, Case, Spot, open_case
from flows.model.effects import (
    AskShown,
    Bind,
    Browse,
    Calendar,
    Defer,
    Explain,
    Fold,
    React,
    Review,
    Say,
    Show,
    Suppressed,
    Tell,
    Toast,
)
from flows.model.events import BuyerEvent, Event
from flows.model.events.system import Exported, Inspected, Lost, NudgeFell, Unbound
from flows.nudges.schedule import Nudge, plan_nudges
from tests.support.flows import random_cases
from tests.support.flows.guides.parcel import GUIDE as PARCEL
from tests.support.flows.talk import ANYTIME, Talk

ALIBABA = load_guides()["alibaba"]
BOTH = [ALIBABA, PARCEL]
START = datetime(2026, 5, 11, 10, tzinfo=UTC)
ANSWERS = (
    Show
    | AskShown
    | Browse
    | Fold
    | Review
    | Toast
    | Calendar
    | Defer
    | Explain
    | Bind
    | Say
    | Tell
)
REPORTS = Lost | Inspected | Exported | Unbound
"""What became of a file the buyer sent, or of a case file: it is told beside the question."""
MOST_NUDGES = 200
"""After an escalation one comes each day for sixty days, beside those of the deadlines."""

messages = st.integers(1, 12)

both = pytest.mark.parametrize("guide", BOTH, ids=lambda guide: guide.id)


def case_of(guide: Guide, answers: dict[Spot, Answer]) -> Case:
    case = open_case("case1234", guide.id, START)
    return Case(case.id, case.guide, START, START, answers)


def walked(guide: Guide, numbers: list[int]) -> dict[Spot, Answer]:
    """The answers of somebody who presses the n-th button, for each number in turn."""
    answers = dict[Spot, Answer]()
    for minute, number in enumerate(numbers):
        case = case_of(guide, dict(answers))
        context = build_context(guide, case, START + timedelta(minutes=minute), ANYTIME)
        if isinstance(context.step.kind, End):
            break
        move, value = random_cases.sensible(context, number)
        answers[context.spot] = Answer(
            "passed" if move == "passed" else "answered", context.now, value
        )
    return answers


numbers = st.integers(0, 80).flatmap(
    lambda length: st.lists(st.integers(0, 9), min_size=length, max_size=length)
)


@both
@given(data=st.data())
def test_any_answers_give_a_trail(guide: Guide, data: st.DataObject) -> None:
    walk = guide.walk(data.draw(random_cases.answers(guide)))
    assert walk.trail[0] == Spot(guide.step_ids[0])
    assert len(set(walk.trail)) == len(walk.trail)
    assert {spot.step for spot in walk.trail} <= set(guide.step_ids)


@both
@given(data=st.data(), numbers=numbers)
def test_answers_of_an_older_guide_strand_nobody(
    guide: Guide, data: st.DataObject, numbers: list[int]
) -> None:
    answers = {**walked(guide, numbers), **data.draw(random_cases.answers(guide))}
    case = case_of(guide, answers)
    seen = build_status(guide, case, ANYTIME)
    assert seen.spot == guide.walk(case.answers).end
    assert 1 <= seen.phase <= seen.phases
    assert 1 <= seen.question <= count_phase_questions(guide, case, seen.question)
    plan_nudges(guide, case, ANYTIME)
    guide.compute_figures(guide.walk(answers).known)


@both
@given(data=st.data(), numbers=numbers)
def test_whatever_happens_is_answered(
    guide: Guide, data: st.DataObject, numbers: list[int]
) -> None:
    talk = Talk(guide, case=case_of(guide, walked(guide, numbers)))
    for event in data.draw(st.lists(random_cases.events(guide, messages), max_size=15)):
        before = talk.case
        talk.sleeps(hours=data.draw(st.sampled_from([0, 0, 0, 1, 30]))).take(event)
        check_effects(talk, before, event)
        check_stand(guide, talk.case)


def check_effects(talk: Talk, before: Case, event: Event) -> None:
    """A buyer is answered, beside the question or with it; nothing else is said unasked."""
    noted = talk.case.unsummed > before.unsummed
    if isinstance(event, BuyerEvent):
        assert noted or any(isinstance(each, ANSWERS) for each in talk.effects), event
    shown = [each.spot for each in talk.effects if isinstance(each, Show)]
    assert shown in ([], [talk.spot])
    asked_for = isinstance(event, BuyerEvent | REPORTS) or Bind() in talk.effects
    if not shown and not asked_for:
        assert not any(isinstance(each, Say | Tell) for each in talk.effects), event
    marked = [each for each in talk.effects if isinstance(each, React)]
    assert len(marked) <= 1


def check_stand(guide: Guide, case: Case) -> None:
    """What is stored of the place is what the answers say; the place can be answered."""
    walk = guide.walk(dict(case.answers))
    assert guide.find_spot(case) in walk.trail
    assert guide.find_spot(case) == (case.focus if case.focus in walk.trail else walk.end)
    assert len(plan_nudges(guide, case, ANYTIME)) == len(
        {nudge.kind for nudge in plan_nudges(guide, case, ANYTIME)}
    )


@both
@given(numbers=numbers, data=st.data())
def test_every_question_has_a_way_on(guide: Guide, numbers: list[int], data: st.DataObject) -> None:
    case = case_of(guide, walked(guide, numbers))
    context = build_context(guide, case, START + timedelta(days=1), ANYTIME)
    if isinstance(context.step.kind, End):
        return
    move, value = random_cases.sensible(context, data.draw(st.integers(0, 9)))
    there = {**case.answers, context.spot: Answer(context.step.kind.moves[0], context.now, value)}
    assert len(guide.walk(there).trail) == len(guide.walk(case.answers).trail) + 1, (move, value)
    for way in context.step.moves:
        if way == "elapsed" or (way == "skipped" and context.step.can_skip(context.walk.known)):
            left = {**case.answers, context.spot: Answer(way, context.now)}
            assert len(guide.walk(left).trail) == len(guide.walk(case.answers).trail) + 1


@both
@given(numbers=numbers)
def test_every_button_is_understood(guide: Guide, numbers: list[int]) -> None:
    case = case_of(guide, walked(guide, numbers))
    talk = Talk(guide, START + timedelta(days=1), case=case)
    context = build_context(guide, case, talk.now, ANYTIME)
    for option in context.step.kind.list_buttons(context.asking):
        told = Talk(guide, talk.now, case=case).presses(option)
        assert told.spot != context.spot, option
        assert not any(slot.startswith("misread") for slot in told.told)


@both
@given(numbers=numbers)
def test_every_number_shown_is_known(guide: Guide, numbers: list[int]) -> None:
    case = case_of(guide, walked(guide, numbers))
    walk = guide.walk(case.answers)
    filled = {due.deadline for due in guide.compute_due_dates(walk.known)} | {
        *guide.compute_figures(walk.known)
    }
    wanted = find_placeholders(guide.texts[f"{walk.end.step}.ask"]) - filled
    assert [name for name in wanted if walk.known.answer(name) is None] == []


@both
@given(numbers=numbers)
def test_every_letter_can_be_written(guide: Guide, numbers: list[int]) -> None:
    case = case_of(guide, walked(guide, numbers))
    walk = guide.walk(case.answers)
    wanted = guide.steps[walk.end.step].letters
    for letter in guide.letters:
        if letter.id in wanted:
            for write in filter(None, (letter.english, letter.chinese)):
                assert isinstance(write(walk.known, case), str)


@both
@given(data=st.data(), numbers=numbers)
def test_a_follow_up_that_is_not_planned_changes_nothing(
    guide: Guide, data: st.DataObject, numbers: list[int]
) -> None:
    case = case_of(guide, walked(guide, numbers))
    now = START + data.draw(st.timedeltas(timedelta(0), timedelta(days=90)))
    planned = {nudge for nudge in plan_nudges(guide, case, ANYTIME) if nudge.due_at <= now}
    near = [Nudge(n.kind, n.rung + step, n.due_at) for n in planned for step in (0, 1)]
    any_one = st.builds(
        Nudge,
        st.sampled_from(["idle", "wait", "elapsed"]),
        st.integers(0, 3),
        random_cases.instants,
    )
    nudge = data.draw(st.sampled_from(near) | any_one if near else any_one)
    turn = take_turn(guide, case, NudgeFell(nudge.kind, nudge.rung, nudge.due_at), now, ANYTIME)
    if nudge in planned:
        assert turn.case != case
    else:
        [effect] = turn.effects
        assert isinstance(effect, Suppressed)
        assert (turn.case, effect.kind, effect.rung) == (case, nudge.kind, nudge.rung)


@both
@given(numbers=numbers)
def test_follow_ups_come_to_an_end(guide: Guide, numbers: list[int]) -> None:
    talk = Talk(guide, START + timedelta(hours=2), case=case_of(guide, walked(guide, numbers)))
    for _ in range(MOST_NUDGES):
        due = sorted(talk.planned, key=lambda nudge: nudge.due_at)
        if not due:
            return
        talk.now = max(talk.now, due[0].due_at)
        talk.falls(due[0])
        assert talk.effects
        assert not any(isinstance(each, Suppressed) for each in talk.effects)
    raise AssertionError(f"follow-ups never end at {talk.spot}")


@given(data=st.data(), numbers=numbers)
def test_a_case_survives_being_written(data: st.DataObject, numbers: list[int]) -> None:
    answers = {**walked(ALIBABA, numbers), **data.draw(random_cases.answers(ALIBABA))}
    case = case_of(ALIBABA, answers)
    assert codec.decode_case(codec.encode_case(case)) == case
