"""When a chat may be written to, as its row keeps it: quiet hours, nudges wanted or not, when sent.

They are a JSON object: "from" and "to" are "HH:MM", "stopped" is a boolean, "heard" and each of
"sent" are seconds since 1970.
"""

from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import orjson

from flows.nudges.quiet_hours import WEEK, ContactPreferences
from storage.records import ChatRecord


def load_preferences(chat: ChatRecord) -> ContactPreferences:
    """Return what a chat allows; UTC until its zone is known."""
    values = _load_values(chat)
    defaults = ContactPreferences()
    return ContactPreferences(
        zone=ZoneInfo(chat.zone or "UTC"),
        quiet_from=_parse_wall_time(values.get("from"), defaults.quiet_from),
        quiet_to=_parse_wall_time(values.get("to"), defaults.quiet_to),
        stopped=bool(values.get("stopped")),
        heard_at=_to_instant(values["heard"]) if "heard" in values else None,
        sent_at=tuple(_to_instant(seconds) for seconds in values.get("sent", ())),
    )


def note_activity(chat: ChatRecord, now: datetime) -> ChatRecord:
    """Return the chat after its buyer did something: the nudges sent before have been answered."""
    return _change_values(chat, heard=_to_seconds(now), sent=[])


def count_nudge(chat: ChatRecord, now: datetime) -> ChatRecord:
    """Return the chat with one more nudge sent; those older than a week count no more."""
    since = _to_seconds(now - WEEK)
    recent = [seconds for seconds in _load_values(chat).get("sent", ()) if seconds > since]
    return _change_values(chat, sent=[*recent, _to_seconds(now)])


def set_quiet_hours(chat: ChatRecord, start: time, end: time) -> ChatRecord:
    """Return the chat with other quiet hours; the same time twice means none."""
    return _change_values(
        chat, **{"from": start.isoformat("minutes"), "to": end.isoformat("minutes")}
    )


def set_stopped(chat: ChatRecord, *, on: bool) -> ChatRecord:
    """Return the chat with nudges stopped, or wanted again."""
    return _change_values(chat, stopped=on)


def describe_chat(chat: ChatRecord) -> dict[str, Any]:
    """Return what is kept of a chat beside its cases, as JSON for its buyer."""
    known = load_preferences(chat)
    return {
        "number": chat.chat_id,
        "language": chat.language,
        "time_zone": chat.zone,
        "quiet_from": known.quiet_from.isoformat("minutes"),
        "quiet_to": known.quiet_to.isoformat("minutes"),
        "reminders_stopped": known.stopped,
        "last_seen_at": chat.seen_at.isoformat(),
        "reminders_sent_at": [at.isoformat() for at in known.sent_at],
    }


def _load_values(chat: ChatRecord) -> dict[str, Any]:
    values: dict[str, Any] = orjson.loads(chat.habits)
    return values


def _change_values(chat: ChatRecord, **changes: Any) -> ChatRecord:
    return replace(chat, habits=orjson.dumps({**_load_values(chat), **changes}).decode())


def _parse_wall_time(text: str | None, default: time) -> time:
    return time.fromisoformat(text) if text else default


def _to_seconds(at: datetime) -> int:
    return int(at.timestamp())


def _to_instant(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
