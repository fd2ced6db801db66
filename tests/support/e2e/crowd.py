"""People who answer whatever they are asked, at once, and remember what they did."""

import asyncio
import random
from dataclasses import dataclass, field

from bot.sandbox import user_actions
from bot.sandbox.samples.make_sample import make_sample
from bot.sandbox.world.types import Json, Upload
from bot.sandbox.world.world import World
from flows.definition.kinds import (
    Amount,
    Ask,
    Count,
    Day,
    DueTime,
    End,
    Exhibits,
    StepKind,
    Story,
    Zone,
)
from flows.definition.steps import Step
from flows.guides import load_guides
from flows.model.case import Spot

STEPS: dict[str, Step] = {
    id_: step for guide in load_guides().values() for id_, step in guide.steps.items()
}
USUAL: dict[type[StepKind], str] = {
    Amount: "USD 500",
    Count: "2",
    Day: "today",
    DueTime: "now",
    Zone: "Nairobi",
}
UNWANTED = "silent"
"""Everybody wants to be reminded."""
ENDS = {
    guide.texts[f"{id_}.ask"].partition("</b>")[0].removeprefix("<b>"): Spot(id_)
    for guide in load_guides().values()
    for id_, step in guide.steps.items()
    if isinstance(step.kind, End)
}
LARGE = 2_500_000
PATIENCE = 120.0
"""Seconds for anything the bot is to do, on a machine where others work too."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on the screen: whose case, which spot, where, and the options under it."""

    case: str
    spot: Spot
    message: int
    options: tuple[str, ...]


@dataclass(slots=True)
class Person:
    """One of them. A question that is shown again is known, and not answered again.

    `texts` holds what was typed by message: case, spot, text; `taps` case, spot, option; `photos`
    the bytes by message.
    """

    world: World
    chat: int
    chance: random.Random
    resting: bool = False
    live: Asked | None = None
    texts: dict[int, tuple[str, Spot, str]] = field(default_factory=dict)
    taps: list[tuple[str, Spot, str]] = field(default_factory=list)
    photos: dict[int, bytes] = field(default_factory=dict, repr=False)
    done: set[tuple[str, Spot]] = field(default_factory=set)
    _read: int = 0

    @property
    def waits(self) -> bool:
        """Whether the bot owes a question."""
        return self.live is None or (self.live.case, self.live.spot) in self.done

    @property
    def received(self) -> bool:
        """Whether every photo has its thumb up."""
        posts = self.world.find_chat(self.chat).messages
        return all(posts[number].bot_reactions for number in self.photos)

    def begin(self) -> None:
        user_actions.send_text(self.world, self.chat, "/start")

    def look(self) -> None:
        """Read what is new, and answer it."""
        events = self.world.find_chat(self.chat).events
        for event in events[self._read :]:
            if event["kind"] == "message" and event["from"] == "bot":
                self.live = asked(event) or self._ended(event) or self.live
        self._read = len(events)
        if self.live and not self.waits and not self.resting:
            self._answer(self.live)

    def _ended(self, message: Json) -> Asked | None:
        """The end of the case on the screen, which has no buttons to know it by."""
        spot = next((spot for title, spot in ENDS.items() if title in message["text"]), None)
        return (
            Asked(self.live.case, spot, message["message_id"], ()) if spot and self.live else None
        )

    def _answer(self, live: Asked) -> None:
        self.done.add((live.case, live.spot))
        kind = STEPS[live.spot.step].kind
        if self.chance.random() < 0.1:
            self._photograph()
        if isinstance(kind, End):
            user_actions.press_button(self.world, self.chat, live.message, "chat:new:")
        elif isinstance(kind, Story):
            for part in ("first", "second"):
                self._type(live, f"{part} part")
            self._tap(live, "!done")
        elif isinstance(kind, Exhibits):
            self._photograph(self.chance.randint(1, 3))
            self._tap(live, "!done")
        elif live.options:
            self._tap(live, self.chance.choice([o for o in live.options if o != UNWANTED]))
        else:
            self._type(live, self._typed(kind))

    def _typed(self, kind: StepKind) -> str:
        number = self.chance.randrange(10**10, 10**11)
        if isinstance(kind, Ask):
            return (
                str(number)
                if kind.text_format == "order_number"
                else f"what I have to say, {number}"
            )
        return USUAL[type(kind)]

    def _type(self, live: Asked, text: str) -> None:
        (post,) = user_actions.send_text(self.world, self.chat, text)
        self.texts[post.id] = (live.case, live.spot, text)

    def _tap(self, live: Asked, option: str) -> None:
        data = f"{live.case}:{live.spot.step}:{live.spot.lap}:{option}"
        user_actions.press_button(self.world, self.chat, live.message, data)
        self.taps.append((live.case, live.spot, option))

    def _photograph(self, count: int = 1) -> None:
        size = LARGE if self.chance.random() < 0.02 else 3000
        shots = [make_sample(f"{self.chance.random()}.jpg").data for _ in range(count)]
        files = [
            Upload(f"{n}.jpg", "image/jpeg", shot + self.chance.randbytes(size))
            for n, shot in enumerate(shots)
        ]
        for post, file in zip(
            user_actions.send_files(self.world, self.chat, files), files, strict=True
        ):
            self.photos[post.id] = file.data


def asked(message: Json) -> Asked | None:
    """The question a message asks, known by its buttons."""
    data = [str(each.get("data", "")).split(":", 3) for row in message["buttons"] for each in row]
    own = [parts for parts in data if len(parts) == 4 and parts[1] in STEPS]
    if not own:
        return None
    case, step, lap, _ = own[0]
    replies = tuple(
        parts[3] for parts in own if not parts[3].startswith(("!", "@", "cal-", "lines-"))
    )
    return Asked(case, Spot(step, int(lap)), message["message_id"], replies)


@dataclass(slots=True)
class Crowd:
    """All of them together."""

    world: World
    people: list[Person]

    @classmethod
    def of(cls, world: World, count: int, seed: int) -> "Crowd":
        """So many people, who will choose the same whenever the seed is the same."""
        ids = [world.add_person(f"Buyer {n}").id for n in range(count)]
        return cls(world, [Person(world, chat, random.Random(seed * 1000 + chat)) for chat in ids])

    async def chat(self) -> None:
        """Answer for ever."""
        for person in self.people:
            person.begin()
        while True:
            for person in self.people:
                person.look()
            await self.world.signal.wait(60)

    async def rest(self, seconds: float) -> None:
        """Answer nothing more; return when the bot has answered everybody."""
        for person in self.people:
            person.resting = True
        try:
            async with asyncio.timeout(seconds):
                while any(person.waits or not person.received for person in self.people):
                    await self.world.signal.wait(seconds)
                    for person in self.people:
                        person.look()
        except TimeoutError:
            stuck = [each for each in self.people if each.waits or not each.received]
            raise AssertionError(f"{len(stuck)} people wait for an answer: {stuck[0]}") from None
