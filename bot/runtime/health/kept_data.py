"""Whether the database is still the one that was written: a start on less would hide a loss."""

from datetime import datetime
from pathlib import Path

from bot.runtime.health.heartbeat import HEARTBEAT_FILE
from bot.runtime.settings import Settings, SettingsError
from storage.blobs.file_store import holds_any_file, locate_case_folders
from storage.db.database_file import find_database_file, find_write_ahead_log, is_empty_file
from storage.db.process_lock import locate_lock_file
from storage.store import Store


def check_database_kept(settings: Settings, mark: datetime | None) -> None:
    """Raise SettingsError where a SQLite database is gone, or cut to nothing, that was there once.

    `mark` is the last write that a former process was sure of.
    """
    path = find_database_file(settings.database_url)
    if path is None or not is_empty_file(path) or not _was_there(settings, path, mark):
        return
    state = "is empty" if path.exists() else "is gone"
    raise SettingsError((f"The database {path} {state}, {_advise(settings)}",))


async def check_store_kept(settings: Settings, store: Store, mark: datetime | None) -> None:
    """Raise SettingsError where the database holds nothing, or less than a former process wrote."""
    if await store.mark.is_unused() and _has_files(settings):
        raise SettingsError((f"The database holds nothing, {_advise(settings)}",))
    found = await store.mark.read()
    if mark is not None and (found is None or found < mark):
        known = f"only what was written until {found:%Y-%m-%d %H:%M:%S}" if found else "nothing"
        raise SettingsError(
            (
                f"The database has lost what was committed: it knows {known}, and the bot was sure "
                f"of writes until {mark:%Y-%m-%d %H:%M:%S} UTC. Put it back as it was, its -wal "
                "file too, or restore a backup; to go on with what is there, delete "
                f"{settings.data / HEARTBEAT_FILE}.",
            )
        )


def _was_there(settings: Settings, path: Path, mark: datetime | None) -> bool:
    """Whether anything shows that this database was written before."""
    traces = (find_write_ahead_log(path), locate_lock_file(path))
    return mark is not None or _has_files(settings) or any(trace.exists() for trace in traces)


def _has_files(settings: Settings) -> bool:
    return holds_any_file(locate_case_folders(settings.files_url))


def _advise(settings: Settings) -> str:
    return (
        "but the bot has stored cases here before: put the database back from your backup; "
        f"to begin anew, move {settings.data} away."
    )
