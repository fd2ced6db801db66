"""Updates as Telegram sends them, made one after the other."""

from itertools import count
from typing import Any

from bot.sandbox.world.types import Json


class Buyer:
    """What one person does in a private chat; `numbers` counts the updates of all of them."""

    def __init__(self, chat_id: int, numbers: "count[int]") -> None:
        self.chat_id = chat_id
        self._numbers, self._messages = numbers, count(1)

    def says(self, text: str, **more: Any) -> Json:
        """A text."""
        return self._update("message", self._message(text=text, **more))

    def taps(self, case: str, step: str, option: str, *, message: int = 500) -> Json:
        """A press of a reply's button."""
        return self.presses(f"{case}:{step}:0:{option}", message=message)

    def presses(self, data: str, *, message: int = 500) -> Json:
        """A press of a button that carries this."""
        number = next(self._numbers)
        query = {"id": f"q{number}", "from": self._person(), "data": data}
        query["message"] = {"message_id": message, "chat": self._chat()}
        return {"update_id": number, "callback_query": query}

    def photographs(self, file_id: str, size: int = 80_000) -> Json:
        """A photo."""
        sizes = [{"file_id": f"{file_id}-small"}, {"file_id": file_id, "file_size": size}]
        return self._update("message", self._message(photo=sizes))

    def blocks(self, status: str = "kicked") -> Json:
        """The bot is blocked, or with "member" let in again."""
        changed = {"chat": self._chat(), "new_chat_member": {"status": status}}
        return self._update("my_chat_member", changed)

    def _update(self, kind: str, body: Json) -> Json:
        return {"update_id": next(self._numbers), kind: body}

    def _message(self, **content: Any) -> Json:
        head = {"message_id": next(self._messages), "from": self._person(), "chat": self._chat()}
        return head | content

    def _person(self) -> Json:
        return {"id": self.chat_id, "is_bot": False, "language_code": "en"}

    def _chat(self) -> Json:
        return {"id": self.chat_id, "type": "private"}


def in_a_group(number: int, text: str) -> Json:
    """Somebody writes in a group the bot is in."""
    chat = {"id": -100, "type": "supergroup"}
    return {"update_id": number, "message": {"message_id": 1, "chat": chat, "text": text}}
