"""The bot of the sandbox, which kills itself at a point between a claim and its mark.

The file that `MORTAL` names holds the point; it is gone before the process is, so the next one
lives on. `forked_bot` runs its `main`.
"""

import os
import signal
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from bot.outbox.delivery import Delivery
from bot.sandbox import bot_main
from storage.repositories import nudges, outbox
from storage.store import Store
from storage.unit_of_work import UnitOfWork

FILE = "MORTAL"
BEFORE = ("claiming", "claimed", "saving", "saved", "calling")
"""Points at which Telegram has not had the letter; the first and third lie before a commit."""

AFTER = ("called", "marking", "marked")

Method = Callable[..., Awaitable[Any]]


def die_at(point: str) -> None:
    """Die as by a power cut, if this is the point."""
    file = Path(os.environ[FILE])
    if file.exists() and file.read_text("ascii") == point:
        file.unlink()
        os.kill(os.getpid(), signal.SIGKILL)


def trap(owner: Any, name: str, before: str, after: str, of: Callable[..., Any] = bool) -> None:
    """Die before or after a method whose arguments, or what it finds, are of a follow-up."""
    method: Method = getattr(owner, name)

    async def mortal(*given: Any, **named: Any) -> Any:
        if of(*given):
            die_at(before)
        found = await method(*given, **named)
        if of(*given) and found != []:
            die_at(after)
        return found

    setattr(owner, name, mortal)


def set_traps() -> None:
    """Only what a follow-up comes to is deadly; all marks are, as they are written together."""
    trap(nudges, "claim", "", "claiming", lambda *_: True)
    trap(Store, "claim_nudges", "", "claimed", lambda *_: True)
    trap(UnitOfWork, "save", "", "saving", lambda _, changes: _of_nudge(changes.messages))
    trap(Delivery, "deliver", "saved", "", lambda _, letter, *__: _of_nudge([letter]))
    trap(Delivery, "_send_call", "calling", "called", lambda _, letter, *__: _of_nudge([letter]))
    trap(outbox, "remove", "", "marking", lambda *_: True)
    trap(Store, "mark_sent", "", "marked", lambda *_: True)


def _of_nudge(letters: Any) -> bool:
    return any(letter.role == "nudge" for letter in letters)


def main() -> None:
    """Run the bot with its traps set."""
    set_traps()
    bot_main.main()
