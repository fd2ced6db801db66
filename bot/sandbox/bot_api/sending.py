"""The bot's new messages: text, files, albums."""

from typing import Any

from bot.sandbox.bot_api.message_content import build_reply, parse_caption, parse_markup, parse_text
from bot.sandbox.bot_api.text_cleaning import clean_file_name
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


def resolve_recipient(world: World, request: ApiRequest) -> ChatHistory:
    """The chat a message goes to, unless its person blocked the bot."""
    chat = resolve_chat(world, request)
    if chat.person.blocked:
        raise BotApiError(403, BLOCKED)
    return chat


def resolve_chat(world: World, request: ApiRequest) -> ChatHistory:
    """The chat that `chat_id` names."""
    number = str(request.params.get("chat_id", ""))
    if not number:
        raise bad_request("chat_id is empty")
    return world.find_chat(int(number) if number.lstrip("-").isdecimal() else 0)


def send_message(world: World, request: ApiRequest) -> Json:
    """A text."""
    chat = resolve_recipient(world, request)
    text, entities = parse_text(request.params)
    content: Json = {"text": text} | ({"entities": entities} if entities else {})
    return _add_message(world, chat, request.params, content)


def send_photo(world: World, request: ApiRequest) -> Json:
    """A picture, from a fresh upload or a known file."""
    chat = resolve_recipient(world, request)
    caption = parse_caption(request.params)
    stored = _resolve_file(world, "photo", request.params.get("photo"), request.uploads)
    return _add_message(world, chat, request.params, {**_describe_file(world, stored), **caption})


def send_document(world: World, request: ApiRequest) -> Json:
    """A file."""
    chat = resolve_recipient(world, request)
    caption = parse_caption(request.params)
    stored = _resolve_file(world, "document", request.params.get("document"), request.uploads)
    return _add_message(world, chat, request.params, {**_describe_file(world, stored), **caption})


def send_media_group(world: World, request: ApiRequest) -> list[Json]:
    """An album of photos, or one of documents."""
    chat = resolve_recipient(world, request)
    items = request.params["media"]
    if not items:
        raise bad_request("there are no messages to send")
    if len(items) > _ALBUM_LIMIT:
        raise bad_request("too many messages to send as an album")
    kinds = {item["type"] for item in items}
    if "document" in kinds and len(kinds) > 1:
        raise bad_request("document can't be mixed with other media types")
    contents = [_build_album_item(world, item, request.uploads) for item in items]
    group = {"media_group_id": world.make_id()} if len(items) > 1 else {}
    return [_add_message(world, chat, request.params, {**group, **content}) for content in contents]


def send_chat_action(world: World, request: ApiRequest) -> bool:
    """Typing, uploading and the like."""
    chat = resolve_recipient(world, request)
    if request.params["action"] not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.log_event(chat, "action", {"action": request.params["action"]})
    return True


def _add_message(world: World, chat: ChatHistory, params: Json, content: Json) -> Json:
    quote = build_reply(chat.messages, params.get("reply_parameters"))
    markup = parse_markup(params)
    body = {**world.build_header(chat, mine=True), **quote, **content, **markup}
    return world.add_message(chat, Message(body, from_bot=True)).body


def _build_album_item(world: World, item: Json, uploads: dict[str, Upload]) -> Json:
    caption = parse_caption(item)
    if item["media"].startswith("attach://") and item["media"][9:] not in uploads:
        raise bad_request("can't parse InputMedia: media not found")
    kind = "photo" if item["type"] == "photo" else "document"
    stored = _resolve_file(world, kind, item["media"], uploads, named="DocumentAsFile")
    return {**_describe_file(world, stored), **caption}


def _resolve_file(
    world: World, kind: str, given: Any, uploads: dict[str, Upload], named: str = "Document"
) -> StoredFile:
    """The file that is sent; `named` is what the server calls one that is sent as a document."""
    if isinstance(given, str) and given.startswith("attach://"):
        given = uploads.get(given.removeprefix("attach://"))
    if isinstance(given, Upload):
        return _store_upload(world, kind, given)
    if not given:
        raise bad_request(f"there is no {kind} in the request")
    stored = world.files.find_by_id(given)
    if stored is None:
        raise bad_request("wrong remote file identifier specified: Wrong padding in the string")
    if (stored.kind == "photo") != (kind == "photo"):
        wanted = "Photo" if kind == "photo" else named
        raise bad_request(f"can't use file of type {stored.kind.title()} as {wanted}")
    return stored


def _store_upload(world: World, kind: str, upload: Upload) -> StoredFile:
    if not upload.data:
        raise bad_request("file must be non-empty")
    if kind == "photo" and len(upload.data) > _PHOTO_LIMIT:
        raise bad_request("file is too big for a photo")
    if len(upload.data) > _UPLOAD_LIMIT:
        raise BotApiError(413, "Request Entity Too Large")
    return world.files.add_file(kind, clean_file_name(upload.name), upload.data, upload.mime)


def _describe_file(world: World, stored: StoredFile) -> Json:
    """The body field of a file: sizes for a photo, a `Document` otherwise."""
    if stored.kind == "photo":
        return {"photo": world.files.make_sizes(stored)}
    named = {"file_name": stored.name, "mime_type": stored.mime}
    return {"document": {**named, **stored.describe()}}
