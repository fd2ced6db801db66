"""What a chat page shows of a message: plain values and safe HTML."""

from typing import Any

from bot.sandbox.world.entity_html import render_html
from bot.sandbox.world.types import Json, Message

_FILE_KINDS = ("photo", "document", "video", "voice", "audio", "sticker")
_FILELESS_KINDS = ("poll", "location", "contact", "dice")


def build_view(message: Message) -> Json:
    """The `MessageView` of the control API."""
    body = message.body
    text = body.get("text", "")
    caption = body.get("caption", "")
    entities = body.get("entities") or body.get("caption_entities") or []
    return {
        "message_id": message.id,
        "from": "bot" if message.from_bot else "person",
        "date": body["date"],
        "text": text,
        "html": render_html(text or caption, entities),
        "buttons": [
            [_build_button(button) for button in row]
            for row in body.get("reply_markup", {}).get("inline_keyboard", [])
        ],
        "media": find_media(body),
        "caption": caption or None,
        "reply_to": body.get("reply_to_message", {}).get("message_id"),
        "forwarded_from": body.get("forward_origin", {}).get("sender_user_name"),
        "edited": message.edited,
        "reactions": message.describe_reaction("")["emoji"],
        "media_group_id": body.get("media_group_id"),
        "pinned": message.pinned,
    }


def _build_button(button: Json) -> Json:
    shown_as: Json = {"text": button["text"]}
    if "callback_data" in button:
        shown_as["data"] = button["callback_data"]
    if "url" in button:
        shown_as["url"] = button["url"]
    if "copy_text" in button:
        shown_as["copy"] = button["copy_text"]["text"]
    if "style" in button:
        shown_as["style"] = button["style"]
    return shown_as


def find_media(body: Json) -> Json | None:
    """The file or thing a message carries, or None."""
    for kind in _FILE_KINDS:
        if kind in body:
            file: Any = body[kind][-1] if kind == "photo" else body[kind]
            return {
                "kind": kind,
                "file_id": file["file_id"],
                "name": file.get("file_name"),
                "size": file.get("file_size"),
                "mime": file.get("mime_type", "image/jpeg" if kind == "photo" else None),
            }
    for kind in _FILELESS_KINDS:
        if kind in body:
            return {"kind": kind, "file_id": None, "name": None, "size": None, "mime": None}
    return None
