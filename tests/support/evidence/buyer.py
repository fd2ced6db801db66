"""A buyer in a chat with the real bot: answers as told, sends files, waits for what comes."""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.sandbox import user_actions
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.world.files import StoredFile
from bot.sandbox.world.types import Json, Message, Upload
from flows.definition.kinds import Story
from tests.support.e2e.crowd import PATIENCE, STEPS, USUAL, Asked, asked

ANSWERS: Mapping[str, str] = {
    "consent": "yes",
    "zone": "Nairobi",
    "problem": "damaged",
    "damage_what": "The glass shade is broken; the foam around it is only 5 mm thin.",
    "payment": "trade_assurance",
    "pay_method": "card",
    "order_number": "20261188334455667",
    "product": "Table lamp with glass shade, 30 cm, white",
    "supplier": "Zhongshan Brightway Lighting Co., Ltd.",
    "units_ordered": "60",
    "units_received": "60",
    "count_basis": "none",
    "units_affected": "18",
    "paid_amount": "1,450 USD",
    "paid_on": "5 October 2026",
    "ship_by": "19 October 2026",
    "shipped_on": "20 October 2026",
    "delivered_on": "1 November 2026",
    "confirmed": "no",
    "countdown_on": "in 24 days",
    "sample_bad": "6",
    "sample_checked": "20",
    "sample_reasons": "Each time the glass shade is broken.",
    "remedy": "full",
    "first_message": "file_now",
    "agreed_term": "Foam of at least 20 mm around the shade",
    "received_fact": "Foam of 5 mm, measured in 6 of 6 cartons",
    "line_more": "done",
    "story": "I ordered 60 lamps for a small hotel. Three of six cartons were crushed.",
}
"""What is chosen or typed at a step; elsewhere the first button, or the usual."""


@dataclass(slots=True)
class Buyer:
    """One of them, in a chat of their own."""

    stage: Sandbox
    chat: int
    live: Asked | None = None
    done: set[str] = field(default_factory=set)
    _read: int = 0

    @classmethod
    def joined(cls, stage: Sandbox, name: str) -> "Buyer":
        """Somebody who opens the bot's chat for the first time."""
        return cls(stage, stage.world.add_person(name).id)

    async def until(self, ready: Callable[[], object], seconds: float = PATIENCE) -> None:
        """Return when it is so."""
        try:
            async with asyncio.timeout(seconds):
                while not ready():
                    assert self.stage.bot.is_running, self.stage.bot.read_log()
                    await self.stage.world.signal.wait(seconds)
        except TimeoutError:
            said = self.said()[-3:]
            raise AssertionError(f"waits in vain, the last said is {said}") from None

    def events(self) -> list[Json]:
        """What the bot has sent, in order."""
        events = self.stage.world.find_chat(self.chat).events
        return [each for each in events if each["kind"] == "message" and each["from"] == "bot"]

    def said(self) -> list[str]:
        """What the bot has written, and may have written anew since."""
        events = self.stage.world.find_chat(self.chat).events
        told = [each for each in events if each["kind"] in ("message", "edited")]
        return [each["text"] for each in told if each["from"] == "bot"]

    def received(self) -> list[StoredFile]:
        """The files the bot has sent, in order."""
        named = [each["media"]["file_id"] for each in self.events() if each["media"]]
        found = [self.stage.world.files.find_by_id(each) for each in named]
        return [stored for stored in found if stored is not None]

    def files(self) -> list[Message]:
        """What the person has sent that is no text."""
        posts = self.stage.world.find_chat(self.chat).messages.values()
        return [post for post in posts if not post.from_bot and "text" not in post.body]

    async def answer(self, last: str) -> None:
        """Answer from the start until the step `last` is asked."""
        user_actions.send_text(self.stage.world, self.chat, "/start")
        while True:
            await self.until(self._asked)
            assert self.live is not None
            if self.live.spot.step == last:
                return
            self._answer(self.live)

    def _asked(self) -> bool:
        events = self.events()
        for event in events[self._read :]:
            self.live = asked(event) or self.live
        self._read = len(events)
        return self.live is not None and self._name(self.live) not in self.done

    def _name(self, live: Asked) -> str:
        return f"{live.spot.step}:{live.spot.lap}"

    def _answer(self, live: Asked) -> None:
        self.done.add(self._name(live))
        step, told = live.spot.step, ANSWERS.get(live.spot.step)
        if isinstance(STEPS[step].kind, Story):
            self.say(told or "It came broken.")
            self.press("!done")
        elif told in live.options:
            self.press(told)
        elif told is None and live.options:
            self.press(live.options[0])
        else:
            self.say(told or USUAL.get(type(STEPS[step].kind), "some words"))

    def say(self, text: str) -> None:
        """Type it."""
        user_actions.send_text(self.stage.world, self.chat, text)

    def press(self, option: str) -> None:
        """Press a button of the question on the screen."""
        assert self.live is not None
        data = f"{self.live.case}:{self.live.spot.step}:{self.live.spot.lap}:{option}"
        user_actions.press_button(self.stage.world, self.chat, self.live.message, data)

    def send(self, files: Sequence[Upload], *, as_file: bool = False) -> None:
        """Send files, more than one as an album."""
        user_actions.send_files(self.stage.world, self.chat, files, as_file=as_file)

    async def replied(self, text: str) -> float:
        """Type something; return the seconds until the bot answers."""
        before, began = len(self.events()), time.perf_counter()
        self.say(text)
        await self.until(lambda: len(self.events()) > before)
        return time.perf_counter() - began
