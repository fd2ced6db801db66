"""The sandbox's state: people, chats, files and the bot's mailbox, with no network in sight.

`methods.call` is the bot's hand in it, `acting` the people's. Everything happens within one
event loop; nothing here waits.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.sandbox.bot_api.errors import Refusal, bad
from bot.sandbox.bot_api.faults import Faults
from bot.sandbox.web.views import view
from bot.sandbox.world.files import Shelf
from bot.sandbox.world.signal import Bell
from bot.sandbox.world.types import Answered, Json, Person, Post, Talk
from bot.sandbox.world.update_queue import Mailbox

TOKEN = "777007:sandbox"  # noqa: S105 - it opens nothing but this server
_FIRST_PERSON = 1001
_FIRST_UPDATE = 439_028_092
_SERVED = "Dispute sandbox"


@dataclass(slots=True)
class Query:
    """A press of a button that the bot may still answer."""

    chat_id: int
    asked_at: float


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
        self, now: Callable[[], float], *, token: str = TOKEN, first_update: int = _FIRST_UPDATE
    ) -> None:
        self.now = now
        self.token = token
        self.talks: dict[int, Talk] = {}
        self.shelf = Shelf()
        self.mailbox = Mailbox(first_update)
        self.faults = Faults()
        self.profile = Profile()
        self.queries: dict[str, Query] = {}
        self.calls: list[Answered] = []
        self.violations: list[str] = []
        self.running = 0
        self.closing = False
        self.bell = Bell()
        self._message = 0
        self._number = 0

    @property
    def bot(self) -> Json:
        """The bot's `User` object."""
        name = self.profile.names.get("", _SERVED)
        number = int(self.token.partition(":")[0])
        return {"id": number, "is_bot": True, "first_name": name, "username": "dispute_sandbox_bot"}

    def join(self, name: str, language: str | None = "en") -> Person:
        """Let somebody open the bot's chat for the first time."""
        person = Person(_FIRST_PERSON + len(self.talks), name, language)
        self.talks[person.id] = Talk(person)
        return person

    def talk(self, chat_id: int) -> Talk:
        """The chat with this id."""
        try:
            return self.talks[chat_id]
        except KeyError:
            raise bad("chat not found") from None

    def number(self) -> str:
        """A number nothing else has had: for callbacks, albums and the like."""
        self._number += 1
        return str(383_084_266_435_407_872 + self._number)

    def header(self, talk: Talk, *, mine: bool) -> Json:
        """The first fields of a new message: its number, sender, chat and date."""
        self._message += 1
        return {
            "message_id": self._message,
            "from": self.bot if mine else talk.person.user(),
            "chat": talk.person.chat(),
            "date": int(self.now()),
        }

    def add(self, talk: Talk, post: Post) -> Post:
        """Put a new message into a chat."""
        talk.posts[post.id] = post
        post.labels |= _labels(post)
        if not post.service:
            self.log(talk, "message", view(post))
        return post

    def changed(self, talk: Talk, post: Post) -> None:
        """Say that a message is no longer what it was."""
        post.edited = True
        post.labels |= _labels(post)
        self.log(talk, "edited", view(post))

    def log(self, talk: Talk, kind: str, told: Json) -> None:
        """Write one thing that happened into the chat's log, and wake those who watch it."""
        talk.events.append({"seq": len(talk.events) + 1, "kind": kind, **told})
        self.bell.ring()

    @property
    def idle(self) -> bool:
        """Whether the bot waits for updates, and has had them all."""
        waits = bool(self.mailbox.waiting)
        return waits and not self.running and not len(self.mailbox)

    def hang_up(self) -> None:
        """The bot's process is gone: nobody waits at the mailbox."""
        self.mailbox.hang_up()
        self.bell.ring()

    def close(self) -> None:
        """Let everybody who waits go home: the server stops."""
        self.closing = True
        self.hang_up()

    def note(self, answered: Answered, refusal: Refusal | None, *, violation: bool) -> None:
        """Keep a finished request for those who check what the bot asked."""
        self.calls.append(answered)
        if violation and refusal is not None:
            self.violations.append(f"{answered.method}: {refusal.description}")
        self.bell.ring()


def _labels(post: Post) -> dict[str, str]:
    rows = post.body.get("reply_markup", {}).get("inline_keyboard", [])
    buttons = [button for row in rows for button in row if "callback_data" in button]
    return {button["text"]: button["callback_data"] for button in buttons}
