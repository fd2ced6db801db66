"""The dispatcher: brings one input to its handler, in the session of its chat."""

import logging
from dataclasses import replace
from traceback import format_tb

from bot.handlers import case_list, preferences
from bot.handlers.chat_actions import handle_chat_press, refuse_press
from bot.handlers.chat_session import ChatSession
from bot.handlers.commands import run_command
from bot.handlers.failures.retry_plan import (
    Retry,
    build_failure,
    count_attempt,
    find_message,
    is_timely,
)
from bot.handlers.failures.session_state import SessionState
from bot.handlers.inputs import CaseEvent, Input
from bot.handlers.open_case import CARD
from bot.handlers.overload.flood_control import Verdict, refuse_flood
from bot.handlers.overload.late_answers import apologize_for_wait
from bot.handlers.privacy import retention
from bot.handlers.screens.asides import refresh_card
from bot.rendering import case_file
from bot.rendering.calls import answer_press, build_messages
from bot.rendering.pages import Page
from bot.transport.callback_data import CasePress, ChatAction, ChatPress
from bot.transport.updates import (
    BlockChange,
    CaseMessage,
    CommandMessage,
    GroupMessage,
    Press,
    UnknownPress,
    Update,
    UpdateContent,
)
from bot.transport.uploads import Upload
from flows.engine.evidence.exhibit_state import decide_state
from flows.model.effects import Suppressed, SuppressionReason
from flows.model.events.buyer import Amended, Opened
from flows.model.events.evidence import Forwarded
from flows.model.events.system import NudgeFell
from storage.records import ExhibitRecord, FailureReason

log = logging.getLogger(__name__)


def dispatch_input(session: ChatSession, item: Input) -> list[ExhibitRecord]:
    """Handle one input; returns the rows of files to be written.

    An exception is logged, what was sent is kept for a later try, and the buyer is told, so that
    the batch goes on. The row of a file is written all the same: else the file would be downloaded
    again and again.
    """
    before = SessionState.copy(session)
    try:
        return _route_input(session, item)
    except Exception as error:  # noqa: BLE001  # whatever it is, it must not hold up other chats
        log_error(error)
        before.restore(session)  # what is kept for a later try is not even half in the case
        note_failure(session, item, FailureReason.TURN)
        send_apology(session, item)
        return [item.file] if item.file else []


def log_error(error: Exception) -> None:
    """Log an exception by type and place only: its own text may quote the buyer."""
    frames = "".join(format_tb(error.__traceback__))
    log.error("an event could not be taken: %s\n%s", type(error).__name__, frames)


def note_failure(session: ChatSession, item: Input, reason: FailureReason) -> None:
    """Keep the update of an input that could not be handled; of a later try, count it."""
    if item.retry:
        session.failures.append(count_attempt(item.retry.failed, reason))
    elif item.update:
        case_id = session.chat.current
        session.failures.append(build_failure(item.update, case_id, reason, session.now))


def send_apology(session: ChatSession, item: Input, slot: str = "said.trouble") -> None:
    """Tell a buyer who did something that it was in vain, and ask the question again.

    One who waits for a case file is told that it does not come. A later try is made unseen.
    """
    if item.job:
        session.send_page(Page(session.voice.texts["said.unbound"]))
    if item.update is None or item.retry:
        return
    if item.update.press:
        session.queue_calls([answer_press(item.update.press)])
    text = session.voice.texts[slot]
    if session.current_case:
        session.repeat_question(session.current_case, text)
    else:
        session.send_page(Page(text))


def give_back(session: ChatSession) -> None:
    """Ask the buyer to send again what a later try found to be no answer any more."""
    numbers = [number for each in session.untimely if (number := find_message(each)) is not None]
    if not numbers:
        return
    slot = "said.given_back" if len(numbers) == 1 else "said.all_given_back"
    text = session.voice.fill_slot(slot, {"count": len(numbers)})
    session.queue_calls(build_messages(session.chat.chat_id, [text], [], reply_to=numbers[0]))


def _route_input(session: ChatSession, item: Input) -> list[ExhibitRecord]:
    if item.update and item.verdict is Verdict.REFUSE_ALOUD:
        refuse_flood(session, item.update)
        return []
    if item.update and item.retry:
        return _route_retry(session, item.update, item.retry)
    if item.update:
        apologize_for_wait(session, item.update)
        return _route_update(session, item.update)
    if aged := session.open_cases.get(item.aged_id or ""):
        retention.review_age(session, aged)
    if item.case_event is None or item.case_event.case_id not in session.open_cases:
        return []
    _route_case_event(session, item, item.case_event)
    return [item.file] if item.file else []


def _route_case_event(session: ChatSession, item: Input, case_event: CaseEvent) -> None:
    open_case, event = session.open_cases[case_event.case_id], case_event.event
    if isinstance(event, NudgeFell) and open_case.is_archived:
        open_case.is_dirty = True  # put away just now: writing it clears what was to fall
        session.suppressed.append(Suppressed(event.kind, event.rung, SuppressionReason.ARCHIVED))
        return
    if isinstance(event, NudgeFell) and event.kind == CARD:
        refresh_card(session, open_case)
        return
    if item.delivery and not open_case.case.has_brought(item.delivery.version):
        calls = case_file.render_delivery(session.build_view(open_case), item.delivery)
        session.queue_calls(calls, open_case)
    if item.delivery and item.delivery.redacted and open_case.case.redacts:
        copy = case_file.render_redacted(session.build_view(open_case), item.delivery.redacted)
        session.queue_calls(copy, open_case)
    session.apply_event(open_case, event)


def _route_update(session: ChatSession, update: Update) -> list[ExhibitRecord]:
    content, press = update.content, update.press
    if isinstance(content, GroupMessage):
        _refuse_group(session)
        return []
    if not session.is_saved and _is_late(content):
        if press:  # of a chat that was forgotten, or that never was
            session.queue_calls([answer_press(press, session.voice.texts["toast.unknown"])])
        return []
    _mark_active(session, update)
    match content:
        case CommandMessage():
            run_command(session, content)
        case CaseMessage() if session.current_case is None and session.records:
            case_list.show_cases(session)  # all are put away; a word does not ask for a new one
        case CaseMessage(event):
            # "hello" answers no question, but what is forwarded is evidence from the start on
            is_taken = session.current_case is not None or isinstance(event, Forwarded)
            session.apply_event(session.ensure_case(), event if is_taken else Opened())
        case Upload():
            return _accept_upload(session, content)
        case CasePress() | ChatPress() | UnknownPress() if press:
            _route_press(session, content, press)
        case BlockChange(unblocked):
            session.chat = replace(session.chat, asleep_at=None if unblocked else session.now)
    return []


def _route_retry(session: ChatSession, update: Update, retry: Retry) -> list[ExhibitRecord]:
    """Take an update that failed before, or note that it is to be given back."""
    open_case = session.current_case
    heard_at = open_case.heard_at if open_case else None
    files = list[ExhibitRecord]()
    if not is_timely(update, retry, session.chat.current, heard_at):
        session.untimely.append(update)
    else:
        if not session.settled_keys:
            session.send_page(Page(session.voice.texts["said.retried"]))
        files = _route_update(session, update)
    session.settled_keys.append(retry.failed.key)
    return files


def _is_late(content: UpdateContent) -> bool:
    """Whether an update belongs to something from before, and begins nothing in an empty chat."""
    match content:
        case CasePress() | UnknownPress() | BlockChange() | CaseMessage(Amended()):
            return True
        case ChatPress(action):
            return action not in (ChatAction.NEW, ChatAction.LANGUAGE)
        case Upload(event):
            return event.edited
        case _:
            return False


def _refuse_group(session: ChatSession) -> None:
    session.is_saved = False
    session.send_page(Page(session.voice.texts["chat.group"]))


def _mark_active(session: ChatSession, update: Update) -> None:
    """Note that the buyer can be reached, and the first language that Telegram names."""
    chat = replace(
        session.chat,
        asleep_at=None,
        seen_at=session.now,
        language=session.chat.language or update.language,
    )
    session.chat, session.is_saved = preferences.note_activity(chat, session.now), True


def _accept_upload(session: ChatSession, upload: Upload) -> list[ExhibitRecord]:
    """Take a file, and the film of a live photo; an edit that brings no other file has no row."""
    open_case, event = session.ensure_case(), upload.event
    session.apply_event(open_case, event)
    if open_case.case.exhibit(event.exhibit) is None:
        return []
    film = _accept_upload(session, upload.film) if upload.film else []
    row = ExhibitRecord(
        id=event.exhibit,
        case_id=open_case.case.id,
        chat_id=session.chat.chat_id,
        file_id=upload.file_id,
        kind=event.kind,
        name=event.name,
        mime=upload.mime,
        size=event.size,
        state=decide_state(event),
    )
    return [row, *film]


def _route_press(
    session: ChatSession, content: CasePress | ChatPress | UnknownPress, press: Press
) -> None:
    match content:
        case ChatPress():
            handle_chat_press(session, content, press)
        case CasePress(case_id, event) if open_case := session.open_cases.get(case_id):
            session.show_case(open_case)
            session.apply_event(open_case, event, press)
        case _:
            refuse_press(session, press)
