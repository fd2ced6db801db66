"""The keys that seal what is stored: given in the settings, or made once, outside the data folder.

Whoever copies the data folder must not be able to read it: a key lies beside it, or where
SEAL_KEYS_FILE says.
"""

import logging
import os
import stat
from pathlib import Path

from bot.runtime.key_file import KeyFileRing, write_draft
from bot.runtime.settings import Settings, SettingsError
from storage.blobs.atomic_write import sync_folder
from storage.crypto.envelope import KeyRing
from storage.errors import BadKeysError

log = logging.getLogger(__name__)
LOST_AND_FOUND = "lost+found"


def load_key_ring(settings: Settings, *, may_create: bool = True) -> KeyRing:
    """The key ring; makes a key on the very first start, unless it may not.

    Raises SettingsError when there are data but no key, a file that holds no keys, or a place
    where none can be made; and for a key that is not there and may not be made.
    """
    if settings.seal_keys:
        return KeyRing.parse(settings.seal_keys)
    path = find_key_file(settings)
    if not path.exists():
        _check_no_data(settings.data, path)
        if not may_create:
            raise SettingsError((f"There is no key file {path}: the bot has stored nothing yet.",))
        try:
            _create_key(path)
        except OSError as error:
            problem = f"No key can be made at {path}: {error.strerror}."
            raise SettingsError((problem,)) from None
    return read_key_ring(path)


def find_key_file(settings: Settings) -> Path:
    """Where the keys are, or would be made, unless the settings hold the keys themselves."""
    return settings.seal_keys_file or locate_key_file(settings)


def describe_key_place(settings: Settings) -> str:
    """Where the keys come from, as a sentence names it."""
    return "the setting SEAL_KEYS" if settings.seal_keys else str(find_key_file(settings))


def locate_key_file(settings: Settings) -> Path:
    """Where a key that was made here lies: beside the data folder."""
    return settings.data.parent / f"{settings.data.name}.seal.key"


def _check_no_data(data: Path, path: Path) -> None:
    """A new key would not open what is there already."""
    if data.is_dir() and any(each.name != LOST_AND_FOUND for each in data.iterdir()):
        raise SettingsError(
            (
                f"The data in {data} are sealed, but the key file {path} is gone. "
                "Put it back from your backup, or name another place in SEAL_KEYS_FILE.",
            )
        )


def _create_key(path: Path) -> None:
    """Write a new key so that there is never half a key, and never a second one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with write_draft(path, KeyRing.generate() + "\n") as draft:
        try:
            os.link(draft, path)
        except FileExistsError:  # another process was first; its key counts
            return
    sync_folder(path.parent)
    log.warning("made a new key at %s: back it up, without it nothing stored can be read", path)


def read_key_ring(path: Path) -> KeyFileRing:
    """The ring of a file; raises SettingsError."""
    try:
        ring = KeyFileRing(path)
    except (OSError, UnicodeDecodeError) as error:
        problem = f"The key file {path} cannot be read: {type(error).__name__}."
        raise SettingsError((problem,)) from None
    except BadKeysError as error:
        raise SettingsError((f"The key file {path} does not do. {error}",)) from None
    if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        log.warning("the key file %s can be read by others on this machine; chmod 600 it", path)
    return ring
