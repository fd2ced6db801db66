"""Edited messages: they amend what they gave, and never anything else."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from flows.definition.vocabulary import Ask, Choose, Exhibits, Money, Step, Story, line, option
from flows.model.case import Spot, StoryPart
from flows.model.events.buyer import Kept, Reopened
from tests.support.flows.guides import small
from tests.support.flows.guides.parcel import GUIDE
from tests.support.flows.talk import Talk

NAME = Step("name", Ask(least=2), "Your name?")
TOWN = Step("town", Ask(), "Your town?")
STORY = Step("story", Story(), "What happened?")
PROOF = Step("proof", Exhibits((line("box", "The box", "All sides."),)), "Photos?")
COLOUR = Step("colour", Choose((option("red", "Red"), option("blue", "Blue"))), "Colour?")


def test_an_edit_amends_the_answer_it_gave() -> None:
    talk = Talk(small(NAME, TOWN)).says("Sma").edits("Sam")
    assert (talk.told, talk.asked) == (["said.amended"], "")
    assert talk.value("name") == "Sam"
    assert talk.values == {"answer": "Sam"}


def test_the_label_of_an_amended_choice_is_told() -> None:
    talk = Talk(small(COLOUR, TOWN)).says("red").edits("blue")
    assert talk.values == {"answer": "Blue"}


def test_an_amended_answer_keeps_its_instant() -> None:
    talk = Talk(small(NAME, TOWN)).says("Sma").sleeps(days=2).edits("Sam")
    answer = talk.case.answers[Spot("name")]
    assert answer.at == datetime(2026, 5, 11, 10, tzinfo=UTC)


def test_an_edit_that_is_no_answer_opens_its_question() -> None:
    talk = Talk(small(NAME, TOWN)).says("Sam").edits("S")
    assert (talk.told, talk.asked) == (["misread.too_short"], "name")
    assert talk.value("name") == "Sam"
    assert talk.take(Kept()).asked == "town"


def test_a_doubt_in_an_edit_is_settled_where_it_arose() -> None:
    talk = Talk(GUIDE).opens().presses("go", "lost").says("USD 500", "12 March 2026")
    talk.edits("3/4/2026")
    assert (talk.asked, talk.choices) == ("bought_on", ("2026-04-03", "2026-03-04"))
    assert talk.presses("2026-03-04").asked == "came_on"
    assert talk.value("bought_on") == date(2026, 3, 4)


def test_an_edit_of_the_answer_asked_again_closes_the_question() -> None:
    talk = Talk(small(NAME, TOWN)).says("Sma").take(Reopened(Spot("name"))).edits("Sam")
    assert talk.asked == "town"


def test_an_edit_of_another_answer_leaves_the_question_open() -> None:
    talk = Talk(small(NAME, TOWN, COLOUR)).says("Sma", "Rome").take(Reopened(Spot("town")))
    assert talk.edits("Sam", talk.message - 1).asked == ""


def test_an_edit_may_change_the_way() -> None:
    talk = Talk(GUIDE).opens().presses("go").says("lost", "USD 5").edits("broken", 101)
    assert talk.asked == "units"
    assert talk.says("3", "2").asked == "bought_on"
    assert talk.value("paid") == Money(500, "USD")


def test_a_story_is_amended_before_and_after_done() -> None:
    talk = Talk(small(STORY, TOWN)).says("It came brokn.", "Wet too.")
    talk.edits("It came broken.", 101).presses("!done").edits("And wet.", 102)
    assert talk.told == ["said.retold"]
    assert talk.value("story") == ("It came broken.", "And wet.")
    assert talk.case.entries[Spot("story")][1] == StoryPart("And wet.", 102)


@pytest.mark.parametrize(("text", "slot"), [("x" * 4097, "too_long"), ("\u202e", "empty")])
def test_a_story_is_amended_with_readable_text_only(text: str, slot: str) -> None:
    talk = Talk(small(STORY, TOWN)).says("It broke.").presses("!done").edits(text)
    assert (talk.told, talk.asked) == ([f"misread.{slot}"], "town")
    assert talk.value("story") == ("It broke.",)


def test_an_edited_caption_amends_the_file() -> None:
    talk = Talk(small(PROOF)).files("brokn").edits("broken")
    assert talk.told == ["said.captioned"]
    assert talk.exhibits[0][1].caption == "broken"


def test_an_edit_of_what_was_no_answer_is_read_as_new() -> None:
    talk = Talk(small(COLOUR, TOWN)).says("grene").edits("blue")
    assert (talk.asked, talk.value("colour")) == ("town", "blue")


def test_an_edit_of_an_older_message_that_gave_nothing_changes_nothing() -> None:
    talk = Talk(small(COLOUR, NAME, TOWN)).says("grene", "red", "Sam").edits("Rome", 101)
    assert (talk.told, talk.asked) == (["misread.not_linked"], "")


def test_the_same_edit_twice_is_harmless() -> None:
    talk = Talk(small(NAME, TOWN)).says("Sma").edits("Sam")
    before = talk.case
    assert replace(talk.edits("Sam").case, asides=before.asides) == before


def test_an_edit_counts_as_a_word_of_the_buyer() -> None:
    talk = Talk(small(NAME, TOWN)).says("Sma").sleeps(days=2).edits("Sam")
    assert talk.case.heard_at == talk.now
    assert talk.now - talk.case.opened_at == timedelta(days=2)
