"""A page that takes the place of the one whose button was pressed."""

from bot.handlers.chat_session import ChatSession
from bot.rendering.calls import Call, build_body
from bot.rendering.pages import Page


def replace_page(session: ChatSession, page: Page) -> None:
    """Show a page in place of the message whose button was pressed, else send it."""
    if session.pressed_message is None:
        session.send_page(page)
        return
    body = build_body(session.chat.chat_id, page.text, page.rows)
    call = Call("editMessageText", {**body, "message_id": session.pressed_message})
    session.queue_calls([call])
