"""A text too long for one message comes as two: neither part is taken, or both are."""

import pytest

from flows.definition.vocabulary import Ask, Choose, Step, Story, option
from tests.support.flows.guides import small
from tests.support.flows.talk import Talk

WHAT = Step("what", Ask(most=600), "What is damaged?")
LONG = ("The glass shade is broken in many places. " * 120)[:4096]


def told_what(*texts: str) -> Talk:
    return Talk(small(WHAT, Step("name", Ask(), "Your name?"))).opens().says(*texts)


def test_the_rest_of_a_text_too_long_is_no_answer() -> None:
    talk = told_what(LONG)
    assert (talk.told, talk.asked) == (["misread.too_long"], "what")
    assert (talk.says("and the seller promised nothing.").told, talk.asked) == (
        ["misread.tail"],
        "",
    )
    assert talk.value("what") is None


def test_each_part_of_three_is_refused() -> None:
    talk = told_what(LONG, LONG, "the end of it")
    assert (talk.told, talk.value("what")) == (["misread.tail"], None)


def test_a_shorter_text_sent_later_is_the_answer() -> None:
    talk = told_what(LONG).sleeps(seconds=30).says("The shade is broken.")
    assert (talk.asked, talk.value("what")) == ("name", "The shade is broken.")
    talk = told_what(LONG)
    talk.message += 5
    assert talk.says("The shade is broken.").asked == "name"


def test_a_choice_is_not_made_by_the_rest_of_a_long_text() -> None:
    which = Step("which", Choose((option("wet", "Wet"), option("torn", "Torn"))), "Which?")
    talk = Talk(small(which)).opens().says(LONG, "torn")
    assert (talk.told, talk.asked) == (["misread.tail"], "")
    assert talk.sleeps(minutes=1).says("torn").value("which") == "torn"


def test_a_story_takes_both_parts() -> None:
    talk = Talk(small(Step("story", Story(), "What happened?"))).says(LONG, "The end.")
    assert talk.presses("!done").value("story") == (LONG.strip(), "The end.")


@pytest.mark.parametrize("text", ["", "x" * 601])
def test_what_is_refused_for_itself_is_told_so(text: str) -> None:
    assert told_what(text).told in (["misread.empty"], ["misread.too_long"])


def test_after_a_text_that_no_app_cuts_the_next_is_an_answer() -> None:
    talk = told_what("x" * 601)
    assert talk.says("The shade is broken.").value("what") == "The shade is broken."
