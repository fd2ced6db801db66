"""A sandbox set up in a folder: the world, its clock, the server and the bot's process."""

import contextlib
import os
import socket
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.sandbox.bot_process import Keeper
from bot.sandbox.movable_clock import Shift
from bot.sandbox.transcripts.pending_work import work_waits
from bot.sandbox.web.server import listening, serving
from bot.sandbox.world.world import World

CHILD = (sys.executable, "-m", "bot.sandbox.bot_main")
LOG = "bot.log"
BOT = "bot"
# Settings of the machine that a transcript must not depend on.
_OURS = ("DATABASE_URL", "FILES_URL", "SEAL_KEYS", "SEAL_KEYS_FILE")


@dataclass(frozen=True, slots=True)
class Stage:
    """Everything that runs; `root` is the server's address."""

    world: World
    shift: Shift
    keeper: Keeper
    root: str
    database: Path

    @property
    def busy(self) -> bool:
        """Whether the bot has work that no chat shows."""
        return work_waits(self.database)


def alone(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment without the settings that would lead out of the sandbox's folder."""
    return {
        name: value
        for name, value in environment.items()
        if name not in _OURS and not name.startswith(("CONTACT_", "LOG_"))
    }


@contextlib.asynccontextmanager
async def staged(
    folder: Path,
    *,
    offset: float = 0.0,
    first_update: int,
    environment: Mapping[str, str] = os.environ,
    command: Sequence[str] = CHILD,
    port: int = 0,
) -> AsyncIterator[Stage]:
    """Set up a sandbox in `folder`, bot running; stop both at the end.

    The bot's own folder lies inside, so that its key, which it puts beside, does too.
    `offset` is how many seconds the sandbox's time is ahead of the machine's.
    """
    shift = _settled(folder, offset)
    world = World(shift.now, first_update=first_update)
    listener = listening(port)
    keeper = Keeper(
        command,
        {**environment, **_settings(folder, shift, listener, world.token)},
        folder / LOG,
        world.hang_up,
    )
    async with serving(world, shift, listener, keeper) as root:
        await keeper.start()
        try:
            yield Stage(world, shift, keeper, root, folder / BOT / "cases.sqlite")
        finally:
            await keeper.stop()


def _settled(folder: Path, offset: float) -> Shift:
    folder.mkdir(parents=True, exist_ok=True)
    return Shift(folder / "clock", offset)


def _settings(folder: Path, shift: Shift, listener: socket.socket, token: str) -> dict[str, str]:
    return {
        "BOT_TOKEN": token,
        "BOT_API_URL": f"http://127.0.0.1:{listener.getsockname()[1]}",
        "DATA_DIR": str(folder.absolute() / BOT),
        "SANDBOX_CLOCK": str(shift.path.absolute()),
    }
