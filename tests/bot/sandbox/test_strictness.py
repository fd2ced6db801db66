"""What the real server refuses or changes, the sandbox refuses and changes too."""

from typing import Any

import pytest

from bot.sandbox.world.types import Upload
from tests.support.sandbox.worlds import refused, scene

TEXT = {"text": "bold"}
PNG = b"\x89PNG" + bytes(12) + b"\0\0\1\x2c\0\0\0\xc8"


def send(**params: Any) -> Any:
    """The message that becomes of a text."""
    world = scene()
    return world.ask("sendMessage", chat_id=world.chat, **params)


def refuse(**params: Any) -> str:
    """Why a text is refused."""
    world = scene()
    return refused(world, "sendMessage", chat_id=world.chat, **params)


def button(**fields: Any) -> dict[str, Any]:
    """A text with one button."""
    return {"text": "kb", "reply_markup": {"inline_keyboard": [[{"text": "A", **fields}]]}}


@pytest.mark.parametrize(
    "text", ["\u200b", "\u200d", " \u2060\ufeff\n", "\u2800", "\xad", "\u202e"]
)
@pytest.mark.parametrize("mode", [{}, {"parse_mode": "HTML"}])
def test_a_text_that_shows_nothing_is_refused(text: str, mode: dict[str, str]) -> None:
    assert refuse(text=text, **mode) == "Bad Request: text must be non-empty"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\x01b\x07c\td", "a b c d"),
        ("a\r\nb\rc", "a\nbc"),
        ("\u202eabc\u202c", "abc"),
        ("x\u200by", "x\u200by"),
    ],
)
def test_control_and_direction_characters_are_taken_out(text: str, kept: str) -> None:
    assert send(text=text)["text"] == kept


def test_marks_stay_on_their_words_when_something_is_taken_out() -> None:
    message = send(text="\r\u202e😀 <b>x\r</b>y", parse_mode="HTML")
    assert message["text"] == "😀 xy"
    assert message["entities"] == [{"offset": 3, "length": 1, "type": "bold"}]


def test_a_marked_space_at_the_front_stays() -> None:
    message = send(text=" <b> x</b> ", parse_mode="HTML")
    assert message["text"] == " x"
    assert message["entities"] == [{"offset": 0, "length": 2, "type": "bold"}]


@pytest.mark.parametrize(
    ("entity", "reason"),
    [
        (
            {"type": "bold", "offset": 0, "length": 40},
            "entity beginning at UTF-16 offset 0 ends after the end of the text "
            "at UTF-16 offset 40",
        ),
        (
            {"type": "bold", "offset": -1, "length": 2},
            "receive an entity with incorrect offset -1",
        ),
        (
            {"type": "nope", "offset": 0, "length": 2},
            "can't parse MessageEntity: Unsupported type specified",
        ),
        (
            {"type": "text_link", "offset": 0, "length": 2, "url": "nonsense"},
            "entity URL 'nonsense' is invalid: Wrong HTTP URL",
        ),
    ],
)
def test_an_entity_that_cannot_be_is_refused(entity: dict[str, Any], reason: str) -> None:
    assert refuse(**TEXT, entities=[entity]) == f"Bad Request: {reason}"


@pytest.mark.parametrize(
    ("href", "kept"),
    [
        ("example.com", "http://example.com/"),
        ("https://example.com", "https://example.com/"),
        ("https://example.com/?a=1", "https://example.com/?a=1"),
        ("tg://user?id=1", "tg://user?id=1"),
    ],
)
def test_a_link_is_made_whole(href: str, kept: str) -> None:
    message = send(text=f'<a href="{href}">x</a>', parse_mode="HTML")
    assert [entity["url"] for entity in message["entities"]] == [kept]


def test_a_button_is_as_the_server_keeps_it() -> None:
    kept = send(**button(url="example.com"))["reply_markup"]["inline_keyboard"][0][0]
    assert kept == {"text": "A", "url": "http://example.com/"}
    assert "reply_markup" not in send(**button(text="", callback_data="a"))


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"url": "file:///etc/passwd"}, "Unsupported URL protocol"),
        ({"url": "nonsense"}, "Wrong HTTP URL"),
        ({"url": "https://example.com", "callback_data": "a"}, "a button does one thing"),
        ({"text": "\u200b", "callback_data": "a"}, "the text of a button shows nothing"),
    ],
)
def test_a_button_that_cannot_be_meant_is_refused(fields: dict[str, str], reason: str) -> None:
    assert reason in refuse(**button(**fields))


def test_a_file_id_is_good_for_its_own_kind() -> None:
    world = scene()
    picture = world.ask(
        "sendPhoto", {"photo": Upload("p.png", "image/png", PNG)}, chat_id=world.chat
    )
    paper = world.ask(
        "sendDocument",
        {"document": Upload("d.pdf", "application/pdf", b"%PDF")},
        chat_id=world.chat,
    )
    photo, document = picture["photo"][-1]["file_id"], paper["document"]["file_id"]
    assert refused(world, "sendPhoto", chat_id=world.chat, photo=document) == (
        "Bad Request: can't use file of type Document as Photo"
    )
    assert refused(world, "sendDocument", chat_id=world.chat, document=photo) == (
        "Bad Request: can't use file of type Photo as Document"
    )
    album = [{"type": "document", "media": photo}] * 2
    assert refused(world, "sendMediaGroup", chat_id=world.chat, media=album) == (
        "Bad Request: can't use file of type Photo as DocumentAsFile"
    )


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ('a/b\\c:d "q".pdf', "c d  q.pdf"),
        ("a/b\\c:d %22q%22.pdf", "c d  q.pdf"),
        ("plain 件.pdf", "plain 件.pdf"),
    ],
)
def test_a_file_name_is_plain(name: str, kept: str) -> None:
    world = scene()
    upload = {"document": Upload(name, "application/pdf", b"%PDF")}
    sent = world.ask("sendDocument", upload, chat_id=world.chat)
    assert sent["document"]["file_name"] == kept


def test_empty_lists_and_long_ones_are_refused() -> None:
    world = scene()
    assert refused(world, "sendMediaGroup", chat_id=world.chat, media=[]) == (
        "Bad Request: there are no messages to send"
    )
    assert refused(world, "deleteMessages", chat_id=world.chat, message_ids=[]) == (
        "Bad Request: message identifiers are not specified"
    )
    assert refused(world, "deleteMessages", chat_id=world.chat, message_ids=[1] * 101) == (
        "Bad Request: too many message identifiers specified"
    )


def test_a_quote_is_a_part_of_what_it_answers() -> None:
    world = scene()
    reply = {"message_id": world.theirs, "quote": "ell"}
    message = world.ask("sendMessage", chat_id=world.chat, text="x", reply_parameters=reply)
    assert message["quote"] == {"text": "ell", "position": 1, "is_manual": True}
    wrong = {"message_id": world.theirs, "quote": "never said"}
    said = refused(world, "sendMessage", chat_id=world.chat, text="x", reply_parameters=wrong)
    assert said == "Bad Request: QUOTE_TEXT_INVALID"
