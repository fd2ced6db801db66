"""A chat's habits as they are kept: quiet hours, follow-ups wanted or not, when they left."""

from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import orjson

from flows.nudges.quiet_hours import WEEK, Habits
from storage.records import Chat


def habits(chat: Chat) -> Habits:
    """Return what a chat allows; UTC until its zone is known."""
    kept = _kept(chat)
    plain = Habits()
    return Habits(
        zone=ZoneInfo(chat.zone or "UTC"),
        quiet_from=_wall(kept.get("from"), plain.quiet_from),
        quiet_to=_wall(kept.get("to"), plain.quiet_to),
        stopped=bool(kept.get("stopped")),
        heard_at=_instant(kept["heard"]) if "heard" in kept else None,
        sent_at=tuple(_instant(at) for at in kept.get("sent", ())),
    )


def heard(chat: Chat, now: datetime) -> Chat:
    """The buyer did something: whatever was sent before has had its reaction."""
    return _with(chat, heard=_seconds(now), sent=[])


def sent(chat: Chat, now: datetime) -> Chat:
    """A follow-up left; those older than a week count no more."""
    since = _seconds(now - WEEK)
    recent = [at for at in _kept(chat).get("sent", ()) if at > since]
    return _with(chat, sent=[*recent, _seconds(now)])


def quiet(chat: Chat, start: time, end: time) -> Chat:
    """Other quiet hours; the same time twice means none."""
    return _with(chat, **{"from": start.isoformat("minutes"), "to": end.isoformat("minutes")})


def stopped(chat: Chat, *, on: bool) -> Chat:
    """No more follow-ups, or again."""
    return _with(chat, stopped=on)


def _kept(chat: Chat) -> dict[str, Any]:
    found: dict[str, Any] = orjson.loads(chat.habits)
    return found


def _with(chat: Chat, **changes: Any) -> Chat:
    return replace(chat, habits=orjson.dumps({**_kept(chat), **changes}).decode())


def _wall(text: str | None, plain: time) -> time:
    return time.fromisoformat(text) if text else plain


def _seconds(at: datetime) -> int:
    return int(at.timestamp())


def _instant(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
