"""What people do in a chat comes to the bot as an update, as in Telegram."""

import pytest

from bot.sandbox import user_actions
from bot.sandbox.world.errors import BotApiError
from bot.sandbox.world.types import Upload
from tests.support.sandbox.worlds import refused, scene

_TEXT_LIMIT = 4096


def test_reactions_come_only_when_asked_for() -> None:
    world = scene()
    user_actions.set_reaction(world.world, world.chat, world.own, "👍")
    world.world.updates.allow_kinds(["message_reaction"])
    user_actions.set_reaction(world.world, world.chat, world.own, "🔥")
    user_actions.send_text(world.world, world.chat, "not asked for")

    updates = world.updates()[1:]

    assert [update["message_reaction"]["new_reaction"] for update in updates] == [
        [{"type": "emoji", "emoji": "🔥"}]
    ]


def test_an_album_is_one_update_for_each_file() -> None:
    world = scene()
    files = [Upload(f"{number}.pdf", "application/pdf", b"%PDF") for number in range(3)]

    user_actions.send_files(world.world, world.chat, files, "papers", as_file=True)

    parts = [update["message"] for update in world.updates()[1:]]
    assert len({part["media_group_id"] for part in parts}) == 1
    assert [part.get("caption") for part in parts] == ["papers", None, None]
    assert [part["document"]["file_name"] for part in parts] == ["0.pdf", "1.pdf", "2.pdf"]


def test_a_file_says_its_size_and_too_big_ones_cannot_be_fetched() -> None:
    world = scene()
    big = Upload("v.mp4", "video/mp4", b"tiny", size=25 * 1024**2)
    user_actions.send_files(world.world, world.chat, [big])
    video = world.updates()[-1]["message"]["video"]

    assert video["file_size"] == 25 * 1024**2
    reason = refused(world, "getFile", file_id=video["file_id"])
    assert reason == "Bad Request: file is too big"


def test_a_long_text_is_cut_as_apps_cut_it() -> None:
    world = scene()

    posts = user_actions.send_text(world.world, world.chat, "x" * (_TEXT_LIMIT + 1))

    assert [len(post.body["text"]) for post in posts] == [_TEXT_LIMIT, 1]


def test_replies_and_forwards_say_so() -> None:
    world = scene()
    user_actions.send_text(world.world, world.chat, "this", reply_to=world.own)
    user_actions.send_text(world.world, world.chat, "that", forward_from="Supplier")

    reply, forward = (update["message"] for update in world.updates()[1:])

    assert reply["reply_to_message"]["text"] == "hi"
    assert forward["forward_origin"]["sender_user_name"] == "Supplier"


def test_a_caption_is_edited_like_a_text() -> None:
    world = scene()
    files = [Upload(name, "image/png", b"p") for name in ("a.png", "b.png")]
    first, second = user_actions.send_files(world.world, world.chat, files, "old")

    user_actions.edit_message(world.world, world.chat, first.id, "new")
    user_actions.edit_message(world.world, world.chat, second.id, "added")

    edits = [update["edited_message"] for update in world.updates()[-2:]]
    assert [edit["caption"] for edit in edits] == ["new", "added"]
    assert all("text" not in edit and edit["photo"] for edit in edits)


def test_a_photo_is_swapped_for_another_in_its_message() -> None:
    world = scene()
    one, two = (Upload(name, "image/png", name.encode()) for name in ("a.png", "b.png"))
    sent = user_actions.send_files(world.world, world.chat, [one], "old")[0]
    before = sent.body["photo"][-1]["file_unique_id"]

    user_actions.swap_file(world.world, world.chat, sent.id, two)

    edit = world.updates()[-1]["edited_message"]
    assert (edit["message_id"], "caption" in edit) == (sent.id, False)
    assert edit["photo"][-1]["file_unique_id"] != before
    with pytest.raises(BotApiError, match="can't be edited"):
        user_actions.swap_file(world.world, world.chat, world.theirs, two)


def test_neither_a_sticker_nor_the_bots_words_can_be_edited() -> None:
    world = scene()
    sticker = user_actions.send_other(world.world, world.chat, "sticker")

    for number in (sticker.id, world.own):
        with pytest.raises(BotApiError, match="can't be edited"):
            user_actions.edit_message(world.world, world.chat, number, "x")


def test_an_edit_is_an_update_and_leaves_old_updates_alone() -> None:
    world = scene()
    user_actions.edit_message(world.world, world.chat, world.theirs, "goodbye")

    before, after = world.updates()

    assert before["message"]["text"] == "hello"
    assert after["edited_message"]["text"] == "goodbye"
    assert after["edited_message"]["edit_date"]


def test_a_press_carries_the_message_and_can_be_answered_for_a_minute() -> None:
    world = scene()
    query = user_actions.press_button(world.world, world.chat, world.own, "a")
    told = world.updates()[-1]["callback_query"]

    assert (told["id"], told["data"], told["message"]["text"]) == (query, "a", "hi")
    assert world.ask("answerCallbackQuery", callback_query_id=query, text="ok")
    assert world.world.find_chat(world.chat).events[-1]["kind"] == "toast"
    world.clock.at += 61
    assert "too old" in refused(world, "answerCallbackQuery", callback_query_id=query)


def test_a_blocked_bot_is_told_and_kept_out() -> None:
    world = scene()
    user_actions.set_blocked(world.world, world.chat, blocked=True)
    change = world.updates()[-1]["my_chat_member"]

    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == (
        "member",
        "kicked",
    )
    said = refused(world, "sendMessage", chat_id=world.chat, text="x")
    assert said == "Forbidden: bot was blocked by the user"
    user_actions.set_blocked(world.world, world.chat, blocked=False)
    assert world.ask("sendMessage", chat_id=world.chat, text="x")


@pytest.mark.parametrize("kind", ["sticker", "poll", "location", "contact", "dice", "voice"])
def test_other_things_arrive(kind: str) -> None:
    world = scene()
    user_actions.send_other(world.world, world.chat, kind)

    assert kind in world.updates()[-1]["message"]
