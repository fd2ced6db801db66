"""Calls of the Bot API as values, and messages in HTML that fit what Telegram takes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import orjson

from bot.rendering.pages import Rows
from bot.rendering.view import MESSAGE_CHARACTERS
from bot.transport.updates import Press
from storage.records import MessageRole, OutboxMessage


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the Bot API; `role` tells the sender what it is for."""

    method: str
    parameters: dict[str, Any]
    role: MessageRole = MessageRole.PLAIN

    @property
    def edits_card(self) -> bool:
        """Whether it writes the status card anew."""
        return self.role is MessageRole.CARD and self.method == "editMessageText"

    def build_message(
        self,
        key: str,
        chat_id: int,
        case_id: str | None,
        now: datetime,
        role: MessageRole = MessageRole.PLAIN,
    ) -> OutboxMessage:
        """Return the row of the outbox that makes it; `role` holds where it has none itself."""
        payload = orjson.dumps(self.parameters)
        return OutboxMessage(
            key, chat_id, case_id, self.method, payload, self.role or role, not_before=now
        )


def answer_press(press: Press, toast: str = "") -> Call:
    """Return the call that answers a press, with a text that is shown for a moment or without."""
    text = {"text": toast} if toast else {}
    return Call("answerCallbackQuery", {"callback_query_id": press.query_id, **text})


def pin_first(chat_id: int, sent: list[Call]) -> list[Call]:
    """Return the first messages of a case, the first of them to be its pinned status card."""
    first = replace(sent[0], role=MessageRole.CARD)
    quiet = {"chat_id": chat_id, "disable_notification": True}
    return [first, *sent[1:], Call("pinChatMessage", quiet, role=MessageRole.PIN)]


def ask_last(sent: list[Call]) -> list[Call]:
    """Return messages of which the last asks the question of its case."""
    return [*sent[:-1], replace(sent[-1], role=MessageRole.ASK)]


def close_question(chat_id: int) -> Call:
    """Return the call that takes the buttons of the question asked last away."""
    return Call("editMessageReplyMarkup", {"chat_id": chat_id}, role=MessageRole.ASK)


def silence(sent: Iterable[Call]) -> None:
    """Let messages come without a sound."""
    for call in sent:
        if call.method == "sendMessage":
            call.parameters["disable_notification"] = True


def build_markup(rows: Rows) -> dict[str, Any]:
    """Return an inline keyboard; rows without buttons are left out."""
    return {"inline_keyboard": [row for row in rows if row]}


def build_body(chat_id: int, text: str, rows: Rows) -> dict[str, Any]:
    """Return the parameters of a message in HTML."""
    parameters: dict[str, Any] = {
        "chat_id": chat_id,
        "text": text,
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }
    return {**parameters, "reply_markup": build_markup(rows)} if any(rows) else parameters


def build_messages(
    chat_id: int, parts: Sequence[str], rows: Rows, reply_to: int | None = None
) -> list[Call]:
    """Return HTML as one message, or several where it does not fit; the last has the rows.

    That is also the one that replies to a message, where one is named and still there.
    """
    pieces = list(split_parts(parts))
    last = len(pieces) - 1
    calls = [
        Call("sendMessage", build_body(chat_id, piece, rows if n == last else []))
        for n, piece in enumerate(pieces)
    ]
    if reply_to is not None and calls:
        replied = {"message_id": reply_to, "allow_sending_without_reply": True}
        calls[-1].parameters["reply_parameters"] = replied
    return calls


def split_parts(parts: Iterable[str]) -> Iterable[str]:
    """Yield texts that fit a message, made of whole parts."""
    piece = ""
    for part in parts:
        joined = f"{piece}\n\n{part}" if piece else part
        if len(joined) > MESSAGE_CHARACTERS and piece:
            yield piece
            joined = part
        piece = joined
    yield piece
