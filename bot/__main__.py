"""The bot that walks a buyer through a dispute: run it, try it, look after it."""

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.runtime.clock import SystemClock
from bot.runtime.env_file import ENV_FILE, load_env_file
from bot.runtime.errors import EXIT_FAILURE, SettingsError
from bot.runtime.health.verdict import find_problems
from bot.runtime.paths import find_data_folder

COMMAND_HELP: Mapping[str, str] = {
    "run": "run the bot on Telegram until SIGTERM or Ctrl-C",
    "try": "talk to the bot in a browser: no token, no internet (try --help lists more)",
    "backup": "copy database and files while the bot runs: backup DIR",
    "restore": "check a backup, and put it back where nothing is: restore DIR",
    "doctor": "look over database, keys, files and journals; exit with 1 when something is wrong",
    "casefile": "write the case file of a case into a folder: casefile CASE --out DIR",
    "retry": "try again what could not be handled; with --list, only show it",
    "health": "exit with 0 when the bot hears Telegram and stores what it brings, else 1 and why",
    "keys": "keys check, keys rotate or keys new: see, change or make the keys",
    "migrate": "bring the database to this version's tables; SQLite does so by itself",
    "texts": "write the template for translators, bot/i18n/locale/messages.pot",
    "diagram": "print the guides as state diagrams",
}

WITH_ARGUMENTS = ("try", "backup", "casefile", "keys", "restore", "retry")
WITH_SETTINGS = (
    *("run", "backup", "casefile", "doctor", "health", "keys", "migrate", "restore", "retry"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code.

    A command that has settings takes them from the environment, then from `.env` in this folder.
    """
    given = sys.argv[1:] if arguments is None else arguments
    options = _build_parser()
    command = options.parse_args(given[:1]).command
    if given[1:] and command not in WITH_ARGUMENTS:
        options.error(f"{command} takes no arguments")
    try:
        if command in WITH_SETTINGS:
            load_env_file(os.environ, Path(ENV_FILE))
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 1 if command == "health" else EXIT_FAILURE
    if command == "health":
        return _report_health()
    # Imported here: a health check, twice a minute, must not load the whole bot.
    from bot.cli import commands

    return commands.run_command(command, given[1:])


def _report_health() -> int:
    problems = find_problems(find_data_folder(os.environ), SystemClock().now())
    print(*problems or ["The bot hears Telegram, and stores what it brings."], sep="\n")
    return 1 if problems else 0


def _build_parser() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(
        prog="python -m bot",
        description=__doc__,
        epilog="\n".join(f"  {name:<9}{meaning}" for name, meaning in COMMAND_HELP.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    options.add_argument("command", choices=COMMAND_HELP, metavar="command", help="one of these:")
    return options


if __name__ == "__main__":
    sys.exit(main())
