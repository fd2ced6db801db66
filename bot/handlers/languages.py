"""The language of a chat: the list of those there are, and the choice of one."""

from dataclasses import replace

from bot.handlers.chat_session import ChatSession
from bot.rendering.pages import Page, Rows, build_chat_button
from bot.transport.callback_data import ChatAction


def show_languages(session: ChatSession, _argument: str) -> None:
    """Show every language by its own name, each a button."""
    rows: Rows = [
        [build_chat_button(name, ChatAction.LANGUAGE, code)]
        for code, name in session.catalog.languages.items()
    ]
    session.send_page(Page(session.voice.texts["chat.language"], rows))


def choose_language(session: ChatSession, code: str) -> None:
    """Speak another language from now on, one of `session.catalog.languages`."""
    session.chat = replace(session.chat, language=code)
    session.repeat_question(session.ensure_case(), session.voice.texts["chat.language_set"])
