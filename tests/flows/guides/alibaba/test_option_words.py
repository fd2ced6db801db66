"""Plain sentences at the first questions: read as the option they mean, or asked with buttons."""

import pytest

from flows.definition.kinds import StepContext
from flows.guides.alibaba import GUIDE
from flows.model.errors import MisreadError
from tests.support.flows.alibaba_buyer import NOW, Chat
from tests.support.flows.talk import Talk

PROBLEMS = [
    ("I never received my order", "never_arrived"),
    ("nothing arrived", "never_arrived"),
    ("my order has not arrived", "never_arrived"),
    ("the seller sent a fake tracking number", "never_arrived"),
    ("fake tracking number", "never_arrived"),
    ("customs seized my goods", "never_arrived"),
    ("it arrived broken", "damaged"),
    ("some pieces are broken", "damaged"),
    ("the outside is scratched", None),
    ("not damaged", None),
    ("wrong colour", "wrong_item"),
    ("they sent the wrong product", "wrong_item"),
    ("no broken pieces", None),
    ("some pieces missing", "missing"),
    ("fewer colours than agreed", None),
    ("quality is ok but pieces are missing", None),
    ("not working", "quality"),
    ("it does not work", "quality"),
    ("poor quality", "quality"),
    ("I lost money", None),
    ("seller wants more money before shipping", None),
    ("it is a fake", "counterfeit"),
    ("the goods were not shipped", "late"),
    ("not shipped yet", "late"),
    ("I was charged twice", "payment"),
    ("my cat is ill", None),
]

PAYMENTS = [
    ("visa", "card"),
    ("by card", "card"),
    ("I paid with paypal", "paypal"),
    ("no card", None),
    ("with paypal", "paypal"),
    ("T/T", "bank"),
    ("30% tt 70% card", None),
    ("bank transfer", "bank"),
    ("not by card", None),
]


@pytest.mark.parametrize(("typed", "option"), PROBLEMS)
def test_what_went_wrong(typed: str, option: str | None) -> None:
    check_reading("problem", typed, option)


@pytest.mark.parametrize(("typed", "option"), PAYMENTS)
def test_how_it_was_paid(typed: str, option: str | None) -> None:
    check_reading("pay_method", typed, option)


@pytest.mark.parametrize(
    ("typed", "likely"),
    [
        ("the outside is scratched", "damaged"),
        ("quality is ok but pieces are missing", "missing"),
        ("seller wants more money before shipping", "other"),
        ("customs took all my goods away", "never_arrived"),
    ],
)
def test_a_sentence_that_is_not_understood_offers_the_likeliest(typed: str, likely: str) -> None:
    with pytest.raises(MisreadError) as caught:
        read("problem", typed)
    assert likely in caught.value.choices
    assert caught.value.choices[-1] == "other", "there is always a way for none of these"
    assert len(caught.value.choices) <= 4


def check_reading(step: str, typed: str, option: str | None) -> None:
    try:
        assert read(step, typed) == option
    except MisreadError:
        assert option is None


def read(step: str, typed: str) -> object:
    asking = StepContext(Chat().walk.known, NOW)
    return GUIDE.steps[step].kind.parse_text(typed, asking)


def test_a_number_below_replies_offered_in_doubt_means_one_of_these() -> None:
    talk = Talk(GUIDE, NOW).presses("remind").skips()
    talk.says("damaged or late")
    offered = talk.choices
    assert "never_arrived" not in offered
    talk.says(str(len(offered) + 1))
    assert (talk.spot.step, talk.choices) == ("problem", offered)
    talk.says("1")
    assert talk.value("problem") == offered[0]
