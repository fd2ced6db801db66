"""What people do in the sandbox: type, press, send, edit, block; each makes its update."""

import re
from collections.abc import Sequence

from bot.sandbox.bot_api.errors import bad
from bot.sandbox.bot_api.markup import units
from bot.sandbox.bot_api.message_content import quoted
from bot.sandbox.transcripts.samples import sample
from bot.sandbox.world.types import Json, Post, Talk, Upload
from bot.sandbox.world.world import Query, World

_TEXT_LIMIT = 4096
_CAPTIONED = frozenset({"photo", "document", "video", "voice"})
_ENTITY = re.compile(r"(?P<bot_command>(?<!\S)/[A-Za-z0-9_]{1,64})|(?P<url>https?://\S+)")
# Things with no file the bot could use, as the Bot API describes them.
_THINGS: dict[str, Json] = {
    "location": {"location": {"latitude": 22.543, "longitude": 114.057}},
    "contact": {"contact": {"phone_number": "+10000000000", "first_name": "Contact"}},
    "dice": {"dice": {"emoji": "🎲", "value": 4}},
}


def _talk(world: World, chat_id: int) -> Talk:
    talk = world.talk(chat_id)
    if talk.person.blocked:
        raise bad("this person has blocked the bot")
    return talk


def _send(world: World, talk: Talk, content: Json) -> Post:
    post = world.add(talk, Post(world.header(talk, mine=False) | content, mine=False))
    world.mailbox.put("message", post.body)
    return post


def say(
    world: World,
    chat_id: int,
    text: str,
    *,
    reply_to: int | None = None,
    forward_from: str | None = None,
) -> list[Post]:
    """Type a text, in reply or forwarded from somebody; a long one is cut as apps cut it."""
    talk = _talk(world, chat_id)
    if not text.strip():
        raise bad("text must be non-empty")
    head: Json = quoted(talk.posts, {"message_id": reply_to}) if reply_to else {}
    if forward_from:
        date = int(world.now())
        origin = {"type": "hidden_user", "sender_user_name": forward_from, "date": date}
        head["forward_origin"] = origin
    bare = text.strip()
    parts = [bare[at : at + _TEXT_LIMIT] for at in range(0, len(bare), _TEXT_LIMIT)]
    return [_send(world, talk, head | _texted(part)) for part in parts]


def _texted(text: str) -> Json:
    entities = _entities(text)
    return {"text": text} | ({"entities": entities} if entities else {})


def _captioned(text: str) -> Json:
    """Return the fields of a caption; an empty one is none."""
    entities = _entities(text)
    return ({"caption": text} if text else {}) | (
        {"caption_entities": entities} if entities else {}
    )


def _entities(text: str) -> list[Json]:
    return [
        {
            "offset": units(text[: found.start()]),
            "length": units(found.group()),
            "type": found.lastgroup,
        }
        for found in _ENTITY.finditer(text)
    ]


def press(world: World, chat_id: int, message_id: int, data: str) -> str:
    """Press a button, also one that is no longer there; return the id of the query."""
    talk = _talk(world, chat_id)
    post = talk.posts.get(message_id)
    if post is None or not post.mine:
        raise bad("message not found")
    query = world.number()
    world.queries[query] = Query(chat_id, world.now())
    told = {"id": query, "from": talk.person.user(), "message": post.body}
    world.mailbox.put("callback_query", {**told, "chat_instance": str(chat_id), "data": data})
    return query


def edit(world: World, chat_id: int, message_id: int, text: str) -> Post:
    """Change a text sent earlier, or the caption of a file."""
    talk = _talk(world, chat_id)
    post = talk.posts.get(message_id)
    if post is None or post.mine or not post.body.keys() & {"text", *_CAPTIONED}:
        raise bad("message can't be edited")
    words = _texted(text) if "text" in post.body else _captioned(text)
    replaced = {"entities", "caption", "caption_entities"}
    kept = {key: value for key, value in post.body.items() if key not in replaced}
    post.body = {**kept, "edit_date": int(world.now()), **words}
    world.changed(talk, post)
    world.mailbox.put("edited_message", post.body)
    return post


def send(
    world: World,
    chat_id: int,
    files: Sequence[Upload],
    caption: str | None = None,
    *,
    as_file: bool = False,
    reply_to: int | None = None,
) -> list[Post]:
    """Send files: one message each, together an album whose first one has the caption."""
    talk = _talk(world, chat_id)
    head: Json = {"media_group_id": world.number()} if len(files) > 1 else {}
    quote = quoted(talk.posts, {"message_id": reply_to}) if reply_to else {}
    posts = []
    for number, upload in enumerate(files):
        words = _captioned(caption) if caption and number == 0 else {}
        content = _filed(world, upload, as_file=as_file)
        posts.append(_send(world, talk, {**quote, **head, **content, **words}))
    return posts


def _filed(world: World, upload: Upload, *, as_file: bool) -> Json:
    family = "document" if as_file else upload.mime.partition("/")[0]
    if upload.mime in ("image/jpeg", "image/png") and family == "image":
        data = upload.data
        stored = world.shelf.keep("photo", f"{upload.name}.jpg", data, "image/jpeg", upload.size)
        return {"photo": world.shelf.sizes(stored)}
    kind = {"video": "video", "audio": "voice"}.get(family, "document")
    stored = world.shelf.keep(kind, upload.name, upload.data, upload.mime, upload.size)
    file = {"mime_type": stored.mime, **stored.described()}
    if kind == "video":
        shape = {"width": 1280, "height": 720, "duration": 9, "file_name": stored.name}
        return {"video": shape | file}
    if kind == "voice":
        return {"voice": {"duration": 4} | file}
    return {"document": {"file_name": stored.name} | file}


def other(world: World, chat_id: int, kind: str) -> Post:
    """Send something that is neither text nor a usual file."""
    talk = _talk(world, chat_id)
    if kind in _THINGS:
        return _send(world, talk, dict(_THINGS[kind]))
    if kind == "poll":
        return _send(world, talk, {"poll": _poll(world)})
    if kind == "voice":
        return send(world, chat_id, [sample("voice.ogg")])[0]
    if kind != "sticker":
        raise bad(f"a person cannot send {kind}")
    stored = world.shelf.keep("sticker", "sticker.webp", b"RIFF", "image/webp")
    shape = {"width": 512, "height": 512, "type": "regular", "emoji": "🙂"}
    flags = {"is_animated": False, "is_video": False}
    return _send(world, talk, {"sticker": {**shape, **flags, **stored.described()}})


def place(world: World, chat_id: int, latitude: float, longitude: float) -> Post:
    """Send where one is, in degrees."""
    point = {"latitude": latitude, "longitude": longitude}
    return _send(world, _talk(world, chat_id), {"location": point})


def _poll(world: World) -> Json:
    options = [{"text": text, "voter_count": 0} for text in ("Yes", "No")]
    shape = {"id": world.number(), "question": "Is it so?", "options": options, "type": "regular"}
    flags = {"is_closed": False, "is_anonymous": True, "allows_multiple_answers": False}
    return {**shape, **flags, "total_voter_count": 0}


def block(world: World, chat_id: int, *, blocked: bool) -> None:
    """Block the bot, or take it back."""
    talk = world.talk(chat_id)
    if talk.person.blocked == blocked:
        return
    talk.person.blocked = blocked
    free = {"user": world.bot, "status": "member"}
    kept_out = {"user": world.bot, "status": "kicked", "until_date": 0}
    old, new = (free, kept_out) if blocked else (kept_out, free)
    told = {"chat": talk.person.chat(), "from": talk.person.user(), "date": int(world.now())}
    changed = {**told, "old_chat_member": old, "new_chat_member": new}
    world.mailbox.put("my_chat_member", changed)


def react(world: World, chat_id: int, message_id: int, emoji: str) -> None:
    """Set one's own reaction on a message, or take it away with an empty emoji."""
    talk = _talk(world, chat_id)
    post = talk.posts.get(message_id)
    if post is None:
        raise bad("message not found")
    old, post.person_reactions = post.person_reactions, [emoji] if emoji else []
    world.log(talk, "reaction", post.reacted("person"))
    told = {"chat": talk.person.chat(), "user": talk.person.user(), "date": int(world.now())}
    world.mailbox.put(
        "message_reaction",
        {
            **told,
            "message_id": post.id,
            "old_reaction": [{"type": "emoji", "emoji": each} for each in old],
            "new_reaction": [{"type": "emoji", "emoji": each} for each in post.person_reactions],
        },
    )
