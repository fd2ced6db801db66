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
_DELETE_LIMIT = 100
_EMOJI = """
    ❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮
    💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡
    🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻
    👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿
    🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡
"""
_REACTIONS = frozenset(_EMOJI.split())


def _find_message(chat: ChatHistory, request: ApiRequest, action: str) -> Message:
    message = chat.messages.get(request.params.get("message_id", 0))
    if message is None:
        raise bad_request(f"message to {action} not found")
    return message


def _find_own_message(world: World, request: ApiRequest) -> tuple[ChatHistory, Message]:
    """The bot's own message that is to be edited."""
    chat = resolve_recipient(world, request)
    message = _find_message(chat, request, "edit")
    if not message.from_bot or message.is_service:
        raise bad_request("message can't be edited")
    return chat, message


def edit_text(world: World, request: ApiRequest) -> Json:
    """Another text; a keyboard that is left out is taken away."""
    chat, message = _find_own_message(world, request)
    if "text" not in message.body:
        raise bad_request("there is no text in the message to edit")
    text, entities = parse_text(request.params)
    content: Json = {"text": text} | ({"entities": entities} if entities else {})
    return _apply_edit(
        world, chat, message, ("text", "entities"), content | parse_markup(request.params)
    )


def edit_caption(world: World, request: ApiRequest) -> Json:
    """Another caption under a file."""
    chat, message = _find_own_message(world, request)
    if "text" in message.body:
        raise bad_request("there is no caption in the message to edit")
    content = parse_caption(request.params) | parse_markup(request.params)
    return _apply_edit(world, chat, message, ("caption", "caption_entities"), content)


def edit_markup(world: World, request: ApiRequest) -> Json:
    """Another keyboard, or none."""
    chat, message = _find_own_message(world, request)
    markup = parse_markup(request.params)
    if not markup and "reply_markup" not in message.body:
        raise bad_request("MESSAGE_EMPTY")
    return _apply_edit(world, chat, message, (), markup)


def _apply_edit(
    world: World, chat: ChatHistory, message: Message, replaced: tuple[str, ...], content: Json
) -> Json:
    gone = {*replaced, "reply_markup"}
    old = {key: value for key, value in message.body.items() if key in gone}
    if old == content:
        raise bad_request(_NOT_MODIFIED)
    kept = {key: value for key, value in message.body.items() if key not in gone}
    # A new dictionary: updates already handed out keep showing the message as it was.
    message.body = {**kept, "edit_date": int(world.now()), **content}
    world.mark_edited(chat, message)
    return message.body


def delete_message(world: World, request: ApiRequest) -> bool:
    """Take one message away, the person's too, within 48 hours."""
    chat = resolve_chat(world, request)
    message = _find_message(chat, request, "delete")
    if world.now() - message.body["date"] > _DELETE_SECONDS:
        raise bad_request("message can't be deleted")
    _remove_message(world, chat, message.id)
    return True


def delete_messages(world: World, request: ApiRequest) -> bool:
    """Take up to a hundred messages away; those that cannot go are passed over."""
    chat = resolve_chat(world, request)
    numbers = request.params["message_ids"]
    if not numbers:
        raise bad_request("message identifiers are not specified")
    if len(numbers) > _DELETE_LIMIT:
        raise bad_request("too many message identifiers specified")
    for number in numbers:
        message = chat.messages.get(number)
        if message and world.now() - message.body["date"] <= _DELETE_SECONDS:
            _remove_message(world, chat, number)
    return True


def _remove_message(world: World, chat: ChatHistory, number: int) -> None:
    del chat.messages[number]
    world.log_event(chat, "deleted", {"message_id": number})


def pin_message(world: World, request: ApiRequest) -> bool:
    """Pin a message; as in Telegram, a line about it goes to the chat and to the bot."""
    chat = resolve_recipient(world, request)
    message = _find_message(chat, request, "pin")
    if message.pinned:
        return True
    message.pinned = True
    world.log_event(chat, "pinned", {"message_id": message.id})
    line = world.build_header(chat, mine=True) | {"pinned_message": strip_reply(message.body)}
    world.add_message(chat, Message(line, from_bot=True))
    world.updates.put("message", line)
    return True


def unpin_message(world: World, request: ApiRequest) -> bool:
    """Unpin one message, or the newest pinned one."""
    chat = resolve_recipient(world, request)
    pinned = [message for message in chat.messages.values() if message.pinned]
    wanted = request.params.get("message_id")
    chosen = [message for message in pinned if wanted is None or message.id == wanted][-1:]
    if not chosen:
        raise bad_request("message to unpin not found")
    chosen[0].pinned = False
    world.log_event(chat, "pinned", {"message_id": None, "unpinned": chosen[0].id})
    return True


def set_reaction(world: World, request: ApiRequest) -> bool:
    """Set the bot's own reaction on a message."""
    chat = resolve_recipient(world, request)
    message = _find_message(chat, request, "react")
    emoji = [item.get("emoji", "") for item in request.params.get("reaction", [])]
    if not set(emoji) <= _REACTIONS or len(emoji) > 1:
        raise bad_request("REACTION_INVALID" if len(emoji) < 2 else "REACTIONS_TOO_MANY")
    message.bot_reactions = emoji
    world.log_event(chat, "reaction", message.describe_reaction("bot"))
    return True


def answer_query(world: World, request: ApiRequest) -> bool:
    """Answer a press; a text becomes a toast, or an alert."""
    query = world.queries.get(request.params["callback_query_id"])
    if query is None or world.now() - query.pressed_at > _QUERY_SECONDS:
        raise bad_request(_QUERY_EXPIRED)
    if request.params.get("text"):
        alert = request.params.get("show_alert", False)
        toast = {"text": request.params["text"], "alert": alert}
        world.log_event(world.find_chat(query.chat_id), "toast", toast)
    return True
