"""The world behind the server: updates wait until confirmed, the bot's methods change chats."""

import pytest

from bot.sandbox import user_actions
from bot.sandbox.bot_api.contract import ContractError
from bot.sandbox.world.types import Json, Upload
from tests.support.sandbox.worlds import refused, scene


def texts(updates: list[Json]) -> list[str]:
    return [update["message"]["text"] for update in updates]


def test_updates_are_given_again_until_confirmed() -> None:
    world = scene()
    user_actions.send_text(world.world, world.chat, "two")
    first = world.updates()

    assert world.updates() == first
    assert texts(world.updates(first[0]["update_id"] + 1)) == ["two"]
    assert texts(world.updates()) == ["two"], "what is confirmed is gone for good"


def test_limit_and_negative_offset() -> None:
    world = scene()
    for text in ("two", "three"):
        user_actions.send_text(world.world, world.chat, text)

    assert texts(world.updates(limit=2)) == ["hello", "two"]
    assert texts(world.updates(-1)) == ["three"]


def test_confirmed_updates_can_be_redelivered_once() -> None:
    world = scene()
    user_actions.send_text(world.world, world.chat, "two")
    last = world.updates()[-1]["update_id"]
    world.updates(last + 1)
    world.world.updates.redeliver(1)

    assert texts(world.updates(last + 1)) == ["two"]
    assert world.updates(last + 1) == []


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
    assert world.own in world.world.find_chat(world.chat).messages


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

    with pytest.raises(ContractError):
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
