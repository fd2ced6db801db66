"""What becomes of an input whose case, or chat, cannot be read: it is kept, and its buyer told."""

import logging

from bot.handlers.chat_session import ChatSession
from bot.handlers.commands import needs_case
from bot.handlers.dispatcher import note_failure
from bot.handlers.inputs import Input
from bot.rendering.calls import answer_press
from bot.transport.callback_data import CasePress, ChatAction, ChatPress
from bot.transport.updates import BlockChange, CommandMessage, GroupMessage
from storage.records import FailureReason

log = logging.getLogger(__name__)


def is_unreadable(session: ChatSession, item: Input) -> bool:
    """Whether an input needs a row that cannot be read."""
    if item.update and isinstance(item.update.content, GroupMessage):
        return False
    if session.row_error or item.case_id in session.case_errors:
        return True
    if item.update is None or session.chat.current not in session.case_errors:
        return False
    match item.update.content:
        case CommandMessage(name):
            return needs_case(name)
        case BlockChange() | CasePress():
            return False
        case ChatPress(ChatAction.NEW | ChatAction.OPEN | ChatAction.SHELVE):
            return False
        case _:
            return True


def refuse_unreadable(session: ChatSession, item: Input, *, is_told: bool) -> None:
    """Keep an update, answer its press, and say why nothing comes of it, unless it `is_told`.

    A command is not kept, as it asks for something now: it is always told. What the bot itself
    brings to such a case is left undone, without a receipt, and comes again by itself.
    """
    if item.update is None:
        return
    if item.update.press:
        toast = session.voice.texts["toast.unreadable"]
        session.queue_calls([answer_press(item.update.press, toast)])
    is_command = isinstance(item.update.content, CommandMessage) and not item.retry
    if not is_command:
        note_failure(session, item, FailureReason.CASE)
    if item.retry or (is_told and not is_command):
        return
    _tell_buyer(session)
    _tell_operator(session, item)


def _tell_buyer(session: ChatSession) -> None:
    contact = session.contact
    values = {"name": contact.name, "phone": contact.phone, "email": contact.email}
    human = session.voice.fill_slot("chat.contact", {**values, "address": contact.address})
    session.send_parts([session.voice.texts["said.unreadable"], human], [])


def _tell_operator(session: ChatSession, item: Input) -> None:
    if session.row_error:
        cases = ", ".join(record.id for record in session.records) or "unknown"
        log.error("the chat of the cases %s cannot be read: %s", cases, session.row_error)
        return
    named = item.case_id if item.case_id in session.case_errors else session.chat.current
    case_id = named or ""
    log.error("case %s cannot be read: %s", case_id, session.case_errors.get(case_id))
