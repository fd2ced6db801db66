"""What a chat page shows of a message: plain values and safe HTML."""

from typing import Any

from bot.sandbox.web.display import shown
from bot.sandbox.world.types import Json, Post

_FILES = ("photo", "document", "video", "voice", "audio", "sticker")
_THINGS = ("poll", "location", "contact", "dice")


def view(post: Post) -> Json:
    """The `MessageView` of the control API."""
    body = post.body
    text = body.get("text", "")
    caption = body.get("caption", "")
    entities = body.get("entities") or body.get("caption_entities") or []
    return {
        "message_id": post.id,
        "from": "bot" if post.mine else "person",
        "date": body["date"],
        "text": text,
        "html": shown(text or caption, entities),
        "buttons": [
            [_button(button) for button in row]
            for row in body.get("reply_markup", {}).get("inline_keyboard", [])
        ],
        "media": media(body),
        "caption": caption or None,
        "reply_to": body.get("reply_to_message", {}).get("message_id"),
        "forwarded_from": body.get("forward_origin", {}).get("sender_user_name"),
        "edited": post.edited,
        "reactions": post.reacted("")["emoji"],
        "media_group_id": body.get("media_group_id"),
        "pinned": post.pinned,
    }


def _button(button: Json) -> Json:
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


def media(body: Json) -> Json | None:
    """The file or thing a message carries, or None."""
    for kind in _FILES:
        if kind in body:
            file: Any = body[kind][-1] if kind == "photo" else body[kind]
            return {
                "kind": kind,
                "file_id": file["file_id"],
                "name": file.get("file_name"),
                "size": file.get("file_size"),
                "mime": file.get("mime_type", "image/jpeg" if kind == "photo" else None),
            }
    for kind in _THINGS:
        if kind in body:
            return {"kind": kind, "file_id": None, "name": None, "size": None, "mime": None}
    return None
