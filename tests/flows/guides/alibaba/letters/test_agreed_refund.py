"""What was agreed in the chat: the amount, the day where it is sure, and the text that says so."""

from datetime import date, timedelta

import pytest

from flows.guides.alibaba import GUIDE
from flows.guides.alibaba.amounts.figures import asked_amount
from flows.model.case import Spot, Value, open_case
from flows.model.events.buyer import Picked
from flows.model.letter_texts import SentLetter
from flows.model.money import Money
from tests.support.flows.alibaba_buyer import NOW, Chat
from tests.support.flows.talk import Talk

PAID, PART = Money(90_000, "USD"), Money(15_000, "USD")
TALKS: dict[str, Value] = {
    "problem": "damaged",
    "countdown": "no",
    "paid_amount": PAID,
    "units_ordered": 60,
    "units_received": 60,
    "units_affected": 10,
    "remedy": "partial",
    "costs_more": "no",
    "remedy_amount": PART,
}


def agrees(*said: str, days: int = 0, **more: Value) -> Talk:
    """Write to the seller, who agrees so many days later to what was said last."""
    chat = Chat().drive("first_message", **{**TALKS, **more})
    case = open_case("c1", "alibaba", NOW)
    for spot, answer in chat.answers.items():
        case = case.with_answer(spot, answer)
    talk = Talk(GUIDE, now=NOW, case=case).opens()
    talk.presses("sent")
    for option in said:
        talk.says(option) if option[0].isdigit() else talk.presses(option)
    talk.now += timedelta(days=days)
    return talk.presses("agreed", "promise")


def letter(talk: Talk) -> str:
    known = GUIDE.walk(talk.case.answers).known
    (found,) = (each for each in GUIDE.letters if each.id == "agreed_request")
    return found.write(known, talk.case).english


def test_four_lines_say_what_was_agreed_and_ask_for_nothing_else() -> None:
    talk = agrees()
    assert talk.asked == "agreed_filing"
    lines = letter(talk).split("\n")
    assert lines[1:3] == [
        "Problem: 10 of 60 units (16.7%) arrived damaged.",
        "As agreed in the Alibaba chat on 11 May 2026: a refund of USD 150.00 for this order.",
    ]
    assert len(lines) == 4
    assert "Evidence" not in letter(talk)


def test_a_day_that_is_not_sure_is_not_told() -> None:
    assert "in the Alibaba chat: a refund of USD 150.00" in letter(agrees(days=2))


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ((), "USD 150.00"),
        (("offered", "90 USD", "counter", "120 USD", "sent"), "USD 120.00"),
    ],
)
def test_the_amount_is_the_one_that_was_agreed_to(said: tuple[str, ...], amount: str) -> None:
    talk = agrees(*said)
    assert amount in letter(talk)
    known = GUIDE.walk(talk.case.answers).known
    assert str(asked_amount(known)) == str(Money(int(float(amount[4:]) * 100), "USD"))


def test_an_offer_that_was_accepted_is_what_is_filed() -> None:
    chat = Chat().drive("first_message", **TALKS)
    case = open_case("c1", "alibaba", NOW)
    for spot, answer in chat.answers.items():
        case = case.with_answer(spot, answer)
    talk = Talk(GUIDE, now=NOW, case=case).opens().presses("sent", "offered")
    talk.says("90 USD").presses("accept", "yes_accept", "promise")
    assert (talk.asked, "USD 90.00" in letter(talk)) == ("agreed_filing", True)


def test_it_is_kept_as_it_was_filed_with_the_day_on_which_it_was() -> None:
    talk = agrees().presses("filed")
    assert talk.asked == "filed_on"
    kept = talk.case.sent_letters[-1]
    assert (kept.letter, "USD 150.00" in kept.text.english) == ("agreed_request", True)


def test_the_answer_to_a_stalling_seller_is_kept_as_it_was_sent() -> None:
    talk = agrees("stalls", "tolerance", "go", "wait_more")
    kept = [each for each in talk.case.sent_letters if each.letter == "stall_reply"]
    assert [(each.step, each.on) for each in kept] == [("stall_next", date(2026, 5, 11))]
    assert "where this tolerance is written" in kept[0].text.english


def test_a_letter_that_went_to_the_bank_once_more_is_kept_once_more() -> None:
    talk = bank_is_silent()
    sent = letters_to_bank(talk)
    talk.sleeps(days=3).take(Picked(talk.spot, "go"))
    again = letters_to_bank(talk)
    assert len(again) == len(sent) + 1
    assert (again[-1].step, again[-1].text) == ("bank_silent", again[0].text)


def bank_is_silent() -> Talk:
    chat = Chat().drive("preflight", problem="quality", payment="outside", pay_method="bank")
    case = open_case("c1", "alibaba", NOW)
    for spot, answer in chat.answers.items():
        case = case.with_answer(spot, answer)
    talk = Talk(GUIDE, now=chat.at, case=case).opens().presses("go_on", "go", "bank", "asked")
    assert talk.spot == Spot("bank_answer")
    return talk.presses("silent")


def letters_to_bank(talk: Talk) -> list[SentLetter]:
    return [each for each in talk.case.sent_letters if each.letter == "bank_dispute"]
