"""Whether what comes back from a call is Telegram's own answer.

Between the bot and Telegram stand others who answer too: a proxy, a captive portal, a Bot API
server that is just starting. What they say is about the way and never about the message, so only
Telegram's own words decide anything: `{"ok": true, "result": …}` with a status of 200, or
`{"ok": false, "error_code": …, "description": …}` with the status of that code.
"""

import re
from collections.abc import Mapping
from typing import Any

import orjson
from telegram.error import NetworkError

MAX_RETRY_SECONDS = 7 * 24 * 3600
"""A longer wait than this nobody has been asked for; a number beyond it is a mistake."""

MESSAGE_METHODS = frozenset({"sendMessage", "sendPhoto", "sendDocument"})
_ACCEPTED = re.compile(rb'\s*\{\s*"ok"\s*:\s*true\s*,')
_MESSAGE_ID = re.compile(rb'"message_id"\s*:\s*(\d{1,18})\s*,')


class CutAnswerError(NetworkError):
    """An answer began and its end never came: the call was probably made."""

    def __init__(self) -> None:
        super().__init__("the answer was cut off")


def check_refusal(status: int, payload: bytes) -> None:
    """Raise NetworkError unless Telegram itself refuses a call with this status."""
    try:
        told = orjson.loads(payload)
    except ValueError:
        told = None
    if not isinstance(told, Mapping) or not _is_refusal(status, told):
        raise NetworkError(f"an answer that is not Telegram's, with the status {status}")


def read_cut_yes(payload: bytes) -> Mapping[str, Any] | None:
    """Return what Telegram's yes still says of the message, although it was cut off.

    None when it is no yes; "message_id" may be None.
    """
    if not _ACCEPTED.match(payload):
        return None
    found = _MESSAGE_ID.search(payload)
    return {"message_id": int(found[1]) if found else None}


def check_result(method: str, result: object) -> None:
    """Raise NetworkError when Telegram cannot have given this for a message it took."""
    is_message = isinstance(result, Mapping) and isinstance(result.get("message_id"), int)
    if method in MESSAGE_METHODS and not is_message:
        raise NetworkError(f"{method} gave no message")


def _is_refusal(status: int, told: Mapping[str, Any]) -> bool:
    """Whether these are the words in which Telegram refuses a call."""
    parameters = told.get("parameters", {})
    return (
        told.get("ok") is False
        and told.get("error_code") == status
        and isinstance(told.get("description"), str)
        and isinstance(parameters, Mapping)
        and _is_number(parameters.get("retry_after", 0), MAX_RETRY_SECONDS)
        and _is_number(parameters.get("migrate_to_chat_id", 0))
    )


def _is_number(value: object, highest: int | None = None) -> bool:
    return isinstance(value, int) and (highest is None or 0 <= value <= highest)
