"""What each kind of update means; what means nothing is None, and nothing raises."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.transport.updates import CaseMessage, CommandMessage, Update, parse_update
from bot.transport.uploads import Upload
from flows.model.events.buyer import Amended, Captioned, Filed, Said, Sent
from flows.model.events.evidence import Forwarded
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


def test_an_edited_text_amends() -> None:
    assert event("edited_message", text="Sam") == Amended(3, "Sam")


@pytest.mark.parametrize("caption", [{"caption": "Sam"}, {}])
def test_an_edited_file_brings_its_caption_or_none(caption: dict[str, Any]) -> None:
    found = meaning("edited_message", **caption, **PHOTO)
    assert isinstance(found, Upload)
    assert (found.event.edited, found.event.caption) == (True, caption.get("caption", ""))


def test_an_edited_reply_to_ones_own_file_is_its_caption_again() -> None:
    mine = {"message_id": 2, "from": ME, **PHOTO}
    assert event("edited_message", text="x", reply_to_message=mine) == Captioned(2, "x", 3)


def test_an_edited_reply_to_the_bot_amends() -> None:
    bots = {"message_id": 2, "from": {"id": 1, "is_bot": True}, **PHOTO}
    assert event("edited_message", text="x", reply_to_message=bots) == Amended(3, "x")


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


ORIGINS = [
    ({"type": "user", "sender_user": {"first_name": "Zhang", "last_name": "Wei"}}, "Zhang Wei"),
    ({"type": "hidden_user", "sender_user_name": "Z. Wei"}, "Z. Wei"),
    ({"type": "chat", "sender_chat": {"title": "Brightway Sales"}}, "Brightway Sales"),
    ({"type": "channel", "chat": {"title": "Brightway News"}, "message_id": 3}, "Brightway News"),
    ({"type": "user", "sender_user": {}}, "?"),
]


@pytest.mark.parametrize(("origin", "author"), ORIGINS)
@pytest.mark.parametrize("text", ["We will not refund.", "/stop", "stop", "1"])
def test_a_forwarded_text_is_its_author_s(
    origin: dict[str, object], author: str, text: str
) -> None:
    at = datetime(2026, 5, 2, 9, 30, tzinfo=UTC)
    forwarded = {**origin, "date": int(at.timestamp())}
    assert event(text=text, forward_origin=forwarded) == Forwarded(text, author, at, 3)
    found = meaning(**PHOTO, forward_origin=forwarded)
    assert isinstance(found, Upload)
    assert (found.event.author, found.event.written_at) == (author, at)


def test_a_forwarded_place_says_nothing_of_where_the_buyer_is() -> None:
    place = {"latitude": 22.5, "longitude": 114.0}
    origin = {"type": "hidden_user", "sender_user_name": "Z", "date": 5}
    assert event(location=place, forward_origin=origin) == Sent("location")


def test_a_live_photo_keeps_its_film() -> None:
    film = {"file_id": "film", "file_unique_id": "f", "file_size": 7, "duration": 2}
    for shape in ({"live_photo": {**film, **PHOTO}}, {"live_photo": film, **PHOTO}):
        found = meaning(**shape, caption="the crack")
        assert isinstance(found, Upload)
        assert found.film
        assert (found.event.kind, found.file_id, found.event.caption) == (
            "photo",
            "large",
            "the crack",
        )
        assert (found.film.event.kind, found.film.file_id, found.film.mime) == (
            "video",
            "film",
            "video/mp4",
        )
        assert found.film.event.exhibit != found.event.exhibit


def test_an_edited_photo_is_a_file_of_its_own() -> None:
    first = meaning(**PHOTO)
    instants = (1_780_000_000, 1_780_000_001)
    edits = [meaning("edited_message", **PHOTO, edit_date=at) for at in instants]
    names = {each.event.exhibit for each in (first, *edits) if isinstance(each, Upload)}
    assert len(names) == 3
    assert all(isinstance(each, Upload) and each.event.edited for each in edits)
