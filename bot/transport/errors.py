"""What an error of Telegram's means for the message, or the file, it was about."""

import html
import re
from collections.abc import Mapping
from enum import Enum, auto
from typing import Any

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    RetryAfter,
    TelegramError,
)

from storage.records import MessageRole

MAX_TRIES = 5  # for a file Telegram says it has not: sometimes it is so for a moment only
TEXT_LIMITS = {"text": 4096, "caption": 1024}
# Each is the beginning of a description the Bot API gives with a 400, in lower case.
_ALREADY_DONE = (
    "message is not modified",
    "message_empty",  # so it calls taking away the buttons of a message that has none
    "query is too old",
    "message to edit not found",
    "message can't be edited",
    "message to delete not found",
    "message can't be deleted",
    "message to react not found",
    "message to pin not found",
    "message to unpin not found",
    "chat_not_modified",
)
_UNREACHABLE = ("chat not found", "peer_id_invalid", "user not found", "have no access")
# So it says with a 403 that it is about this buyer. Other words there may be about the bot.
_FORBIDDEN = (
    "bot was blocked",
    "bot was kicked",
    "bot is not a member",
    "bot can't initiate",
    "bot can't send messages to",
    "user is deactivated",
    "the group chat was deleted",
)
_EDIT_FAILED = ("message to edit not found", "message can't be edited")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


class FailureKind(Enum):
    """What to do next."""

    RETRY = auto()  # nothing that is known to be final
    DONE = auto()  # what it wanted is so already, or can no longer be
    RESEND = auto()  # the message to edit is gone, so a new one takes its place
    UNREACHABLE = auto()  # the buyer cannot be written to
    BAD_MARKUP = auto()  # Telegram does not like how it is written


def classify_error(error: TelegramError, role: MessageRole = MessageRole.PLAIN) -> FailureKind:
    """Return what an error means for a message of this role; not for RetryAfter, which waits."""
    match error:
        case ChatMigrated():
            return FailureKind.UNREACHABLE
        case Forbidden():
            return _classify_refusal(error.message.lower())
        case BadRequest():
            return _classify_request(error.message.lower(), role)
        case _:
            return FailureKind.RETRY


def is_answer(error: TelegramError) -> bool:
    """Whether the error is Telegram's own no about this call, or its wait."""
    return isinstance(error, BadRequest | ChatMigrated | Forbidden | RetryAfter)


def _classify_refusal(description: str) -> FailureKind:
    """A 403 puts a chat to sleep only in words that are known to be about the chat."""
    known = description.removeprefix("forbidden: ").startswith(_FORBIDDEN)
    return FailureKind.UNREACHABLE if known else FailureKind.RETRY


def _classify_request(description: str, role: MessageRole) -> FailureKind:
    if description.startswith(_EDIT_FAILED) and role in (MessageRole.CARD, MessageRole.ASK):
        return FailureKind.RESEND
    if description.startswith(_ALREADY_DONE):
        return FailureKind.DONE
    return (
        FailureKind.UNREACHABLE if description.startswith(_UNREACHABLE) else FailureKind.BAD_MARKUP
    )


def strip_markup(parameters: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the parameters of a call with its text bare; None when it has no text to change.

    The keyboard stays; the marks, the reply and all beyond Telegram's length go.
    """
    shown = next((name for name in TEXT_LIMITS if isinstance(parameters.get(name), str)), None)
    if shown is None:
        return None
    gone = ("parse_mode", "entities", "caption_entities", "reply_parameters")
    kept = {name: value for name, value in parameters.items() if name not in gone}
    marked = parameters.get("parse_mode", "")
    text = parameters[shown]
    if marked:
        text = html.unescape(_TAG.sub("", text))
    return kept | {shown: text[: TEXT_LIMITS[shown]]}


def classify_loss(error: TelegramError, tries: int) -> str | None:
    """Return why a file can never be had, "too_big" or "gone"; None while a try is worth it."""
    if not isinstance(error, BadRequest):
        return None
    description = error.message.lower()
    if description.startswith("file is too big"):
        return "too_big"
    passing = "temporarily unavailable" in description or "file_id" not in description
    return None if passing and tries < MAX_TRIES else "gone"


def describe_error(error: TelegramError) -> str:
    """Return the error for a log, without what Telegram quotes behind the first mark."""
    summary = re.split("[:'\"]", error.message, maxsplit=1)[0].strip()
    return f"{type(error).__name__}: {summary}"
