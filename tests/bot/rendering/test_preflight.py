"""What the look before the submit shows: points, missing items, contradictions, change buttons."""

from bot.rendering import keyboards, questions, topics
from bot.sandbox.bot_api.markup import parse_html
from flows.guides.alibaba import GUIDE
from tests.flows.engine.test_preflight import guide, ready
from tests.support.bot.rendered_talk import view
from tests.support.flows.talk import Talk


def shown(talk: Talk) -> str:
    return parse_html("\n".join(questions.render_question(view(talk), talk.spot)))[0]


def test_the_look_names_points_gaps_and_both_sides() -> None:
    assert shown(ready()).splitlines() == [
        "Ready?",
        "Your evidence: 0 of 100",
        "Still missing, most important first",
        "• Label (+27)",
        "• Inside (+23)",
        "• Outside (+20)",
        "⚠ These answers do not match",
        "• 5 of 3.",
        "Weak points",
        "• It is weak.",
        "You can go on as things are.",
    ]


def test_a_clear_case_is_told_so() -> None:
    assert "Your answers match each other." in shown(ready(broken="1"))


def test_each_side_has_a_button() -> None:
    talk = ready()
    labels = [
        each["text"] for row in keyboards.build_keyboard(view(talk), talk.spot) for each in row
    ]
    assert labels[1:3] == ["Change 1: How many?", "Change 2: How many broke?"]


def test_the_checklist_says_how_much_is_there_and_what_the_next_photo_adds() -> None:
    talk = Talk(guide()).opens().says("3", "5")
    text = shown(talk)
    assert "Best next: Carton (+30)" in text
    assert "0 of 4 on the list · Your evidence: 0 of 100" in text


def test_why_this_number_lists_every_item() -> None:
    talk = Talk(GUIDE).opens("damaged").presses("silent").skips()
    page = parse_html(topics.render_topic(view(talk), "strength").text)[0]
    assert "Missing: Outer carton with its label: +18" in page
    assert "Your evidence: 0 of 100" in page
