"""A chat's habits as they are kept: quiet hours, follow-ups wanted or not, when they left."""

from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import orjson

from flows.nudges.quiet_hours import WEEK, ContactPreferences
from storage.records import ChatRecord


def load_preferences(chat: ChatRecord) -> ContactPreferences:
    """Return what a chat allows; UTC until its zone is known."""
    kept = _load_values(chat)
    plain = ContactPreferences()
    return ContactPreferences(
        zone=ZoneInfo(chat.zone or "UTC"),
        quiet_from=_parse_wall_time(kept.get("from"), plain.quiet_from),
        quiet_to=_parse_wall_time(kept.get("to"), plain.quiet_to),
        stopped=bool(kept.get("stopped")),
        heard_at=_to_instant(kept["heard"]) if "heard" in kept else None,
        sent_at=tuple(_to_instant(at) for at in kept.get("sent", ())),
    )


def note_activity(chat: ChatRecord, now: datetime) -> ChatRecord:
    """The buyer did something: whatever was sent before has had its reaction."""
    return _change_values(chat, heard=_to_seconds(now), sent=[])


def count_nudge(chat: ChatRecord, now: datetime) -> ChatRecord:
    """A follow-up left; those older than a week count no more."""
    since = _to_seconds(now - WEEK)
    recent = [at for at in _load_values(chat).get("sent", ()) if at > since]
    return _change_values(chat, sent=[*recent, _to_seconds(now)])


def set_quiet_hours(chat: ChatRecord, start: time, end: time) -> ChatRecord:
    """Other quiet hours; the same time twice means none."""
    return _change_values(
        chat, **{"from": start.isoformat("minutes"), "to": end.isoformat("minutes")}
    )


def set_stopped(chat: ChatRecord, *, on: bool) -> ChatRecord:
    """No more follow-ups, or again."""
    return _change_values(chat, stopped=on)


def _load_values(chat: ChatRecord) -> dict[str, Any]:
    found: dict[str, Any] = orjson.loads(chat.habits)
    return found


def _change_values(chat: ChatRecord, **changes: Any) -> ChatRecord:
    return replace(chat, habits=orjson.dumps({**_load_values(chat), **changes}).decode())


def _parse_wall_time(text: str | None, plain: time) -> time:
    return time.fromisoformat(text) if text else plain


def _to_seconds(at: datetime) -> int:
    return int(at.timestamp())


def _to_instant(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
