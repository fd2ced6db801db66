"""One act taken in its chat's room: to the case it is for, or to the lobby."""

import logging
from dataclasses import replace
from traceback import format_tb

from bot.handlers import preferences
from bot.handlers.chat_session import Room
from bot.handlers.commands import Lobby
from bot.handlers.inputs import Act
from bot.rendering import case_file
from bot.rendering.effects import Call, messages
from bot.transport.callback_data import CasePress, ChatPress
from bot.transport.updates import (
    Blocked,
    Command,
    Elsewhere,
    ForCase,
    Incoming,
    Press,
    Unknown,
    Upload,
)
from flows.engine.handlers.files import LARGEST
from flows.model.events.buyer import Opened
from storage.records import Exhibit

log = logging.getLogger(__name__)


def take(lobby: Lobby, room: Room, act: Act) -> list[Exhibit]:
    """Take one act; returns the rows of files to be written.

    A fault of ours is logged, the buyer is told, the batch goes on. A file that is fetched is
    noted as such all the same: else it would be fetched again and again.
    """
    try:
        return _take(lobby, room, act)
    except Exception as error:  # noqa: BLE001  # whatever it is, it must not hold up other chats
        note(error)
        apologize(room, act)
        return [act.file] if act.file else []


def note(error: Exception) -> None:
    """Log a fault of ours; its own text may quote the buyer, so only its kind and its place."""
    frames = "".join(format_tb(error.__traceback__))
    log.error("an event could not be taken: %s\n%s", type(error).__name__, frames)


def apologize(room: Room, act: Act) -> None:
    """Tell a buyer who did something that it was in vain, and ask the question again.

    One who waits for a case file is told that it does not come.
    """
    if act.export:
        text = room.speech.voice.texts["said.unbound"]
        room.send(messages(room.chat.chat_id, [text], []))
    if act.incoming is None:
        return
    if act.incoming.press:
        query = {"callback_query_id": act.incoming.press.query}
        room.send([Call("answerCallbackQuery", query)])
    text = room.speech.voice.texts["said.trouble"]
    if room.current:
        room.ask_again(room.current, text)
    else:
        room.send(messages(room.chat.chat_id, [text], []))


def _take(lobby: Lobby, room: Room, act: Act) -> list[Exhibit]:
    if act.incoming:
        return _incoming(lobby, room, act.incoming)
    held = room.held.get(act.own.case) if act.own else None
    if act.own and held:
        if act.is_nudge and held.record.archived_at:
            held.touched = True  # put away just now: writing it clears what was to fall
        else:
            if act.delivery:
                room.send(case_file.calls(room.view(held), act.delivery), held)
            room.take(held, act.own.event)
    return [act.file] if act.file and held else []


def _incoming(lobby: Lobby, room: Room, incoming: Incoming) -> list[Exhibit]:
    meaning, press = incoming.meaning, incoming.press
    if isinstance(meaning, Elsewhere):
        _refuse(room)
        return []
    _wake(room, incoming)
    match meaning:
        case Command():
            lobby.command(room, meaning)
        case ForCase() if room.current is None and room.listed:
            lobby.cases(room)  # all are put away, and a word is no wish for a new one
        case ForCase(event):
            greeted = room.current is not None  # "hello" answers no question
            room.take(room.on_screen(), event if greeted else Opened())
        case Upload():
            return [_upload(room, meaning)]
        case CasePress() | ChatPress() | Unknown() if press:
            _pressed(lobby, room, meaning, press)
        case Blocked(back):
            room.chat = replace(room.chat, asleep_at=None if back else room.now)
    return []


def _refuse(room: Room) -> None:
    room.kept = False
    text = room.speech.voice.texts["chat.group"]
    room.send(messages(room.chat.chat_id, [text], []))


def _wake(room: Room, incoming: Incoming) -> None:
    """Whoever writes is awake; the first language Telegram names is taken."""
    chat = room.chat
    language = chat.language or incoming.language
    awake = replace(chat, asleep_at=None, seen_at=room.now, language=language)
    room.chat = preferences.heard(awake, room.now)


def _upload(room: Room, upload: Upload) -> Exhibit:
    held, filed = room.on_screen(), upload.filed
    room.take(held, filed)
    too_big = filed.size is not None and filed.size > LARGEST
    return Exhibit(
        id=filed.exhibit,
        case_id=held.case.id,
        chat_id=room.chat.chat_id,
        file_id=upload.file_id,
        kind=filed.kind,
        name=filed.name,
        mime=upload.mime,
        size=filed.size,
        state="kept" if too_big else "wanted",
    )


def _pressed(
    lobby: Lobby, room: Room, meaning: CasePress | ChatPress | Unknown, press: Press
) -> None:
    match meaning:
        case ChatPress():
            lobby.pressed(room, meaning, press)
        case CasePress(case, event) if held := room.held.get(case):
            held.record = replace(held.record, archived_at=None)
            room.chat = replace(room.chat, current=case)
            room.take(held, event, press)
        case _:
            lobby.unknown(room, press)
