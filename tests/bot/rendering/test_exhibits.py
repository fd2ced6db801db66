"""The page of one exhibit, and the buttons under a question for files with hints."""

from bot.rendering import exhibits, keyboards
from bot.rendering.pages import Rows
from bot.sandbox.bot_api.markup import parse_html
from bot.transport import callback_data
from bot.transport.callback_data import CasePress
from bot.transport.updates import Upload, parse_update
from flows.model.events.buyer import Vouched
from flows.model.events.system import Inspected
from tests.flows.engine.test_files import proof
from tests.support.bot.rendered_talk import calls, plain, view
from tests.support.flows.talk import Talk


def labels(rows: Rows) -> list[str]:
    return [str(button["text"]) for row in rows for button in row]


def page(talk: Talk, number: int) -> tuple[str, list[str]]:
    shown = exhibits.render_exhibit(view(talk), talk.case.exhibits[number - 1].id)
    return parse_html(shown.text)[0], labels(shown.rows)


def test_a_page_shows_what_it_is_and_every_way_to_change_it() -> None:
    talk = proof().files("one", "two", "three <b>").waits(seconds=2)
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
    talk = proof().files("one", "two").waits(seconds=2)
    rows = exhibits.render_exhibit(view(talk), talk.case.exhibits[1].id).rows
    for token in [str(each["callback_data"]) for row in rows for each in row]:
        press = callback_data.decode_press(token)
        assert isinstance(press, CasePress)
        other = proof().files("one", "two").waits(seconds=2).take(press.event)
        assert other.told != ["toast.old"]


def test_the_label_typed_brings_the_page() -> None:
    talk = proof().files("one").waits(seconds=2).says("E1")
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
