"""What an update means: one pure function from Telegram's JSON to a value."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.timezones import lookup
from bot.transport import callback_data
from bot.transport.callback_data import CasePress, ChatPress
from flows.model.events.buyer import Amended, Captioned, Event, Filed, Placed, Said, Sent

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
    if (found.get("from") or {}).get("is_bot") or any(name in found for name in _NOTES):
        return None
    meaning = _said(found) if message else _amended(found)
    return Incoming(key, found["chat"]["id"], meaning, _language(found)) if meaning else None


def _language(source: Json) -> str | None:
    code = (source.get("from") or {}).get("language_code")
    return _plain(code) if isinstance(code, str) else None


def _plain(text: Any) -> str:
    """A text that can be kept: no store takes a NUL, no encoding half of a surrogate pair."""
    return str(text).replace("\x00", "").encode("utf-8", "replace").decode()


def _pressed(key: str, query: Json) -> Incoming:
    message = query.get("message") or {}
    chat = message.get("chat") or {"id": query["from"]["id"], "type": "private"}
    if chat.get("type") != "private":
        return Incoming(key, chat["id"], Elsewhere())
    meaning = callback_data.read(_plain(query.get("data") or "")) or Unknown()
    press = Press(query["id"], message.get("message_id"))
    return Incoming(key, chat["id"], meaning, _language(query), press)


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


_NOTES = (
    "pinned_message",
    "message_auto_delete_timer_changed",
    "chat_background_set",
    "write_access_allowed",
    "proximity_alert_triggered",
)
"""What Telegram itself notes in a chat when somebody pins, or changes how the chat looks."""


def _said(message: Json) -> Meaning:
    text = message.get("text")
    if isinstance(text, str):
        return _command(_plain(text)) or ForCase(_text(message, _plain(text)))
    return _upload(message) or _place(message) or ForCase(Sent(_kind(message)))


STOPS = frozenset(
    {
        *("stop", "stopp", "halt", "alto", "basta", "parar", "pare", "arrêt", "arrête", "arrêtez"),
        *("dur", "стоп", "停止", "停", "ストップ", "그만", "dừng", "berhenti", "توقف", "قف", "रुको"),
    }
)
"""Words that mean /stop, in the main languages, when they are all that was written."""


def _command(text: str) -> Command | None:
    if text.strip(" \n.!。！").casefold() in STOPS:
        return Command("stop")
    if not text.startswith("/") or text[1:2].isspace():
        return None
    words = text[1:].split(maxsplit=1)
    name = words[0].partition("@")[0].casefold() if words else ""
    argument = words[1].strip() if len(words) > 1 else ""
    return Command(name, argument) if name.isidentifier() and name.isascii() else None


def _text(message: Json, text: str) -> Event:
    replied = message.get("reply_to_message")
    if replied:
        return Captioned(replied["message_id"], text, message["message_id"])
    return Said(text, message["message_id"])


def _amended(message: Json) -> Meaning | None:
    number, text = message["message_id"], message.get("text", message.get("caption"))
    if not isinstance(text, str):
        return None
    replied = message.get("reply_to_message") or {}
    if "text" in message and _is_own_file(replied):  # it was a caption, and is one again
        return ForCase(Captioned(replied["message_id"], _plain(text), number))
    return ForCase(Amended(number, _plain(text)))


def _is_own_file(message: Json) -> bool:
    mine = (message.get("from") or {}).get("is_bot")
    return not mine and any(kind in message for kind in _FILES)


_NAMES = {"photo": "photo.jpg", "voice": "voice.ogg", "video_note": "video.mp4"}
_MIMES = {"photo": "image/jpeg", "voice": "audio/ogg", "video_note": "video/mp4"}
_FILES = ("photo", "animation", "document", "video", "voice", "audio", "video_note")


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
        name=_plain(file.get("file_name") or _NAMES.get(kind, kind)),
        size=file.get("file_size"),
        message=number,
        caption=_plain(message.get("caption") or ""),
        target=(message.get("reply_to_message") or {}).get("message_id"),
    )
    mime = _plain(file.get("mime_type") or _MIMES.get(kind, "application/octet-stream"))
    return Upload(filed, file["file_id"], mime)


def _place(message: Json) -> ForCase | None:
    """Return a shared point of the map; of it only the time zone is looked at."""
    point = message.get("location")
    if not point:
        return None
    zone = lookup.nearest(point["latitude"], point["longitude"])
    return ForCase(Placed((zone,), message["message_id"], sure=False))


# A venue carries a location too, so it is looked for first.
_OTHERS = ("sticker", "poll", "venue", "location", "contact", "dice", "story", "checklist")


def _kind(message: Json) -> str:
    return next((kind for kind in _OTHERS if kind in message), "other")
