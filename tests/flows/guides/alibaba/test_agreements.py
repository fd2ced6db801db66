"""How the talks end: filed at once, promised and waited for, or accepted on the order page."""

import pytest

from flows.definition.kinds import Choose, StepContext
from flows.model.case import Answer, Spot
from tests.support.flows.alibaba_walks import (
    GUIDE,
    NOON,
    ORDER,
    STEPS,
    Told,
    asked,
    days_ago,
    known,
    usd,
    walked,
)

TALK: Told = {**ORDER, "problem": "damaged", "remedy": "partial", "remedy_amount": usd(8_000)}
TALK = {**TALK, "first_message": "sent"}


def test_an_agreement_on_the_platform_is_filed_at_once() -> None:
    told = {**TALK, "seller_wait": ["agreed"], "agreed_how": "platform"}
    assert asked(told)[-3:] == ["agreed_note", "describe", "carton_state"]


def test_what_was_accepted_on_the_order_page_is_paid_from_there() -> None:
    walk = walked({**TALK, "seller_wait": ["agreed"], "agreed_how": "accepted"})
    assert walk.end.step == "decision_amount"
    assert not {"claim", "confirm"} & {due.deadline for due in GUIDE.find_watched_dates(walk.known)}


def test_a_reply_that_is_offered_no_more_still_counts_for_who_gave_it() -> None:
    agreed = STEPS["agreed_how"].kind
    assert isinstance(agreed, Choose)
    assert agreed.list_buttons(StepContext(known(), NOON)) == ("accepted", "promise")
    assert agreed.is_valid("platform", known())


@pytest.mark.parametrize(
    ("problem", "later", "note", "then"),
    [
        ("missing", 0, "resend_by", "promise_wait"),
        ("missing", 13, "resend_by", "describe"),
        ("never_arrived", 0, "resend_soon", "promise_wait"),
    ],
)
def test_new_goods_are_a_promise_and_the_way_to_the_money_stays_open(
    problem: str, later: int, note: str, then: str
) -> None:
    told = {**TALK, "problem": problem, "remedy": "resend", "seller_wait": ["agreed"]}
    told = {**told, "agreed_how": "promise", "promise_on": days_ago(-5)}
    trail = asked(told, {"promise_on": later})
    assert trail[trail.index(note) + 1] == then
    assert "agreed_note" not in trail
    if then == "promise_wait":
        assert asked({**told, "promise_wait": "broken"}).count("remedy") == 2


def test_a_refund_that_was_agreed_is_filed_at_once_and_nothing_is_asked_before() -> None:
    told = {**TALK, "seller_wait": ["agreed"], "agreed_how": "promise"}
    assert asked(told)[-3:] == ["seller_wait", "agreed_how", "agreed_filing"]
    assert asked({**told, "agreed_filing": "filed"})[-1] == "filed_on"
    assert asked({**told, "agreed_filing": "details"})[-1] == "carton_state"


def test_who_went_by_before_it_could_be_filed_at_once_stays_where_they_are() -> None:
    before = walked({**TALK, "seller_wait": ["agreed"], "agreed_how": "promise"})
    answers = {
        **dict(before.known.trail),
        Spot("promise_on"): Answer("answered", NOON, days_ago(-5)),
        Spot("agreed_note"): Answer("passed", NOON, "go"),
        Spot("agreed_next"): Answer("answered", NOON, "file_now"),
    }
    trail = [spot.step for spot in GUIDE.walk(answers).trail]
    assert trail[-4:] == ["promise_on", "agreed_note", "agreed_next", "describe"]
    assert "agreed_filing" not in trail


def test_a_promise_is_waited_for_by_its_day() -> None:
    told = {**TALK, "seller_wait": ["agreed"], "agreed_how": "promise"}
    told = {**told, "promise_on": days_ago(-5), "agreed_filing": "wait"}
    assert asked(told)[-3:] == ["agreed_filing", "promise_on", "promise_wait"]
    assert asked({**told, "promise_wait": "kept"})[-1] == "outcome"
    assert asked({**told, "promise_wait": "broken"})[-1] == "final_notice"
    assert asked({**told, "promise_wait": "broken"}, {"promise_wait": 12})[-3] == "window_near"
    returned = {**told, "remedy": "return_refund", "agreed_next": "wait"}
    assert asked(returned)[-3:] == ["agreed_note", "agreed_next", "promise_wait"]
    assert asked({**returned, "agreed_next": "file_now"})[-1] == "carton_state"
    outside = {**told, "payment": "outside"}
    assert asked(outside)[-3:] == ["promise_on", "agreed_words", "promise_wait"]
