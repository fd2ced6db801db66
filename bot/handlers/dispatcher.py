"""One act taken in its chat's room: to the case it is for, or to the lobby."""

import logging
from dataclasses import replace
from traceback import format_tb

from bot.handlers import preferences
from bot.handlers.chat_session import ChatSession
from bot.handlers.commands import ChatCommands
from bot.handlers.inputs import Input
from bot.rendering import case_file
from bot.rendering.effects import Call, build_messages
from bot.transport.callback_data import CasePress, ChatPress
from bot.transport.updates import (
    BlockChange,
    CaseMessage,
    Command,
    GroupMessage,
    Press,
    UnknownPress,
    Update,
    Upload,
)
from flows.engine.handlers.files import MAX_FILE_BYTES
from flows.model.events.buyer import Opened
from storage.records import ExhibitRecord

log = logging.getLogger(__name__)


def dispatch_input(lobby: ChatCommands, room: ChatSession, act: Input) -> list[ExhibitRecord]:
    """Take one act; returns the rows of files to be written.

    A fault of ours is logged, the buyer is told, the batch goes on. A file that is fetched is
    noted as such all the same: else it would be fetched again and again.
    """
    try:
        return _route_input(lobby, room, act)
    except Exception as error:  # noqa: BLE001  # whatever it is, it must not hold up other chats
        log_error(error)
        send_apology(room, act)
        return [act.file] if act.file else []


def log_error(error: Exception) -> None:
    """Log a fault of ours; its own text may quote the buyer, so only its kind and its place."""
    frames = "".join(format_tb(error.__traceback__))
    log.error("an event could not be taken: %s\n%s", type(error).__name__, frames)


def send_apology(room: ChatSession, act: Input) -> None:
    """Tell a buyer who did something that it was in vain, and ask the question again.

    One who waits for a case file is told that it does not come.
    """
    if act.job:
        text = room.language.voice.texts["said.unbound"]
        room.queue_calls(build_messages(room.chat.chat_id, [text], []))
    if act.update is None:
        return
    if act.update.press:
        query = {"callback_query_id": act.update.press.query_id}
        room.queue_calls([Call("answerCallbackQuery", query)])
    text = room.language.voice.texts["said.trouble"]
    if room.current_case:
        room.repeat_question(room.current_case, text)
    else:
        room.queue_calls(build_messages(room.chat.chat_id, [text], []))


def _route_input(lobby: ChatCommands, room: ChatSession, act: Input) -> list[ExhibitRecord]:
    if act.update:
        return _route_update(lobby, room, act.update)
    held = room.open_cases.get(act.case_event.case_id) if act.case_event else None
    if act.case_event and held:
        if act.is_nudge and held.record.archived_at:
            held.is_dirty = True  # put away just now: writing it clears what was to fall
        else:
            if act.delivery:
                room.queue_calls(
                    case_file.render_delivery(room.build_view(held), act.delivery), held
                )
            room.apply_event(held, act.case_event.event)
    return [act.file] if act.file and held else []


def _route_update(lobby: ChatCommands, room: ChatSession, incoming: Update) -> list[ExhibitRecord]:
    meaning, press = incoming.content, incoming.press
    if isinstance(meaning, GroupMessage):
        _refuse_group(room)
        return []
    _mark_awake(room, incoming)
    match meaning:
        case Command():
            lobby.run_command(room, meaning)
        case CaseMessage() if room.current_case is None and room.records:
            lobby.show_cases(room)  # all are put away, and a word is no wish for a new one
        case CaseMessage(event):
            greeted = room.current_case is not None  # "hello" answers no question
            room.apply_event(room.ensure_case(), event if greeted else Opened())
        case Upload():
            return [_accept_upload(room, meaning)]
        case CasePress() | ChatPress() | UnknownPress() if press:
            _route_press(lobby, room, meaning, press)
        case BlockChange(back):
            room.chat = replace(room.chat, asleep_at=None if back else room.now)
    return []


def _refuse_group(room: ChatSession) -> None:
    room.is_saved = False
    text = room.language.voice.texts["chat.group"]
    room.queue_calls(build_messages(room.chat.chat_id, [text], []))


def _mark_awake(room: ChatSession, incoming: Update) -> None:
    """Whoever writes is awake; the first language Telegram names is taken."""
    chat = room.chat
    language = chat.language or incoming.language
    awake = replace(chat, asleep_at=None, seen_at=room.now, language=language)
    room.chat = preferences.note_activity(awake, room.now)


def _accept_upload(room: ChatSession, upload: Upload) -> ExhibitRecord:
    held, filed = room.ensure_case(), upload.event
    room.apply_event(held, filed)
    too_big = filed.size is not None and filed.size > MAX_FILE_BYTES
    return ExhibitRecord(
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


def _route_press(
    lobby: ChatCommands,
    room: ChatSession,
    meaning: CasePress | ChatPress | UnknownPress,
    press: Press,
) -> None:
    match meaning:
        case ChatPress():
            lobby.handle_press(room, meaning, press)
        case CasePress(case, event) if held := room.open_cases.get(case):
            held.record = replace(held.record, archived_at=None)
            room.chat = replace(room.chat, current=case)
            room.apply_event(held, event, press)
        case _:
            lobby.answer_unknown(room, press)
