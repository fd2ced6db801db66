"""A backup while the bot runs, and putting one back where nothing is."""

import argparse
import asyncio
import os
from collections.abc import Sequence
from pathlib import Path

from bot.runtime.clock import SystemClock
from bot.runtime.keyring import LOST_AND_FOUND, describe_key_place, load_key_ring
from bot.runtime.settings import Settings
from storage.db.engine import is_database_missing
from storage.errors import BackupError
from storage.maintenance.backup import StorePlaces, check_backup, make_backup, restore_backup
from storage.maintenance.manifest import Manifest


def run_backup(arguments: Sequence[str]) -> None:
    """Make a backup; raises SettingsError, StorageError and OSError."""
    settings, folder = _parse(
        arguments, "backup", "Copy the database and the files, while the bot runs.", "a new folder"
    )
    if folder.is_relative_to(settings.data):
        raise BackupError(f"{folder} lies inside the data folder: name another place.")
    if is_database_missing(settings.database_url):
        raise BackupError("There is no database yet: there is nothing to back up.")
    made = asyncio.run(make_backup(locate_store(settings), folder, SystemClock().now()))
    print(f"{made.cases:,} cases and {len(made.files) - 1:,} files are backed up in {folder}.")
    if made.keys:
        print(
            f"Only these keys open it: {', '.join(made.keys)} of {describe_key_place(settings)}."
            " Back them up, too, in another place."
        )


def run_restore(arguments: Sequence[str]) -> None:
    """Put a backup back; raises SettingsError, StorageError and OSError."""
    settings, folder = _parse(
        arguments,
        "restore",
        "Check each file of a backup, and put it back where nothing is stored.",
        "the folder of a backup",
    )
    manifest = check_backup(folder)
    _check_keys(settings, manifest)
    data = settings.data
    if data.is_dir() and any(each.name != LOST_AND_FOUND for each in data.iterdir()):
        raise BackupError(
            f"The data folder {data} is not empty, and nothing is ever overwritten: stop the bot,"
            " and move that folder away."
        )
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    asyncio.run(restore_backup(locate_store(settings), folder, manifest))
    print(
        f"{manifest.cases:,} cases and {len(manifest.files) - 1:,} files of {manifest.made_at} are"
        " put back. Run the doctor, and start the bot."
    )


def locate_store(settings: Settings) -> StorePlaces:
    """Return where the store of these settings is."""
    return StorePlaces(settings.database_url, settings.files_url)


def _parse(
    arguments: Sequence[str], command: str, purpose: str, folder: str
) -> tuple[Settings, Path]:
    parser = argparse.ArgumentParser(prog=f"python -m bot {command}", description=purpose)
    parser.add_argument("folder", type=Path, metavar="DIR", help=folder)
    options = parser.parse_args(arguments)
    return Settings.from_environment(os.environ, online=False), options.folder.absolute()


def _check_keys(settings: Settings, manifest: Manifest) -> None:
    """A backup whose keys are lost is of no use: that is said before anything is written."""
    if not manifest.keys:
        return
    ring = load_key_ring(settings, may_create=False)
    missing = sorted(set(manifest.keys) - {name.hex() for name in ring.names})
    if missing:
        raise BackupError(
            f"The backup needs the keys {', '.join(missing)}, which are not in"
            f" {describe_key_place(settings)}: put them there first."
        )
