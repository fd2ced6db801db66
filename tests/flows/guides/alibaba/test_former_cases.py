"""Cases that were stored before a step was there stay where they were."""

from datetime import date

import pytest

from flows.guides.alibaba import GUIDE
from flows.model.case import Answer, Spot, Value
from tests.support.flows.alibaba_buyer import NOW, Chat

CONTACT: dict[str, Value] = {"problem": "damaged", "first_message": "sent", "remedy": "full"}


def former(at: str, gone: str, **chosen: Value) -> dict[Spot, Answer]:
    """The answers of a buyer who stood at a step when another was not asked yet."""
    answers = Chat().drive(at, **{**CONTACT, **chosen}).answers
    assert Spot(gone) in answers
    return {spot: answer for spot, answer in answers.items() if spot.step != gone}


@pytest.mark.parametrize(
    ("gone", "chosen"),
    [
        ("verdict_page", {"countdown": "refund", "countdown_on": date(2026, 6, 20)}),
        ("money_paypal_old", {"pay_method": "paypal", "paid_on": date(2026, 1, 20)}),
        ("money_card_past", {"pay_method": "card", "paid_on": date(2026, 1, 20)}),
    ],
)
def test_a_step_that_came_later_does_not_bring_a_case_back(
    gone: str, chosen: dict[str, Value]
) -> None:
    told = {"delivered_on": NOW.date(), "countdown": "no", **chosen}
    answers = former("seller_wait", gone, **told)
    assert GUIDE.walk(answers).end == Spot("seller_wait")


def test_a_countdown_without_its_kind_can_only_make_the_day_earlier() -> None:
    claim = GUIDE.deadline_by_id["claim"]
    told: dict[str, Value] = {"paid_on": date(2026, 5, 1), "delivered_on": date(2026, 5, 9)}
    for page, safe in (
        (date(2026, 7, 1), date(2026, 6, 3)),
        (date(2026, 5, 30), date(2026, 5, 29)),
    ):
        chat = Chat().drive(
            "remedy", **{**CONTACT, **told, "countdown": "yes", "countdown_on": page}
        )
        due = claim.compute_due_date(chat.walk.known)
        assert due
        assert due.day == safe
