"""What a message beside the questions is made of: HTML and rows of buttons."""

from dataclasses import dataclass, field

from bot.transport import callback_data
from bot.transport.callback_data import ChatAction

Button = dict[str, object]
Rows = list[list[Button]]


@dataclass(frozen=True, slots=True)
class Page:
    """A message: HTML and its buttons."""

    text: str
    rows: Rows = field(default_factory=list)


def build_button(text: str, token: str) -> Button:
    """Return a button that says `text` and, when pressed, sends `token`."""
    return {"text": text, "callback_data": token}


def build_chat_button(text: str, action: ChatAction, argument: str = "") -> Button:
    """Return a button about the chat, such as one that opens a case."""
    return build_button(text, callback_data.encode_chat_action(action, argument))
