"""Somebody who tries everything that an app and a forged client let people do."""

import random
from collections.abc import Callable, Sequence

from bot.sandbox import user_actions
from bot.sandbox.samples.make_sample import make_sample
from bot.sandbox.world.errors import BotApiError
from bot.sandbox.world.types import Json, Message
from bot.sandbox.world.world import World
from tests.support.bot.hostile_inputs import GARBAGE, NASTY, PLAUSIBLE, TYPED_COMMANDS

TEXTS = tuple(text for text in (*NASTY, *PLAUSIBLE) if text.strip() and text.isprintable())
MAX_TEXT = 4000


class HostileUser:
    """One of them. All they write holds their mark, which must be seen in no other chat."""

    def __init__(self, world: World, chat: int, seed: int) -> None:
        self.world, self.chat = world, chat
        self.chance = random.Random(seed * 100_003 + chat)
        self.mark = f"mark{chat}z"

    def act(self, others: Sequence["HostileUser"]) -> None:
        """Do one thing, by chance; what the app itself does not allow is not done."""
        acts: tuple[Callable[[], object], ...] = (
            self._type,
            self._type,
            self._command,
            self._press,
            self._press,
            self._press,
            self._forge,
            self._edit,
            self._send_album,
            self._send_other,
            self._flood,
            self._block,
            lambda: self._press_of(self.chance.choice(others)),
        )
        try:
            self.chance.choice(acts)()
        except BotApiError:
            return

    def ask(self) -> int:
        """Let the bot in again and ask it something; how much it has said before."""
        user_actions.set_blocked(self.world, self.chat, blocked=False)
        said = self.count_answers()
        user_actions.send_text(self.world, self.chat, "/status")
        return said

    def count_answers(self) -> int:
        """How many messages the bot has sent."""
        return len(self._from_bot())

    def show_told(self) -> str:
        """Everything the bot has shown here."""
        return " ".join(str(event) for event in self._events() if event.get("from") == "bot")

    def _events(self) -> list[Json]:
        return self.world.find_chat(self.chat).events

    def _from_bot(self) -> list[Message]:
        return [each for each in self._messages() if each.from_bot]

    def _messages(self) -> list[Message]:
        return list(self.world.find_chat(self.chat).messages.values())

    def _write(self, text: str) -> None:
        user_actions.send_text(self.world, self.chat, f"{text[:MAX_TEXT]} {self.mark}")

    def _type(self) -> None:
        if self.chance.random() < 0.5:
            self._write(self.chance.choice(TEXTS))
        else:  # an answer as it is expected, with nothing beside it
            user_actions.send_text(self.world, self.chat, self.chance.choice(PLAUSIBLE))

    def _command(self) -> None:
        text = f"/{self.chance.choice(TYPED_COMMANDS)}"
        user_actions.send_text(self.world, self.chat, text)

    def _press(self) -> None:
        """Press any button that was ever shown here, the newest more often."""
        shown = [(post, data) for post in self._from_bot() for data in post.labels.values()]
        if shown:
            newest = self.chance.random() < 0.7
            post, data = self.chance.choice(shown[-8:] if newest else shown)
            user_actions.press_button(self.world, self.chat, post.id, data)

    def _press_of(self, other: "HostileUser") -> None:
        """Press, here, a button of another chat: whose case it names is not ours."""
        theirs = [data for post in other._from_bot() for data in post.labels.values()]
        self._forge(self.chance.choice(theirs) if theirs else "")

    def _forge(self, data: str | None = None) -> None:
        mine = self._from_bot()
        if mine:
            forged = self.chance.choice([each for each in GARBAGE if each.isprintable()])
            post = self.chance.choice(mine)
            user_actions.press_button(self.world, self.chat, post.id, data or forged)

    def _edit(self) -> None:
        own = [each for each in self._messages() if not each.from_bot]
        if own:
            text = f"{self.chance.choice(PLAUSIBLE)} {self.mark}"
            user_actions.edit_message(self.world, self.chat, self.chance.choice(own).id, text)

    def _send_album(self) -> None:
        names = [
            f"{self.mark}-{self.chance.random()}.jpg" for _ in range(self.chance.randint(1, 4))
        ]
        files = [make_sample(name) for name in names]
        if self.chance.random() < 0.3:
            files.append(make_sample("paper.pdf"))
        for part in (files[:2], files[2:]):  # an album comes in several updates
            if part:
                user_actions.send_files(self.world, self.chat, part, self.mark)

    def _send_other(self) -> None:
        kinds = ("sticker", "poll", "location", "contact", "dice", "voice")
        user_actions.send_other(self.world, self.chat, self.chance.choice(kinds))

    def _flood(self) -> None:
        for _ in range(self.chance.randint(10, 40)):
            self._write("answer me")

    def _block(self) -> None:
        blocked = not self.world.find_chat(self.chat).person.blocked
        user_actions.set_blocked(self.world, self.chat, blocked=blocked)
