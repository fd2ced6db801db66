"""What a bank is asked, and what is disputed: the amount, the reason, the one request."""

from datetime import date

import pytest

from flows.definition.vocabulary import Known, Money
from flows.guides.alibaba.letters import LETTERS
from tests.support.flows.letter_cases import case, known

ENGLISH = {letter.id: letter.english for letter in LETTERS}
CHINESE = {letter.id: letter.chinese for letter in LETTERS if letter.chinese}
EMPTY = case()
PAID = Money(145_000, "USD")


def told(**more: object) -> Known:
    """40 of 60 units damaged, paid by card; `more` adds or changes."""
    order = {"problem": "damaged", "units_ordered": 60, "units_affected": 40, "paid_amount": PAID}
    part = {"remedy": "partial", "pay_method": "card", "paid_on": date(2026, 2, 10)}
    return known(**order | part | more)


def test_a_dispute_names_the_payment_the_amount_the_reason_and_one_request() -> None:
    letter = ENGLISH["bank_dispute"](told(decision="refused"), EMPTY)
    assert "I dispute my payment of USD 1,450.00 by card on 10 February 2026." in letter
    assert "Amount I claim: USD 966.67 (USD 1,450.00 x 40 / 60)." in letter
    assert "Reason: goods not as described. 40 of 60 units (66.7%) arrived damaged." in letter
    assert "Please open a dispute (chargeback) for this amount." in letter
    assert "Please confirm this in writing" in letter


def test_a_dispute_claims_no_more_than_the_part_that_was_counted() -> None:
    letter = ENGLISH["bank_dispute"](told(remedy="other"), EMPTY)
    assert "Amount I claim: USD 966.67 (USD 1,450.00 x 40 / 60)." in letter


def test_a_dispute_claims_all_that_was_paid_where_no_part_is_known() -> None:
    letter = ENGLISH["bank_dispute"](told(units_affected=None, remedy="resend"), EMPTY)
    assert "Amount I claim: USD 1,450.00." in letter


@pytest.mark.parametrize(
    ("more", "asked"),
    [
        ({}, "I am asking for a refund through Alibaba first."),
        ({"filed_on": date(2026, 4, 1)}, "My refund request on Alibaba is still open."),
        ({"filed_on": date(2026, 4, 1), "decision": "refused"}, ""),
        ({"filed_on": date(2026, 4, 1), "cancel_check": "by_me"}, ""),
        ({"filed_on": date(2026, 4, 1), "payment": "direct_pay"}, ""),
        ({"payment": "outside"}, ""),
        ({"off_amount": PAID}, ""),
    ],
)
def test_the_bank_hears_of_a_case_at_alibaba_only_while_there_is_one(
    more: dict[str, object], asked: str
) -> None:
    letter = ENGLISH["bank_letter"](told(**more), EMPTY)
    assert ("3." in letter) == bool(asked)
    assert asked in letter


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
