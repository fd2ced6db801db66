"""The sandbox's state: people, chats, files and the bot's updates; it knows no network.

The bot changes it through `bot_api.methods.call_method`, people through `user_actions`. All of it
happens in one event loop, and nothing here waits.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.sandbox.world.errors import BotApiError, bad_request
from bot.sandbox.world.faults import FaultQueue
from bot.sandbox.world.files import FileStorage
from bot.sandbox.world.message_views import build_view
from bot.sandbox.world.signal import Signal
from bot.sandbox.world.types import CallRecord, ChatHistory, Json, Message, Person
from bot.sandbox.world.update_queue import UpdateQueue

BOT_TOKEN = "777007:sandbox"  # noqa: S105 - it opens nothing but this server
_FIRST_PERSON = 1001
_FIRST_UPDATE = 439_028_092
_DEFAULT_NAME = "Dispute sandbox"


@dataclass(slots=True)
class CallbackQuery:
    """A press of a button that the bot may still answer."""

    chat_id: int
    pressed_at: float


@dataclass(slots=True)
class Profile:
    """What the bot told Telegram about itself, by language ("" is everybody's)."""

    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    menus: dict[int, Json] = field(default_factory=dict)


class World:
    """Everything Telegram would know; `now` gives the sandbox's time as Unix seconds."""

    def __init__(
        self, now: Callable[[], float], *, token: str = BOT_TOKEN, first_update: int = _FIRST_UPDATE
    ) -> None:
        self.now = now
        self.token = token
        self.chats: dict[int, ChatHistory] = {}
        self.files = FileStorage()
        self.updates = UpdateQueue(first_update)
        self.faults = FaultQueue()
        self.profile = Profile()
        self.queries: dict[str, CallbackQuery] = {}
        self.calls: list[CallRecord] = []
        self.violations: list[str] = []
        self.running_calls = 0
        self.is_closing = False
        self.signal = Signal()
        self._last_message = 0
        self._last_id = 0

    @property
    def bot(self) -> Json:
        """The bot's `User` object."""
        name = self.profile.names.get("", _DEFAULT_NAME)
        number = int(self.token.partition(":")[0])
        return {"id": number, "is_bot": True, "first_name": name, "username": "dispute_sandbox_bot"}

    def add_person(self, name: str, language: str | None = "en") -> Person:
        """Let somebody open the bot's chat for the first time."""
        person = Person(_FIRST_PERSON + len(self.chats), name, language)
        self.chats[person.id] = ChatHistory(person)
        return person

    def find_chat(self, chat_id: int) -> ChatHistory:
        """The chat with this id."""
        try:
            return self.chats[chat_id]
        except KeyError:
            raise bad_request("chat not found") from None

    def make_id(self) -> str:
        """A number nothing else has had: for callbacks, albums and the like."""
        self._last_id += 1
        return str(383_084_266_435_407_872 + self._last_id)

    def build_header(self, chat: ChatHistory, *, mine: bool) -> Json:
        """The first fields of a new message: its number, sender, chat and date."""
        self._last_message += 1
        return {
            "message_id": self._last_message,
            "from": self.bot if mine else chat.person.build_user(),
            "chat": chat.person.build_chat(),
            "date": int(self.now()),
        }

    def add_message(self, chat: ChatHistory, message: Message) -> Message:
        """Put a new message into a chat."""
        chat.messages[message.id] = message
        message.labels |= _collect_labels(message)
        if not message.is_service:
            self.log_event(chat, "message", build_view(message))
        return message

    def mark_edited(self, chat: ChatHistory, message: Message) -> None:
        """Say that a message is no longer what it was."""
        message.edited = True
        message.labels |= _collect_labels(message)
        self.log_event(chat, "edited", build_view(message))

    def log_event(self, chat: ChatHistory, kind: str, details: Json) -> None:
        """Write one thing that happened into the chat's log, and wake those who watch it."""
        chat.events.append({"seq": len(chat.events) + 1, "kind": kind, **details})
        self.signal.notify()

    @property
    def is_idle(self) -> bool:
        """Whether the bot waits for updates, and has had them all."""
        waits = bool(self.updates.waiting_poll)
        return waits and not self.running_calls and not len(self.updates)

    def end_polls(self) -> None:
        """End the long polls of a bot whose process is gone."""
        self.updates.end_polls()
        self.signal.notify()

    def close(self) -> None:
        """End everything that waits, because the server stops."""
        self.is_closing = True
        self.end_polls()

    def record_call(
        self, answered: CallRecord, error: BotApiError | None, *, violation: bool
    ) -> None:
        """Keep a finished request for those who check what the bot asked."""
        self.calls.append(answered)
        if violation and error is not None:
            self.violations.append(f"{answered.method}: {error.description}")
        self.signal.notify()


def _collect_labels(message: Message) -> dict[str, str]:
    rows = message.body.get("reply_markup", {}).get("inline_keyboard", [])
    buttons = [button for row in rows for button in row if "callback_data" in button]
    return {button["text"]: button["callback_data"] for button in buttons}
