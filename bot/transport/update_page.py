"""A page of getUpdates: what its updates mean, which cannot be read, and how far to confirm it."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from telegram.error import NetworkError

from bot.transport.json_values import read_number, read_update_id
from bot.transport.updates import Update, parse_update

# A text that quotes it has a backslash before the mark of quotation.
_NUMBER = re.compile(rb'"update_id"\s*:\s*(\d{1,10})(?!\d)')


@dataclass(frozen=True, slots=True)
class UnreadableUpdate:
    """An update that means nothing to this version: its receipt, and the JSON it came as.

    `chat_id` is where it came from, where that can be found; `reason` is the type of the error.
    """

    key: str
    chat_id: int | None
    payload: bytes
    reason: str


@dataclass(frozen=True, slots=True)
class UpdatePage:
    """What one answer brought; all of it is confirmed by asking from `next_offset` on.

    That is None where nothing can be confirmed: no update came, or none has a number.
    """

    updates: tuple[Update, ...] = ()
    unreadable: tuple[UnreadableUpdate, ...] = ()
    next_offset: int | None = None


def parse_page(result: Any) -> UpdatePage:
    """Return what a result of getUpdates holds; raises NetworkError for what is no list.

    Whatever an update holds, it costs itself only: one that cannot be read is set aside, also one
    without a number, which goes when the number of a later one is confirmed.
    """
    if not isinstance(result, list):
        raise NetworkError("an answer that is no list of updates")
    updates, unreadable = list[Update](), list[UnreadableUpdate]()
    for each in result:
        try:
            found = parse_update(each)
        except Exception as error:  # noqa: BLE001  # whatever it is, the others are taken
            unreadable.append(_build_unreadable(each, error))
        else:
            updates += [found] if found else []
    return UpdatePage(tuple(updates), tuple(unreadable), _find_next_offset(result))


def describe_unreadable(payload: bytes, number: int | None) -> UnreadableUpdate:
    """Return the update of an answer that is no JSON; its number is None where it has none."""
    return UnreadableUpdate(_build_key(number, payload), None, payload, "no JSON")


def find_update_number(payload: bytes) -> int | None:
    """Return the number of the first update in an answer that is no JSON; None without any."""
    found = _NUMBER.search(payload)
    return _read_update_number({"update_id": int(found[1])}) if found else None


def cut_at_number(payload: bytes) -> bytes:
    """Return what stands before the first number of an update."""
    return _NUMBER.split(payload, maxsplit=1)[0]


def encode_raw(update: Any) -> bytes:
    """Return an update as JSON; what was deeper than can be written is left out."""
    try:
        return json.dumps(update).encode()  # in ASCII, so that half a surrogate pair is kept
    except (RecursionError, ValueError, TypeError):
        return json.dumps({"update_id": _read_update_number(update)}).encode()


def _build_unreadable(update: Any, error: Exception) -> UnreadableUpdate:
    payload = encode_raw(update)
    key = _build_key(_read_update_number(update), payload)
    return UnreadableUpdate(key, _find_chat(update), payload, type(error).__name__)


def _build_key(number: int | None, payload: bytes) -> str:
    """Return a receipt; without a number, one that is the same whenever the update comes."""
    return f"u:{hashlib.sha256(payload).hexdigest()}" if number is None else f"u:{number}"


def _find_next_offset(result: Sequence[Any]) -> int | None:
    numbers = [number for each in result if (number := _read_update_number(each)) is not None]
    return numbers[-1] + 1 if numbers else None


def _read_update_number(update: Any) -> int | None:
    try:
        return read_update_id(update["update_id"])
    except (ValueError, LookupError, TypeError):
        return None


def _find_chat(update: Any) -> int | None:
    """Return the private chat that an update came from, as far as it says so."""
    if not isinstance(update, Mapping):
        return None
    for body in update.values():
        for name in ("chat", "from"):
            try:
                return read_number(body[name]["id"])
            except (ValueError, LookupError, TypeError):
                continue
    return None
