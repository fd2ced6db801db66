"""The line an offer is measured on: its floor, its target, and where each offer stands."""

import pytest

from flows.definition.vocabulary import Known
from flows.guides.alibaba import GUIDE
from flows.guides.alibaba.amounts import offer_line
from flows.guides.alibaba.letters import LETTERS
from flows.model.case import Value
from flows.model.money import Money
from tests.support.flows.alibaba_buyer import filed
from tests.support.flows.alibaba_walks import ORDER, SKIP, Told, asked, usd, walked
from tests.support.flows.letter_cases import case, known

# 40 of 500 units: 8 % of USD 1,000, of which 100 is freight.
BAD = {"paid_amount": usd(100_000), "units_ordered": 500, "units_affected": 40}
APART = {**BAD, "freight_paid": usd(10_000), "proven_costs": usd(2_000)}


def test_the_sums_add_up() -> None:
    told = known(**APART)
    assert offer_line.fair_goods(told) == usd(7_200)
    assert offer_line.freight_share(told) == usd(800)
    assert offer_line.costs_known(told) == usd(2_000)
    assert offer_line.fair_target(told) == usd(10_000)


@pytest.mark.parametrize("freight", [1, 33_333, 99_999])
def test_goods_and_freight_add_up_to_the_cent(freight: int) -> None:
    told = known(**{**BAD, "units_affected": 7, "freight_paid": usd(freight)})
    goods, share = offer_line.fair_goods(told), offer_line.freight_share(told)
    assert goods
    assert share
    assert goods.add(share) == GUIDE.compute_figures(told)["fair_share"]


def test_what_was_not_told_counts_as_nothing() -> None:
    told = known(**BAD)
    assert (offer_line.fair_goods(told), offer_line.fair_target(told)) == (usd(8_000), usd(8_000))


@pytest.mark.parametrize(
    "more",
    [
        {"freight_paid": usd(100_000)},  # all of it freight
        {"freight_paid": Money(100, "EUR")},
        {"units_affected": 0},
        {"paid_amount": None},
    ],
)
def test_what_cannot_be_counted_gives_no_line(more: dict[str, object]) -> None:
    told = known(**{**APART, **more})
    assert offer_line.fair_goods(told) is None
    assert offer_line.fair_floor(told) is None
    assert offer_line.fair_target(told) is None


def test_a_covered_refund_stops_at_what_was_paid() -> None:
    told = {**APART, "units_affected": 500}
    assert offer_line.fair_target(known(**told)) == usd(100_000)
    assert offer_line.fair_target(known(**told, payment="outside")) == usd(102_000)


def test_the_floor_is_never_more_than_the_claim() -> None:
    told = {**APART, "remedy": "partial"}
    assert offer_line.fair_floor(known(**told, remedy_amount=usd(5_000))) == usd(5_000)
    assert offer_line.fair_floor(known(**told, remedy_amount=Money(500, "EUR"))) == usd(7_200)


PART: Told = {**ORDER, "problem": "damaged", "remedy": "partial", "remedy_amount": usd(10_000)}
PART = {**PART, "costs_more": "yes", "freight_paid": usd(10_000), "proven_costs": usd(2_000)}
PART = {**PART, "first_message": "sent", "seller_wait": ["offered"]}


def notes(step: str, known: Known) -> list[bool]:
    """Which notes come with a question: under the floor, and between floor and target."""
    return [note.when.holds(known) for note in GUIDE.steps[step].notes]


@pytest.mark.parametrize(
    ("offer", "step", "shown"),
    [
        (usd(4_200), "offer", [True, False]),
        (usd(7_200), "offer", [False, True]),
        (usd(9_999), "offer", [False, True]),
        (usd(10_000), "offer", [False, False]),
        (usd(20_000), "offer", [False, False]),
        (Money(4_200, "EUR"), "offer_currency", []),
    ],
)
def test_each_offer_is_placed_on_the_line(offer: Money, step: str, shown: list[bool]) -> None:
    walk = walked({**PART, "offer_amount": offer})
    assert (walk.end.step, notes(step, walk.known)) == (step, shown)


def test_how_much_is_missing_is_told() -> None:
    values = GUIDE.compute_figures(walked({**PART, "offer_amount": usd(4_200)}).known)
    assert (values["offer_under"], values["fair_floor"]) == (usd(3_000), usd(7_200))
    values = GUIDE.compute_figures(walked({**PART, "offer_amount": usd(9_000)}).known)
    assert (values["offer_below"], values["fair_target"]) == (usd(1_000), usd(10_000))


def test_a_claim_that_is_the_floor_needs_no_second_line() -> None:
    plain = {**PART, "costs_more": "no", "remedy_amount": usd(8_000)}
    assert notes("offer", walked({**plain, "offer_amount": usd(1_000)}).known) == [False, False]


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        ({}, True),
        ({"proven_costs": SKIP}, True),
        ({"freight_paid": SKIP}, True),
        ({"freight_paid": SKIP, "proven_costs": SKIP}, False),
        ({"freight_paid": usd(200_000)}, False),
        ({"costs_more": "no"}, False),
    ],
)
def test_the_line_is_shown_where_it_says_something(more: dict[str, Value], *, shown: bool) -> None:
    assert ("fair_line" in asked({**PART, **more})) == shown


def test_the_whole_line_can_be_asked_for() -> None:
    chat = filed(
        units_ordered=10,
        units_received=10,
        units_affected=2,
        remedy="partial",
        costs_more="yes",
        freight_paid=usd(9_000),
        proven_costs=usd(1_000),
        remedy_amount=usd(19_000),
    )
    chat.say(case_wait="offered", case_offer_kind="money", case_offer_amount=usd(5_000))
    assert notes("case_offer", chat.walk.known) == [True, False]
    chat.say(case_offer="refuse", case_rejected="go")
    chat.say(case_wait="offered", case_offer_kind="money", case_offer_amount=usd(17_000))
    assert notes("case_offer", chat.walk.known) == [False, True]


def test_an_offer_in_the_case_in_another_currency_is_not_compared() -> None:
    chat = filed(remedy="full")
    chat.say(case_wait="offered", case_offer_kind="money", case_offer_amount=Money(20_000, "EUR"))
    assert chat.step.id == "case_currency"
    chat.say(case_currency="convert", case_offer_amount=usd(21_000))
    assert chat.step.id == "case_offer"


@pytest.mark.parametrize(("remedy", "named"), [("partial", True), ("full", False)])
def test_proven_costs_stand_in_the_texts_of_a_part(remedy: str, *, named: bool) -> None:
    asked = {"problem": "damaged", "remedy": remedy, "remedy_amount": usd(10_000)}
    told = known(**{**APART, **asked})
    letter = next(each for each in LETTERS if each.id == "refund_request")
    assert letter.chinese
    english, chinese = letter.english(told, case()), letter.chinese(told, case())
    assert ("USD 80.00, plus USD 20.00 of costs I can prove." in english) == named
    assert ("另有可证明的费用 USD 20.00" in chinese) == named
