"""What the operator's commands do; `bot.__main__` lists them."""

import argparse
import asyncio
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import uvloop

from bot.app.run import run_bot
from bot.cli import backup, doctor, keys, retry_updates, write_case_file
from bot.cli.write_case_file import NotWrittenError
from bot.i18n.catalog import TEMPLATE_PATH, build_template
from bot.isolation.process_pool import TaskError
from bot.runtime.clock import SystemClock
from bot.runtime.errors import EXIT_FAILURE, SettingsError
from bot.runtime.settings import Settings
from bot.runtime.signals import StoppedError, run_until_signal
from bot.sandbox import try_command
from flows.definition.diagram import render_diagrams
from flows.guides import load_guides
from storage.db.engine import is_database_missing
from storage.errors import StorageError
from storage.migrations.upgrade import migrate_database


def run_command(command: str, arguments: Sequence[str]) -> int:
    """Do it; returns the exit code: 2, and a reason, when it cannot be done."""
    if command == "try":
        return try_command.main(arguments)
    try:
        return _dispatch_command(command, arguments) or 0
    except (SettingsError, NotWrittenError, StoppedError, TaskError) as error:
        print(error, file=sys.stderr)
        return EXIT_FAILURE
    except StorageError as error:  # below the first line a database shows statements and links
        print(str(error).partition("\n")[0], file=sys.stderr)
        return EXIT_FAILURE
    except OSError as error:
        print(f"{error.filename or 'The machine'}: {error.strerror or error}.", file=sys.stderr)
        return EXIT_FAILURE


def _dispatch_command(command: str, arguments: Sequence[str]) -> int | None:
    match command:
        case "run":
            uvloop.run(run_bot(Settings.from_environment(os.environ), SystemClock()))
        case "migrate":
            _migrate(Settings.from_environment(os.environ, online=False).database_url)
        case "casefile":
            _write_case_file(arguments)
        case "retry":
            _retry_updates(arguments)
        case "keys":
            return keys.run_keys(arguments)
        case "backup":
            backup.run_backup(arguments)
        case "restore":
            backup.run_restore(arguments)
        case "doctor":
            return doctor.run_doctor()
        case "texts":
            TEMPLATE_PATH.parent.mkdir(exist_ok=True)
            TEMPLATE_PATH.write_bytes(build_template(load_guides().values()))
            print(TEMPLATE_PATH)
        case _:
            print("\n\n".join(render_diagrams(guide) for guide in load_guides().values()))
    return None


def _migrate(url: str) -> None:
    """Bring the database to this version's tables; makes none, as its key would be missing."""
    if is_database_missing(url):
        print("There is no SQLite database yet: the first start of the bot makes it.")
    else:
        asyncio.run(migrate_database(url))


def _retry_updates(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(
        prog="python -m bot retry", description="Try again what could not be handled."
    )
    parser.add_argument("--list", action="store_true", help="only show what there is")
    options = parser.parse_args(arguments)
    settings = Settings.from_environment(os.environ, online=False)
    for line in asyncio.run(
        retry_updates.retry_updates(settings, SystemClock(), only_list=options.list)
    ):
        print(line)


def _write_case_file(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(
        prog="python -m bot casefile", description="Write the case file of a case into a folder."
    )
    parser.add_argument("case", metavar="CASE", help="the reference that stands on its papers")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="a new folder")
    options = parser.parse_args(arguments)
    settings = Settings.from_environment(os.environ, online=False)
    papers = write_case_file.write_papers(settings, options.case, options.out, SystemClock())
    for path in asyncio.run(run_until_signal(papers)):
        print(path)
