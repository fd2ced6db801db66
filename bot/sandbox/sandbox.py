"""A sandbox set up in a folder: the world, its clock, the server and the bot's process."""

import contextlib
import os
import socket
import sys
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.sandbox.bot_process import BotProcess, Launcher, launch_command
from bot.sandbox.movable_clock import MovableClock
from bot.sandbox.pending_work import has_pending_work
from bot.sandbox.web.server import open_listener, serve_world
from bot.sandbox.world.world import World

LAUNCH_BOT = launch_command(sys.executable, "-m", "bot.sandbox.bot_main")
LOG_NAME = "bot.log"
BOT_FOLDER = "bot"
# Settings of the machine that a transcript must not depend on.
_EXCLUDED_SETTINGS = ("DATABASE_URL", "FILES_URL", "SEAL_KEYS", "SEAL_KEYS_FILE")
_EXCLUDED_PREFIXES = ("CONTACT_", "LOG_", "OPERATOR_", "RETENTION_")


@dataclass(frozen=True, slots=True)
class Sandbox:
    """Everything that runs; `address` is the server's address."""

    world: World
    clock: MovableClock
    bot: BotProcess
    address: str
    database: Path

    @property
    def is_busy(self) -> bool:
        """Whether the bot has work that no chat shows."""
        return has_pending_work(self.database)


def filter_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment without the settings that would lead out of the sandbox's folder."""
    return {
        name: value
        for name, value in environment.items()
        if name not in _EXCLUDED_SETTINGS and not name.startswith(_EXCLUDED_PREFIXES)
    }


@contextlib.asynccontextmanager
async def open_sandbox(
    folder: Path,
    *,
    offset: float = 0.0,
    first_update: int,
    environment: Mapping[str, str] = os.environ,
    launch: Launcher = LAUNCH_BOT,
    port: int = 0,
) -> AsyncIterator[Sandbox]:
    """Set up a sandbox in `folder`, bot running; stop both at the end.

    The bot's own folder lies inside, so that its key, which it puts beside, does too.
    `offset` is how many seconds the sandbox's time is ahead of the machine's.
    """
    clock = _make_clock(folder, offset)
    world = World(clock.now, first_update=first_update)
    listener = open_listener(port)
    bot_process = BotProcess(
        launch,
        {**environment, **_build_settings(folder, clock, listener, world.token)},
        folder / LOG_NAME,
        world.end_polls,
    )
    async with serve_world(world, clock, listener, bot_process) as root:
        await bot_process.start()
        try:
            yield Sandbox(world, clock, bot_process, root, folder / BOT_FOLDER / "cases.sqlite")
        finally:
            await bot_process.stop()


def _make_clock(folder: Path, offset: float) -> MovableClock:
    folder.mkdir(parents=True, exist_ok=True)
    return MovableClock(folder / "clock", offset)


def _build_settings(
    folder: Path, clock: MovableClock, listener: socket.socket, token: str
) -> dict[str, str]:
    return {
        "BOT_TOKEN": token,
        "BOT_API_URL": f"http://127.0.0.1:{listener.getsockname()[1]}",
        "DATA_DIR": str(folder.absolute() / BOT_FOLDER),
        "SANDBOX_CLOCK": str(clock.path.absolute()),
    }
