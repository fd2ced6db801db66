"""The bot's new messages: text, files, albums."""

from typing import Any

from bot.sandbox.bot_api.errors import BLOCKED, Refusal, bad
from bot.sandbox.bot_api.message_content import caption_of, markup_of, quoted, text_of
from bot.sandbox.world.files import Stored
from bot.sandbox.world.types import Ask, Json, Post, Talk, Upload
from bot.sandbox.world.world import World

_ACTION_NAMES = """
    typing upload_photo record_video upload_video record_voice upload_voice record_audio
    upload_audio upload_document choose_sticker find_location record_video_note upload_video_note
"""
_ACTIONS = frozenset(_ACTION_NAMES.split())
_ALBUM_LIMIT = 10
_UPLOAD_LIMIT = 50 * 1024 * 1024
_PHOTO_LIMIT = 10 * 1024 * 1024


def reached(world: World, ask: Ask) -> Talk:
    """The chat a message goes to, unless its person blocked the bot."""
    talk = spoken_of(world, ask)
    if talk.person.blocked:
        raise Refusal(403, BLOCKED)
    return talk


def spoken_of(world: World, ask: Ask) -> Talk:
    """The chat that `chat_id` names."""
    number = str(ask.params.get("chat_id", ""))
    if not number:
        raise bad("chat_id is empty")
    return world.talk(int(number) if number.lstrip("-").isdecimal() else 0)


def send_message(world: World, ask: Ask) -> Json:
    """A text."""
    talk = reached(world, ask)
    text, entities = text_of(ask.params)
    content: Json = {"text": text} | ({"entities": entities} if entities else {})
    return _post(world, talk, ask.params, content)


def send_photo(world: World, ask: Ask) -> Json:
    """A picture, from a fresh upload or a known file."""
    talk = reached(world, ask)
    caption = caption_of(ask.params)
    stored = _file(world, "photo", ask.params.get("photo"), ask.uploads)
    return _post(world, talk, ask.params, {**_carried(world, stored), **caption})


def send_document(world: World, ask: Ask) -> Json:
    """A file."""
    talk = reached(world, ask)
    caption = caption_of(ask.params)
    stored = _file(world, "document", ask.params.get("document"), ask.uploads)
    return _post(world, talk, ask.params, {**_carried(world, stored), **caption})


def send_media_group(world: World, ask: Ask) -> list[Json]:
    """An album of photos, or one of documents."""
    talk = reached(world, ask)
    items = ask.params["media"]
    if len(items) > _ALBUM_LIMIT:
        raise bad("too many messages to send as an album")
    kinds = {item["type"] for item in items}
    if "document" in kinds and len(kinds) > 1:
        raise bad("document can't be mixed with other media types")
    contents = [_album_item(world, item, ask.uploads) for item in items]
    group = {"media_group_id": world.number()} if len(items) > 1 else {}
    return [_post(world, talk, ask.params, {**group, **content}) for content in contents]


def send_chat_action(world: World, ask: Ask) -> bool:
    """Typing, uploading and the like."""
    talk = reached(world, ask)
    if ask.params["action"] not in _ACTIONS:
        raise bad("wrong parameter action in request")
    world.log(talk, "action", {"action": ask.params["action"]})
    return True


def _post(world: World, talk: Talk, params: Json, content: Json) -> Json:
    quote = quoted(talk.posts, params.get("reply_parameters"))
    markup = markup_of(params)
    body = {**world.header(talk, mine=True), **quote, **content, **markup}
    return world.add(talk, Post(body, mine=True)).body


def _album_item(world: World, item: Json, uploads: dict[str, Upload]) -> Json:
    caption = caption_of(item)
    if item["media"].startswith("attach://") and item["media"][9:] not in uploads:
        raise bad("can't parse InputMedia: media not found")
    kind = "photo" if item["type"] == "photo" else "document"
    return {**_carried(world, _file(world, kind, item["media"], uploads)), **caption}


def _file(world: World, kind: str, given: Any, uploads: dict[str, Upload]) -> Stored:
    if isinstance(given, str) and given.startswith("attach://"):
        given = uploads.get(given.removeprefix("attach://"))
    if isinstance(given, Upload):
        return _uploaded(world, kind, given)
    if not given:
        raise bad(f"there is no {kind} in the request")
    stored = world.shelf.find(given)
    if stored is None:
        raise bad("wrong remote file identifier specified: Wrong padding in the string")
    return stored


def _uploaded(world: World, kind: str, upload: Upload) -> Stored:
    if not upload.data:
        raise bad("file must be non-empty")
    if kind == "photo" and len(upload.data) > _PHOTO_LIMIT:
        raise bad("file is too big for a photo")
    if len(upload.data) > _UPLOAD_LIMIT:
        raise Refusal(413, "Request Entity Too Large")
    return world.shelf.keep(kind, upload.name, upload.data, upload.mime)


def _carried(world: World, stored: Stored) -> Json:
    """The body field of a file: sizes for a photo, a `Document` otherwise."""
    if stored.kind == "photo":
        return {"photo": world.shelf.sizes(stored)}
    named = {"file_name": stored.name, "mime_type": stored.mime}
    return {"document": {**named, **stored.described()}}
