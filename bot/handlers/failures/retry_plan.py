"""Which updates that could not be handled are taken again, and which are given back.

What failed is kept as it came, sealed. A later try takes it as if Telegram had only just brought
it, but only where that is still what the buyer means: a file is evidence whenever it comes, a word
or a press answers a question only while nothing has come after it. What is no answer any more is
given back: the buyer is asked to send it again, if it still counts.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.transport.update_page import UnreadableUpdate, encode_raw
from bot.transport.updates import BlockChange, GroupMessage, Update, parse_update
from bot.transport.uploads import Upload
from storage.records import FailedUpdate, FailureReason


@dataclass(frozen=True, slots=True)
class Retry:
    """A later try of an update; only the last word or press of a chat can still be an answer."""

    failed: FailedUpdate
    is_last: bool = False


@dataclass(frozen=True, slots=True)
class RetryPlan:
    """What becomes of the failed updates: those to be taken, those still not read, and the rest."""

    retries: tuple[tuple[Update, Retry], ...]
    unreadable: tuple[FailedUpdate, ...]
    needless: tuple[str, ...]


def build_failure(
    update: Update, case_id: str | None, reason: FailureReason, at: datetime
) -> FailedUpdate:
    """Return the row of an update that failed while a case was on screen, for the first time."""
    raw = encode_raw(update.raw)
    return FailedUpdate(update.key, update.chat_id, case_id, reason, at, 1, raw)


def build_unreadable(update: UnreadableUpdate, at: datetime) -> FailedUpdate:
    """Return the row of an update that cannot be read."""
    reason = FailureReason.UNREADABLE
    return FailedUpdate(update.key, update.chat_id, None, reason, at, 1, update.payload)


def count_attempt(failed: FailedUpdate, reason: FailureReason) -> FailedUpdate:
    """Return the row after one more try in vain."""
    return replace(failed, attempts=failed.attempts + 1, reason=reason)


def plan_retries(rows: Sequence[FailedUpdate]) -> RetryPlan:
    """Return which updates to take again, in the order they came."""
    found = list[tuple[Update, FailedUpdate]]()
    unreadable, needless = list[FailedUpdate](), list[str]()
    for row in rows:
        try:
            update = parse_update(json.loads(row.payload))
        except Exception:  # noqa: BLE001  # it was set aside because nobody knows what it holds
            unreadable.append(count_attempt(row, FailureReason.UNREADABLE))
            continue
        if update is None or isinstance(update.content, BlockChange | GroupMessage):
            needless.append(row.key)  # it says how things were then
        else:
            found.append((update, row))
    last = {row.chat_id: row.key for update, row in found if not _is_file(update)}
    retries = tuple((update, Retry(row, last.get(row.chat_id) == row.key)) for update, row in found)
    return RetryPlan(retries, tuple(unreadable), tuple(needless))


def is_timely(update: Update, retry: Retry, current: str | None, heard_at: datetime | None) -> bool:
    """Whether an update still means what it meant; `heard_at` is the last that its case heard."""
    case_id = retry.failed.case_id
    if _is_file(update):
        return case_id in (None, current)
    has_gone_on = heard_at is not None and heard_at >= retry.failed.failed_at
    return retry.is_last and case_id == current and not has_gone_on


def find_message(update: Update) -> int | None:
    """Return the number of the message that an update brought, if it is one with something in it.

    A press is none: its question was asked again.
    """
    message: Any = update.raw.get("message") or update.raw.get("edited_message")
    return message["message_id"] if message else None


def _is_file(update: Update) -> bool:
    return isinstance(update.content, Upload)
