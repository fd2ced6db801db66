"""Chats of phase four: offers, evidence round by round, a decision, and what is left after it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from flows.definition.vocabulary import Wait, days
from flows.guides.alibaba import GUIDE
from flows.guides.alibaba.rules.deadlines import EVIDENCE
from flows.model.case import Spot, open_case
from flows.model.money import Money
from flows.nudges.schedule import plan_nudges
from tests.support.flows.alibaba_buyer import NOW, USD_900, escalated, filed
from tests.support.flows.talk import ANYTIME


@pytest.mark.parametrize(("on", "then"), [(13, "escalated_early"), (14, "escalated_on")])
def test_nobody_escalates_before_day_four_without_being_asked(on: int, then: str) -> None:
    chat = filed()
    chat.at = NOW.replace(day=on - 2)
    chat.say(case_wait="escalate", escalation="escalated")
    assert chat.step.id == then
    if then == "escalated_early":
        assert chat.say(escalated_early="not_yet").step.id == "case_wait"


def test_a_seller_who_agrees_on_the_case_page_pays_and_the_case_ends() -> None:
    chat = filed().say(case_wait="agreed", case_agreed="in_case", decision_amount=USD_900)
    chat.say(decided_on=date(2026, 5, 12), payout_wait="arrived", outcome="all")
    assert chat.say(outcome_amount=USD_900).step.id == "end"


@pytest.mark.parametrize("said", ["by_chat", "close_first"])
def test_an_agreement_in_a_message_keeps_the_case_open(said: str) -> None:
    chat = filed().say(case_wait="agreed", case_agreed=said, hold_open="go")
    assert chat.walk.end == Spot("case_wait", 1)


def test_counter_offers_go_round_and_each_round_keeps_its_own_amount() -> None:
    chat, offers = filed(), [Money(10_000, "USD"), Money(20_000, "USD"), Money(45_000, "USD")]
    for offer in offers[:2]:
        chat.say(case_wait="offered", case_offer_kind="money", case_offer_amount=offer)
        chat.say(case_offer="counter", case_counter_amount=USD_900, case_counter="sent")
    chat.say(case_wait="offered", case_offer_kind="money", case_offer_amount=offers[2])
    chat.say(case_offer="accept", case_accept_check="yes_accept", acceptance="sent")
    assert chat.step.id == "decided_on"
    assert [answer.value for answer in chat.walk.known.answers("case_offer_amount")] == offers


def test_agree_is_asked_twice_and_a_no_leaves_the_case_open() -> None:
    chat = filed().say(case_wait="offered", case_offer_kind="credit", case_credit="accept")
    assert chat.say(case_accept_check="no").step.id == "case_wait"


def test_an_acceptance_taken_back_returns_to_the_mediator_who_has_the_case() -> None:
    chat = escalated().say(mediator_wait="offered", case_offer_kind="back", case_return="accept")
    chat.say(case_accept_check="yes_accept", acceptance="not_yet")
    assert chat.walk.end == Spot("mediator_wait", 1)


def test_an_offer_refused_during_mediation_returns_to_the_mediator() -> None:
    chat = escalated().say(mediator_wait="offered", case_offer_kind="money")
    chat.say(case_offer_amount=Money(100, "USD"), case_offer="refuse", case_rejected="go")
    assert chat.step.id == "mediator_wait"


def test_new_goods_that_do_not_come_are_a_broken_promise() -> None:
    chat = filed().say(case_wait="offered", case_offer_kind="resend", case_resend="accept")
    chat.say(case_accept_check="yes_accept", acceptance="sent", goods_on=date(2026, 6, 1))
    chat.say(goods_wait="late", promise_broken="complain")
    assert chat.step.id == "offline_file"


def test_a_second_round_of_evidence_has_a_due_time_of_its_own() -> None:
    first, second = NOW + timedelta(days=8), NOW + timedelta(days=15)
    chat = escalated()
    for due in (first, second):
        chat.say(mediator_wait="asked", evidence_asked="A count.", evidence_due=due)
        chat.say(upload_wait="collect", more_evidence="done")
        assert EVIDENCE.is_watched(chat.walk.known)
        chat.say(asked_count="unclear", mediator_reply="not_yet", upload_wait="text")
        chat.say(mediator_reply="not_yet", upload_wait="uploaded")
        assert not EVIDENCE.is_watched(chat.walk.known)
    assert chat.walk.end == Spot("mediator_wait", 2)
    assert chat.walk.known.value("evidence_due") == second


def test_alerts_fall_48_24_6_and_2_hours_before_evidence_is_due() -> None:
    due = NOW + timedelta(days=30)
    chat = escalated().say(mediator_wait="asked", evidence_asked="A count.", evidence_due=due)
    case, fallen = open_case("c1", GUIDE.id, NOW), []
    for rung in range(4):
        mark = f"due:evidence@{due.isoformat()}"
        nudged = replace(case, answers=chat.answers, nudged={mark: rung})
        (nudge,) = (
            each for each in plan_nudges(GUIDE, nudged, ANYTIME) if each.kind == "due:evidence"
        )
        fallen.append(due - nudge.due_at)
    assert fallen == [timedelta(hours=hours) for hours in (48, 24, 6, 2)]


def test_evidence_without_a_due_time_is_uploaded_at_once() -> None:
    chat = escalated().say(mediator_wait="asked").skip("evidence_asked").skip("evidence_due")
    assert chat.step.id == "upload_soon"
    wait = chat.step.kind
    assert isinstance(wait, Wait)
    assert [(rung.offset, rung.is_daily) for rung in wait.nudge_steps] == [
        (timedelta(hours=3), False),
        (days(1), True),
    ]
    chat.say(upload_soon="collect", more_evidence="done", asked_count="unclear")
    chat.say(mediator_reply="not_yet")
    chat.say(upload_soon="found", evidence_due=NOW + days(9))
    assert chat.step.id == "upload_wait"


def test_a_missed_due_time_leads_to_filing_again() -> None:
    chat = escalated().say(mediator_wait="asked", evidence_asked="A count.", evidence_due=NOW)
    chat.say(upload_wait="missed", closed_why="late", refile="again", filing="filed")
    chat.say(filed_on=date(2026, 6, 1), case_wait="offered", case_offer_kind="resend")
    assert chat.say(case_resend="refuse", case_rejected="go").step.id == "case_wait"


def test_a_question_of_alibaba_before_the_buyer_escalated_opens_the_evidence_round() -> None:
    chat = filed().say(case_wait="asked", asked_by="alibaba", escalated_on=date(2026, 5, 15))
    assert chat.step.id == "evidence_asked"


def test_a_question_of_the_seller_costs_no_days() -> None:
    chat = filed().say(case_wait="asked", asked_by="seller", seller_proof="done")
    assert chat.step.id == "case_wait"


def test_before_cancelling_the_buyer_is_stopped() -> None:
    assert filed().say(case_wait="cancelled", cancel_check="keep").step.id == "case_wait"


@pytest.mark.parametrize(
    ("why", "then"), [("promise", "pay_by"), ("refile", "filing"), ("other_way", "left_card")]
)
def test_a_cancelled_case_still_leads_somewhere(why: str, then: str) -> None:
    chat = filed().say(case_wait="cancelled", cancel_check="by_me", cancelled_why=why)
    assert chat.step.id == then


def test_a_case_cancelled_for_a_promise_waits_for_the_seller_and_not_for_alibaba() -> None:
    chat = filed().say(case_wait="cancelled", cancel_check="by_me", cancelled_why="promise")
    watched = {due.deadline for due in GUIDE.find_watched_dates(chat.walk.known)}
    assert "escalate" not in watched
    chat.say(pay_by=date(2026, 5, 25))
    assert chat.step.id == "cancelled_wait"
    chat.say(cancelled_wait="broken")
    assert "complain" in chat.offers()
    assert chat.say(promise_broken="wait").step.id == "pay_by"


def test_a_case_filed_again_may_be_escalated_again() -> None:
    chat = filed().say(case_wait="cancelled", cancel_check="by_me", cancelled_why="refile")
    chat.say(filing="filed", filed_on=date(2026, 5, 14))
    watched = {due.deadline: due.day for due in GUIDE.find_watched_dates(chat.walk.known)}
    assert watched["escalate"] == date(2026, 5, 18)


@pytest.mark.parametrize(
    ("method", "left"),
    [
        ("card", "left_card"),
        ("wallet", "left_wallet"),
        ("pay_later", "left_later"),
        ("paypal", "left_paypal"),
        ("bank", "left_bank"),
    ],
)
def test_a_refusal_shows_what_is_left_for_the_way_of_paying(method: str, left: str) -> None:
    chat = escalated(pay_method=method).say(mediator_wait="decided", decision="refused")
    chat.say(refused_note="go")
    assert chat.step.id == left
    assert chat.say(**{left: "go"}).offers() == ("bank", "offline", "stop")


def test_the_bank_is_asked_and_its_refusal_leaves_the_complaint() -> None:
    chat = escalated(pay_method="bank").say(mediator_wait="decided", decision="refused")
    chat.say(refused_note="go", left_bank="go", left_next="bank", money_file="asked")
    chat.say(bank_answer="silent", bank_silent="go")
    chat.say(bank_answer="opened", money_wait="refused", money_refused="go")
    assert chat.offers() == ("answer", "offline", "stop"), "what was refused is not offered again"
    chat.say(refused_next="offline", complaint_ground="promise", promise_words="new ones")
    chat.say(offline_file="filed")
    chat.say(offline_on=date(2026, 6, 20), offline_wait="paid", outcome="all")
    assert chat.skip("outcome_amount").step.id == "end"


@pytest.mark.parametrize(
    ("method", "way"),
    [
        ("western_union", {"left_union": "go"}),
        ("other", {"other_kind": "none", "left_none": "go"}),
    ],
)
def test_nobody_is_asked_to_dispute_what_no_bank_moved(method: str, way: dict[str, str]) -> None:
    chat = escalated(pay_method=method).say(mediator_wait="decided", decision="refused")
    chat.say(refused_note="go", **way)
    assert chat.offers() == ("offline", "stop")
    letters = {letter for spot in chat.walk.trail for letter in GUIDE.steps[spot.step].letters}
    assert not letters & {"bank_dispute", "bank_letter"}


def test_a_company_that_moved_the_money_is_asked() -> None:
    chat = escalated(pay_method="other").say(mediator_wait="decided", decision="refused")
    chat.say(refused_note="go", other_kind="company", left_other="go")
    assert chat.offers() == ("bank", "offline", "stop")


@pytest.mark.parametrize("came", ["refused", "nothing"])
def test_a_complaint_that_was_filed_is_not_offered_again(came: str) -> None:
    chat = escalated(pay_method="bank").say(mediator_wait="decided", decision="refused")
    chat.say(refused_note="go", left_bank="go", left_next="offline", complaint_ground="promise")
    chat.say(promise_words="new ones", offline_file="filed", offline_on=date(2026, 6, 20))
    assert chat.say(offline_wait=came, left_bank="go").offers() == ("bank", "stop")
    chat.say(left_next="bank", money_file="asked", bank_answer="refused", money_refused="go")
    assert chat.offers() == ("answer", "stop")


def test_paypal_goes_from_dispute_to_claim() -> None:
    chat = escalated(pay_method="paypal").say(mediator_wait="decided", decision="refused")
    chat.say(refused_note="go", left_paypal="go", left_next="bank", paypal_file="opened")
    chat.say(paypal_on=date(2026, 6, 20), paypal_wait="claimed", money_wait="part")
    assert chat.step.id == "outcome"


@pytest.mark.parametrize("method", ["card", "paypal"])
def test_the_money_side_is_asked_before_its_day_while_alibaba_is_quiet(method: str) -> None:
    early = date(2026, 5, 1) if method == "card" else date(2026, 3, 1)
    chat = escalated(pay_method=method, paid_on=early)
    assert chat.say(mediator_wait="nothing").step.id == "mediator_quiet"
    chat.say(mediator_quiet="go")
    chat.at += timedelta(days=170 if method == "paypal" else 40)
    assert chat.say(mediator_wait="nothing").step.id == f"{method}_near"
