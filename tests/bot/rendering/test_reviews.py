"""Pages beside the questions: the answers of a phase, topics; each fits one message."""

from dataclasses import replace

import pytest

from bot.rendering import reviews, topics
from bot.rendering.pages import Page
from bot.sandbox.bot_api.markup import parse_html
from bot.transport import callback_data
from bot.transport.callback_data import CasePress
from flows.definition.vocabulary import Ask, Choose, Step, Topic, Zone, go, option, picked
from flows.engine.reviews import list_reviewed
from flows.model.events.buyer import Asked, Reviewed, Withdrawn
from tests.support.bot.rendered_talk import PRESS, buttons, calls, view
from tests.support.flows.guides import small
from tests.support.flows.guides.parcel import GUIDE
from tests.support.flows.talk import Talk

NAME = Step("name", Ask(), "<b>Your name?</b> As in the passport.")
TOWN = Step("town", Ask(), "Your town?", skip=True)
ZONE = Step("zone", Zone(), "Where?")
COLOUR = Step("colour", Choose((option("red", "Red"), option("blue", "Blue"))), "Which one?")
AGAIN = Step(
    "again",
    Choose((option("yes", "Yes"), option("no", "No"))),
    "<b>Again?</b>",
    paths=(go("name", when=picked("again", "yes"), again=True), go("end")),
)


def told(page: Page) -> str:
    return parse_html(page.text)[0]


def labels(page: Page) -> list[object]:
    return [button["text"] for row in page.rows for button in row]


def test_every_answer_is_a_line_and_can_be_changed() -> None:
    talk = Talk(replace(small(NAME, TOWN), labels={"name": "Name"})).says("Sam <3").skips()
    page = reviews.render_review(view(talk), "")
    assert told(page).splitlines() == [
        "Your answers",
        "",
        "The only phase",
        "1. Name: Sam <3",
        "2. Your town?: left open",
        "",
        "To change one, type its number or press a button.",
    ]
    assert labels(page) == ["1. Name", "2. Your town?"]


def test_a_case_without_answers_says_so() -> None:
    page = reviews.render_review(view(Talk(small(NAME))), "")
    assert told(page).splitlines()[-1] == "Nothing yet."
    assert page.rows == []


def test_that_a_buyer_may_be_written_to_is_not_listed_but_where_they_are_is() -> None:
    consents = replace(small(COLOUR, ZONE, NAME), consent=picked("colour", "red"))
    talk = Talk(consents).says("red", "Europe/Rome", "Sam")
    assert [spot.step for spot in list_reviewed(talk.guide, talk.case)] == ["zone", "name"]


def test_files_are_listed_and_opened() -> None:
    talk = Talk(small(NAME)).files("front & back", "side")
    talk.take(Withdrawn(talk.case.exhibits[1].id))
    page = reviews.render_review(view(talk), "")
    assert "E1 · 101.jpg front & back" in told(page)
    assert labels(page) == ["E1: change"]


@pytest.mark.parametrize("words", ["x" * 900, "&" * 900, "字" * 900, "<b>" * 300])
def test_a_long_review_fits_one_message(words: str) -> None:
    talk = Talk(small(NAME, TOWN, AGAIN))
    for _ in range(40):
        talk.says(words, words, "yes")
    talk.files(*[words] * 25)
    page = reviews.render_review(view(talk), "")
    assert len(told(page)) <= 4096
    assert len(labels(page)) == 8


def test_more_leads_through_all_answers_and_round() -> None:
    talk = Talk(small(NAME, TOWN, AGAIN))
    for _ in range(4):
        talk.says("Sam", "Rome", "yes")
    talk.take(Reviewed())
    rows = reviews.render_review(view(talk), "").rows
    offered, first = [], [str(button["text"]) for row in rows for button in row]
    shown = first
    for _ in range(4):
        assert len(shown) <= 8
        offered += shown[:-1]
        more = callback_data.decode_press(str(rows[-1][-1]["callback_data"]))
        assert isinstance(more, CasePress)
        edited = calls(talk.take(more.event), PRESS)[1]
        assert edited.method == "editMessageReplyMarkup"
        rows = edited.parameters["reply_markup"]["inline_keyboard"]
        shown = buttons(edited)
        if shown == first:
            break
    assert [label.split(".")[0] for label in map(str, offered)] == [*map(str, range(1, 13))]


def test_a_number_typed_below_the_list_changes_that_answer() -> None:
    talk = Talk(small(NAME, TOWN, AGAIN)).says("Sam", "Rome")
    assert talk.take(Reviewed()).says("2").asked == "town"
    assert talk.says("Paris").asked == "again"
    assert talk.says("change 1").asked == "name"


def test_a_number_typed_later_answers_the_question() -> None:
    talk = Talk(small(NAME, TOWN)).says("Sam").take(Reviewed(), Asked("nothing")).says("1")
    assert talk.value("town") == "1"


def test_a_topic_is_told_with_what_is_known() -> None:
    topic = Topic("data", "Your data", "Sealed for {name}.")
    talk = Talk(small(NAME, topics=(topic,))).says("A & B")
    assert told(topics.render_topic(view(talk), "data")) == "Your data\nSealed for A & B."


def test_the_faq_lists_its_questions() -> None:
    assert labels(topics.render_topic(view(Talk(GUIDE)), "faq")) == ["How long does it take?"]
