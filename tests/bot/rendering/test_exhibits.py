"""The page of one exhibit, and the buttons under a question for files with hints."""

from bot.rendering import exhibits, keyboards
from bot.rendering.pages import Rows
from bot.sandbox.bot_api.markup import parse_html
from bot.transport import callback_data
from bot.transport.callback_data import CasePress
from bot.transport.updates import parse_update
from bot.transport.uploads import Upload
from flows.definition.vocabulary import Ask, Exhibits, Step, line
from flows.model.events.buyer import Vouched
from flows.model.events.system import Inspected
from tests.flows.engine.test_files import PROOF, proof
from tests.flows.engine.test_inspections import too_early
from tests.support.bot.rendered_talk import PRESS, buttons, calls, plain, view
from tests.support.flows.guides import small
from tests.support.flows.talk import Talk


def labels(rows: Rows) -> list[str]:
    return [str(button["text"]) for row in rows for button in row]


def named(*captions: str) -> Talk:
    """Files of which the buyer said that they show the carton."""
    return proof().files(*captions).waits(seconds=2).says("The carton")


def page(talk: Talk, number: int) -> tuple[str, list[str]]:
    shown = exhibits.render_exhibit(view(talk), talk.case.exhibits[number - 1].id)
    return parse_html(shown.text)[0], labels(shown.rows)


def test_a_page_shows_what_it_is_and_every_way_to_change_it() -> None:
    talk = named("one", "two", "three <b>")
    text, buttons = page(talk, 3)
    assert text.splitlines()[:3] == ["E3 · 103.jpg ", "Listed as The carton", "Caption: three <b>"]
    assert buttons[:4] == ["To the top", "Up", "Replace it", "Take out E3"]
    assert buttons[4:] == ["The shipping label", "The inside", "Under no name"]


def test_the_ends_of_the_order_have_no_way_beyond() -> None:
    talk = proof().files("one", "two").waits(seconds=2)
    assert page(talk, 1)[1][0] == "Down"
    assert page(talk, 2)[1][0] == "Up"
    assert page(proof().files("one"), 1)[1][0] == "Replace it"


def test_every_button_of_a_page_does_what_it_says() -> None:
    talk = named("one", "two")
    rows = exhibits.render_exhibit(view(talk), talk.case.exhibits[1].id).rows
    for token in [str(each["callback_data"]) for row in rows for each in row]:
        press = callback_data.decode_press(token)
        assert isinstance(press, CasePress)
        other = named("one", "two").take(press.event)
        assert other.told != ["toast.old"]


def test_the_label_typed_brings_the_page() -> None:
    talk = named("one").says("E1")
    assert "Listed as The carton" in plain(calls(talk)[-1])


def test_files_with_hints_can_be_kept_or_sent_again_once_told() -> None:
    talk = proof().files("one", "two").waits(seconds=2)
    talk.take(Inspected(talk.case.exhibits[1].id, ("blurred",)))
    assert "Keep anyway" not in labels(keyboards.build_keyboard(view(talk), talk.spot))
    talk.waits(seconds=5)
    assert "E2: looks blurred." in plain(calls(talk)[-1])
    shown = labels(keyboards.build_keyboard(view(talk), talk.spot))
    assert {"Send E2 again", "Keep anyway"} <= set(shown)
    shown = labels(keyboards.build_keyboard(view(talk.take(Vouched())), talk.spot))
    assert "Keep anyway" not in shown


def test_a_file_says_what_it_replies_to() -> None:
    photo = [{"file_id": "f", "file_size": 5}]
    chat = {"id": 7, "type": "private"}
    message = {"message_id": 3, "chat": chat, "photo": photo, "reply_to_message": {"message_id": 2}}
    found = parse_update({"update_id": 1, "message": message})
    assert found
    assert isinstance(found.content, Upload)
    assert found.content.event.target == 2


def pressed(talk: Talk, label: str) -> Talk:
    """Press the button of the last message that says so; under it stands what comes of it."""
    rows = calls(talk, PRESS)[-1].parameters["reply_markup"]["inline_keyboard"]
    tokens = [button["callback_data"] for row in rows for button in row if button["text"] == label]
    press = callback_data.decode_press(tokens[0])
    assert isinstance(press, CasePress)
    return talk.take(press.event)


def shown(talk: Talk) -> tuple[str, list[str]]:
    """The last message and its buttons, of which there are never more than eight."""
    found = calls(talk, PRESS)[-1]
    assert len(buttons(found)) <= 8
    return plain(found), buttons(found)


def test_an_album_is_named_by_one_tap() -> None:
    talk = proof().files("", "", "").waits(seconds=2)
    text, offered = shown(talk)
    assert text == "Saved as E1–E3.\n\nWhat do these 3 show?"
    assert offered[:3] == ["The carton", "The shipping label", "The inside"]
    assert offered[3:] == ["Different things", "Something else", "Done"]
    text, offered = shown(pressed(talk, "The shipping label"))
    assert text.startswith("✓ E1–E3: The shipping label\n\nBest next: The carton")
    assert offered == ["I don't have it", "Later", "The inside", "Done"]


def test_files_that_differ_are_named_one_by_one_each_in_reply_to_itself() -> None:
    talk = proof().files("", "").waits(seconds=2)
    pressed(talk, "Different things")
    asked = calls(talk, PRESS)[-1]
    assert (plain(asked), asked.parameters["reply_parameters"]["message_id"]) == (
        "What does E1 show?",
        101,
    )
    pressed(talk, "The inside")
    edited, asked = calls(talk, PRESS)[1:]
    assert (edited.method, plain(edited)) == ("editMessageText", "✓ E1: The inside")
    assert (plain(asked), asked.parameters["reply_parameters"]["message_id"]) == (
        "What does E2 show?",
        102,
    )
    assert shown(pressed(talk, "Something else"))[0].startswith("Best next: The carton")
    assert [each.shown_line for _, each in talk.exhibits] == ["inside", None]


def test_a_long_list_is_offered_page_by_page() -> None:
    lines = tuple(line(f"line{n}", f"Line {n}", "So.") for n in range(15))
    talk = Talk(small(Step("proof", Exhibits(lines), "Photos."))).opens()
    assert shown(talk)[1][2:-2] == ["Line 1", "Line 2", "Line 3", "Line 4"]
    found = list[str]()
    talk.files("").waits(seconds=2)
    for _ in range(3):
        call = calls(talk, PRESS)[-1]
        assert len(buttons(call)) <= 8
        found += [each for each in buttons(call) if each.startswith("Line")]
        pressed(talk, "More of the list")
    assert list(dict.fromkeys(found)) == [f"Line {n}" for n in range(15)]
    assert buttons(calls(talk, PRESS)[-1])[:5] == [f"Line {n}" for n in range(5)]


def test_a_page_has_eight_buttons_and_the_rest_of_the_list_behind_one() -> None:
    lines = tuple(line(f"line{n}", f"Line {n}", "So.") for n in range(15))
    talk = Talk(small(Step("proof", Exhibits(lines), "Photos."))).opens().files("", "", "")
    talk.waits(seconds=2).says("Line 0", "E2")
    text, offered = shown(talk)
    assert ("Listed as Line 0" in text, len(offered)) == (True, 8)
    edited = calls(pressed(talk, "More of the list"), PRESS)[-1]
    assert edited.method == "editMessageReplyMarkup"
    assert buttons(edited)[:2] == ["Line 1", "Line 2"]
    pressed(talk, "Line 2")
    assert [each.shown_line for _, each in talk.exhibits] == ["line0", "line2", "line0"]


def test_files_nobody_spoke_of_can_be_named_later() -> None:
    talk = Talk(small(Step("name", Ask(), "Name?"), PROOF)).opens().files("", "").waits(seconds=2)
    assert talk.says("Sam").asked == "proof"
    assert "Say what E1, E2 show" in shown(talk)[1]
    assert shown(pressed(talk, "Say what E1, E2 show"))[0] == "What does E1 show?"


def test_a_photo_too_early_for_the_goods_asks_for_yes_or_no() -> None:
    talk = too_early()
    text, offered = shown(talk)
    assert "E1: the camera dates it before the goods came." in text
    assert offered[:2] == ["The date is right", "The date is wrong"]
    assert shown(pressed(talk, "The date is wrong"))[0].startswith("Noted: the camera's date of E1")
