"""The buyer asks for a copy of all that is kept: each case is packed by a worker."""

import orjson

from bot.handlers import preferences
from bot.handlers.chat_session import ChatSession
from bot.outbox.attachments import attach_file
from bot.rendering.calls import Call
from bot.rendering.pages import Page
from storage.records import MessageRole

FORMAT, VERSION = "dispute-data-export", 1
JSON_TYPE = "application/json"


def request_export(session: ChatSession, _argument: str = "") -> None:
    """Have the data of every case packed; without a case, send what is kept of the chat."""
    cases = session.list_cases()
    for record in cases:
        session.personal_data.export_requests[record.id] = session.chat.chat_id
    if cases:
        session.send_page(Page(session.voice.texts["export.begun"]))
        return
    content = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": session.now.isoformat(),
        "chat": preferences.describe_chat(session.chat),
    }
    document = attach_file(
        "export.json", JSON_TYPE, orjson.dumps(content, option=orjson.OPT_INDENT_2)
    )
    call = {"document": document, "caption": session.voice.texts["export.chat"]}
    session.queue_calls(
        [Call("sendDocument", {"chat_id": session.chat.chat_id, **call}, MessageRole.EXPORT)]
    )
