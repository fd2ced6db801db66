"""A small world to begin a test with: one person, one message each way."""

from dataclasses import dataclass
from typing import Any

import pytest

from bot.sandbox import user_actions
from bot.sandbox.bot_api.contract import check_request
from bot.sandbox.bot_api.methods import call_method
from bot.sandbox.world.errors import BotApiError
from bot.sandbox.world.types import Json, Upload
from bot.sandbox.world.world import World

START = 1_772_442_000.0  # 2026-03-02 09:00 UTC


class Hand:
    """A clock a test moves by hand."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> float:
        return self.at


@dataclass(frozen=True)
class Scene:
    """A world, its clock, its person, and the newest message of each side."""

    world: World
    clock: Hand
    chat: int
    theirs: int
    own: int

    def ask(self, method: str, uploads: dict[str, Upload] | None = None, **params: Any) -> Any:
        """Call a method as the bot would, to the person's chat where it takes one."""
        ask = check_request(method, params, uploads or {})
        return call_method(self.world, ask)

    def updates(self, offset: int = 0, limit: int = 100) -> list[Json]:
        """What getUpdates would give."""
        return self.world.updates.take(offset, limit)


def scene() -> Scene:
    """Somebody said "hello", the bot said "hi" with a button [A]."""
    clock = Hand()
    world = World(clock)
    person = world.add_person("Buyer")
    theirs = user_actions.send_text(world, person.id, "hello")[0].id
    keyboard = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
    params = {"chat_id": person.id, "text": "hi", "reply_markup": keyboard}
    own = call_method(world, check_request("sendMessage", params, {}))["message_id"]
    return Scene(world, clock, person.id, theirs, own)


def refused(world: Scene, method: str, **params: Any) -> str:
    """Call a method that is refused; return the reason."""
    with pytest.raises(BotApiError) as refusal:
        world.ask(method, **params)
    return refusal.value.description
