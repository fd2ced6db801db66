"""What a letter says at each turn of a case: days, offers, files, routes, and those who pay."""

from datetime import date, timedelta

import pytest

from flows.definition.vocabulary import Answer, Known, Money
from flows.guides.alibaba.letters import LETTERS
from flows.model.case import ExhibitState, Spot
from tests.support.flows.letter_cases import AT, case, exhibit, known

ENGLISH = {letter.id: letter.english for letter in LETTERS}
CHINESE = {letter.id: letter.chinese for letter in LETTERS if letter.chinese}
EMPTY = case()
FIVE, TWO = Money(50000, "USD"), Money(20000, "USD")


def told(**more: object) -> Known:
    """A damaged half of an order, a part of the money wanted back; `more` adds or changes."""
    order = {"problem": "damaged", "units_ordered": 10, "units_affected": 5, "paid_amount": FIVE}
    return known(**order | {"remedy": "partial", "remedy_amount": Money(25000, "USD")} | more)


def test_the_reply_day_is_three_days_after_the_request() -> None:
    assert "answer here by 6 April 2026" in ENGLISH["first_message"](told(), EMPTY)
    assert "请于2026年4月6日或之前" in CHINESE["first_message"](told(), EMPTY)


def test_the_reply_day_lies_before_the_safe_day() -> None:
    near = told(countdown_on=date(2026, 4, 6))
    assert "answer here by 4 April 2026" in ENGLISH["first_message"](near, EMPTY)


@pytest.mark.parametrize("day", [date(2026, 4, 4), date(2026, 1, 4)])
def test_when_the_window_ends_the_buyer_files_at_once(day: date) -> None:
    letter = ENGLISH["first_message"](told(countdown_on=day), EMPTY)
    assert "answer here today" in letter
    assert "I am applying for a refund on the order page now" in letter
    assert "正同时在订单页面申请退款" in CHINESE["first_message"](told(countdown_on=day), EMPTY)


def test_without_an_answer_to_count_from_the_time_is_given_in_days() -> None:
    assert "within 3 days" in ENGLISH["first_message"](known(), EMPTY)


@pytest.mark.parametrize(
    ("more", "means"),
    [
        (
            {"payment": "trade_assurance"},
            'use "Apply for refund" on the order page and ask Alibaba',
        ),
        ({"payment": "direct_pay"}, 'use "Apply for refund" on the order page. '),
        ({"payment": "outside"}, "ask my bank or payment service"),
        ({"payment": "outside", "problem": "never_arrived"}, "Alibaba's Complaint Center"),
    ],
)
def test_the_close_names_the_process_that_is_open(more: dict[str, object], means: str) -> None:
    assert means in ENGLISH["first_message"](told(**more), EMPTY)


def test_a_reminder_names_the_day_of_the_first_message_when_it_was_sent_here() -> None:
    sent = told(first_message="sent", seller_wait="no_reply")
    assert "I wrote to you on 3 April 2026 about" in ENGLISH["follow_up"](sent, EMPTY)
    already = told(first_message="already")
    assert "I wrote to you about" in ENGLISH["follow_up"](already, EMPTY)


def test_a_counter_offer_puts_the_sum_against_the_offer() -> None:
    answers = told(offer_amount=Money(5000, "USD"), counter_amount=TWO)
    letter = ENGLISH["counter_offer"](answers, EMPTY)
    assert "your offer of USD 50.00. It does not cover the problem." in letter
    assert "USD 500.00 x 5 / 10 = USD 250.00" in letter
    assert "a refund of USD 200.00" in letter


def test_offers_in_another_currency_are_not_compared() -> None:
    answers = told(offer_amount=Money(5000, "EUR"), counter_amount=TWO)
    assert "does not cover" not in ENGLISH["counter_offer"](answers, EMPTY)


def test_the_final_notice_names_the_day() -> None:
    letter = ENGLISH["final_notice"](told(seller_wait="refused"), EMPTY)
    assert "until 5 April 2026. After that day I will use" in letter


def test_an_accepted_offer_is_what_is_asked_for() -> None:
    agreed = told(offer_amount=TWO, offer_check="yes_accept")
    asked = "I ask for the refund of USD 200.00 that was agreed."
    assert asked in ENGLISH["refund_request"](agreed, EMPTY)
    broken = told(offer_amount=TWO, offer_check="yes_accept", promise_wait="broken")
    assert "partial refund of USD 250.00" in ENGLISH["refund_request"](broken, EMPTY)


@pytest.mark.parametrize(
    ("kind", "accepted"),
    [
        ("money", "a refund of USD 200.00 for this order. I had asked for USD 250.00."),
        ("resend", "I accept the new goods or parts"),
        ("back", "I accept the refund against the return"),
        ("credit", "I accept the credit"),
    ],
)
def test_the_acceptance_says_exactly_what_is_accepted(kind: str, accepted: str) -> None:
    answers = told(case_offer_kind=kind, case_offer_amount=TWO)
    assert accepted in ENGLISH["acceptance"](answers, EMPTY)
    assert ("USD 200.00" in CHINESE["acceptance"](answers, EMPTY)) == (kind == "money")


def test_a_counter_in_the_case_forgets_the_sum_of_an_earlier_offer() -> None:
    answers = told(case_offer_kind=["money", "credit"], case_offer_amount=TWO)
    assert "USD 200.00" not in ENGLISH["case_counter"](answers, EMPTY)


def test_the_mediator_gets_the_files_sent_since_the_question() -> None:
    old = exhibit(1, "order_page", received_at=AT - timedelta(days=9))
    new = exhibit(2, "unboxing", received_at=AT + timedelta(hours=1))
    answers = told(evidence_asked="A video please")
    letter = ENGLISH["mediator_reply"](answers, case(old, new))
    assert 'You asked, as I copied it: "A video please"' in letter
    assert ("E1" in letter, "E2: " in letter) == (False, True)
    assert "E1: " in ENGLISH["mediator_reply"](answers, case(old))


def test_files_we_could_not_fetch_are_not_cited_and_numbers_stay() -> None:
    gone = exhibit(1, state=ExhibitState.LOST, number=1), exhibit(2, withdrawn=True, number=2)
    files = case(*gone, exhibit(3, state=ExhibitState.KEPT, number=3))
    letter = ENGLISH["refund_request"](told(), files)
    assert "E3: photo" in letter
    assert "E1" not in letter
    assert "E2" not in letter


@pytest.mark.parametrize(
    ("method", "asked"),
    [
        ("card", "dispute this payment"),
        ("paypal", "turn it into a claim"),
        ("bank", "ask the receiving bank to return this payment"),
        ("western_union", "the receipt with the MTCN"),
        ("wallet", "must I ask another bank first"),
        ("pay_later", "must I ask another bank first"),
    ],
)
def test_the_bank_is_asked_for_the_last_day_in_writing(method: str, asked: str) -> None:
    answers = told(pay_method=method, paid_on=date(2026, 2, 12), decision="refused")
    letter = ENGLISH["bank_letter"](answers, EMPTY)
    assert "Please answer in writing:" in letter
    assert "last day" in letter
    assert asked in letter
    assert "Alibaba decided against a refund" in letter


def test_offers_and_silence_stand_in_the_timeline_by_the_day_they_were_reported() -> None:
    answers = told(seller_wait=["no_reply", "offered"], offer_amount=TWO)
    letter = ENGLISH["escalation"](answers, EMPTY)
    assert "- By 3 April 2026: the seller had not answered" in letter
    assert "- By 3 April 2026: the seller had offered USD 200.00" in letter


def test_the_first_word_to_the_seller_stays_in_a_long_timeline() -> None:
    offers = [Money(n * 10_000, "USD") for n in range(1, 11)]
    answers = told(first_message="sent", offer_amount=offers, seller_wait=["offered"] * 10)
    letter = ENGLISH["escalation"](answers, EMPTY)
    assert letter.count("I wrote to the seller") == 1
    assert "offered USD 1,000.00" in letter
    assert "offered USD 100.00" not in letter


def test_the_last_message_counts_from_the_broken_promise_and_names_it() -> None:
    day = date(2026, 4, 1)
    answers = told(seller_wait="agreed", promise_on=day, promise_wait="broken")
    promised = "What you promised for 1 April 2026 has not come."
    assert promised in ENGLISH["final_notice"](answers, EMPTY)
    assert "2026年4月1日" in CHINESE["final_notice"](answers, EMPTY)
    broken = Answer("answered", AT + timedelta(days=6), "broken")
    answers.add(Spot("promise_wait", 1), broken)
    assert "until 11 April 2026" in ENGLISH["final_notice"](answers, EMPTY)


def test_money_sent_outside_is_what_the_bank_is_asked_about() -> None:
    answers = told(
        problem="off_platform",
        off_paid="yes",
        off_paid_on=date(2026, 3, 30),
        off_amount=Money(180_000, "USD"),
        pay_method="bank",
    )
    letter = ENGLISH["bank_letter"](answers, EMPTY)
    assert "I paid USD 1,800.00 by bank transfer (T/T) on 30 March 2026." in letter
    assert "USD 1,800.00" in CHINESE["refund_short"](answers, EMPTY)
