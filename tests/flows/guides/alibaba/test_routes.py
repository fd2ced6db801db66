"""Each way of paying has its own way to an outcome, and none of them ends in a wall."""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.definition.kinds import Choose, Exhibits, Wait
from flows.definition.rules import AllOf, AnyOf, Not, PickedOption, Rule
from flows.definition.steps import Step
from flows.guides.alibaba import GUIDE
from flows.model.case import Answer
from tests.support.flows.alibaba_buyer import (
    METHODS,
    NOW,
    PAYMENTS,
    PROBLEMS,
    USD_900,
    Chat,
    asked_for_proof,
    escalated,
    filed,
)


@pytest.mark.parametrize("answer", ["refused", "no_reply"])
def test_direct_pay_is_never_sent_to_a_judgment(answer: str) -> None:
    chat = filed(payment="direct_pay")
    assert chat.step.id == "direct_wait"
    chat.say(direct_wait=answer)
    if answer == "refused":
        chat.say(case_refused_why="no_reason", case_refused_words="Sorry, no.")
    assert chat.offers() == ("talk", "money")  # a quality case: no complaint is taken
    assert chat.say(direct_left="money").step.id == "left_card"


def test_direct_pay_goods_not_sent_may_be_complained_about() -> None:
    chat = filed(payment="direct_pay", problem="never_arrived").say(direct_wait="no_reply")
    assert chat.say(direct_left="complain").step.id == "offline_file"


@pytest.mark.parametrize(
    ("problem", "then"), [("never_arrived", "offline_file"), ("quality", "left_bank")]
)
def test_outside_only_goods_that_never_came_go_to_the_complaint_center(
    problem: str, then: str
) -> None:
    chat = Chat().drive("preflight", problem=problem, payment="outside", pay_method="bank")
    assert chat.say(preflight="go_on").step.id == then


def test_a_missing_button_is_not_the_end() -> None:
    chat = Chat().drive("filing").say(filing="no_button")
    assert chat.offers() == ("look_again", "complain", "money")
    chat.say(no_button="complain", complaint_ground="receipt", real_receipt_on=NOW.date())
    assert chat.step.id == "offline_file"


def test_who_has_no_ground_for_a_complaint_is_shown_what_is_left() -> None:
    chat = Chat().drive("filing").say(filing="no_button", no_button="complain")
    assert chat.say(complaint_ground="none").step.id == "left_card"


def test_thirty_days_after_the_goods_came_only_a_broken_promise_fits() -> None:
    late = NOW.date() - timedelta(days=33)
    chat = Chat().drive("filing", paid_on=late, delivered_on=late)
    assert chat.say(filing="no_button", no_button="complain").step.id == "complaint_late"
    assert chat.say(complaint_late="go").step.id == "complaint_ground"


@pytest.mark.parametrize("problem", ["never_arrived", "payment"])
def test_goods_or_money_that_never_came_need_no_ground(problem: str) -> None:
    chat = Chat().drive("filing", problem=problem, payment_issue="refund_unpaid")
    chat.say(filing="no_button", no_button="complain")
    assert chat.step.id == "offline_file"


def test_on_direct_pay_nobody_is_told_that_alibaba_starts_the_refund() -> None:
    chat = filed(payment="direct_pay").say(direct_wait="agreed", case_agreed="in_case")
    chat.say(decision_amount=USD_900, decided_on=date(2026, 5, 20))
    assert chat.step.id == "direct_payout"
    assert "Alibaba starts" not in chat.step.text
    chat.say(direct_payout="not_yet", payout_late="wait")
    assert chat.step.id == "direct_payout"
    assert chat.say(direct_payout="arrived").step.id == "outcome"


def test_a_late_payout_is_asked_for_again() -> None:
    chat = escalated().say(mediator_wait="decided", decision="full", decision_amount=USD_900)
    chat.say(decided_on=date(2026, 5, 20), payout_wait="not_yet", payout_late="wait")
    assert chat.say(payout_wait="less", payout_less="fine").step.id == "outcome"


def distances() -> Mapping[str, int]:
    """Return how many steps every step is from the end, rules aside."""
    into: dict[str, set[str]] = {}
    for step in GUIDE.steps.values():
        for path in GUIDE.paths[step.id]:
            into.setdefault(path.target, set()).add(step.id)
    far, waiting = {"end": 0}, deque(["end"])
    while waiting:
        here = waiting.popleft()
        for source in into.get(here, set()) - far.keys():
            far[source] = far[here] + 1
            waiting.append(source)
    return far


FAR = distances()


def leave(chat: Chat) -> None:
    """Take the answer that leads to a step not seen yet, the nearest to the end."""
    if chat.usual() not in chat.offers() or len(chat.offers()) == 1:
        chat.give_usual()
        return
    seen = {spot.step for spot in chat.walk.trail}

    def away(option: str) -> tuple[bool, int]:
        tried = Answer(chat.step.kind.moves[0], chat.at, option)
        step = GUIDE.walk({**chat.answers, chat.walk.end: tried}).end.step
        return step in seen, FAR[step]

    chat.give(min(chat.offers(), key=away))


def press(chat: Chat, button: int) -> None:
    """Press any of the buttons, or answer in a hurry where there are none."""
    offers = chat.offers()
    chat.give_usual(offers[button % len(offers)] if chat.usual() in offers else None)


def picks(rule: Rule) -> Iterator[PickedOption]:
    """Every pick a rule is made of."""
    match rule:
        case PickedOption():
            yield rule
        case Not(inner):
            yield from picks(inner)
        case AllOf(rules) | AnyOf(rules):
            for each in rules:
                yield from picks(each)


def rules_of(step: Step) -> Iterator[Rule]:
    """Every rule on the paths, options and lines of a step."""
    whens = [path.when for path in step.paths]
    if isinstance(step.kind, Choose | Wait):
        whens += [option.when for option in step.kind.options]
    if isinstance(step.kind, Exhibits):
        whens += [line.when for line in step.kind.lines]
    yield from filter(None, whens)


def test_every_rule_names_options_that_exist() -> None:
    wrong = [
        f"{step.id}: {pick.step} has no {option}"
        for step in GUIDE.steps.values()
        for rule in rules_of(step)
        for pick in picks(rule)
        for option in pick.options - GUIDE.steps[pick.step].kind.list_labels().keys()
    ]
    assert wrong == []


def test_every_step_leads_to_the_end() -> None:
    assert FAR.keys() == GUIDE.steps.keys()


@pytest.mark.parametrize("payment", PAYMENTS)
@given(
    problem=st.sampled_from(PROBLEMS),
    method=st.sampled_from(METHODS),
    skipping=st.booleans(),
    buttons=st.lists(st.integers(0, 9), max_size=20),
)
def test_whatever_was_answered_an_outcome_is_within_reach(
    payment: str, problem: str, method: str, buttons: list[int], *, skipping: bool
) -> None:
    begun = asked_for_proof(problem, payment, method, skipping=skipping)
    chat = replace(begun, answers=dict(begun.answers))
    for turn in range(50):
        if chat.step.id == "end":
            return
        assert chat.unfilled() == []
        if turn < len(buttons):
            press(chat, buttons[turn])
        else:
            leave(chat)
    raise AssertionError(f"no way out: {[spot.step for spot in chat.walk.trail[-30:]]}")


@pytest.mark.parametrize("method", ["bank", "western_union"])
def test_who_sent_money_outside_and_got_nothing_calls_the_bank_first(method: str) -> None:
    told = {"problem": "never_arrived", "payment": "outside", "pay_method": method}
    chat = Chat().drive("fraud_call", **told)
    assert chat.walk.trail[-2].step == "pay_method"
    trail = [spot.step for spot in chat.drive("remedy", **told).walk.trail]
    assert not {"money_bank", "money_union"} & {*trail}


@pytest.mark.parametrize("method", METHODS)
def test_the_day_of_a_bank_transfer_may_stay_open(method: str) -> None:
    chat = Chat().drive("paid_on", problem="damaged", pay_method=method)
    by_bank = method in ("bank", "western_union")
    assert chat.step.can_skip(chat.walk.known) == by_bank
    if by_bank:
        chat.give(None, "skipped")
        assert chat.drive("first_message").walk.known.day("paid_on") is None
