"""A deposit and a balance: both days are asked and watched, the earlier first; one sum."""

from datetime import date

import pytest

from bot.rendering.questions import render_asked
from flows.definition.vocabulary import BuildInfo
from flows.engine.urgency import rank_due_dates
from flows.guides.alibaba import GUIDE, draft_case_file
from flows.model.case import Spot, Value, open_case
from tests.support.bot.rendered_talk import view
from tests.support.flows.alibaba_buyer import NOW, Chat
from tests.support.flows.talk import Talk

FIRST, LAST = date(2026, 4, 1), date(2026, 4, 20)


def pays(method: str, by: str = "both", other: str = "", **told: Value) -> Talk:
    """Pay in two parts, and come to the notice about the money."""
    chosen: dict[str, Value] = {"problem": "quality", "pay_method": method, "countdown": "no"}
    chat = Chat().drive("paid_on", **{**chosen, **told})
    case = open_case("c1", "alibaba", NOW)
    for spot, answer in chat.answers.items():
        case = case.with_answer(spot, answer)
    talk = Talk(GUIDE, now=NOW, case=case).opens()
    talk.presses("parts").says("20 April 2026").presses(by)
    if other:
        talk.presses(other)
    assert talk.spot == Spot("paid_on", 1)
    return talk.says("1 April 2026").says("skip", "5 May 2026").presses("no", "no", "go")


def dates(talk: Talk) -> dict[str, date]:
    known = GUIDE.walk(talk.case.answers).known
    money = ("card", "card_last", "paypal", "paypal_last")
    ranked = rank_due_dates(GUIDE, known, talk.now)
    return {each.due.deadline: each.due.day for each in ranked if each.due.deadline in money}


def letter(talk: Talk, name: str) -> str:
    known = GUIDE.walk(talk.case.answers).known
    (found,) = (each for each in GUIDE.letters if each.id == name)
    return found.write(known, talk.case).english


@pytest.mark.parametrize(
    ("method", "by", "other", "expected"),
    [
        # 60 days for a card, 180 for PayPal, each from its own payment, a day off.
        ("card", "both", "", {"card": date(2026, 5, 30), "card_last": date(2026, 6, 18)}),
        ("paypal", "both", "", {"paypal": date(2026, 9, 27), "paypal_last": date(2026, 10, 16)}),
        ("bank", "first", "card", {"card": date(2026, 5, 30)}),
        ("bank", "last", "card", {"card": date(2026, 6, 18)}),
        ("card", "first", "bank", {"card": date(2026, 6, 18)}),
        ("card", "last", "bank", {"card": date(2026, 5, 30)}),
        ("card", "last", "paypal", {"card": date(2026, 5, 30), "paypal": date(2026, 10, 16)}),
        ("bank", "both", "", {}),
    ],
)
def test_each_payment_has_its_own_days(
    method: str, by: str, other: str, expected: dict[str, date]
) -> None:
    assert dates(pays(method, by, other)) == expected


def test_the_notice_about_the_money_names_the_other_part() -> None:
    shown = render_asked(view(pays("card")), pays("card").spot)
    assert "30 May 2026" in shown
    assert "18 June 2026" in shown
    talk = pays("bank", "first", "card")
    assert talk.spot.step == "money_bank"
    assert "30 May 2026" in render_asked(view(talk), talk.spot)


def test_the_papers_name_both_days_and_one_sum() -> None:
    talk = pays("card")
    assert "Paid: USD 900.00 on 1 April 2026 and 20 April 2026." in letter(talk, "first_message")
    request = letter(talk, "refund_request")
    assert "- 1 April 2026: I paid the first part" in request
    assert "- 20 April 2026: I paid the last part" in request
    asked = letter(talk, "bank_letter")
    assert (
        "I paid USD 900.00 in two parts: the first by card on 1 April 2026, the last by card on "
        "20 April 2026." in asked
    )
    assert "I dispute my two payments of USD 900.00 in all" in letter(talk, "bank_dispute")


def test_a_bank_is_asked_for_its_own_part_alone() -> None:
    disputed = letter(pays("card", "last", "bank"), "bank_dispute")
    assert "I dispute the part that I paid through you." in disputed
    assert "the last by bank transfer (T/T) on 20 April 2026" in disputed


def test_the_cover_names_both_ways_and_both_days() -> None:
    talk = pays("card", "last", "bank")
    known = GUIDE.walk(talk.case.answers).known
    found = draft_case_file(known, talk.case, BuildInfo(talk.now))
    fields = {field.label.en: field.value for field in found.cover.fields}
    assert fields["Paid by"] == "Card, Bank transfer"
    assert (fields["Paid on"], fields["Last part paid on"]) == ("1 April 2026", "20 April 2026")


@pytest.mark.parametrize("words", ["deposit and balance", "I paid in two parts", "30% deposit"])
def test_the_parts_may_be_typed(words: str) -> None:
    chat = Chat().drive("paid_on", problem="quality", pay_method="card")
    case = open_case("c1", "alibaba", NOW)
    for spot, answer in chat.answers.items():
        case = case.with_answer(spot, answer)
    assert Talk(GUIDE, now=NOW, case=case).says(words).asked == "balance_on"


def test_the_day_of_the_first_part_is_asked_once_and_takes_no_parts_again() -> None:
    chat = Chat().drive("paid_on", problem="quality", pay_method="card")
    chat.say(paid_on="parts", balance_on=LAST, parts_by="both")
    assert (chat.walk.end, "parts" in chat.offers()) == (Spot("paid_on", 1), False)
    chat.give(FIRST)
    assert chat.walk.known.day("paid_on") == FIRST
