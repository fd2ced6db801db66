"""A changed count moves every sum taken from it; one that was typed is asked about at once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from flows.guides.alibaba import GUIDE
from flows.model.case import Spot, open_case
from flows.model.events.buyer import Reopened
from flows.model.money import Money
from tests.support.flows.talk import START, Talk

LETTERS = {letter.id: letter for letter in GUIDE.letters}
TO_COUNTS = (
    *("silent", "!skip", "damaged", "The shades are broken.", "trade_assurance", "card"),
    *("12345678901", "lamps", "Ningbo Example Co.", "200"),
)
DATES = ("today", "!skip", "express", "today", "no", "no", "go", "go")
BUTTONS = {label for step in GUIDE.steps.values() for label in step.kind.list_labels()}


def usd(cents: int) -> Money:
    return Money(cents, "USD")


def buyer(*given: str) -> Talk:
    """A buyer who pressed these buttons, or typed these words."""
    talk = Talk(GUIDE, case=open_case("case1234", GUIDE.id, START)).opens()
    return go_on(talk, *given)


def go_on(talk: Talk, *given: str) -> Talk:
    for each in given:
        talk.now += timedelta(minutes=1)
        offered = each in BUTTONS or each.startswith("!") or each in ("go", "today")
        talk.presses(each) if offered else talk.says(each)
    return talk


def change(talk: Talk, step: str, value: str) -> Talk:
    talk.now += timedelta(hours=1)
    return go_on(talk.take(Reopened(Spot(step))), value)


def letter(talk: Talk, name: str) -> str:
    return LETTERS[name].english(GUIDE.walk(talk.case.answers).known, talk.case)


def counted(bad: str = "120", received: str = "200", short: tuple[str, ...] = ()) -> Talk:
    """Come to the remedy: all are counted, the order was paid with USD 4,850.00."""
    return buyer(*TO_COUNTS, received, "all", bad, *short, "4850 USD", *DATES)


def test_a_sum_taken_from_the_numbers_moves_with_them() -> None:
    talk = go_on(counted(), "partial", "go", "no", "fair_share")
    assert talk.value("remedy_amount") == usd(291_000)
    change(talk, "units_affected", "110")
    assert talk.value("remedy_amount") == usd(266_750)
    assert "said.followed" in talk.told
    assert talk.values["former"] == usd(291_000)
    text = letter(talk, "first_message")
    assert "110 units x USD 24.25 = USD 2,667.50." in text
    assert "a partial refund of USD 2,667.50." in text


def test_a_typed_sum_that_no_longer_fits_is_asked_about_at_once() -> None:
    talk = go_on(counted(), "partial", "go", "no", "2910 USD")
    assert talk.asked == "first_message"
    change(talk, "units_affected", "110")
    assert talk.value("remedy_amount") == usd(291_000)
    assert "check.sum_over" in talk.told
    assert (talk.asked, talk.spot) == ("remedy_amount", Spot("remedy_amount"))
    assert "USD 2,667.50" not in letter(talk, "first_message")
    go_on(talk, "fair_share")
    assert talk.value("remedy_amount") == usd(266_750)
    assert talk.spot.step == "first_message"


def test_a_typed_sum_may_be_kept_and_is_named_before_filing() -> None:
    talk = go_on(counted(), "partial", "go", "no", "2910 USD")
    change(talk, "units_affected", "110").presses("!keep")
    assert talk.spot.step == "first_message"
    assert "I ask for a partial refund of USD 2,910.00." in letter(talk, "first_message")
    assert "2,667.50" not in letter(talk, "first_message")


def test_who_asks_for_less_than_the_sum_says_so() -> None:
    talk = go_on(counted(), "partial", "go", "no", "2000 USD")
    assert talk.asked == "first_message"
    text = letter(talk, "first_message")
    assert "= USD 2,910.00. Of this I ask for USD 2,000.00." in text


def test_a_counter_offer_moves_until_it_was_sent() -> None:
    talk = go_on(counted(), "partial", "go", "no", "fair_share", "sent", "offered", "500 USD")
    while talk.spot.step != "offer":
        go_on(talk, "go")
    go_on(talk, "counter", "fair_share")
    change(talk, "units_affected", "110")
    assert talk.value("counter_amount") == usd(266_750)
    go_on(talk, "sent")
    change(talk, "units_affected", "100")
    assert talk.value("counter_amount") == usd(266_750)
    assert talk.value("remedy_amount") == usd(242_500)


def test_missing_and_damaged_units_are_one_claim() -> None:
    talk = go_on(counted("110", "190", ("yes",)), "partial")
    assert talk.spot.step == "share_both"
    text = letter(go_on(talk, "go", "no", "fair_share"), "first_message")
    assert "I ordered 200 units and 190 arrived, so 10 units (5%) did not come." in text
    assert "110 of those 190 (57.9%) arrived damaged" in text
    assert "120 units (110 bad + 10 missing) x USD 24.25 = USD 2,910.00." in text


def test_missing_units_that_are_not_claimed_are_in_no_sum() -> None:
    talk = go_on(counted("110", "190", ("no",)), "partial", "go", "no", "fair_share")
    text = letter(talk, "first_message")
    assert "190 of 200 units arrived. 110 of those 190 (57.9%) arrived damaged" in text
    assert "110 units x USD 24.25 = USD 2,667.50." in text


def test_more_bad_units_than_arrived_are_asked_about() -> None:
    talk = buyer(*TO_COUNTS, "50", "80")
    assert talk.told == ["misread.more_than_ordered"]
    talk = counted()
    change(talk, "units_received", "50")
    assert ("check.bad_more" in talk.told, talk.spot.step) == (True, "units_affected")


def test_a_sample_gives_an_estimate_that_is_called_one() -> None:
    talk = buyer(*TO_COUNTS, "200", "part", "80", "random", "10", "units_estimate")
    assert talk.value("units_affected") == 25
    go_on(talk, "4850 USD", *DATES, "partial", "go", "no", "fair_share")
    text = letter(talk, "first_message")
    assert "About 25 of 200 units (12.5%, estimated from a sample) arrived damaged" in text
    assert "25 units x USD 24.25 = USD 606.25." in text
    change(talk, "sample_bad", "20")
    assert talk.value("units_affected") == 50
    assert talk.value("remedy_amount") == usd(121_250)


def test_a_sample_that_speaks_against_the_count_is_asked_about() -> None:
    talk = buyer(*TO_COUNTS, "200", "part", "80", "random", "10", "30")
    assert talk.spot.step == "paid_amount"
    change(talk, "sample_bad", "20")
    assert ("check.sample_differs" in talk.told, talk.spot.step) == (True, "units_affected")


@pytest.mark.parametrize(
    ("given", "value", "words"),
    [
        (("mixed", "7 USD", "go", "!skip"), usd(84_000), "120 units x USD 7.00 = USD 840.00."),
        (
            ("deposit", "9700 USD", "go", "!skip", "!skip"),
            usd(485_000),
            "120 units x USD 48.50 = USD 5,820.00. The price of the whole order is USD 9,700.00. "
            "Of this I ask for USD 4,850.00.",
        ),
    ],
)
def test_prices_that_differ_and_a_balance_to_pay_are_asked_for(
    given: tuple[str, ...], value: Money, words: str
) -> None:
    talk = go_on(counted(), "partial", "go", *given, "fair_share")
    assert talk.value("remedy_amount") == value
    assert words in letter(talk, "first_message")


def test_all_of_the_money_for_a_part_of_the_goods_needs_a_reason() -> None:
    talk = go_on(counted("4"), "full")
    assert talk.spot.step == "full_why"
    text = letter(go_on(talk, "incomplete"), "first_message")
    assert "a full refund of USD 4,850.00. The other units cannot be used without them." in text
    assert "Amount:" not in text


def test_who_has_no_reason_may_ask_for_a_part() -> None:
    talk = go_on(counted("4"), "full", "part")
    assert talk.spot == Spot("remedy", 1)
    assert go_on(talk, "partial").spot.step == "share_affected"


def test_an_amount_in_another_currency_is_not_taken() -> None:
    talk = go_on(counted(), "partial", "go", "no", "2910 EUR")
    assert (talk.told, talk.spot.step) == (["misread.other_currency"], "remedy_amount")


def test_a_case_of_a_former_version_stays_where_it_is() -> None:
    talk = go_on(counted("110", "190", ("no",)), "full", "incomplete", "sent", "refused")
    answers = talk.case.answers
    added = {step.id for step in GUIDE.steps.values() if step.added}
    former = {spot: each for spot, each in answers.items() if spot.step not in added}
    assert len(former) == len(answers) - 3
    assert GUIDE.walk(former).end == GUIDE.walk(answers).end
    talk.case = replace(talk.case, answers=former)
    change(talk, "units_affected", "100")
    assert talk.spot.step == "full_why"
