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
    assert "请于2026年4月6日前（含当日）" in CHINESE["first_message"](told(), EMPTY)


@pytest.mark.parametrize("day", [date(2026, 4, 14), date(2026, 4, 4), date(2026, 1, 4)])
@pytest.mark.parametrize("letter", ["first_message", "counter_offer"])
def test_with_ten_days_or_less_the_letter_says_that_the_buyer_files_today(
    day: date, letter: str
) -> None:
    near = told(countdown_on=day, counter_amount=TWO)
    english, chinese = ENGLISH[letter](near, EMPTY), CHINESE[letter](near, EMPTY)
    assert "I am applying for the refund on the order page today. We can settle this" in english
    assert "我方今日将在订单页面申请退款" in chinese
    assert ("by 6 April" in english, "If we cannot" in english) == (False, False)


@pytest.mark.parametrize(
    ("notice", "says"),
    [
        ("verdict_today", "applying for the refund on the order page today"),
        ("verdict_late", "applying for the refund on the order page today"),
        ("window_near", "applying for the refund on the order page today"),
    ],
)
def test_the_letter_agrees_with_the_notice_the_buyer_read(notice: str, says: str) -> None:
    assert says in ENGLISH["first_message"](told(**{notice: "go"}), EMPTY)
    assert "by 6 April 2026" in ENGLISH["first_message"](told(verdict_protected="go"), EMPTY)


@pytest.mark.parametrize("looked", ["late_look", "filing"])
def test_a_button_that_is_gone_is_not_announced(looked: str) -> None:
    gone = told(verdict_late="go", countdown_on=date(2026, 4, 1), **{looked: "no_button"})
    for letter in ("first_message", "final_notice"):
        assert "refund on the order page" not in ENGLISH[letter](gone, EMPTY)
        assert "my bank or payment service" in ENGLISH[letter](gone, EMPTY)


def test_a_complaint_due_today_is_announced_as_one() -> None:
    outside = told(payment="outside", problem="never_arrived", verdict_offline_now="go")
    letter = ENGLISH["first_message"](outside, EMPTY)
    assert "I am reporting the order to Alibaba's Complaint Center today." in letter
    assert "今日将就该订单问题向阿里巴巴投诉中心投诉" in CHINESE["first_message"](outside, EMPTY)


def test_a_direct_pay_order_has_no_window_that_ends() -> None:
    letter = ENGLISH["first_message"](
        told(payment="direct_pay", countdown_on=date(2026, 4, 4)), EMPTY
    )
    assert "answer here by 6 April 2026" in letter


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
    assert "5 units x USD 50.00 = USD 250.00" in letter
    assert "a refund of USD 200.00" in letter


def test_offers_in_another_currency_are_not_compared() -> None:
    answers = told(offer_amount=Money(5000, "EUR"), counter_amount=TWO)
    assert "does not cover" not in ENGLISH["counter_offer"](answers, EMPTY)


def test_the_final_notice_says_that_the_buyer_files_now() -> None:
    letter = ENGLISH["final_notice"](told(seller_wait="refused"), EMPTY)
    assert "I am applying for the refund on the order page now." in letter
    assert "inside the request until 6 April 2026. After that day I will ask Alibaba" in letter


def test_a_counter_offer_that_was_sent_stands_until_the_day_of_the_final_notice() -> None:
    sent = told(counter_amount=TWO, counter_message="sent", seller_wait=["offered", "refused"])
    letter, chinese = ENGLISH["final_notice"](sent, EMPTY), CHINESE["final_notice"](sent, EMPTY)
    stands = "My proposal of USD 200.00 stands until 6 April 2026. After that day I ask for the "
    assert f"{stands}full USD 250.00." in letter
    assert "我方提出的 USD 200.00 退款方案在2026年4月6日（含）之前仍然有效" in chinese


@pytest.mark.parametrize(
    "more",
    [
        {"counter_message": "file_now"},
        {"counter_message": None},
        {"counter_amount": Money(25000, "USD")},
        {"counter_amount": Money(10000, "EUR")},
    ],
)
def test_a_counter_offer_that_was_not_sent_or_is_no_less_does_not_stand(
    more: dict[str, object],
) -> None:
    answers = told(**{"counter_amount": TWO, "counter_message": "sent", "offer": "refuse"} | more)
    assert "My proposal" not in ENGLISH["final_notice"](answers, EMPTY)


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


def test_files_we_could_not_fetch_are_not_cited_and_numbers_stay() -> None:
    gone = exhibit(1, state=ExhibitState.LOST, number=1), exhibit(2, withdrawn=True, number=2)
    files = case(*gone, exhibit(3, state=ExhibitState.KEPT, number=3))
    letter = ENGLISH["refund_request"](told(), files)
    assert "E3: photo" in letter
    assert "E1" not in letter
    assert "E2" not in letter


def test_offers_and_silence_stand_in_the_timeline_by_the_day_they_were_reported() -> None:
    answers = told(seller_wait=["no_reply", "offered"], offer_amount=TWO)
    letter = ENGLISH["escalation"](answers, EMPTY)
    assert "- 3 April 2026 (noted): the seller had not answered yet" in letter
    assert "- 3 April 2026 (noted): the seller offered USD 200.00" in letter


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
    assert "until 12 April 2026" in ENGLISH["final_notice"](answers, EMPTY)


@pytest.mark.parametrize("letter", ENGLISH)
def test_goods_that_only_the_tracking_page_delivers_are_never_called_received(letter: str) -> None:
    never = told(
        problem="never_arrived",
        remedy="full",
        tracking_state="says_delivered",
        delivered_on=date(2026, 2, 20),
    )
    english = ENGLISH[letter](never, EMPTY)
    assert [word for word in ("Received on", "arrived", "came on") if word in english] == []
    assert "收货日期" not in CHINESE.get(letter, ENGLISH[letter])(never, EMPTY)
