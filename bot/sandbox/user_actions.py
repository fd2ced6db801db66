"""What people do in the sandbox: type, press, send, edit, block; each makes its update."""

import re
from collections.abc import Sequence

from bot.sandbox.bot_api.markup import count_units
from bot.sandbox.bot_api.message_content import build_reply
from bot.sandbox.samples.make_sample import make_sample
from bot.sandbox.world.errors import bad_request
from bot.sandbox.world.types import ChatHistory, Json, Message, Upload
from bot.sandbox.world.world import CallbackQuery, World

_TEXT_LIMIT = 4096
_CAPTION_KINDS = frozenset({"photo", "document", "video", "voice"})
_ENTITY = re.compile(r"(?P<bot_command>(?<!\S)/[A-Za-z0-9_]{1,64})|(?P<url>https?://\S+)")
# Things with no file the bot could use, as the Bot API describes them.
_FILELESS_CONTENT: dict[str, Json] = {
    "location": {"location": {"latitude": 22.543, "longitude": 114.057}},
    "contact": {"contact": {"phone_number": "+10000000000", "first_name": "Contact"}},
    "dice": {"dice": {"emoji": "🎲", "value": 4}},
}


def _find_chat(world: World, chat_id: int) -> ChatHistory:
    chat = world.find_chat(chat_id)
    if chat.person.blocked:
        raise bad_request("this person has blocked the bot")
    return chat


def _add_message(world: World, chat: ChatHistory, content: Json) -> Message:
    message = world.add_message(
        chat, Message(world.build_header(chat, mine=False) | content, from_bot=False)
    )
    world.updates.put("message", message.body)
    return message


def send_text(
    world: World,
    chat_id: int,
    text: str,
    *,
    reply_to: int | None = None,
    forward_from: str | None = None,
) -> list[Message]:
    """Type a text, in reply or forwarded from somebody; a long one is cut as apps cut it."""
    chat = _find_chat(world, chat_id)
    if not text.strip():
        raise bad_request("text must be non-empty")
    head: Json = build_reply(chat.messages, {"message_id": reply_to}) if reply_to else {}
    if forward_from:
        date = int(world.now())
        origin = {"type": "hidden_user", "sender_user_name": forward_from, "date": date}
        head["forward_origin"] = origin
    bare = text.strip()
    parts = [bare[at : at + _TEXT_LIMIT] for at in range(0, len(bare), _TEXT_LIMIT)]
    return [_add_message(world, chat, head | _build_text(part)) for part in parts]


def _build_text(text: str) -> Json:
    entities = _find_entities(text)
    return {"text": text} | ({"entities": entities} if entities else {})


def _build_caption(text: str) -> Json:
    """Return the fields of a caption; an empty one is none."""
    entities = _find_entities(text)
    return ({"caption": text} if text else {}) | (
        {"caption_entities": entities} if entities else {}
    )


def _find_entities(text: str) -> list[Json]:
    return [
        {
            "offset": count_units(text[: found.start()]),
            "length": count_units(found.group()),
            "type": found.lastgroup,
        }
        for found in _ENTITY.finditer(text)
    ]


def press_button(world: World, chat_id: int, message_id: int, data: str) -> str:
    """Press a button, also one that is no longer there; return the id of the query."""
    chat = _find_chat(world, chat_id)
    message = chat.messages.get(message_id)
    if message is None or not message.from_bot:
        raise bad_request("message not found")
    query = world.make_id()
    world.queries[query] = CallbackQuery(chat_id, world.now())
    fields = {"id": query, "from": chat.person.build_user(), "message": message.body}
    world.updates.put("callback_query", {**fields, "chat_instance": str(chat_id), "data": data})
    return query


def edit_message(world: World, chat_id: int, message_id: int, text: str) -> Message:
    """Change a text sent earlier, or the caption of a file."""
    chat = _find_chat(world, chat_id)
    message = chat.messages.get(message_id)
    if message is None or message.from_bot or not message.body.keys() & {"text", *_CAPTION_KINDS}:
        raise bad_request("message can't be edited")
    words = _build_text(text) if "text" in message.body else _build_caption(text)
    replaced = {"entities", "caption", "caption_entities"}
    kept = {key: value for key, value in message.body.items() if key not in replaced}
    message.body = {**kept, "edit_date": int(world.now()), **words}
    world.mark_edited(chat, message)
    world.updates.put("edited_message", message.body)
    return message


def swap_file(
    world: World, chat_id: int, message_id: int, upload: Upload, caption: str | None = None
) -> Message:
    """Edit the message of a file: another file of the same kind, another caption or none."""
    chat = _find_chat(world, chat_id)
    message = chat.messages.get(message_id)
    if message is None or message.from_bot or not message.body.keys() & _CAPTION_KINDS:
        raise bad_request("message can't be edited")
    replaced = {"caption", "caption_entities", *_CAPTION_KINDS}
    kept = {key: value for key, value in message.body.items() if key not in replaced}
    content = _store_upload(world, upload, as_file="document" in message.body)
    edited = {"edit_date": int(world.now())}
    message.body = {**kept, **edited, **content, **_build_caption(caption or "")}
    world.mark_edited(chat, message)
    world.updates.put("edited_message", message.body)
    return message


def send_files(
    world: World,
    chat_id: int,
    files: Sequence[Upload],
    caption: str | None = None,
    *,
    as_file: bool = False,
    reply_to: int | None = None,
) -> list[Message]:
    """Send files: one message each, together an album whose first one has the caption."""
    chat = _find_chat(world, chat_id)
    head: Json = {"media_group_id": world.make_id()} if len(files) > 1 else {}
    quote = build_reply(chat.messages, {"message_id": reply_to}) if reply_to else {}
    messages = []
    for number, upload in enumerate(files):
        words = _build_caption(caption) if caption and number == 0 else {}
        content = _store_upload(world, upload, as_file=as_file)
        messages.append(_add_message(world, chat, {**quote, **head, **content, **words}))
    return messages


def _store_upload(world: World, upload: Upload, *, as_file: bool) -> Json:
    family = "document" if as_file else upload.mime.partition("/")[0]
    if upload.mime in ("image/jpeg", "image/png") and family == "image":
        data = upload.data
        stored = world.files.add_file(
            "photo", f"{upload.name}.jpg", data, "image/jpeg", upload.size
        )
        return {"photo": world.files.make_sizes(stored)}
    kind = {"video": "video", "audio": "voice"}.get(family, "document")
    stored = world.files.add_file(kind, upload.name, upload.data, upload.mime, upload.size)
    file = {"mime_type": stored.mime, **stored.describe()}
    if kind == "video":
        shape = {"width": 1280, "height": 720, "duration": 9, "file_name": stored.name}
        return {"video": shape | file}
    if kind == "voice":
        return {"voice": {"duration": 4} | file}
    return {"document": {"file_name": stored.name} | file}


def send_other(world: World, chat_id: int, kind: str) -> Message:
    """Send something that is neither text nor a usual file."""
    chat = _find_chat(world, chat_id)
    if kind in _FILELESS_CONTENT:
        return _add_message(world, chat, dict(_FILELESS_CONTENT[kind]))
    if kind == "poll":
        return _add_message(world, chat, {"poll": _build_poll(world)})
    if kind == "voice":
        return send_files(world, chat_id, [make_sample("voice.ogg")])[0]
    if kind != "sticker":
        raise bad_request(f"a person cannot send {kind}")
    stored = world.files.add_file("sticker", "sticker.webp", b"RIFF", "image/webp")
    shape = {"width": 512, "height": 512, "type": "regular", "emoji": "🙂"}
    flags = {"is_animated": False, "is_video": False}
    return _add_message(world, chat, {"sticker": {**shape, **flags, **stored.describe()}})


def send_location(world: World, chat_id: int, latitude: float, longitude: float) -> Message:
    """Send where one is, in degrees."""
    point = {"latitude": latitude, "longitude": longitude}
    return _add_message(world, _find_chat(world, chat_id), {"location": point})


def _build_poll(world: World) -> Json:
    options = [{"text": text, "voter_count": 0} for text in ("Yes", "No")]
    shape = {"id": world.make_id(), "question": "Is it so?", "options": options, "type": "regular"}
    flags = {"is_closed": False, "is_anonymous": True, "allows_multiple_answers": False}
    return {**shape, **flags, "total_voter_count": 0}


def set_blocked(world: World, chat_id: int, *, blocked: bool) -> None:
    """Block the bot, or take it back."""
    chat = world.find_chat(chat_id)
    if chat.person.blocked == blocked:
        return
    chat.person.blocked = blocked
    free = {"user": world.bot, "status": "member"}
    kept_out = {"user": world.bot, "status": "kicked", "until_date": 0}
    old, new = (free, kept_out) if blocked else (kept_out, free)
    fields = {
        "chat": chat.person.build_chat(),
        "from": chat.person.build_user(),
        "date": int(world.now()),
    }
    changed = {**fields, "old_chat_member": old, "new_chat_member": new}
    world.updates.put("my_chat_member", changed)


def set_reaction(world: World, chat_id: int, message_id: int, emoji: str) -> None:
    """Set one's own reaction on a message, or take it away with an empty emoji."""
    chat = _find_chat(world, chat_id)
    message = chat.messages.get(message_id)
    if message is None:
        raise bad_request("message not found")
    old, message.person_reactions = message.person_reactions, [emoji] if emoji else []
    world.log_event(chat, "reaction", message.describe_reaction("person"))
    fields = {
        "chat": chat.person.build_chat(),
        "user": chat.person.build_user(),
        "date": int(world.now()),
    }
    world.updates.put(
        "message_reaction",
        {
            **fields,
            "message_id": message.id,
            "old_reaction": [{"type": "emoji", "emoji": each} for each in old],
            "new_reaction": [{"type": "emoji", "emoji": each} for each in message.person_reactions],
        },
    )
