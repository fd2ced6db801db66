"""The bot's new messages: text, files, albums."""

from typing import Any

from bot.sandbox.bot_api.message_content import build_reply, parse_caption, parse_markup, parse_text
from bot.sandbox.world.errors import BLOCKED, BotApiError, bad_request
from bot.sandbox.world.files import StoredFile
from bot.sandbox.world.types import ApiRequest, ChatHistory, Json, Message, Upload
from bot.sandbox.world.world import World

_ACTION_NAMES = """
    typing upload_photo record_video upload_video record_voice upload_voice record_audio
    upload_audio upload_document choose_sticker find_location record_video_note upload_video_note
"""
_ACTIONS = frozenset(_ACTION_NAMES.split())
_ALBUM_LIMIT = 10
_UPLOAD_LIMIT = 50 * 1024 * 1024
_PHOTO_LIMIT = 10 * 1024 * 1024


def resolve_recipient(world: World, ask: ApiRequest) -> ChatHistory:
    """The chat a message goes to, unless its person blocked the bot."""
    talk = resolve_chat(world, ask)
    if talk.person.blocked:
        raise BotApiError(403, BLOCKED)
    return talk


def resolve_chat(world: World, ask: ApiRequest) -> ChatHistory:
    """The chat that `chat_id` names."""
    number = str(ask.params.get("chat_id", ""))
    if not number:
        raise bad_request("chat_id is empty")
    return world.find_chat(int(number) if number.lstrip("-").isdecimal() else 0)


def send_message(world: World, ask: ApiRequest) -> Json:
    """A text."""
    talk = resolve_recipient(world, ask)
    text, entities = parse_text(ask.params)
    content: Json = {"text": text} | ({"entities": entities} if entities else {})
    return _add_message(world, talk, ask.params, content)


def send_photo(world: World, ask: ApiRequest) -> Json:
    """A picture, from a fresh upload or a known file."""
    talk = resolve_recipient(world, ask)
    caption = parse_caption(ask.params)
    stored = _resolve_file(world, "photo", ask.params.get("photo"), ask.uploads)
    return _add_message(world, talk, ask.params, {**_describe_file(world, stored), **caption})


def send_document(world: World, ask: ApiRequest) -> Json:
    """A file."""
    talk = resolve_recipient(world, ask)
    caption = parse_caption(ask.params)
    stored = _resolve_file(world, "document", ask.params.get("document"), ask.uploads)
    return _add_message(world, talk, ask.params, {**_describe_file(world, stored), **caption})


def send_media_group(world: World, ask: ApiRequest) -> list[Json]:
    """An album of photos, or one of documents."""
    talk = resolve_recipient(world, ask)
    items = ask.params["media"]
    if len(items) > _ALBUM_LIMIT:
        raise bad_request("too many messages to send as an album")
    kinds = {item["type"] for item in items}
    if "document" in kinds and len(kinds) > 1:
        raise bad_request("document can't be mixed with other media types")
    contents = [_build_album_item(world, item, ask.uploads) for item in items]
    group = {"media_group_id": world.make_id()} if len(items) > 1 else {}
    return [_add_message(world, talk, ask.params, {**group, **content}) for content in contents]


def send_chat_action(world: World, ask: ApiRequest) -> bool:
    """Typing, uploading and the like."""
    talk = resolve_recipient(world, ask)
    if ask.params["action"] not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.log_event(talk, "action", {"action": ask.params["action"]})
    return True


def _add_message(world: World, talk: ChatHistory, params: Json, content: Json) -> Json:
    quote = build_reply(talk.messages, params.get("reply_parameters"))
    markup = parse_markup(params)
    body = {**world.build_header(talk, mine=True), **quote, **content, **markup}
    return world.add_message(talk, Message(body, from_bot=True)).body


def _build_album_item(world: World, item: Json, uploads: dict[str, Upload]) -> Json:
    caption = parse_caption(item)
    if item["media"].startswith("attach://") and item["media"][9:] not in uploads:
        raise bad_request("can't parse InputMedia: media not found")
    kind = "photo" if item["type"] == "photo" else "document"
    return {**_describe_file(world, _resolve_file(world, kind, item["media"], uploads)), **caption}


def _resolve_file(world: World, kind: str, given: Any, uploads: dict[str, Upload]) -> StoredFile:
    if isinstance(given, str) and given.startswith("attach://"):
        given = uploads.get(given.removeprefix("attach://"))
    if isinstance(given, Upload):
        return _store_upload(world, kind, given)
    if not given:
        raise bad_request(f"there is no {kind} in the request")
    stored = world.files.find_by_id(given)
    if stored is None:
        raise bad_request("wrong remote file identifier specified: Wrong padding in the string")
    return stored


def _store_upload(world: World, kind: str, upload: Upload) -> StoredFile:
    if not upload.data:
        raise bad_request("file must be non-empty")
    if kind == "photo" and len(upload.data) > _PHOTO_LIMIT:
        raise bad_request("file is too big for a photo")
    if len(upload.data) > _UPLOAD_LIMIT:
        raise BotApiError(413, "Request Entity Too Large")
    return world.files.add_file(kind, upload.name, upload.data, upload.mime)


def _describe_file(world: World, stored: StoredFile) -> Json:
    """The body field of a file: sizes for a photo, a `Document` otherwise."""
    if stored.kind == "photo":
        return {"photo": world.files.make_sizes(stored)}
    named = {"file_name": stored.name, "mime_type": stored.mime}
    return {"document": {**named, **stored.describe()}}
