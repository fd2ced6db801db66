"""The values the sandbox passes round: a request to the Bot API, an upload, a person, a message."""

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Upload:
    """One file on its way in; `size` is what Telegram shall say of it, None for the truth."""

    name: str
    mime: str
    data: bytes
    size: int | None = None


@dataclass(frozen=True, slots=True)
class ApiRequest:
    """One request to the Bot API: the method as Telegram spells it, its parameters, its files."""

    method: str
    params: Json
    uploads: dict[str, Upload] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CallRecord:
    """One finished request, kept for tests: `code` is the HTTP status."""

    method: str
    params: Json
    code: int
    description: str

    def to_json(self) -> Json:
        """The request as the control API shows it; files and other bytes are left out."""
        params = {
            name: value for name, value in self.params.items() if not isinstance(value, Upload)
        }
        shown: Json = {"method": self.method, "params": params}
        return shown | {"code": self.code, "description": self.description}


@dataclass(slots=True)
class Person:
    """Somebody who chats with the bot; the id is also the id of the private chat."""

    id: int
    name: str
    language: str | None
    blocked: bool = False

    def build_user(self) -> Json:
        """The `User` object of the Bot API."""
        user: Json = {"id": self.id, "is_bot": False, "first_name": self.name}
        return user | ({"language_code": self.language} if self.language else {})

    def build_chat(self) -> Json:
        """The `Chat` object of the Bot API."""
        return {"id": self.id, "first_name": self.name, "type": "private"}


@dataclass(slots=True)
class Message:
    """One message of a chat: `body` is the Bot API's `Message`, the rest is what a screen shows.

    `labels` holds every button it ever had: what it says and the data it sends.
    """

    body: Json
    from_bot: bool
    edited: bool = False
    pinned: bool = False
    labels: dict[str, str] = field(default_factory=dict)
    bot_reactions: list[str] = field(default_factory=list)
    person_reactions: list[str] = field(default_factory=list)

    @property
    def id(self) -> int:
        """The message's number in its chat."""
        return int(self.body["message_id"])

    @property
    def is_service(self) -> bool:
        """Whether it is a line such as "pinned a message", which no bubble shows."""
        return "pinned_message" in self.body

    def list_labels(self) -> set[str]:
        """What its buttons say now, of those that send something."""
        rows = self.body.get("reply_markup", {}).get("inline_keyboard", [])
        return {button["text"] for row in rows for button in row if "callback_data" in button}

    def describe_reaction(self, side: str) -> Json:
        """What the log says when `side` ("bot" or "person") changed its reaction."""
        emoji = [*self.bot_reactions, *self.person_reactions]
        return {"message_id": self.id, "emoji": emoji, "from": side}


@dataclass(slots=True)
class ChatHistory:
    """One private chat: its person, its messages by number, and what happened there in order."""

    person: Person
    messages: dict[int, Message] = field(default_factory=dict)
    events: list[Json] = field(default_factory=list)
