"""Small records for the tests, each with what a test does not care about filled in."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from storage.records import (
    CaseRecord,
    Changes,
    ChatRecord,
    ExhibitRecord,
    FailedUpdate,
    FailureReason,
    JournalEntry,
    MessageRole,
    NudgeRecord,
    OutboxMessage,
)
from storage.store import Store

NOW = datetime(2026, 3, 12, 9, 30, 15, 123456, tzinfo=UTC)
SOON = NOW + timedelta(seconds=60)
LATER = NOW + timedelta(hours=1)

MINUTE = timedelta(minutes=1)


def chat(chat_id: int = 1, **fields: Any) -> ChatRecord:
    base = ChatRecord(chat_id, language="en", zone=None, current=None, asleep_at=None, seen_at=NOW)
    return replace(base, **fields)


def case(case_id: str = "c1", **fields: Any) -> CaseRecord:
    base = CaseRecord(
        id=case_id,
        chat_id=1,
        number=1,
        guide="alibaba",
        revision=1,
        step="problem",
        phase="contact",
        snapshot=b'{"order": "1234567890"}',
        card=None,
        opened_at=NOW,
    )
    return replace(base, **fields)


def exhibit(exhibit_id: str = "e1", **fields: Any) -> ExhibitRecord:
    base = ExhibitRecord(
        id=exhibit_id,
        case_id="c1",
        chat_id=1,
        file_id="AgACAgIAAxkBAAI",
        kind="photo",
        name="crushed carton.jpg",
        mime="image/jpeg",
        size=80_000,
        state="wanted",
    )
    return replace(base, **fields)


def nudge(kind: str = "idle", **fields: Any) -> NudgeRecord:
    return replace(NudgeRecord(case_id="c1", chat_id=1, kind=kind, rung=0, due_at=NOW), **fields)


def message(key: str = "c1.1.0", **fields: Any) -> OutboxMessage:
    base = OutboxMessage(
        key=key,
        chat_id=1,
        case_id="c1",
        method="sendMessage",
        payload=b'{"text": "What is the order number?"}',
        role=MessageRole(fields.pop("role", "")),
        not_before=NOW,
    )
    return replace(base, **fields)


def entry(n: int = 1, **fields: Any) -> JournalEntry:
    return replace(JournalEntry(case_id="c1", n=n, at=NOW, event=b'{"said": "hello"}'), **fields)


def changes(**fields: Any) -> Changes:
    return Changes(at=NOW, **fields)


async def save(store: Store, **fields: Any) -> None:
    """One batch that writes these, without having read anything."""
    async with store.begin() as batch:
        await batch.save(changes(**fields))


async def begin(store: Store, **fields: Any) -> None:
    """A chat with one case, and whatever is named beside."""
    await save(store, chats=(chat(),), cases=(case(),), **fields)


def failed_update(key: str = "u:9") -> FailedUpdate:
    return FailedUpdate(key, 1, "c1", FailureReason.TURN, NOW, 1, b'{"text": "hello"}')
