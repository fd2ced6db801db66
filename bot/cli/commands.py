"""What the operator's commands do; `bot.__main__` lists them."""

import argparse
import asyncio
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import uvloop

from bot.app import run
from bot.cli import write_case_file
from bot.cli.write_case_file import NotWritten
from bot.i18n.catalog import TEMPLATE, template
from bot.isolation.process_pool import Spoiled
from bot.runtime.clock import SystemClock
from bot.runtime.errors import FAILED, SettingsError
from bot.runtime.settings import Settings
from bot.sandbox import try_command
from flows.definition.diagram import page
from flows.guides import GUIDES
from storage.db.engine import is_missing
from storage.errors import StorageError
from storage.migrations.upgrade import migrate


def perform(command: str, arguments: Sequence[str]) -> int:
    """Do it; returns the exit code: 2, and a reason, when it cannot be done."""
    if command == "try":
        return try_command.main(arguments)
    try:
        _perform(command, arguments)
    except (SettingsError, StorageError, NotWritten, Spoiled) as error:
        print(error, file=sys.stderr)
        return FAILED
    return 0


def _perform(command: str, arguments: Sequence[str]) -> None:
    match command:
        case "run":
            uvloop.run(run(Settings.from_environment(os.environ), SystemClock()))
        case "migrate":
            _migrate(Settings.from_environment(os.environ, online=False).database_url)
        case "casefile":
            _case_file(arguments)
        case "texts":
            TEMPLATE.parent.mkdir(exist_ok=True)
            TEMPLATE.write_bytes(template(GUIDES.values()))
            print(TEMPLATE)
        case _:
            print("\n\n".join(page(guide) for guide in GUIDES.values()))


def _migrate(url: str) -> None:
    """Bring the database to this version's tables; makes none, as its key would be missing."""
    if is_missing(url):
        print("There is no SQLite database yet: the first start of the bot makes it.")
    else:
        asyncio.run(migrate(url))


def _case_file(arguments: Sequence[str]) -> None:
    options = argparse.ArgumentParser(
        prog="python -m bot casefile", description="Write the case file of a case into a folder."
    )
    options.add_argument("case", metavar="CASE", help="the reference that stands on its papers")
    options.add_argument("--out", type=Path, required=True, metavar="DIR", help="a new folder")
    asked = options.parse_args(arguments)
    settings = Settings.from_environment(os.environ, online=False)
    for path in asyncio.run(write_case_file.write(settings, asked.case, asked.out, SystemClock())):
        print(path)
