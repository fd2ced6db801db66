"""Updates as Telegram gives them, and what is read in them."""

from typing import Any

from bot.transport.updates import CaseMessage, Update, parse_update
from flows.model.events import Event

ME: dict[str, Any] = {"id": 7, "is_bot": False, "first_name": "Sam", "language_code": "pt-br"}
CHAT: dict[str, Any] = {"id": 7, "type": "private", "first_name": "Sam"}
GROUP: dict[str, Any] = {"id": -5, "type": "supergroup", "title": "Us"}
PHOTO: dict[str, Any] = {
    "photo": [
        {"file_id": "small", "file_size": 10, "width": 9, "height": 9},
        {"file_id": "large", "file_size": 99, "width": 90, "height": 90},
    ]
}


def update(kind: str = "message", **body: Any) -> dict[str, Any]:
    """An update of one message in the private chat."""
    return {"update_id": 1, kind: {"message_id": 3, "chat": CHAT, "from": ME, **body}}


def meaning(kind: str = "message", **body: Any) -> object:
    found = parse_update(update(kind, **body))
    return found.content if found else None


def event(kind: str = "message", **body: Any) -> Event:
    found = meaning(kind, **body)
    assert isinstance(found, CaseMessage)
    return found.event


def press(data: str, **more: Any) -> Update:
    """A press of a button under message 9."""
    message = {"message_id": 9, "chat": CHAT}
    body = {"id": "q", "from": ME, "data": data, "message": message, **more}
    found = parse_update({"update_id": 1, "callback_query": body})
    assert found
    return found
