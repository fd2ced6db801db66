"""The talks with the seller in the Alibaba guide: rounds, stalling, offers, promises, the end."""

import pytest

from flows.definition.kinds import Choose, Notice, Wait
from flows.guides.alibaba.contact.stalling_replies import DATED_OPTIONS
from flows.guides.alibaba.letters import LETTERS
from flows.model.case import Spot, open_case
from tests.support.flows.alibaba_walks import (
    ELAPSE,
    GUIDE,
    NOON,
    ORDER,
    SKIP,
    STEPS,
    Told,
    asked,
    days_ago,
    known,
    usd,
    walked,
)

BY_ID = {letter.id: letter for letter in LETTERS}
TALK: Told = {**ORDER, "problem": "damaged", "remedy": "partial", "remedy_amount": usd(8_000)}
TALK = {**TALK, "first_message": "sent"}
OFFERED: Told = {**TALK, "seller_wait": ["offered"], "offer_amount": usd(2_500)}


def lines() -> list[str]:
    """What a seller may say to win time."""
    kind = STEPS["stall"].kind
    assert isinstance(kind, Choose)
    return [option.id for option in kind.options]


@pytest.mark.parametrize(
    ("said", "next_step"),
    {
        "agreed": "agreed_how",
        "offered": "offer_amount",
        "refused": "refused_why",
        "stalls": "stall",
        "no_reply": "seller_follow",
        "file_now": "carton_state",
        ELAPSE: "final_notice",
    }.items(),
)
def test_each_answer_of_the_seller_leads_on(said: str, next_step: str) -> None:
    assert asked({**TALK, "seller_wait": [said]})[-1] == next_step


def test_a_second_silence_brings_the_last_notice() -> None:
    told = {**TALK, "seller_wait": ["no_reply", "no_reply"], "seller_follow": "sent"}
    trail = [Spot("seller_wait"), Spot("seller_follow"), Spot("seller_wait", 1)]
    assert walked(told).trail[-4:] == (*trail, Spot("final_notice"))


@pytest.mark.parametrize("said", ["no_reply", "refused", ELAPSE])
def test_a_safe_day_that_came_near_ends_the_waiting(said: str) -> None:
    told = {**TALK, "seller_wait": [said], "refused_why": "carrier", "refused_words": SKIP}
    assert "window_near" not in asked(told, {"seller_wait": 11})
    assert asked(told, {"seller_wait": 12})[-3:] == ["window_near", "describe", "carton_state"]
    told = {**told, "payment": "outside"}
    assert "window_near" not in asked(told, {"seller_wait": 12})


def test_a_refusal_is_asked_for_its_reason_before_it_is_answered() -> None:
    told = {**TALK, "seller_wait": ["refused"], "refused_why": "tolerance"}
    assert asked({**told, "refused_words": "5% is normal"})[-2:] == [
        "refused_words",
        "final_notice",
    ]
    assert asked({**told, "problem": "late", "still_wanted": "no"})[-1] == "refused_why"


def test_a_refusal_near_the_day_receipt_confirms_itself_is_filed_at_once() -> None:
    told = {**TALK, "problem": "never_arrived", "remedy": "full", "shipped_on": days_ago(3)}
    told |= {"ship_method": "express", "seller_wait": ["refused"], "refused_why": "other"}
    told |= {"refused_words": SKIP}
    assert asked(told)[-1] == "final_notice"
    assert "receipt_near" in asked(told, {"seller_wait": 10})


@pytest.mark.parametrize("said", ["refused", "offered", "stalls", "no_reply"])
def test_who_was_answered_is_asked_what_the_seller_admitted(said: str) -> None:
    told = {**TALK, "seller_wait": [said], "refused_why": "other", "refused_words": SKIP}
    told |= {"offer_amount": usd(100), "offer": "refuse", "stall": "other", "final_notice": "sent"}
    told |= {"stall_next": "file_now", "carton_state": "wet", "agreed_term": SKIP}
    told |= {"inspected": SKIP, "sample": SKIP, "seller_follow": "file_now"}
    assert (asked(told)[-1] == "admission") == (said != "no_reply")


def test_the_rounds_are_numbered() -> None:
    told: Told = {
        **OFFERED,
        "offer": "counter",
        "counter_amount": usd(6_000),
        "counter_message": "sent",
        "stall": "tolerance",
        "stall_next": "wait_more",
    }
    said = ["offered", "stalls", "no_reply"]
    numbers = []
    for rounds in range(4):
        walk = walked({**told, "seller_wait": said[:rounds]})
        numbers.append((walk.end.step, walk.end.lap, GUIDE.compute_figures(walk.known)["rounds"]))
    wait = "seller_wait"
    assert numbers == [(wait, 0, 1), (wait, 1, 2), (wait, 2, 3), ("seller_follow", 0, 3)]


@pytest.mark.parametrize("line", lines())
def test_each_stalling_line_has_its_answer_to_paste(line: str) -> None:
    trail = asked({**TALK, "seller_wait": ["stalls"], "stall": line})
    dated = ["stall_by"] if line in DATED_OPTIONS else []
    assert trail[-3 - len(dated) :] == ["stall", f"stall_{line}", *dated, "stall_next"]
    step = STEPS[f"stall_{line}"]
    assert isinstance(step.kind, Notice)
    assert step.letters == ("stall_reply",)
    claim = known(stall=line, remedy="full", paid_amount=usd(90_000))
    reply = BY_ID["stall_reply"].write(claim, open_case("c1", "alibaba", NOON))
    assert 60 <= len(reply.english) <= 260
    assert reply.chinese
    assert ("USD 900.00" in reply.english) == (line == "token_refund")


def test_lines_that_make_no_sense_are_not_offered() -> None:
    stall = STEPS["stall"].kind
    assert isinstance(stall, Choose)
    offered = {option.id for option in stall.options if option.is_offered(known(problem="late"))}
    assert {*lines()} - offered == {"tolerance", "carrier", "parts"}
    done = known(problem="quality", confirmed="me")
    assert {o.id for o in stall.options if not o.is_offered(done)} == {"confirm_now"}


def test_nobody_is_told_to_wait_when_the_safe_day_is_near() -> None:
    stalled = {**TALK, "seller_wait": ["stalls"], "stall": "parts"}
    stalled = {**stalled, "stall_next": "wait_more"}
    assert asked(stalled)[-1] == "seller_wait"
    assert asked(stalled, {"stall": 12})[-1] == "stall_next"
    assert asked({**stalled, "stall_next": "file_now"}, {"stall": 12})[-1] == "carton_state"
    assert asked({**stalled, "stall_next": "offered"})[-1] == "offer_amount"


def test_who_writes_that_they_file_now_is_not_offered_to_wait() -> None:
    stalled = {**TALK, "seller_wait": ["stalls"], "stall": "wait_weeks"}
    assert asked({**stalled, "stall_next": "wait_more"})[-1] == "stall_next"
    assert asked({**stalled, "stall_next": "file_now"})[-1] == "carton_state"


def test_an_offer_is_compared_with_the_claim_in_numbers() -> None:
    values = GUIDE.compute_figures(walked(OFFERED).known)
    assert values["asked_amount"] == usd(8_000)
    assert (values["offer_share"], values["offer_gap"]) == (31, usd(5_500))
    assert asked(OFFERED)[-1] == "offer"


def test_accepting_passes_a_stop_and_only_a_yes_goes_on() -> None:
    accepted = {**OFFERED, "offer": "accept"}
    assert asked(accepted)[-1] == "offer_check"
    assert asked({**accepted, "offer_check": "yes_accept"})[-1] == "agreed_how"
    back = walked({**accepted, "offer": ["accept"], "offer_check": ["no"]})
    assert back.end == Spot("offer", 1)
    refused = {**accepted, "offer": ["accept", "refuse"], "offer_check": ["no"]}
    assert asked(refused)[-1] == "final_notice"


def test_an_offer_in_another_currency_is_not_compared() -> None:
    from_yuan = {**OFFERED, "offer_amount": [type(usd(1))(15_000, "CNY"), usd(2_100)]}
    assert asked(from_yuan)[-1] == "offer_currency"
    assert asked({**from_yuan, "offer_currency": ["convert"]})[-1] == "offer"
    enough = {**from_yuan, "offer_currency": ["accept"], "offer_check": ["no"]}
    assert walked(enough).end == Spot("offer_currency", 1)
    assert asked({**from_yuan, "offer_currency": ["refuse"]})[-1] == "final_notice"


def test_more_than_was_paid_is_questioned_once() -> None:
    high = {**TALK, "remedy_amount": [usd(200_000), usd(90_000)]}
    assert asked(high)[-1] == "remedy_high"
    assert asked({**high, "remedy_high": "lower"})[-1] == "seller_wait"
    assert asked({**high, "remedy_high": "keep"})[-1] == "seller_wait"
    assert "remedy_high" not in asked({**high, "payment": "outside"})


@pytest.mark.parametrize(
    ("remedy", "notice"),
    {"return_refund": "return_note", "resend": "resend_note", "other": "remedy_other"}.items(),
)
def test_each_remedy_says_what_to_mind(remedy: str, notice: str) -> None:
    assert notice in asked({**TALK, "remedy": remedy, "remedy_other": "new lids"})


def test_goods_that_never_came_cannot_be_returned() -> None:
    remedy = STEPS["remedy"].kind
    assert isinstance(remedy, Choose)
    offered = [o.id for o in remedy.options if o.is_offered(known(problem="never_arrived"))]
    assert offered == ["full", "partial", "resend", "other"]


def test_a_wait_never_says_the_same_twice() -> None:
    for step in STEPS.values():
        if isinstance(step.kind, Wait):
            texts = [step.text, *(rung.text for rung in step.kind.nudge_steps)]
            assert len({*texts}) == len(texts), step.id
