"""What the operator's commands do; `bot.__main__` lists them."""

import asyncio
import os
import sys
from collections.abc import Sequence

import uvloop

from bot.app import run
from bot.catalogue import TEMPLATE, template
from bot.clock import SystemClock
from bot.keys import key_ring
from bot.sandbox import trying
from bot.settings import Settings, SettingsError
from flows.diagram import page
from flows.guides import GUIDES
from storage.errors import StorageError
from storage.migrating import migrate

CANNOT_START = 2


def perform(command: str, arguments: Sequence[str]) -> int:
    """Do it; returns the exit code: 2, and a reason, when settings or store are not right."""
    if command == "try":
        return trying.main(arguments)
    try:
        _perform(command)
    except (SettingsError, StorageError) as error:
        print(error, file=sys.stderr)
        return CANNOT_START
    return 0


def _perform(command: str) -> None:
    match command:
        case "run":
            uvloop.run(run(Settings.from_environment(os.environ), SystemClock()))
        case "migrate":
            settings = Settings.from_environment(os.environ)
            key_ring(settings)
            asyncio.run(migrate(settings.database_url))
        case "texts":
            TEMPLATE.parent.mkdir(exist_ok=True)
            TEMPLATE.write_bytes(template(GUIDES.values()))
            print(TEMPLATE)
        case _:
            print("\n\n".join(page(guide) for guide in GUIDES.values()))
