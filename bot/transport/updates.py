"""What an update means: one pure function from Telegram's JSON to a value."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from bot.timezones import lookup
from bot.transport import callback_data
from bot.transport.callback_data import CasePress, ChatPress
from bot.transport.json_values import clean_text, read_number, read_token, read_update_id
from bot.transport.typed_wishes import find_wish
from bot.transport.uploads import Upload, has_file, parse_origin, parse_upload
from flows.model.events.buyer import Amended, BuyerEvent, Captioned, Placed, Said, Sent
from flows.model.events.evidence import Forwarded

Json = Mapping[str, Any]

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds of updates asked for; what is not asked for is not sent."""

MAX_INSTANT = 253_402_300_800  # the first second after the year 9999


@dataclass(frozen=True, slots=True)
class CommandMessage:
    """A command typed or chosen from the menu."""

    name: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class CaseMessage:
    """Something for the case on screen."""

    event: BuyerEvent


@dataclass(frozen=True, slots=True)
class UnknownPress:
    """A press of a button that was never ours."""


@dataclass(frozen=True, slots=True)
class GroupMessage:
    """Somebody spoke to the bot in a group or a channel."""


@dataclass(frozen=True, slots=True)
class BlockChange:
    """The buyer blocked the bot, or (`unblocked`) let it in again."""

    unblocked: bool


UpdateContent = (
    CommandMessage
    | CaseMessage
    | Upload
    | CasePress
    | ChatPress
    | UnknownPress
    | GroupMessage
    | BlockChange
)


@dataclass(frozen=True, slots=True)
class Press:
    """The press to be answered: its id, and the message the button stands under."""

    query_id: str
    message: int | None


@dataclass(frozen=True, slots=True)
class Update:
    """One update, understood; `key` is its receipt, `raw` what it was understood from."""

    key: str
    chat_id: int
    content: UpdateContent
    language: str | None = None
    press: Press | None = None
    raw: Json = field(default_factory=dict, compare=False, repr=False)

    @property
    def sent_at(self) -> datetime | None:
        """When the buyer wrote or edited the message; Telegram does not say it of a press."""
        message = self.raw.get("message") or self.raw.get("edited_message")
        if not isinstance(message, Mapping):
            return None
        seconds = message.get("edit_date") or message.get("date")
        if not isinstance(seconds, int) or not 0 < seconds < MAX_INSTANT:
            return None
        return datetime.fromtimestamp(seconds, UTC)


def parse_update(update: Json) -> Update | None:
    """Return what an update means, or None when there is nothing to do about it.

    Raises ValueError, LookupError, TypeError or AttributeError for one of a shape never seen.
    """
    found = _parse_kind(f"u:{read_update_id(update['update_id'])}", update)
    return replace(found, chat_id=read_number(found.chat_id), raw=update) if found else None


def _parse_kind(key: str, update: Json) -> Update | None:
    if query := update.get("callback_query"):
        return _parse_press(key, query)
    if changed := update.get("my_chat_member"):
        return _parse_member(key, changed)
    message, edited = update.get("message"), update.get("edited_message")
    found = message or edited
    if not found or "chat" not in found:
        return None
    if found["chat"].get("type") != "private":
        return _parse_group(key, found) if message else None
    if (found.get("from") or {}).get("is_bot") or any(name in found for name in _SERVICE_MESSAGES):
        return None
    content = _parse_message(found) if message else _parse_edit(found)
    return Update(key, found["chat"]["id"], content, _find_language(found)) if content else None


def _find_language(source: Json) -> str | None:
    code = (source.get("from") or {}).get("language_code")
    return clean_text(code) if isinstance(code, str) else None


def _parse_press(key: str, query: Json) -> Update:
    message = query.get("message") or {}
    chat = message.get("chat") or {"id": query["from"]["id"], "type": "private"}
    if chat.get("type") != "private":
        return Update(key, chat["id"], GroupMessage())
    content = callback_data.decode_press(clean_text(query.get("data") or "")) or UnknownPress()
    number = message.get("message_id")
    press = Press(read_token(query["id"]), None if number is None else read_number(number))
    return Update(key, chat["id"], content, _find_language(query), press)


def _parse_member(key: str, changed: Json) -> Update | None:
    if changed["chat"].get("type") != "private":
        return None
    back = (changed.get("new_chat_member") or {}).get("status") == "member"
    return Update(key, changed["chat"]["id"], BlockChange(back))


def _parse_group(key: str, message: Json) -> Update | None:
    """A group is answered only when somebody gives the bot a command."""
    if not str(message.get("text", "")).startswith("/"):
        return None
    return Update(key, message["chat"]["id"], GroupMessage())


_SERVICE_MESSAGES = (
    "pinned_message",
    "message_auto_delete_timer_changed",
    "chat_background_set",
    "write_access_allowed",
    "proximity_alert_triggered",
)
"""What Telegram itself notes in a chat when somebody pins, or changes how the chat looks."""


def _parse_message(message: Json) -> UpdateContent:
    text = message.get("text")
    if isinstance(text, str) and "forward_origin" in message:
        author, written_at = parse_origin(message)
        number = read_number(message["message_id"])
        return CaseMessage(Forwarded(clean_text(text), author, written_at, number))
    if isinstance(text, str):
        return _parse_command(clean_text(text)) or CaseMessage(
            _parse_text(message, clean_text(text))
        )
    return (
        parse_upload(message) or _parse_location(message) or CaseMessage(Sent(_find_kind(message)))
    )


STOP_WORDS = frozenset(
    {
        *("stop", "stopp", "halt", "alto", "basta", "parar", "pare", "arrêt", "arrête", "arrêtez"),
        *("dur", "стоп", "停止", "停", "ストップ", "그만", "dừng", "berhenti", "توقف", "قف", "रुको"),
    }
)
"""Words that mean /stop, in the main languages, when they are all that was written."""


def _parse_command(text: str) -> CommandMessage | None:
    if text.strip(" \n.!。！").casefold() in STOP_WORDS:
        return CommandMessage("stop")
    if wish := find_wish(text):
        return CommandMessage(wish)
    if not text.startswith("/") or text[1:2].isspace():
        return None
    words = text[1:].split(maxsplit=1)
    name = words[0].partition("@")[0].casefold() if words else ""
    argument = words[1].strip() if len(words) > 1 else ""
    return CommandMessage(name, argument) if name.isidentifier() and name.isascii() else None


def _parse_text(message: Json, text: str) -> BuyerEvent:
    number, replied = read_number(message["message_id"]), message.get("reply_to_message")
    if replied:
        return Captioned(read_number(replied["message_id"]), text, number)
    return Said(text, number)


def _parse_edit(message: Json) -> UpdateContent | None:
    if has_file(message):
        return parse_upload(message, edited=True)
    number, text = read_number(message["message_id"]), message.get("text")
    if not isinstance(text, str):
        return None
    replied = message.get("reply_to_message") or {}
    if _is_own_file(replied):  # it was a caption, and is one again
        return CaseMessage(Captioned(read_number(replied["message_id"]), clean_text(text), number))
    return CaseMessage(Amended(number, clean_text(text)))


def _is_own_file(message: Json) -> bool:
    mine = (message.get("from") or {}).get("is_bot")
    return not mine and has_file(message)


def _parse_location(message: Json) -> CaseMessage | None:
    """Return a shared point of the map; of it only the time zone is looked at."""
    point = message.get("location")
    if not point or "forward_origin" in message:
        return None
    zone = lookup.find_nearest(point["latitude"], point["longitude"])
    return CaseMessage(Placed((zone,), read_number(message["message_id"]), sure=False))


# A venue carries a location too, so it is looked for first.
_OTHER_KINDS = ("sticker", "poll", "venue", "location", "contact", "dice", "story", "checklist")


def _find_kind(message: Json) -> str:
    return next((kind for kind in _OTHER_KINDS if kind in message), "other")
