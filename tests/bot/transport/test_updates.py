"""What each kind of update means; what means nothing is None, and nothing raises."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.transport.updates import CaseMessage, CommandMessage, Update, Upload, parse_update
from flows.model.events.buyer import Amended, Captioned, Filed, Said, Sent
from tests.support.bot import random_inputs
from tests.support.bot.raw_updates import ME, PHOTO, event, meaning, update

# Texts and commands


def test_a_text_is_said() -> None:
    found = parse_update(update(text="hello"))
    assert found == Update("u:1", 7, CaseMessage(Said("hello", 3)), "pt-br")


@pytest.mark.parametrize(
    ("text", "command"),
    {
        "/start": CommandMessage("start"),
        "/START": CommandMessage("start"),
        "/start damaged": CommandMessage("start", "damaged"),
        "/start   damaged  ": CommandMessage("start", "damaged"),
        "/start\ndamaged": CommandMessage("start", "damaged"),
        "/help@dispute_bot": CommandMessage("help"),
        "/start@dispute_bot late": CommandMessage("start", "late"),
    }.items(),
)
def test_a_command_is_a_command(text: str, command: CommandMessage) -> None:
    assert meaning(text=text) == command


@pytest.mark.parametrize("text", ["/", "//", "/ start", "/старт", "/a-b", "/1", "hello /start"])
def test_what_only_looks_like_a_command_is_a_text(text: str) -> None:
    assert event(text=text) == Said(text, 3)


@pytest.mark.parametrize(
    ("text", "kept"), {"a\x00b": "ab", "\ud800x": "?x", "\x00": "", "\u202ex": "\u202ex"}.items()
)
def test_what_no_store_can_keep_is_left_out(text: str, kept: str) -> None:
    assert event(text=text) == Said(kept, 3)


def test_a_forwarded_text_is_a_text() -> None:
    origin = {"type": "hidden_user", "sender_user_name": "Li", "date": 1}
    assert event(text="I sent it", forward_origin=origin) == Said("I sent it", 3)


def test_a_reply_may_be_a_caption() -> None:
    assert event(text="corner", reply_to_message={"message_id": 2}) == Captioned(2, "corner", 3)


# Files


def test_of_a_photo_the_largest_size_is_taken() -> None:
    filed = Filed("7.3", "photo", "photo.jpg", 99, 3, "front")
    assert meaning(**PHOTO, caption="front") == Upload(filed, "large", "image/jpeg")


def test_a_document_keeps_its_name_and_type() -> None:
    file = {"file_id": "f", "file_name": "deal.pdf", "mime_type": "application/pdf", "file_size": 0}
    filed = Filed("7.3", "document", "deal.pdf", 0, 3)
    assert meaning(document=file) == Upload(filed, "f", "application/pdf")


def test_an_animation_is_one_file() -> None:
    file = {"file_id": "f", "file_name": "a.mp4", "mime_type": "video/mp4"}
    filed = Filed("7.3", "animation", "a.mp4", None, 3)
    assert meaning(animation=file, document=file) == Upload(filed, "f", "video/mp4")


@pytest.mark.parametrize(
    ("kind", "name", "mime"),
    [
        ("voice", "voice.ogg", "audio/ogg"),
        ("video_note", "video.mp4", "video/mp4"),
        ("video", "video", "application/octet-stream"),
        ("audio", "audio", "application/octet-stream"),
    ],
)
def test_a_file_without_a_name_gets_one(kind: str, name: str, mime: str) -> None:
    found = meaning("message", **{kind: {"file_id": "f"}})
    assert found == Upload(Filed("7.3", kind, name, None, 3), "f", mime)


def test_names_and_captions_are_made_fit_to_keep() -> None:
    file = {"file_id": "f", "file_name": "a\x00\ud800.pdf", "mime_type": "x\x00"}
    found = meaning(document=file, caption="\udfff")
    assert found == Upload(Filed("7.3", "document", "a?.pdf", None, 3, "?"), "f", "x")


# Other things


@pytest.mark.parametrize(
    "kind", ["sticker", "poll", "location", "contact", "dice", "story", "checklist"]
)
def test_what_cannot_be_used_is_named(kind: str) -> None:
    assert event("message", **{kind: {}}) == Sent(kind)


def test_a_place_is_more_than_a_location() -> None:
    assert event(location={}, venue={}) == Sent("venue")


def test_what_is_not_known_is_something_else() -> None:
    assert event(game={"title": "x"}) == Sent("other")


@pytest.mark.parametrize(
    "note", ["pinned_message", "message_auto_delete_timer_changed", "chat_background_set"]
)
def test_what_telegram_notes_itself_is_nobodys_word(note: str) -> None:
    assert meaning("message", **{note: {}}) is None


def test_the_bots_own_note_is_nobodys_word() -> None:
    bot = {"id": 1, "is_bot": True, "first_name": "Bot"}
    assert parse_update(update("message", **{"from": bot, "text": "x"})) is None


# Edits


@pytest.mark.parametrize("edit", [{"text": "Sam"}, {"caption": "Sam", **PHOTO}])
def test_an_edit_amends(edit: dict[str, Any]) -> None:
    assert event("edited_message", **edit) == Amended(3, "Sam")


def test_an_edited_reply_to_ones_own_file_is_its_caption_again() -> None:
    mine = {"message_id": 2, "from": ME, **PHOTO}
    assert event("edited_message", text="x", reply_to_message=mine) == Captioned(2, "x", 3)


def test_an_edited_reply_to_the_bot_amends() -> None:
    bots = {"message_id": 2, "from": {"id": 1, "is_bot": True}, **PHOTO}
    assert event("edited_message", text="x", reply_to_message=bots) == Amended(3, "x")


def test_an_edited_caption_of_a_reply_amends() -> None:
    mine = {"message_id": 2, "from": ME, **PHOTO}
    found = event("edited_message", caption="x", reply_to_message=mine, **PHOTO)
    assert found == Amended(3, "x")


def test_a_location_that_moves_means_nothing() -> None:
    assert meaning("edited_message", location={}) is None


@given(
    content=st.one_of(
        random_inputs.files, random_inputs.things, random_inputs.texts.map(lambda t: {"text": t})
    )
)
def test_whatever_is_sent_means_something_that_can_be_kept(content: dict[str, Any]) -> None:
    found = parse_update(update(**content))
    assert found
    assert "\x00" not in str(found.content)
    repr(found.content).encode()
