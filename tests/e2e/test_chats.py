"""Whole chats, from /start to the outcome, played against the bot over real HTTP.

`python -m bot try --play FILE --update` writes what the bot does now; read the difference.
"""

from pathlib import Path

import pytest

from bot.sandbox import try_command
from tests.conftest import IN_CI
from tests.support.e2e.forked_bot import launch_forked

CHATS = Path(__file__).parents[1] / "chats"
NAMES = sorted(path.stem for path in CHATS.glob("*.chat"))
KILLED = ["killed", "refund-unpaid"] if IN_CI else ["killed"]
"""The second has waits and answers of the platform between its kills; it takes half a minute."""


def play(name: str, *options: str) -> int:
    """Return 0 when the chat went as written; what went otherwise is printed."""
    return try_command.main(["--play", str(CHATS / f"{name}.chat"), *options], launch_forked())


@pytest.mark.parametrize("name", NAMES)
def test_the_chat_goes_as_written(name: str) -> None:
    assert play(name) == 0


@pytest.mark.timeout(600)
@pytest.mark.parametrize("name", KILLED)
def test_killed_between_all_acts_the_chat_goes_as_written(name: str) -> None:
    assert play(name, "--kill-between") == 0
