"""The buttons about the chat: one table of what each action does."""

from collections.abc import Callable, Mapping

from bot.handlers import case_list, languages, nudge_commands
from bot.handlers.chat_session import ChatSession
from bot.handlers.privacy import exporting, forgetting, retention
from bot.rendering.calls import answer_press
from bot.transport.callback_data import ChatAction, ChatPress
from bot.transport.updates import Press

ACTIONS: Mapping[ChatAction, Callable[[ChatSession, str], None]] = {
    ChatAction.NEW: case_list.open_new_case,
    ChatAction.OPEN: case_list.switch_case,
    ChatAction.SHELVE: case_list.archive_case,
    ChatAction.LIST: case_list.show_cases,
    ChatAction.LANGUAGE: languages.choose_language,
    ChatAction.CALENDAR: nudge_commands.send_calendar,
    ChatAction.QUIET: nudge_commands.set_quiet_hours,
    ChatAction.STOP: nudge_commands.stop_nudges,
    ChatAction.GO: nudge_commands.resume_nudges,
    ChatAction.EXPORT: exporting.request_export,
    ChatAction.FORGET: forgetting.ask_what,
    ChatAction.CONFIRM: forgetting.ask_again,
    ChatAction.ERASE: forgetting.erase,
    ChatAction.KEEP: retention.keep,
}


def handle_chat_press(session: ChatSession, content: ChatPress, press: Press) -> None:
    """Answer the press of a button about the chat, and do what it says."""
    if content.action is ChatAction.LANGUAGE and content.argument not in session.catalog.languages:
        refuse_press(session, press)
        return
    session.queue_calls([answer_press(press)])
    session.pressed_message = press.message
    ACTIONS[content.action](session, content.argument)
    session.pressed_message = None


def refuse_press(session: ChatSession, press: Press) -> None:
    """Answer the press of a button that was never ours; a new chat is asked its first question."""
    session.queue_calls([answer_press(press, session.voice.texts["toast.unknown"])])
    if session.current_case is None:
        session.repeat_question(session.ensure_case())
