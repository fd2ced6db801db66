"""The keys of the operator: which are there and what they have sealed, a new one, a change."""

import argparse
import asyncio
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext

from bot.runtime.errors import SettingsError
from bot.runtime.key_file import add_first_key, lock_key_file
from bot.runtime.keyring import describe_key_place, find_key_file, load_key_ring, read_key_ring
from bot.runtime.settings import Settings
from storage.crypto.envelope import KeyRing
from storage.db.engine import begin_transaction, is_database_missing, open_engine
from storage.maintenance.key_rotation import Rotation, rewrap_all
from storage.maintenance.key_use import KeyUse, count_key_use
from storage.migrations.upgrade import check_schema

EXIT_KEY_MISSING = 1
"""Something is sealed with a key that is not there."""


def run_keys(arguments: Sequence[str]) -> int:
    """Do one of the three; returns the exit code. Raises SettingsError and StorageError."""
    parser = argparse.ArgumentParser(
        prog="python -m bot keys",
        description="See, change or make the keys that seal what is stored.",
        epilog="Leaves with 0; with 1 when a key is missing, or one that was to go must stay.",
    )
    parser.add_argument(
        "what",
        choices=("check", "rotate", "new"),
        help="check: which keys are there, and how much each has sealed; rotate: put a new key in "
        "front, and seal the keys of all cases with it; new: print a new key, and change nothing",
    )
    what = parser.parse_args(arguments).what
    if what == "new":
        print(KeyRing.generate())
        return 0
    settings = Settings.from_environment(os.environ, online=False)
    return asyncio.run(_rotate(settings) if what == "rotate" else _check(settings))


async def _check(settings: Settings) -> int:
    ring = load_key_ring(settings, may_create=False)
    use = await _count_use(settings)
    print(f"The keys of {describe_key_place(settings)}:")
    for line in _describe_keys(ring, use):
        print(f"  {line}")
    return EXIT_KEY_MISSING if use.keys() - set(ring.names) else 0


async def _count_use(settings: Settings) -> KeyUse:
    if is_database_missing(settings.database_url):
        return {}
    async with (
        open_engine(settings.database_url) as engine,
        begin_transaction(engine) as connection,
    ):
        await check_schema(connection)
        return await count_key_use(connection)


async def _rotate(settings: Settings) -> int:
    """Change the key, or go on with a change that was cut off."""
    if is_database_missing(settings.database_url):
        raise SettingsError(("There is no database yet, so there is nothing to rotate.",))
    with _lock_keys(settings):
        ring = load_key_ring(settings, may_create=False)
        use, done = await _count_use(settings), 0
        if set(ring.names[1:]) & use.keys():  # the first key is the new one already
            rotation = await _rewrap(settings, ring)
            done = rotation.rewrapped
        if not done:
            ring = _add_key(settings, ring)
            rotation = await _rewrap(settings, ring)
    return _report_rotation(settings, ring, rotation)


async def _rewrap(settings: Settings, ring: KeyRing) -> Rotation:
    async with open_engine(settings.database_url) as engine:
        return await rewrap_all(engine, ring)


def _lock_keys(settings: Settings) -> AbstractContextManager[None]:
    return nullcontext() if settings.seal_keys else lock_key_file(find_key_file(settings))


def _add_key(settings: Settings, ring: KeyRing) -> KeyRing:
    """Put a new key in front of the file; keys of the environment only their owner can change."""
    if settings.seal_keys:
        if len(ring.names) > 1:
            return ring
        raise SettingsError(
            (
                "SEAL_KEYS has one key. Put a new one in front of it (keys new prints one), restart"
                " the bot, and run this again.",
            )
        )
    path = find_key_file(settings)
    try:
        add_first_key(path)
    except OSError as error:
        raise SettingsError(
            (f"The key file {path} cannot be written: {error.strerror}.",)
        ) from None
    return read_key_ring(path)


def _report_rotation(settings: Settings, ring: KeyRing, rotation: Rotation) -> int:
    place, new = describe_key_place(settings), ring.current_name.hex()
    print(f"{rotation.rewrapped:,} values are sealed with the new key {new} now, of {place}.")
    print("Back that up before anything else.")
    if settings.seal_keys:
        print("What follows holds once each process of the bot runs with that key in front.")
    for name in ring.names[1:]:
        if name in rotation.use:
            print(f"The old key {name.hex()} must stay: {_describe_use(rotation.use[name])}.")
        else:
            print(
                f"The old key {name.hex()} may go: nothing is sealed with it any more. Keep it as"
                " long as you keep backups that were made before now."
            )
    missing = rotation.use.keys() - set(ring.names)
    for name in sorted(missing):
        print(_describe_missing(name, rotation.use[name]))
    return EXIT_KEY_MISSING if missing or set(ring.names[1:]) & rotation.use.keys() else 0


def _describe_keys(ring: KeyRing, use: KeyUse) -> Iterator[str]:
    for place, name in enumerate(ring.names):
        role = "seals and opens" if place == 0 else "opens only     "
        yield f"{name.hex()}  {role}  {_describe_use(use.get(name, {}))}"
    for name in sorted(use.keys() - set(ring.names)):
        yield _describe_missing(name, use[name])


def _describe_missing(name: bytes, counts: Mapping[str, int]) -> str:
    lost = ", ".join(f"{count:,} {what}" for what, count in counts.items())
    return f"{name.hex()}  IS MISSING: {lost} cannot be read until it is put back"


def _describe_use(counts: Mapping[str, int]) -> str:
    if not counts:
        return "has sealed nothing that is stored"
    return "has sealed " + ", ".join(f"{count:,} {what}" for what, count in counts.items())
