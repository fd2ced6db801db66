"""A case that went by a question before it was there stands where it stood."""

from datetime import date, timedelta

import pytest

from flows.guides.alibaba import GUIDE
from flows.model.case import Answer, Spot
from tests.support.flows.alibaba_buyer import Chat, escalated

NEW_QUESTIONS = (
    *("wrong_what", "quality_what", "fake_signs", "payment_what"),
    *("refused_why", "refused_words", "case_refused_why", "case_refused_words"),
    *("admission", "admitted_on", "asked_count", "asked_point", "asked_reply", "asked_words"),
    *("complaint_late", "complaint_ground", "bank_answer"),
)


def forget(chat: Chat, *steps: str) -> Chat:
    """The same case, stored before these questions were asked."""
    kept = {spot: given for spot, given in chat.answers.items() if spot.step not in steps}
    return Chat(kept, chat.at, GUIDE.walk(kept))


def stands_as_before(chat: Chat) -> bool:
    """Whether it stands at the same step without the answers to what is new."""
    return forget(chat, *NEW_QUESTIONS).walk.end == chat.walk.end


@pytest.mark.parametrize("problem", ["wrong_item", "quality", "counterfeit", "payment"])
def test_a_filed_case_is_not_brought_back_to_a_new_question(problem: str) -> None:
    chat = Chat().drive("case_wait", problem=problem, payment_issue="twice")
    assert stands_as_before(chat)


def test_a_refused_case_goes_on_without_its_reason() -> None:
    told = {"first_message": "sent", "seller_wait": "refused", "final_notice": "sent"}
    chat = Chat().drive("case_wait", **told).say(case_wait="refused")
    chat.say(case_refused_why="proof", case_refused_words="Sorry", escalation="not_yet")
    assert stands_as_before(chat)


def test_evidence_and_a_complaint_go_on_as_they_were() -> None:
    chat = escalated().say(mediator_wait="asked", evidence_asked="A count.")
    chat.skip("evidence_due").say(upload_soon="collect", more_evidence="done")
    chat.say(asked_count="one", asked_reply="send", asked_words="Here", mediator_reply="sent")
    chat.say(mediator_wait="decided", decision="refused", refused_note="go", left_card="go")
    chat.say(left_next="bank", money_file="asked", bank_answer="opened", money_wait="refused")
    assert stands_as_before(chat)


def test_a_bank_that_was_only_asked_is_asked_about_the_dispute() -> None:
    chat = escalated().say(mediator_wait="decided", decision="refused", refused_note="go")
    chat.say(left_card="go", left_next="bank", money_file="asked", bank_answer="opened")
    assert chat.step.id == "money_wait"
    assert forget(chat, "bank_answer").step.id == "bank_answer"


def test_a_problem_that_changed_is_asked_its_question() -> None:
    chat = Chat().drive("case_wait", problem="damaged")
    later = chat.at + timedelta(days=1)
    changed = {
        **chat.answers,
        Spot("problem"): Answer("answered", later, "quality"),
        Spot("quality_kind"): Answer("answered", later, "size"),
    }
    assert GUIDE.walk(changed).end == Spot("quality_what")


def test_a_complaint_that_was_filed_stays_filed() -> None:
    chat = Chat().drive("filing").say(filing="no_button", no_button="complain")
    chat.say(complaint_ground="promise").skip("promise_words")
    chat.say(offline_file="filed", offline_on=date(2026, 6, 1))
    kept = forget(chat, "promise_words", *NEW_QUESTIONS)
    assert kept.walk.end == chat.walk.end
