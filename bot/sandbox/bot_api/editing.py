"""The bot's changes to what is there: edits, deletions, pins, reactions, answered presses."""

from bot.sandbox.bot_api.message_content import parse_caption, parse_markup, parse_text, strip_reply
from bot.sandbox.bot_api.sending import resolve_chat, resolve_recipient
from bot.sandbox.world.errors import bad_request
from bot.sandbox.world.types import ApiRequest, ChatHistory, Json, Message
from bot.sandbox.world.world import World

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
_QUERY_EXPIRED = "query is too old and response timeout expired or query ID is invalid"
_QUERY_SECONDS = 60
_DELETE_SECONDS = 48 * 3600
_EMOJI = """
    ❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮
    💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡
    🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻
    👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿
    🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡
"""
_REACTIONS = frozenset(_EMOJI.split())


def _find_message(talk: ChatHistory, ask: ApiRequest, act: str) -> Message:
    post = talk.messages.get(ask.params.get("message_id", 0))
    if post is None:
        raise bad_request(f"message to {act} not found")
    return post


def _find_own_message(world: World, ask: ApiRequest) -> tuple[ChatHistory, Message]:
    """The bot's own message that is to be edited."""
    talk = resolve_recipient(world, ask)
    post = _find_message(talk, ask, "edit")
    if not post.from_bot or post.is_service:
        raise bad_request("message can't be edited")
    return talk, post


def edit_text(world: World, ask: ApiRequest) -> Json:
    """Another text; a keyboard that is left out is taken away."""
    talk, post = _find_own_message(world, ask)
    if "text" not in post.body:
        raise bad_request("there is no text in the message to edit")
    text, entities = parse_text(ask.params)
    content: Json = {"text": text} | ({"entities": entities} if entities else {})
    return _apply_edit(world, talk, post, ("text", "entities"), content | parse_markup(ask.params))


def edit_caption(world: World, ask: ApiRequest) -> Json:
    """Another caption under a file."""
    talk, post = _find_own_message(world, ask)
    if "text" in post.body:
        raise bad_request("there is no caption in the message to edit")
    content = parse_caption(ask.params) | parse_markup(ask.params)
    return _apply_edit(world, talk, post, ("caption", "caption_entities"), content)


def edit_markup(world: World, ask: ApiRequest) -> Json:
    """Another keyboard, or none."""
    talk, post = _find_own_message(world, ask)
    markup = parse_markup(ask.params)
    if not markup and "reply_markup" not in post.body:
        raise bad_request("MESSAGE_EMPTY")
    return _apply_edit(world, talk, post, (), markup)


def _apply_edit(
    world: World, talk: ChatHistory, post: Message, replaced: tuple[str, ...], content: Json
) -> Json:
    gone = {*replaced, "reply_markup"}
    old = {key: value for key, value in post.body.items() if key in gone}
    if old == content:
        raise bad_request(_NOT_MODIFIED)
    kept = {key: value for key, value in post.body.items() if key not in gone}
    # A new dictionary: updates already handed out keep showing the message as it was.
    post.body = {**kept, "edit_date": int(world.now()), **content}
    world.mark_edited(talk, post)
    return post.body


def delete_message(world: World, ask: ApiRequest) -> bool:
    """Take one message away, the person's too, within 48 hours."""
    talk = resolve_chat(world, ask)
    post = _find_message(talk, ask, "delete")
    if world.now() - post.body["date"] > _DELETE_SECONDS:
        raise bad_request("message can't be deleted")
    _remove_message(world, talk, post.id)
    return True


def delete_messages(world: World, ask: ApiRequest) -> bool:
    """Take up to a hundred messages away; those that cannot go are passed over."""
    talk = resolve_chat(world, ask)
    for number in ask.params["message_ids"]:
        post = talk.messages.get(number)
        if post and world.now() - post.body["date"] <= _DELETE_SECONDS:
            _remove_message(world, talk, number)
    return True


def _remove_message(world: World, talk: ChatHistory, number: int) -> None:
    del talk.messages[number]
    world.log_event(talk, "deleted", {"message_id": number})


def pin_message(world: World, ask: ApiRequest) -> bool:
    """Pin a message; as in Telegram, a line about it goes to the chat and to the bot."""
    talk = resolve_recipient(world, ask)
    post = _find_message(talk, ask, "pin")
    if post.pinned:
        return True
    post.pinned = True
    world.log_event(talk, "pinned", {"message_id": post.id})
    line = world.build_header(talk, mine=True) | {"pinned_message": strip_reply(post.body)}
    world.add_message(talk, Message(line, from_bot=True))
    world.updates.put("message", line)
    return True


def unpin_message(world: World, ask: ApiRequest) -> bool:
    """Unpin one message, or the newest pinned one."""
    talk = resolve_recipient(world, ask)
    pinned = [post for post in talk.messages.values() if post.pinned]
    wanted = ask.params.get("message_id")
    chosen = [post for post in pinned if wanted is None or post.id == wanted][-1:]
    if not chosen:
        raise bad_request("message to unpin not found")
    chosen[0].pinned = False
    world.log_event(talk, "pinned", {"message_id": None, "unpinned": chosen[0].id})
    return True


def set_reaction(world: World, ask: ApiRequest) -> bool:
    """Set the bot's own reaction on a message."""
    talk = resolve_recipient(world, ask)
    post = _find_message(talk, ask, "react")
    emoji = [item.get("emoji", "") for item in ask.params.get("reaction", [])]
    if not set(emoji) <= _REACTIONS or len(emoji) > 1:
        raise bad_request("REACTION_INVALID" if len(emoji) < 2 else "REACTIONS_TOO_MANY")
    post.bot_reactions = emoji
    world.log_event(talk, "reaction", post.describe_reaction("bot"))
    return True


def answer_query(world: World, ask: ApiRequest) -> bool:
    """Answer a press; a text becomes a toast, or an alert."""
    query = world.queries.get(ask.params["callback_query_id"])
    if query is None or world.now() - query.pressed_at > _QUERY_SECONDS:
        raise bad_request(_QUERY_EXPIRED)
    if ask.params.get("text"):
        alert = ask.params.get("show_alert", False)
        told = {"text": ask.params["text"], "alert": alert}
        world.log_event(world.find_chat(query.chat_id), "toast", told)
    return True
