"""What the buyer says about being written to: what is coming, quiet hours, stop and go on."""

import re
from datetime import time

from bot.handlers import preferences
from bot.handlers.chat_session import ChatSession
from bot.handlers.screens.asides import tell_aside
from bot.outbox.attachments import attach_file
from bot.rendering import status_card
from bot.rendering.calls import Call
from bot.rendering.dates import ical, upcoming
from bot.rendering.pages import Page, Rows, build_chat_button
from bot.transport.callback_data import ChatAction
from storage.personal_records import ConsentRecord

HOURS_PATTERN = re.compile(
    r"\s*(\d{1,2})(?::(\d\d))?\s*(?:-|\u2013|to|\s)\s*(\d{1,2})(?::(\d\d))?\s*"
)
OFFERED_HOURS = ("21-9", "22-8", "23-7")
NO_QUIET = "0-0"
MAX_LISTED = 20
STOP_TEXT, GO_TEXT = "stop.done/1", "stop.again/1"
"""What is pressed to stop and to go on, by its slot and the version of its words."""


def show_upcoming(session: ChatSession, _argument: str) -> None:
    """Show what will come in every case that is not put away."""
    lines = [session.voice.texts["upcoming.title"]]
    for open_case in session.open_cases.values():
        view = session.build_view(open_case)
        coming = [] if open_case.is_archived else upcoming.list_upcoming(view)[:MAX_LISTED]
        if coming:
            lines.append(f"\n<b>{status_card.name_case(view)}</b>")
        lines += [f"{view.voice.format_html(each.at)}\n{each.title}" for each in coming]
    rows: Rows = []
    if len(lines) == 1:
        lines.append(session.voice.texts["upcoming.none"])
    elif _list_calendar_events(session):
        rows = [[build_chat_button(session.voice.texts["upcoming.file"], ChatAction.CALENDAR)]]
    session.send_parts(lines, rows)


def send_calendar(session: ChatSession, _argument: str) -> None:
    """Send the dates as a file that calendars import."""
    events = _list_calendar_events(session)
    if not events:
        show_upcoming(session, "")
        return
    name = session.voice.texts["upcoming.calendar"]
    content = ical.build_calendar(events, session.now, name)
    document = attach_file("dates.ics", ical.MIME_TYPE, content)
    session.queue_calls(
        [Call("sendDocument", {"chat_id": session.chat.chat_id, "document": document})]
    )


def _list_calendar_events(session: ChatSession) -> list[ical.CalendarEvent]:
    return [
        event
        for open_case in session.open_cases.values()
        if not open_case.is_archived
        for event in upcoming.list_calendar_events(session.build_view(open_case))
    ]


def set_quiet_hours(session: ChatSession, argument: str) -> None:
    """Set the quiet hours that were typed or pressed, or ask for them."""
    hours = parse_hours(argument)
    if hours is None:
        _ask_quiet_hours(session, is_unread=bool(argument))
        return
    session.chat = preferences.set_quiet_hours(session.chat, *hours)
    session.replan_nudges()
    tell_aside(session, session.ensure_case(), session.voice.texts["quiet.set"])


def _ask_quiet_hours(session: ChatSession, *, is_unread: bool) -> None:
    voice, now = session.voice, session.contact_preferences
    values = {"start": f"{now.quiet_from:%H:%M}", "end": f"{now.quiet_to:%H:%M}"}
    offers = [
        build_chat_button(hours.replace("-", ":00-") + ":00", ChatAction.QUIET, hours)
        for hours in OFFERED_HOURS
    ]
    no_quiet = build_chat_button(voice.texts["quiet.none"], ChatAction.QUIET, NO_QUIET)
    parts = [voice.texts["quiet.unread"]] if is_unread else []
    session.send_parts([*parts, voice.fill_slot("quiet.title", values)], [offers, [no_quiet]])


def parse_hours(text: str) -> tuple[time, time] | None:
    """Return the quiet hours of a text such as "22-7" or "21:30 to 8:00", None when it is none."""
    found = HOURS_PATTERN.fullmatch(text)
    if not found:
        return None
    from_hour, from_minute, to_hour, to_minute = (int(part or 0) for part in found.groups())
    if max(from_hour, to_hour) > 24 or max(from_minute, to_minute) > 59:
        return None
    return time(from_hour % 24, from_minute), time(to_hour % 24, to_minute)


def stop_nudges(session: ChatSession, _argument: str) -> None:
    """Send no nudge any more, and offer the way back."""
    if not session.contact_preferences.stopped:
        _note_consent(session, STOP_TEXT, given=False)
    session.chat = preferences.set_stopped(session.chat, on=True)
    session.replan_nudges()
    resume = build_chat_button(session.voice.texts["stop.again"], ChatAction.GO)
    session.send_page(Page(session.voice.texts["stop.done"], [[resume]]))


def resume_nudges(session: ChatSession, _argument: str) -> None:
    """Send nudges again."""
    if session.contact_preferences.stopped:
        _note_consent(session, GO_TEXT, given=True)
    session.chat = preferences.set_stopped(session.chat, on=False)
    session.replan_nudges()
    tell_aside(session, session.ensure_case(), session.voice.texts["stop.on"])


def _note_consent(session: ChatSession, text: str, *, given: bool) -> None:
    record = ConsentRecord(session.chat.chat_id, None, text, given, session.now)
    session.personal_data.consents.append(record)
