"""Turns, told as talks: double taps, old buttons, side questions, reviews, skipping."""

from datetime import date

import pytest

from flows.definition.vocabulary import Ask, Choose, Count, Step, Topic, go, option, picked
from flows.model.case import Spot
from flows.model.effects import Review, Settle, Show
from flows.model.events.buyer import Asked, Finished, Reopened, Reviewed
from tests.flows.engine.test_turn import COLOUR, NAME, told
from tests.support.flows.guides import small
from tests.support.flows.guides.parcel import GUIDE
from tests.support.flows.talk import Talk


def test_a_double_tap_is_noted_and_nothing_more() -> None:
    talk = Talk(small(COLOUR, NAME)).presses("red").presses_at(Spot("colour"), "red")
    assert (talk.told, talk.asked) == (["toast.noted"], "")


@pytest.mark.parametrize(
    ("step", "option"),
    [("problem", "broken"), ("broken", "all"), ("bought_on", "today"), ("came_on", "!skip")],
)
def test_a_double_tap_is_known_by_what_it_means(step: str, option: str) -> None:
    talk = Talk(GUIDE).opens().presses("go", "broken").says("10").presses("all").says("USD 5")
    talk.presses("today", "!skip")
    assert talk.presses_at(Spot(step), option).told == ["toast.noted"]


def test_done_twice_is_done_once() -> None:
    talk = told().says("It broke.").presses("!done").presses_at(Spot("story"), "!done")
    assert (talk.told, talk.asked) == (["toast.noted"], "")


def test_an_old_button_gets_a_toast_and_the_live_question() -> None:
    talk = Talk(small(COLOUR, NAME)).presses("red").presses_at(Spot("colour"), "blue")
    assert (talk.told, talk.asked) == (["toast.old"], "")
    assert talk.value("colour") == "red"


def test_a_button_of_another_guide_is_old() -> None:
    talk = Talk(small(COLOUR)).presses_at(Spot("nowhere", 3), "red")
    assert (talk.told, talk.asked) == (["toast.old"], "")


@pytest.mark.parametrize("option", ["Sam", "!skip", "!done"])
def test_a_button_of_a_question_not_answered_yet_is_old(option: str) -> None:
    talk = Talk(small(COLOUR, NAME)).opens().presses_at(Spot("name"), option)
    assert (talk.told, talk.asked) == (["toast.old"], "")


def test_a_button_of_a_question_that_a_later_guide_left_out_is_old() -> None:
    talk = Talk(small(NAME, COLOUR)).says("Sam")
    talk.guide = small(COLOUR)
    talk.presses_at(Spot("name"), "Sam")
    assert (talk.told, talk.asked) == (["toast.old"], "")


def test_a_press_settles_its_question() -> None:
    assert Talk(small(COLOUR)).presses("red").effects == (
        Settle(Spot("colour")),
        Show(Spot("end")),
    )


# Opening, deep links, side questions


def test_coming_back_goes_on_where_it_was() -> None:
    talk = told().sleeps(days=40).opens()
    assert (talk.told, talk.asked) == (["said.welcome_back"], "story")


def test_a_deep_link_fills_in_the_first_choice() -> None:
    talk = Talk(GUIDE).opens("broken")
    assert talk.asked == "start"
    assert talk.presses("go").asked == "units"


@pytest.mark.parametrize("payload", ["nonsense", "Broken", "", "go"])
def test_an_unknown_deep_link_is_an_ordinary_start(payload: str) -> None:
    talk = Talk(GUIDE).opens(payload)
    assert (talk.case.answers, talk.asked) == ({}, "start")


@pytest.mark.parametrize("asked", ["How long does it take?", "how long will this take", "long?"])
def test_a_typed_question_gets_its_topic_and_the_question_again(asked: str) -> None:
    talk = Talk(GUIDE).opens().presses("go").says(asked)
    assert (talk.told, talk.asked) == (["long"], "")


def test_a_topics_button_can_be_typed() -> None:
    talk = Talk(GUIDE).opens().says("privacy")
    assert (talk.told, talk.asked) == (["privacy"], "")


def test_an_answer_in_words_is_no_question() -> None:
    topic = Topic("data", "Data", "It is sealed.", ("data",))
    talk = Talk(small(Step("what", Ask(), "What is it?"), topics=(topic,)))
    assert talk.says("What they sent is a data cable").asked == "end"


@pytest.mark.parametrize("topic", ["privacy", "faq"])
def test_a_topic_is_told_and_the_question_stays_where_it_is(topic: str) -> None:
    talk = told().take(Asked(topic))
    assert (talk.told, talk.asked) == ([topic], "")


def test_a_topic_that_is_gone_is_an_old_button() -> None:
    assert told().take(Asked("gone")).told == ["toast.gone"]


@pytest.mark.parametrize(
    ("named", "first"), [(None, 0), ("prove", 0), ("from-7", 7), ("from-x", 0)]
)
def test_a_review_shows_all_answers(named: str | None, first: int) -> None:
    assert told().take(Reviewed(named)).effects == (Review(first=first),)


# Skipping


def test_what_is_skipped_stays_open_and_can_be_filled_in() -> None:
    talk = told().back().presses("!skip")
    assert talk.case.answers[Spot("came_on")].move == "skipped"
    assert talk.take(Reopened(Spot("came_on"))).says("2 May 2026").asked == "story"
    assert talk.value("came_on") == date(2026, 5, 2)


def test_nothing_to_finish_yet() -> None:
    talk = told().take(Finished())
    assert (talk.told, talk.asked) == (["misread.nothing_yet"], "story")


def test_a_choice_that_makes_no_sense_is_not_offered() -> None:
    again = Step(
        "again",
        Choose((option("yes", "Yes"), option("navy", "Navy", when=picked("colour", "blue")))),
        "Again?",
    )
    talk = Talk(small(COLOUR, again)).says("red")
    assert talk.says("navy").told == ["misread.not_an_option"]
    assert talk.presses("navy").told == ["misread.not_an_option"]
    assert talk.take(Reopened(Spot("colour"))).says("blue").says("navy").asked == "end"


def test_a_count_above_the_whole_is_refused() -> None:
    units = Step("units", Count(), "Units?", paths=(go("broken"),))
    talk = Talk(small(units, Step("broken", Count(upto="units"), "Broken?"))).says("3", "4")
    assert talk.told == ["misread.more_than_ordered"]
    assert talk.values == {"most": 3, "number": 4}
