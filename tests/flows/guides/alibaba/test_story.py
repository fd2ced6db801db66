"""The buyer's own words in the case file: those on the problem first, and none of them twice."""

import pytest

from flows.casefile.draft import draft_case_file
from flows.guides.alibaba import GUIDE
from tests.support.casefile import case_files
from tests.support.flows.alibaba_buyer import Chat

FOAM = "The shade is broken; the foam is 5 mm thin."


@pytest.mark.parametrize(
    ("problem", "step", "shown"),
    [
        ("damaged", "damage_what", FOAM),
        ("other", "problem_other", FOAM),
        ("wrong_item", "label_says", f"The label says: {FOAM}"),
        ("off_platform", "asked_where", f"Where I was asked to pay: {FOAM}"),
    ],
)
def test_what_was_told_of_the_problem_stands_before_the_story(
    problem: str, step: str, shown: str
) -> None:
    chat = Chat().drive("evidence", problem=problem, **{step: FOAM})
    assert draft_case_file(GUIDE, case_files.case(chat), case_files.MAKING).story == (
        shown,
        "It came broken.",
    )


def test_what_was_told_again_in_the_story_stands_once() -> None:
    told = (f"We opened the cartons. {FOAM}", "I wrote to the seller.")
    chat = Chat().drive("evidence", problem="damaged", damage_what=FOAM, story=told)
    assert draft_case_file(GUIDE, case_files.case(chat), case_files.MAKING).story == told


def test_what_was_told_of_another_problem_is_not_there() -> None:
    assert (
        draft_case_file(GUIDE, case_files.case(case_files.told()), case_files.MAKING).story
        == case_files.STORY
    )
