"""The world behind the server: updates wait until confirmed, chats change as in Telegram."""

from typing import Any

import pytest

from bot.sandbox import acting
from bot.sandbox.contract import Violation
from bot.sandbox.refusal import Refusal
from bot.sandbox.shapes import Json, Upload
from tests.sandbox.scenes import Scene, scene

_TEXT_LIMIT = 4096


def texts(updates: list[Json]) -> list[str]:
    return [update["message"]["text"] for update in updates]


def refused(world: Scene, method: str, **params: Any) -> str:
    with pytest.raises(Refusal) as refusal:
        world.ask(method, **params)
    return refusal.value.description


def kinds(world: Scene) -> list[str]:
    return [event["kind"] for event in world.world.talk(world.chat).events]


def test_updates_are_given_again_until_confirmed() -> None:
    world = scene()
    acting.say(world.world, world.chat, "two")
    first = world.updates()

    assert world.updates() == first
    assert texts(world.updates(first[0]["update_id"] + 1)) == ["two"]
    assert texts(world.updates()) == ["two"], "what is confirmed is gone for good"


def test_limit_and_negative_offset() -> None:
    world = scene()
    for text in ("two", "three"):
        acting.say(world.world, world.chat, text)

    assert texts(world.updates(limit=2)) == ["hello", "two"]
    assert texts(world.updates(-1)) == ["three"]


def test_confirmed_updates_can_be_redelivered_once() -> None:
    world = scene()
    acting.say(world.world, world.chat, "two")
    last = world.updates()[-1]["update_id"]
    world.updates(last + 1)
    world.world.mailbox.redeliver(1)

    assert texts(world.updates(last + 1)) == ["two"]
    assert world.updates(last + 1) == []


def test_reactions_come_only_when_asked_for() -> None:
    world = scene()
    acting.react(world.world, world.chat, world.own, "👍")
    world.world.mailbox.allow(["message_reaction"])
    acting.react(world.world, world.chat, world.own, "🔥")
    acting.say(world.world, world.chat, "not asked for")

    updates = world.updates()[1:]

    assert [update["message_reaction"]["new_reaction"] for update in updates] == [
        [{"type": "emoji", "emoji": "🔥"}]
    ]


def test_an_album_is_one_update_for_each_file() -> None:
    world = scene()
    files = [Upload(f"{number}.pdf", "application/pdf", b"%PDF") for number in range(3)]

    acting.send(world.world, world.chat, files, "papers", as_file=True)

    parts = [update["message"] for update in world.updates()[1:]]
    assert len({part["media_group_id"] for part in parts}) == 1
    assert [part.get("caption") for part in parts] == ["papers", None, None]
    assert [part["document"]["file_name"] for part in parts] == ["0.pdf", "1.pdf", "2.pdf"]


def test_a_file_says_its_size_and_too_big_ones_cannot_be_fetched() -> None:
    world = scene()
    big = Upload("v.mp4", "video/mp4", b"tiny", size=25 * 1024**2)
    acting.send(world.world, world.chat, [big])
    video = world.updates()[-1]["message"]["video"]

    assert video["file_size"] == 25 * 1024**2
    reason = refused(world, "getFile", file_id=video["file_id"])
    assert reason == "Bad Request: file is too big"


def test_a_long_text_is_cut_as_apps_cut_it() -> None:
    world = scene()

    posts = acting.say(world.world, world.chat, "x" * (_TEXT_LIMIT + 1))

    assert [len(post.body["text"]) for post in posts] == [_TEXT_LIMIT, 1]


def test_replies_and_forwards_say_so() -> None:
    world = scene()
    acting.say(world.world, world.chat, "this", reply_to=world.own)
    acting.say(world.world, world.chat, "that", forward_from="Supplier")

    reply, forward = (update["message"] for update in world.updates()[1:])

    assert reply["reply_to_message"]["text"] == "hi"
    assert forward["forward_origin"]["sender_user_name"] == "Supplier"


def test_an_edit_is_an_update_and_leaves_old_updates_alone() -> None:
    world = scene()
    acting.edit(world.world, world.chat, world.theirs, "goodbye")

    before, after = world.updates()

    assert before["message"]["text"] == "hello"
    assert after["edited_message"]["text"] == "goodbye"
    assert after["edited_message"]["edit_date"]


def test_a_press_carries_the_message_and_can_be_answered_for_a_minute() -> None:
    world = scene()
    query = acting.press(world.world, world.chat, world.own, "a")
    told = world.updates()[-1]["callback_query"]

    assert (told["id"], told["data"], told["message"]["text"]) == (query, "a", "hi")
    assert world.ask("answerCallbackQuery", callback_query_id=query, text="ok")
    assert kinds(world)[-1] == "toast"
    world.clock.at += 61
    assert "too old" in refused(world, "answerCallbackQuery", callback_query_id=query)


def test_a_blocked_bot_is_told_and_kept_out() -> None:
    world = scene()
    acting.block(world.world, world.chat, blocked=True)
    change = world.updates()[-1]["my_chat_member"]

    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == (
        "member",
        "kicked",
    )
    said = refused(world, "sendMessage", chat_id=world.chat, text="x")
    assert said == "Forbidden: bot was blocked by the user"
    acting.block(world.world, world.chat, blocked=False)
    assert world.ask("sendMessage", chat_id=world.chat, text="x")


def test_a_pin_leaves_a_line_that_comes_back_as_an_update() -> None:
    world = scene()
    world.ask("pinChatMessage", chat_id=world.chat, message_id=world.own)
    line = world.updates()[-1]["message"]

    assert (line["from"]["is_bot"], line["pinned_message"]["message_id"]) == (True, world.own)
    assert world.ask("getChat", chat_id=world.chat)["pinned_message"]["text"] == "hi"
    assert world.ask("deleteMessage", chat_id=world.chat, message_id=line["message_id"])
    assert world.ask("unpinChatMessage", chat_id=world.chat)
    assert "pinned_message" not in world.ask("getChat", chat_id=world.chat)


def test_messages_can_be_deleted_for_two_days() -> None:
    world = scene()
    world.clock.at += 48 * 3600 + 1
    params = {"chat_id": world.chat, "message_id": world.own}

    assert refused(world, "deleteMessage", **params) == "Bad Request: message can't be deleted"
    assert world.ask("deleteMessages", chat_id=world.chat, message_ids=[world.own, 999])
    assert world.own in world.world.talk(world.chat).posts


def test_captions_and_texts_are_edited_by_their_own_methods() -> None:
    world = scene()
    files = {"photo": Upload("p.png", "image/png", b"p")}
    sent = world.ask("sendPhoto", files, chat_id=world.chat, caption="old")
    photo = {"chat_id": world.chat, "message_id": sent["message_id"]}
    text = {"chat_id": world.chat, "message_id": world.own}

    assert world.ask("editMessageCaption", **photo, caption="<b>new</b>", parse_mode="HTML")
    assert "no text" in refused(world, "editMessageText", **photo, text="x")
    assert "no caption" in refused(world, "editMessageCaption", **text, caption="x")


def test_texts_are_trimmed_and_entities_move_along() -> None:
    world = scene()
    sent = world.ask("sendMessage", chat_id=world.chat, text="  <b>x </b> ", parse_mode="HTML")

    assert sent["text"] == "x"
    assert sent["entities"] == [{"offset": 0, "length": 1, "type": "bold"}]


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("sendMessage", {"text": "x", "colour": "red"}),
        ("sendMessage", {"text": "x", "parse_mode": "MarkdownV2"}),
        ("sendMessage", {"text": "x", "link_preview_options": {"disabled": True}}),
        ("sendMessage", {"text": "x", "message_thread_id": "first"}),
        ("sendDice", {}),
    ],
)
def test_what_cannot_be_meant_is_a_violation(method: str, params: Json) -> None:
    world = scene()

    with pytest.raises(Violation):
        world.ask(method, chat_id=world.chat, **params)


@pytest.mark.parametrize(
    ("method", "params", "reason"),
    [
        ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}, "MESSAGE_TOO_LONG"),
        ("setMyDescription", {"description": "x" * 513}, "0 to 512 characters"),
        ("setMyCommands", {"commands": [{"command": "a"}]}, 'find field "description"'),
        ("setMyCommands", {"commands": [{"command": 1, "description": "x"}]}, "type String"),
        ("deleteMessages", {"chat_id": 1001, "message_ids": ["x"]}, "of type Number"),
        ("pinChatMessage", {"chat_id": 1001}, "message identifier is not specified"),
    ],
)
def test_types_and_lengths_are_checked(method: str, params: Json, reason: str) -> None:
    assert reason in refused(scene(), method, **params)


def test_profile_texts_have_languages() -> None:
    world = scene()
    world.ask("setMyShortDescription", short_description="Hi")
    world.ask("setMyShortDescription", short_description="你好", language_code="zh")

    def told(language: str) -> object:
        return world.ask("getMyShortDescription", language_code=language)["short_description"]

    assert (told("zh"), told("ru")) == ("你好", "Hi")


def test_commands_are_kept_by_scope_and_language() -> None:
    world = scene()
    commands = [{"command": "help", "description": "Help"}]
    scope = {"type": "all_private_chats"}
    world.ask("setMyCommands", commands=commands, scope=scope, language_code="zh")

    assert world.ask("getMyCommands", scope=scope, language_code="zh") == commands
    assert world.ask("getMyCommands") == []
    assert world.ask("deleteMyCommands", scope=scope, language_code="zh")
    assert world.ask("getMyCommands", scope=scope, language_code="zh") == []


@pytest.mark.parametrize("kind", ["sticker", "poll", "location", "contact", "dice", "voice"])
def test_other_things_arrive(kind: str) -> None:
    world = scene()
    acting.other(world.world, world.chat, kind)

    assert kind in world.updates()[-1]["message"]
