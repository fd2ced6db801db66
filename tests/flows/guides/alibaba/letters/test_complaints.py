"""The complaint states its ground first, with what belongs to it, in English letters alone."""

from datetime import date

import pytest

from flows.definition.vocabulary import Money
from flows.guides.alibaba.letters import LETTERS
from tests.support.flows.letter_cases import case, known

LETTER = next(letter for letter in LETTERS if letter.id == "complaint")
PAID = {"paid_amount": Money(230_000, "USD"), "paid_on": date(2026, 2, 1), "units_ordered": 500}


def complaint(**told: object) -> str:
    """The complaint of a paid order."""
    return LETTER.english(known(**PAID | told), case())


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"problem": "late", "shipped": "no"}, "the seller has not shipped the goods."),
        ({"problem": "never_arrived", "shipped": "yes"}, "I have not received the goods."),
        ({"problem": "missing", "payment": "direct_pay"}, "a part of the goods was not shipped."),
        ({"problem": "payment", "payment_issue": "refund_unpaid"}, "it has not been paid."),
        ({"problem": "quality", "payout_late": "complain"}, "it has not been paid."),
        ({"problem": "quality", "complaint_ground": "receipt"}, "within 30 days of really"),
        ({"problem": "quality", "complaint_ground": "promise"}, "did not keep the promise."),
        ({"problem": "off_platform", "off_paid": "yes"}, "I was asked to pay outside Alibaba"),
    ],
)
def test_the_reason_stands_first(told: dict[str, object], reason: str) -> None:
    text = complaint(**told)
    assert "Reason of the complaint: " in text
    assert reason in text
    assert "Paid: USD 2,300.00 on 1 February 2026. Agreed: 500 units." in text


def test_without_a_ground_none_is_claimed() -> None:
    assert "Reason of the complaint" not in complaint(problem="quality", complaint_ground="none")


def test_the_real_day_of_receipt_belongs_to_its_ground_alone() -> None:
    day = {"problem": "quality", "real_receipt_on": date(2026, 3, 30)}
    assert "I received the goods on 30 March 2026." in complaint(**day, complaint_ground="receipt")
    assert "30 March 2026" not in complaint(**day, complaint_ground="promise")


def test_a_broken_promise_is_told_with_its_day_and_its_words() -> None:
    told = {"problem": "quality", "complaint_ground": "promise", "promise_words": "we resend it"}
    text = complaint(**told, promise_on=date(2026, 3, 20), promise_wait="broken")
    assert "was promised for 20 March 2026. It has not come." in text
    assert 'The promise: "we resend it".' in text


def test_it_has_no_chinese() -> None:
    assert LETTER.chinese is None
