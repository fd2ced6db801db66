"""The calls of a turn: what was pressed is closed, and a message keeps its form and its buttons."""

from dataclasses import replace

import pytest

from bot.rendering.calls import build_messages, pin_first, split_parts
from flows.definition.vocabulary import Ask, Choose, Step, Topic, option
from flows.model.events.buyer import Asked
from tests.support.bot.rendered_talk import CHAT, PRESS, buttons, calls, plain
from tests.support.flows.guides import small
from tests.support.flows.talk import Talk

COLOUR = Step("colour", Choose((option("red", "Red"), option("blue", "Blue"))), "Which one?")
NAME = Step("name", Ask(), "<b>Your name?</b>", skip=True)
BUTTON: dict[str, object] = {"text": "Go", "callback_data": "c:s:0:go"}


def test_a_question_that_was_answered_by_a_press_shows_its_answer() -> None:
    toast, settled, asked = calls(Talk(small(COLOUR, NAME)).opens().presses("red"), PRESS)

    assert toast.method == "answerCallbackQuery"
    assert settled.method == "editMessageText"
    assert settled.parameters["message_id"] == PRESS.message
    assert "Red" in plain(settled)
    assert settled.parameters["parse_mode"] == "HTML"
    assert buttons(settled) == []
    assert asked.method == "sendMessage"


def test_a_question_that_was_skipped_folds_too() -> None:
    _, settled, _ = calls(Talk(small(NAME, COLOUR)).opens().presses("!skip"), PRESS)

    assert (settled.method, plain(settled)) == ("editMessageText", "Your name?: left open")
    assert "reply_markup" not in settled.parameters


def test_a_question_answered_by_a_text_folds_where_it_was_asked() -> None:
    guide = replace(small(COLOUR, NAME), labels={"colour": "Colour <1>"})
    settled, asked = calls(Talk(guide).says("red"))

    assert (settled.method, settled.role) == ("editMessageText", "ask")
    assert (plain(settled), buttons(settled)) == ("✓ Colour <1>: Red", [])
    assert (asked.method, asked.role) == ("sendMessage", "ask")
    assert "message_id" not in settled.parameters, "the sender knows it"


def test_buttons_shown_again_are_taken_from_where_they_were() -> None:
    closed, asked = calls(Talk(small(COLOUR, NAME)).says("green"))

    assert (closed.method, closed.role) == ("editMessageReplyMarkup", "ask")
    assert buttons(asked)[:2] == ["Red", "Blue"]
    assert "Which one?" not in plain(asked)


def test_a_message_is_html_and_shows_no_preview_of_a_page() -> None:
    (message,) = build_messages(CHAT, ["<b>Hello</b>"], [])

    assert message.parameters["parse_mode"] == "HTML"
    assert message.parameters["link_preview_options"] == {"is_disabled": True}
    assert "reply_markup" not in message.parameters


def test_an_empty_row_takes_no_buttons_along() -> None:
    (message,) = build_messages(CHAT, ["Hello"], [[], [BUTTON]])

    assert message.parameters["reply_markup"] == {"inline_keyboard": [[BUTTON]]}


def test_the_last_of_several_messages_has_the_buttons() -> None:
    first, last = build_messages(CHAT, ["a" * 3000, "b" * 3000], [[BUTTON]])

    assert buttons(first) == []
    assert buttons(last) == ["Go"]


def test_parts_share_a_message_up_to_its_last_character() -> None:
    assert list(split_parts(["a" * 4000, "b" * 94, "c"])) == ["a" * 4000 + "\n\n" + "b" * 94, "c"]
    assert list(split_parts(["a" * 4000, "b" * 95])) == ["a" * 4000, "b" * 95]


def test_the_first_message_of_a_case_is_pinned_without_a_sound() -> None:
    first, second, pin = pin_first(CHAT, build_messages(CHAT, ["a" * 3000, "b" * 3000], []))

    assert (first.role, second.role, pin.role) == ("card", "", "pin")
    assert pin.parameters == {"chat_id": CHAT, "disable_notification": True}


def test_a_page_leaves_the_question_where_it_is() -> None:
    guide = small(NAME, topics=(Topic("cost", "Costs", "They ask, we answer."),))
    made = calls(Talk(guide).opens().take(Asked("cost")))

    assert [each.method for each in made] == ["sendMessage"]
    assert "They ask, we answer." in plain(made[0])
    assert "Your name?" not in plain(made[0])


PASTED = "Please send the tracking number of my order."


@pytest.mark.parametrize(
    ("text", "copied"),
    [(PASTED[:29], False), (PASTED[:30], True), (PASTED[:10] * 26, False), (PASTED[:8] * 32, True)],
)
def test_a_text_to_paste_that_fits_a_button_has_one(text: str, copied: bool) -> None:
    asked = calls(Talk(small(Step("name", Ask(), f"<code>{text}</code>"))).opens())[-1]
    rows = asked.parameters.get("reply_markup", {}).get("inline_keyboard", [])

    copies = [
        button["copy_text"]["text"] for row in rows for button in row if "copy_text" in button
    ]
    assert copies == ([text] if copied else [])


def test_short_buttons_stand_in_pairs_and_a_long_one_alone() -> None:
    labels = ("Red", "Blue", "Green", "A colour of eighteen", "x" * 18)
    options = tuple(option(f"o{n}", label) for n, label in enumerate(labels))
    asked = calls(Talk(small(Step("colour", Choose(options), "Which?"))).opens())[-1]
    rows = asked.parameters["reply_markup"]["inline_keyboard"]

    assert [len(row) for row in rows[:4]] == [2, 1, 1, 1]
    assert [rows[0][0]["text"], rows[0][1]["text"]] == ["Red", "Blue"]
