"""Turns, told as talks: answers, back, edits, rounds."""

from datetime import date

import pytest

from flows.definition.vocabulary import Amount, Ask, Choose, Day, DueTime, Notice, Step, option
from flows.model.case import Spot
from flows.model.effects import Calendar, Settle
from flows.model.events.buyer import Kept, Reopened, Sent
from flows.model.money import Money
from tests.support.flows.guides import small
from tests.support.flows.guides.parcel import GUIDE
from tests.support.flows.talk import START, Talk

NAME = Step("name", Ask(), "Your name?")
COLOUR = Step(
    "colour", Choose((option("red", "Red"), option("blue", "Blue", "navy"))), "Which colour?"
)
HELLO = Step("hello", Notice(), "Hello.")


def told() -> Talk:
    """A talk that stands at the story."""
    talk = Talk(GUIDE).opens().presses("go", "broken").says("10", "4", "USD 500")
    return talk.says("12 March 2026", "1 May 2026")


# Answers


def test_a_talk_asks_one_question_after_the_other() -> None:
    talk = Talk(small(HELLO, COLOUR, NAME)).opens()
    assert talk.asked == "hello"
    assert talk.presses("go").asked == "colour"
    assert talk.says("blue").asked == "name"
    assert talk.says("Sam").asked == "end"
    assert (talk.value("colour"), talk.value("name")) == ("blue", "Sam")


@pytest.mark.parametrize("reply", ["2", "Blue", "blue", "BLUE", "navy", "blu"])
def test_a_button_can_be_typed(reply: str) -> None:
    assert Talk(small(COLOUR)).says(reply).value("colour") == "blue"


def test_what_is_no_answer_is_explained_and_asked_again() -> None:
    talk = Talk(small(COLOUR)).says("green")
    assert (talk.told, talk.asked) == (["misread.not_an_option"], "colour")


def test_a_doubt_is_settled_by_buttons() -> None:
    talk = Talk(small(Step("on", Day(), "When?"))).says("3/4/2026")
    assert talk.told == ["misread.which_day"]
    assert talk.choices == ("2026-04-03", "2026-03-04")
    assert talk.presses(talk.choices[1]).value("on") == date(2026, 3, 4)


def test_a_doubt_too_long_for_a_button_is_typed() -> None:
    talk = Talk(small(Step("a_long_name_of_a_step", Amount(), "How much?"))).says("1" * 30)
    assert (talk.told, talk.choices) == (["misread.which_currency"], ())


@pytest.mark.parametrize("kind", ["sticker", "other"])
def test_what_cannot_be_used_is_said(kind: str) -> None:
    talk = Talk(small(NAME)).take(Sent(kind))
    assert (talk.told, talk.asked) == ([f"misread.sent_{kind}"], "")


def test_how_an_amount_was_read_is_shown_where_it_was_asked() -> None:
    talk = told().take(Reopened(Spot("paid"))).says("1.5k usd").says("1,500 usd")
    assert Settle(Spot("paid")) in talk.effects
    assert talk.value("paid") == Money(150_000, "USD")


@pytest.mark.parametrize("words", ["all of them", "all", "All 10", "every one", "todos", "全部"])
def test_all_of_them_can_be_typed(words: str) -> None:
    talk = Talk(GUIDE).opens().presses("go", "broken").says("10", words)
    assert talk.value("broken") == 10


def test_a_moment_is_read_on_the_buyers_clock() -> None:
    talk = Talk(small(Step("due", DueTime(), "By when?"))).says(
        "tomorrow 18:00", "2026-05-12 18:00 my time"
    )
    assert talk.value("due") == START.replace(day=12, hour=18)


def test_the_end_says_so() -> None:
    talk = Talk(small(HELLO)).presses("go").says("hello?", "something")
    assert (talk.told, talk.asked) == (["misread.at_the_end"], "end")


def test_a_calendar_is_shown_without_a_turn_of_the_case() -> None:
    talk = Talk(small(Step("on", Day(), "When?")))
    assert talk.presses("cal-2026-04").effects == (Calendar(Spot("on"), "2026-04"),)
    assert talk.presses("today").value("on") == START.date()


def test_a_forged_button_answers_nothing() -> None:
    talk = Talk(small(NAME)).presses("Mallory", "!nothing")
    assert (talk.told, talk.asked) == (["misread.not_an_option"], "name")


# Words that steer


def test_words_steer() -> None:
    talk = told()
    assert talk.says("back").asked == "came_on"
    assert talk.says("skip").asked == "story"
    assert talk.value("came_on") is None
    assert talk.says("review").effects[0].__class__.__name__ == "Review"


@pytest.mark.parametrize("word", ["skip", "later", "Skip for now"])
def test_a_question_that_counts_cannot_be_skipped(word: str) -> None:
    talk = Talk(small(NAME)).says(word)
    assert (talk.told, talk.asked) == (["misread.cannot_skip"], "")


@pytest.mark.parametrize("words", ["I don't know", "idk", "?", "不知道"])
def test_who_does_not_know_has_not_answered(words: str) -> None:
    open_name = Step("name", Ask(), "Your name?", skip=True)
    assert Talk(small(open_name, COLOUR)).says(words).asked == "colour"
    talk = Talk(small(NAME)).says(words)
    assert (talk.told, talk.value("name")) == (["misread.cannot_skip"], None)


def test_not_knowing_may_be_an_option() -> None:
    unsure = Step("paid", Choose((option("no", "No"), option("unsure", "I don't know"))), "Paid?")
    for words in ("i don't know", "idk", "No idea.", "?"):
        assert Talk(small(unsure)).says(words).value("paid") == "unsure"
    assert Talk(small(COLOUR)).says("idk").told == ["misread.closest"]


@pytest.mark.parametrize("word", ["done", "keep", "later"])
def test_a_word_that_steers_nothing_here_may_be_a_reply(word: str) -> None:
    sent = Step("sent", Choose((option("yes", "I sent it", word), option("no", "No"))), "Sent?")
    assert Talk(small(sent)).says(word).value("sent") == "yes"


def test_done_means_nothing_at_a_choice() -> None:
    talk = Talk(small(COLOUR)).says("done")
    assert (talk.told, talk.asked) == (["misread.not_an_option"], "colour")


# Back, edit, keep


def test_back_asks_the_question_before_and_keeps_later_answers() -> None:
    talk = told().back().back()
    assert talk.asked == "bought_on"
    assert talk.says("13 March 2026").asked == "story"
    assert "said.changed" in talk.told
    assert talk.value("came_on") == date(2026, 5, 1)


def test_only_what_the_change_made_invalid_is_asked_again() -> None:
    talk = told().take(Reopened(Spot("bought_on"))).says("2 May 2026")
    assert talk.asked == "came_on"
    assert talk.says("3 May 2026").asked == "story"


def test_an_answer_asked_again_can_be_kept() -> None:
    talk = told().take(Reopened(Spot("paid")))
    assert talk.asked == "paid"
    assert talk.take(Kept()).asked == "story"
    assert talk.value("paid") == Money(50_000, "USD")


def test_a_branch_left_is_mute_and_comes_back() -> None:
    talk = told().take(Reopened(Spot("problem"))).presses("lost")
    assert "units" not in talk.trail
    assert talk.value("units") is None
    assert talk.take(Reopened(Spot("problem"))).presses("broken").asked == "story"
    assert talk.value("units") == 10


def test_there_is_nothing_before_the_first_question() -> None:
    talk = Talk(GUIDE).opens().back()
    assert (talk.told, talk.asked) == (["misread.at_the_start"], "")


def test_back_passes_over_what_time_decided() -> None:
    talk = waiting().waits(days=6)
    assert talk.asked == "due_at"
    assert talk.back().asked == "proof"


def test_an_answer_that_was_never_given_cannot_be_changed() -> None:
    talk = told().take(Reopened(Spot("due_at")))
    assert (talk.told, talk.asked) == (["toast.old"], "")


# Rounds


def waiting() -> Talk:
    """A talk that waits for the seller."""
    return told().says("It is broken.").presses("!done").skips()


def test_each_round_has_its_own_answers() -> None:
    talk = waiting().presses("offer").says("20").presses("offer").says("USD 30")
    assert talk.asked == "seller"
    assert talk.spot == Spot("seller", 2)
    offers = talk.guide.walk(talk.case.answers).known.answers("offer")
    assert [offer.value for offer in offers] == [Money(2_000, "USD"), Money(3_000, "USD")]


def test_changing_an_early_round_keeps_the_later_ones() -> None:
    talk = waiting().presses("offer").says("20").presses("offer").says("30")
    talk.take(Reopened(Spot("offer"))).says("25")
    assert talk.spot == Spot("seller", 2)
    assert talk.value("offer") == Money(3_000, "USD")


# Old buttons and double taps
