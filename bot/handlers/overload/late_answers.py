"""Asking pardon of a buyer who has waited for minutes: once, before the first answer.

Whoever wrote while the bot was down, or its database away, does not know whether anything came. It
is said before the first answer to what had waited so long: a chat that the bot has heard since that
was sent was answered, and is told nothing. So nothing has to be remembered, also over a kill.
"""

from datetime import timedelta

from bot.handlers.chat_session import ChatSession
from bot.rendering.pages import Page
from bot.transport.updates import BlockChange, GroupMessage, Update

LONG_WAIT = timedelta(minutes=5)

KEPT_FOR = timedelta(hours=20)
"""Telegram keeps updates for a day; who has waited nearly that long may have sent more before."""


def apologize_for_wait(session: ChatSession, update: Update) -> None:
    """Say that it took long, where it did; called before the chat is marked as seen."""
    sent_at = update.sent_at
    if sent_at is None or isinstance(update.content, BlockChange | GroupMessage):
        return
    waited = session.now - sent_at
    if waited < LONG_WAIT or session.chat.seen_at >= sent_at:
        return
    slot = "chat.late" if waited < KEPT_FOR else "chat.very_late"
    session.send_page(Page(session.voice.texts[slot]))
