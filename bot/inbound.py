"""What an update means: one pure function from Telegram's JSON to a value."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot import tokens
from bot.tokens import CasePress, ChatPress
from flows.events import Amended, Captioned, Event, Filed, Said, Sent

Json = Mapping[str, Any]

ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds of updates asked for; what is not asked for is not sent."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command typed or chosen from the menu."""

    name: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class ForCase:
    """Something for the case on screen."""

    event: Event


@dataclass(frozen=True, slots=True)
class Upload:
    """A file for the case on screen; `file_id` is how Telegram names it, `mime` what it says."""

    filed: Filed
    file_id: str
    mime: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """A press of a button that was never ours."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Somebody spoke to the bot in a group or a channel."""


@dataclass(frozen=True, slots=True)
class Blocked:
    """The buyer blocked the bot, or (`back`) let it in again."""

    back: bool


Meaning = Command | ForCase | Upload | CasePress | ChatPress | Unknown | Elsewhere | Blocked


@dataclass(frozen=True, slots=True)
class Press:
    """The press to be answered: its id, and the message the button stands under."""

    query: str
    message: int | None


@dataclass(frozen=True, slots=True)
class Incoming:
    """One update, understood; `key` is its receipt."""

    key: str
    chat_id: int
    meaning: Meaning
    language: str | None = None
    press: Press | None = None


def read(update: Json) -> Incoming | None:
    """Return what an update means, or None when there is nothing to do about it."""
    key = f"u:{update['update_id']}"
    if query := update.get("callback_query"):
        return _pressed(key, query)
    if changed := update.get("my_chat_member"):
        return _member(key, changed)
    message, edited = update.get("message"), update.get("edited_message")
    found = message or edited
    if not found or "chat" not in found:
        return None
    if found["chat"].get("type") != "private":
        return _group(key, found) if message else None
    if (found.get("from") or {}).get("is_bot"):
        return None  # the note that the bot itself has pinned something
    meaning = _said(found) if message else _amended(found)
    return Incoming(key, found["chat"]["id"], meaning, _language(found)) if meaning else None


def _language(source: Json) -> str | None:
    code = (source.get("from") or {}).get("language_code")
    return code if isinstance(code, str) else None


def _pressed(key: str, query: Json) -> Incoming:
    message = query.get("message") or {}
    meaning = tokens.read(query.get("data") or "") or Unknown()
    chat_id = (message.get("chat") or query["from"])["id"]
    press = Press(query["id"], message.get("message_id"))
    return Incoming(key, chat_id, meaning, _language(query), press)


def _member(key: str, changed: Json) -> Incoming | None:
    if changed["chat"].get("type") != "private":
        return None
    back = (changed.get("new_chat_member") or {}).get("status") == "member"
    return Incoming(key, changed["chat"]["id"], Blocked(back))


def _group(key: str, message: Json) -> Incoming | None:
    """A group is answered only when somebody gives the bot a command."""
    if not str(message.get("text", "")).startswith("/"):
        return None
    return Incoming(key, message["chat"]["id"], Elsewhere())


def _said(message: Json) -> Meaning:
    text = message.get("text")
    if isinstance(text, str):
        return _command(text) or ForCase(_text(message, text))
    return _upload(message) or ForCase(Sent(_kind(message)))


def _command(text: str) -> Command | None:
    if not text.startswith("/"):
        return None
    name, _, argument = text[1:].partition(" ")
    name = name.partition("@")[0].casefold()
    return Command(name, argument.strip()) if name.isidentifier() and name.isascii() else None


def _text(message: Json, text: str) -> Event:
    replied = message.get("reply_to_message")
    if replied:
        return Captioned(replied["message_id"], text, message["message_id"])
    return Said(text, message["message_id"])


def _amended(message: Json) -> Meaning | None:
    number = message["message_id"]
    if isinstance(message.get("text"), str):
        return ForCase(Amended(number, message["text"]))
    if isinstance(message.get("caption"), str):
        return ForCase(Amended(number, message["caption"]))
    return None


_NAMES = {"photo": "photo.jpg", "voice": "voice.ogg", "video_note": "video.mp4"}
_MIMES = {"photo": "image/jpeg", "voice": "audio/ogg", "video_note": "video/mp4"}
_FILES = ("photo", "document", "video", "voice", "audio", "video_note", "animation")


def _upload(message: Json) -> Upload | None:
    for kind in _FILES:
        if found := message.get(kind):
            return _filed(message, kind, found)
    return None


def _filed(message: Json, kind: str, found: Any) -> Upload:
    file = found[-1] if isinstance(found, list) else found  # of a photo, the largest size
    number = message["message_id"]
    filed = Filed(
        exhibit=f"{message['chat']['id']}.{number}",
        kind=kind,
        name=str(file.get("file_name") or _NAMES.get(kind, kind)),
        size=file.get("file_size"),
        message=number,
        caption=str(message.get("caption") or ""),
    )
    mime = str(file.get("mime_type") or _MIMES.get(kind, "application/octet-stream"))
    return Upload(filed, file["file_id"], mime)


_OTHERS = ("sticker", "poll", "location", "venue", "contact", "dice", "story", "checklist")


def _kind(message: Json) -> str:
    return next((kind for kind in _OTHERS if kind in message), "other")
