"""What was read from a screenshot is proposed for a yes or no, and never answers by itself."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.definition.vocabulary import Amount, Ask, Day, Notice, Step
from flows.engine.context import build_context
from flows.engine.handlers.prefill import find_proposal
from flows.model.case import Proposal, Spot, Value
from flows.model.events.buyer import Withdrawn
from flows.model.events.system import Inspected
from flows.model.money import Money
from tests.support.flows import random_cases
from tests.support.flows.guides import small
from tests.support.flows.talk import START, Talk

NUMBER = "20261111222233334"
PAID, ON = Money(125_000, "USD"), date(2026, 3, 4)
SHOP = small(
    Step("start", Notice(), "Hello"),
    Step(
        "the_number",
        Ask(text_format="order_number"),
        "Which?",
        skip=True,
        order_field="order_number",
    ),
    Step("paid", Amount(), "How much?", order_field="order_total"),
    Step("on", Day(), "When?", order_field="ordered_on"),
    Step("why", Ask(), "Why?"),
)
PAGE: dict[str, Value] = {"order_number": NUMBER, "order_total": PAID, "ordered_on": ON}


def shop(*files: str) -> Talk:
    """A talk at the question for the order's number, after so many files."""
    talk = Talk(SHOP).presses("go")
    return talk.files(*files).waits(seconds=5) if files else talk


def reads(talk: Talk, number: int = 1, **page: Value) -> Talk:
    """The n-th file was looked into, and this was read from it."""
    return talk.take(Inspected(talk.case.exhibits[number - 1].id, read=page or PAGE))


def offered(talk: Talk) -> Value | None:
    found = find_proposal(build_context(talk.guide, talk.case, talk.now, talk.preferences))
    return found.value if found else None


def test_a_screenshot_sent_as_the_answer_is_shown_once_as_soon_as_it_is_read() -> None:
    talk = reads(shop("page"))
    assert (talk.asked, talk.told, offered(talk)) == ("the_number", [], NUMBER)
    assert reads(talk).effects == ()


def test_it_comes_with_the_summary_that_is_just_to_be_told() -> None:
    talk = Talk(SHOP).presses("go").files("page")
    assert reads(talk).effects == ()
    talk.waits(seconds=5)
    assert (talk.told, talk.asked) == (["said.saved_aside"], "")


def test_where_nothing_could_be_read_nothing_is_said() -> None:
    talk = shop("page")
    assert talk.take(Inspected(talk.case.exhibits[0].id)).effects == ()
    assert (offered(talk), talk.case.proposed) == (None, {})


def test_a_picture_of_the_order_page_may_be_a_screenshot() -> None:
    talk = shop("page")
    talk.take(Inspected(talk.case.exhibits[0].id, ("screenshot", "tiny"), read=PAGE))
    assert talk.exhibits[0][1].hints == ("tiny",)


def test_each_yes_answers_its_own_question() -> None:
    talk = reads(shop("page"))
    talk.presses(f"!yes-{NUMBER}")
    assert (talk.value("the_number"), talk.asked) == (NUMBER, "paid")
    talk.says("yes")
    assert (talk.value("paid"), talk.told, talk.asked) == (PAID, [], "on")
    talk.says("Yes, 4 March 2026")
    assert (talk.value("on"), talk.asked, offered(talk)) == (ON, "why", None)


@pytest.mark.parametrize("text", ["yes", "Yes!", "y", "that is right", f"Yes, {NUMBER}"])
def test_a_yes_can_be_typed(text: str) -> None:
    talk = reads(shop("page")).says(text)
    assert talk.value("the_number") == NUMBER


def test_a_yes_to_something_else_is_that() -> None:
    talk = reads(shop("page")).says("Yes, 20261111222233335")
    assert talk.asked == "paid"
    assert talk.value("the_number") == "20261111222233335"


@pytest.mark.parametrize("text", ["no", "No.", "wrong"])
def test_a_no_leaves_the_plain_question(text: str) -> None:
    talk = reads(shop("page")).says(text)
    assert (talk.asked, offered(talk), talk.told) == ("the_number", None, [])
    assert "order_number" not in talk.case.proposed
    assert talk.says("no").told == ["misread.order_number"], "there is nothing left to say no to"


def test_the_button_says_no_too() -> None:
    talk = reads(shop("page")).presses("!no")
    assert (talk.asked, offered(talk)) == ("the_number", None)
    assert talk.presses(f"!yes-{NUMBER}").told == ["toast.old"]
    assert talk.presses("!no").told == ["toast.old"]
    assert talk.value("the_number") is None


def test_what_is_typed_instead_is_the_answer() -> None:
    talk = reads(shop("page")).says("9876543210987654")
    assert (talk.value("the_number"), talk.asked) == ("9876543210987654", "paid")


def test_what_cannot_be_read_keeps_the_proposal() -> None:
    talk = reads(shop("page")).says("hm")
    assert (talk.told, offered(talk)) == (["misread.order_number"], NUMBER)


def test_an_answer_given_is_never_doubted() -> None:
    talk = reads(shop("page")).says("9876543210987654", "1250 USD")
    talk.back().back()
    assert (talk.asked, offered(talk)) == ("the_number", None)
    assert talk.says("yes").value("the_number") == "9876543210987654"


def test_a_question_left_open_is_filled_when_it_is_asked_again() -> None:
    talk = reads(shop("page").skips())
    assert (talk.asked, offered(talk)) == ("paid", PAID)
    talk.back()
    assert offered(talk) == NUMBER
    assert talk.says("yes").value("the_number") == NUMBER


def test_a_second_press_of_yes_is_noted() -> None:
    talk = reads(shop("page")).presses(f"!yes-{NUMBER}")
    assert talk.presses_at(Spot("the_number"), f"!yes-{NUMBER}").told == ["toast.noted"]


def test_the_button_of_another_value_is_old() -> None:
    talk = reads(shop("page", "other")).presses("!no")
    reads(talk, 2, order_number="30261111222233334")
    assert talk.presses(f"!yes-{NUMBER}").told == ["toast.old"]
    assert talk.value("the_number") is None


def test_the_first_proposal_stays_until_its_file_is_taken_out() -> None:
    talk = reads(reads(shop("page", "other")), 2, order_number="30261111222233334")
    assert offered(talk) == NUMBER
    talk.take(Withdrawn(talk.case.exhibits[0].id))
    assert offered(talk) is None
    assert offered(reads(talk, 2, order_number="30261111222233334")) == "30261111222233334"


def test_an_edited_yes_is_read_as_what_it_says_now() -> None:
    talk = reads(shop("page")).says("yes").edits("9876543210987654")
    assert talk.value("the_number") == "9876543210987654"


@pytest.mark.parametrize(
    "page",
    [
        {"order_number": "no number"},
        {"order_number": "1" * 40},
        {"order_number": PAID},
        {"order_number": ""},
        {"gone": NUMBER},
    ],
)
def test_what_the_question_would_not_take_is_not_proposed(page: dict[str, Value]) -> None:
    assert offered(shop("page").take(Inspected("1.101", read=page))) is None


def test_a_day_to_come_is_not_proposed() -> None:
    talk = shop("page").says(NUMBER, "5 USD")
    assert offered(reads(talk, ordered_on=date(2027, 1, 1))) is None


@given(minor=st.integers(1, 10**8), currency=st.sampled_from(["USD", "JPY", "KWD", "CNY", "ALL"]))
def test_every_amount_is_one_a_yes_gives(minor: int, currency: str) -> None:
    paid = Money(minor, currency)
    talk = reads(shop("page").says(NUMBER), order_total=paid).says("yes")
    assert talk.value("paid") == paid


@given(on=st.dates(date(2023, 6, 1), START.date()))
def test_every_day_is_one_a_yes_gives(on: date) -> None:
    talk = reads(shop("page").says(NUMBER, "5 USD"), ordered_on=on).says("yes")
    assert talk.value("on") == on


@given(data=st.data())
def test_a_proposal_never_answers(data: st.DataObject) -> None:
    talk = shop("page")
    before = talk.case.answers
    page = data.draw(random_cases.pages)
    talk.take(Inspected("1.101", read=page))
    assert (talk.case.answers, talk.spot) == (before, Spot("the_number"))
    assert offered(talk) in (None, page.get("order_number"))
    told = offered(talk)
    assert talk.says("yes").value("the_number") == told


def test_proposals_of_a_case_name_their_file() -> None:
    assert reads(shop("page")).case.proposed["order_number"] == Proposal(NUMBER, "1.101")
