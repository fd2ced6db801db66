"""The commands: run the bot, try it without a token, and the few an operator needs."""

import argparse
import asyncio
import os
import sys
from pathlib import Path

import uvloop

from bot.app import run
from bot.catalogue import TEMPLATE, template
from bot.clock import SystemClock
from bot.heartbeat import is_alive
from bot.keys import key_ring
from bot.sandbox import trying
from bot.settings import Settings, SettingsError
from flows.diagram import page
from flows.guides import GUIDES
from storage.errors import StorageError
from storage.migrating import migrate


def main() -> int:
    """Run one command; returns the exit code."""
    options = argparse.ArgumentParser(prog="dispute-bot", description=__doc__)
    options.add_argument("command", choices=("run", "try", "health", "migrate", "texts", "diagram"))
    command = options.parse_args(sys.argv[1:2]).command
    if command == "try":
        return trying.main(sys.argv[2:])
    try:
        return _command(command)
    except (SettingsError, StorageError) as error:
        print(error, file=sys.stderr)
        return 2


def _command(command: str) -> int:
    match command:
        case "run":
            uvloop.run(run(Settings.from_environment(os.environ), SystemClock()))
        case "migrate":
            settings = Settings.from_environment(os.environ)
            key_ring(settings)
            asyncio.run(migrate(settings.database_url))
        case "texts":
            TEMPLATE.write_bytes(template(GUIDES.values()))
        case "diagram":
            print("\n\n".join(page(guide) for guide in GUIDES.values()))
        case _:
            return 0 if is_alive(Path(os.environ.get("DATA_DIR") or "data")) else 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
