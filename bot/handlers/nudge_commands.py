"""What the buyer says about being written to: what is coming, quiet hours, stop and go on."""

import re
from collections.abc import Callable, Mapping
from datetime import time

from bot.handlers import preferences
from bot.handlers.chat_session import Room
from bot.outbox.attachments import enclosed
from bot.rendering import ical, nudges, status_card
from bot.rendering.effects import Call, messages
from bot.rendering.keyboards import Button, Rows
from bot.transport import callback_data
from bot.transport.updates import Command

HOURS = re.compile(r"\s*(\d{1,2})(?::(\d\d))?\s*(?:-|\u2013|to|\s)\s*(\d{1,2})(?::(\d\d))?\s*")
OFFERED = ("21-9", "22-8", "23-7")
NONE = "0-0"
LISTED = 20


def command(room: Room, asked: Command) -> None:
    """Take a command about follow-ups."""
    COMMANDS[asked.name](room, asked.argument)


def _upcoming(room: Room, _argument: str) -> None:
    lines = [room.speech.voice.texts["upcoming.title"]]
    for held in room.held.values():
        view = room.view(held)
        coming = nudges.coming(view)[:LISTED] if not held.record.archived_at else []
        if coming:
            lines.append(f"\n<b>{status_card.name(view)}</b>")
        lines += [f"{view.voice.html(at)}\n{what}" for at, what, _ in coming]
    rows: Rows = []
    if len(lines) == 1:
        lines.append(room.speech.voice.texts["upcoming.none"])
    else:
        label = room.speech.voice.texts["upcoming.file"]
        rows = [[{"text": label, "callback_data": callback_data.of_chat("calendar")}]]
    room.send(messages(room.chat.chat_id, lines, rows))


def _calendar(room: Room, _argument: str) -> None:
    """Send what is coming as a file that calendars import."""
    entries = [
        ical.Moment(f"{held.case.id}.{kind}@dispute-bot", at, f"{status_card.name(view)}: {what}")
        for held in room.held.values()
        if not held.record.archived_at
        for view in [room.view(held)]
        for at, what, kind in nudges.coming(view)
    ]
    if not entries:
        _upcoming(room, "")
        return
    title = room.speech.voice.label(room.speech.voice.texts["upcoming.file"], {})
    file = enclosed("dates.ics", ical.MIME, ical.ics(entries, room.now, title))
    room.send([Call("sendDocument", {"chat_id": room.chat.chat_id, "document": file})])


def _quiet(room: Room, argument: str) -> None:
    """Set the quiet hours, or ask for them."""
    voice, hours = room.speech.voice, read_hours(argument)
    if hours:
        room.chat = preferences.quiet(room.chat, *hours)
        room.replan()
        room.ask_again(room.on_screen(), voice.texts["quiet.set"])
        return
    told = [voice.texts["quiet.unread"]] if argument else []
    now = room.habits
    shown = {"start": f"{now.quiet_from:%H:%M}", "end": f"{now.quiet_to:%H:%M}"}
    rows: Rows = [
        [
            {
                "text": each.replace("-", ":00-") + ":00",
                "callback_data": callback_data.of_chat("quiet", each),
            }
            for each in OFFERED
        ],
        [
            {
                "text": voice.texts["quiet.none"],
                "callback_data": callback_data.of_chat("quiet", NONE),
            }
        ],
    ]
    room.send(messages(room.chat.chat_id, [*told, voice.fill("quiet.title", shown)], rows))


def read_hours(text: str) -> tuple[time, time] | None:
    """Return the quiet hours of a text such as "22-7" or "21:30 to 8:00", None when it is none."""
    found = HOURS.fullmatch(text)
    if not found:
        return None
    start, first, end, last = (int(part or 0) for part in found.groups())
    if max(start, end) > 24 or max(first, last) > 59:
        return None
    return time(start % 24, first), time(end % 24, last)


def _stop(room: Room, _argument: str) -> None:
    voice = room.speech.voice
    room.chat = preferences.stopped(room.chat, on=True)
    room.replan()
    button: Button = {
        "text": voice.texts["stop.again"],
        "callback_data": callback_data.of_chat("go"),
    }
    room.send(messages(room.chat.chat_id, [voice.texts["stop.done"]], [[button]]))


def _go(room: Room, _argument: str) -> None:
    room.chat = preferences.stopped(room.chat, on=False)
    room.replan()
    room.ask_again(room.on_screen(), room.speech.voice.texts["stop.on"])


COMMANDS: Mapping[str, Callable[[Room, str], None]] = {
    "upcoming": _upcoming,
    "calendar": _calendar,
    "quiet": _quiet,
    "stop": _stop,
    "go": _go,
}
