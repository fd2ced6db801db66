"""What the buyer says about being written to: what is coming, quiet hours, stop and go on."""

import re
from collections.abc import Callable, Mapping
from datetime import time

from bot.handlers import preferences
from bot.handlers.chat_session import ChatSession
from bot.outbox.attachments import attach_file
from bot.rendering import ical, nudges, status_card
from bot.rendering.effects import Call, build_messages
from bot.rendering.keyboards import Button, Rows
from bot.transport import callback_data
from bot.transport.updates import Command

HOURS_PATTERN = re.compile(
    r"\s*(\d{1,2})(?::(\d\d))?\s*(?:-|\u2013|to|\s)\s*(\d{1,2})(?::(\d\d))?\s*"
)
OFFERED_HOURS = ("21-9", "22-8", "23-7")
NO_QUIET = "0-0"
MAX_LISTED = 20


def run_command(room: ChatSession, asked: Command) -> None:
    """Take a command about follow-ups."""
    COMMANDS[asked.name](room, asked.argument)


def _show_upcoming(room: ChatSession, _argument: str) -> None:
    lines = [room.language.voice.texts["upcoming.title"]]
    for held in room.open_cases.values():
        view = room.build_view(held)
        coming = nudges.list_upcoming(view)[:MAX_LISTED] if not held.record.archived_at else []
        if coming:
            lines.append(f"\n<b>{status_card.name_case(view)}</b>")
        lines += [f"{view.voice.format_html(at)}\n{what}" for at, what, _ in coming]
    rows: Rows = []
    if len(lines) == 1:
        lines.append(room.language.voice.texts["upcoming.none"])
    else:
        label = room.language.voice.texts["upcoming.file"]
        rows = [[{"text": label, "callback_data": callback_data.encode_chat_action("calendar")}]]
    room.queue_calls(build_messages(room.chat.chat_id, lines, rows))


def _send_calendar(room: ChatSession, _argument: str) -> None:
    """Send what is coming as a file that calendars import."""
    entries = [
        ical.CalendarEvent(
            f"{held.case.id}.{kind}@dispute-bot", at, f"{status_card.name_case(view)}: {what}"
        )
        for held in room.open_cases.values()
        if not held.record.archived_at
        for view in [room.build_view(held)]
        for at, what, kind in nudges.list_upcoming(view)
    ]
    if not entries:
        _show_upcoming(room, "")
        return
    title = room.language.voice.fill_label(room.language.voice.texts["upcoming.file"], {})
    file = attach_file("dates.ics", ical.MIME_TYPE, ical.build_calendar(entries, room.now, title))
    room.queue_calls([Call("sendDocument", {"chat_id": room.chat.chat_id, "document": file})])


def _set_quiet_hours(room: ChatSession, argument: str) -> None:
    """Set the quiet hours, or ask for them."""
    voice, hours = room.language.voice, parse_hours(argument)
    if hours:
        room.chat = preferences.set_quiet_hours(room.chat, *hours)
        room.replan_nudges()
        room.repeat_question(room.ensure_case(), voice.texts["quiet.set"])
        return
    told = [voice.texts["quiet.unread"]] if argument else []
    now = room.contact_preferences
    shown = {"start": f"{now.quiet_from:%H:%M}", "end": f"{now.quiet_to:%H:%M}"}
    rows: Rows = [
        [
            {
                "text": each.replace("-", ":00-") + ":00",
                "callback_data": callback_data.encode_chat_action("quiet", each),
            }
            for each in OFFERED_HOURS
        ],
        [
            {
                "text": voice.texts["quiet.none"],
                "callback_data": callback_data.encode_chat_action("quiet", NO_QUIET),
            }
        ],
    ]
    room.queue_calls(
        build_messages(room.chat.chat_id, [*told, voice.fill_slot("quiet.title", shown)], rows)
    )


def parse_hours(text: str) -> tuple[time, time] | None:
    """Return the quiet hours of a text such as "22-7" or "21:30 to 8:00", None when it is none."""
    found = HOURS_PATTERN.fullmatch(text)
    if not found:
        return None
    start, first, end, last = (int(part or 0) for part in found.groups())
    if max(start, end) > 24 or max(first, last) > 59:
        return None
    return time(start % 24, first), time(end % 24, last)


def _stop_nudges(room: ChatSession, _argument: str) -> None:
    voice = room.language.voice
    room.chat = preferences.set_stopped(room.chat, on=True)
    room.replan_nudges()
    button: Button = {
        "text": voice.texts["stop.again"],
        "callback_data": callback_data.encode_chat_action("go"),
    }
    room.queue_calls(build_messages(room.chat.chat_id, [voice.texts["stop.done"]], [[button]]))


def _resume_nudges(room: ChatSession, _argument: str) -> None:
    room.chat = preferences.set_stopped(room.chat, on=False)
    room.replan_nudges()
    room.repeat_question(room.ensure_case(), room.language.voice.texts["stop.on"])


COMMANDS: Mapping[str, Callable[[ChatSession, str], None]] = {
    "upcoming": _show_upcoming,
    "calendar": _send_calendar,
    "quiet": _set_quiet_hours,
    "stop": _stop_nudges,
    "go": _resume_nudges,
}
