"""Pages beside the questions: the answers of a phase, topics; each fits one message."""

import pytest

from bot.rendering import reviews, topics
from bot.rendering.pages import Page
from bot.sandbox.bot_api.markup import parse_html
from flows.definition.vocabulary import Ask, Choose, Step, Topic, go, option, picked
from flows.model.events.buyer import Withdrawn
from tests.support.bot.rendered_talk import view
from tests.support.flows.guides import small
from tests.support.flows.guides.parcel import GUIDE
from tests.support.flows.talk import Talk

NAME = Step("name", Ask(), "<b>Your name?</b> As in the passport.")
TOWN = Step("town", Ask(), "Your town?", skip=True)
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


def test_the_answers_of_a_phase_can_each_be_changed() -> None:
    talk = Talk(small(NAME, TOWN)).says("Sam <3").skips()
    page = reviews.render_answers(view(talk), "only")
    assert told(page).splitlines()[1:] == ["1. Your name? Sam <3", "2. Your town? left open"]
    assert labels(page) == ["Change 1", "Change 2"]


def test_a_phase_without_answers_says_so() -> None:
    page = reviews.render_answers(view(Talk(small(NAME))), "only")
    assert told(page).splitlines()[-1] == "Nothing yet."
    assert page.rows == []


def test_files_can_be_taken_out() -> None:
    talk = Talk(small(NAME)).files("front & back", "side")
    talk.take(Withdrawn(talk.case.exhibits[1].id))
    page = reviews.render_answers(view(talk), "only")
    assert "E1 · 101.jpg front & back" in told(page)
    assert labels(page) == ["Take out E1", "E1: change"]


@pytest.mark.parametrize("words", ["x" * 900, "&" * 900, "字" * 900, "<b>" * 300])
def test_a_long_review_fits_one_message(words: str) -> None:
    talk = Talk(small(NAME, TOWN, AGAIN))
    for _ in range(40):
        talk.says(words, words, "yes")
    talk.files(*[words] * 25)
    page = reviews.render_answers(view(talk), "only")
    assert len(told(page)) <= 4096
    assert len(labels(page)) <= 100
    changes = [label for label in labels(page) if str(label).startswith("Change")]
    lines = [line for line in told(page).splitlines() if line[0].isdigit()]
    assert len(changes) == len(lines) >= 5, "each line has its button"


def test_a_topic_is_told_with_what_is_known() -> None:
    topic = Topic("data", "Your data", "Sealed for {name}.")
    talk = Talk(small(NAME, topics=(topic,))).says("A & B")
    assert told(topics.render_topic(view(talk), "data")) == "Your data\nSealed for A & B."


def test_the_faq_lists_its_questions() -> None:
    assert labels(topics.render_topic(view(Talk(GUIDE)), "faq")) == ["How long does it take?"]
