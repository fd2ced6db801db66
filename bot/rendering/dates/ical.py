"""Dates as a file that calendars take (iCalendar, RFC 5545).

Instants stand in UTC, so every calendar shows them in its reader's zone; days have no zone at all.
A file that is taken again replaces the entries it made before, because their uids are the same.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar, Event, vText

MIME_TYPE = "text/calendar"
_PRODUCT_ID = "-//dispute-bot//dates//EN"


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One entry: an instant, to the second, or a whole day.

    `uid` is the same for ever for one case and kind, and no other entry has it. `summary` is one
    line, `description` may be several. `alarm_before` is how long before the start it rings; a day
    starts at midnight where the reader is, so a negative time rings in the day itself.
    """

    uid: str
    at: datetime | date
    summary: str
    description: str = ""
    alarm_before: timedelta | None = None


def build_calendar(entries: Sequence[CalendarEvent], made_at: datetime, title: str) -> bytes:
    """Return a whole file of at least one entry; by `made_at` a calendar knows the newer of two.

    Raises ValueError for an instant without a zone.
    """
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", _PRODUCT_ID)
    for name in ("name", "x-wr-calname"):  # of RFC 7986, and what was used before it
        calendar.add(name, vText(_join_lines(title)))
    for entry in entries:
        calendar.add_component(_build_event(entry, made_at))
    content: bytes = calendar.to_ical()
    return content


def _build_event(entry: CalendarEvent, made_at: datetime) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", _convert_utc(made_at))
    event.add("dtstart", _convert_utc(entry.at) if isinstance(entry.at, datetime) else entry.at)
    event.add("summary", _join_lines(entry.summary))
    if entry.description:
        event.add("description", _clean_text(entry.description))
    event.add("transp", "TRANSPARENT")  # a deadline does not make its reader busy
    if entry.alarm_before is not None:
        event.add_component(_build_alarm(entry, entry.alarm_before))
    return event


def _build_alarm(entry: CalendarEvent, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _join_lines(entry.summary))
    alarm.add("trigger", -before)
    return alarm


def _convert_utc(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("an instant needs its zone")  # or it would be taken as this machine's
    return at.astimezone(UTC)


def _join_lines(text: str) -> str:
    """Return a text as one line."""
    return " ".join(_clean_text(text).split())


def _clean_text(text: str) -> str:
    """Return a text with plain line ends, and without the control characters RFC 5545 forbids."""
    kept = "\n".join(text.splitlines())
    return "".join(each for each in kept if each in "\n\t" or unicodedata.category(each) != "Cc")
