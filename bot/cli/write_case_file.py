"""Writes the papers of one case into a folder, for the operator: what the chat would bring."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from bot.casefile.last_version import read
from bot.casefile.packs import Pack, Packer, Work
from bot.i18n.catalog import Catalogue
from bot.inspection.inspector import Inspector
from bot.isolation.process_pool import Workshop
from bot.isolation.scratch_dir import Tray
from bot.runtime.clock import Clock
from bot.runtime.keyring import key_ring
from bot.runtime.settings import Settings
from flows.guides import GUIDES
from flows.model import codec
from storage.blobs.file_store import files_at
from storage.db.engine import is_missing
from storage.errors import KeyMissing
from storage.store import Store

HANDS = 2


class NotWritten(Exception):  # noqa: N818  # named like Misread
    """Why nothing was written, in one sentence."""


async def write(settings: Settings, case_id: str, out: Path, clock: Clock) -> list[Path]:
    """Write the pictures, the whole pack and the one for a form; returns what is written.

    The case is only read: its version is counted by what the chat has brought. Raises NotWritten,
    StorageError, SettingsError, and Spoiled where a page cannot be set.
    """
    _see_that_it_is_free(out)
    if is_missing(settings.database_url):
        raise NotWritten(f"There is no case {case_id}: there is no database yet.")
    store = await Store.open(settings.database_url, key_ring(settings, may_make=False))
    try:
        return await _written(settings, store, case_id, out, clock)
    except KeyMissing:
        raise NotWritten(f"There is no case {case_id}.") from None
    finally:
        await store.close()


def _see_that_it_is_free(out: Path) -> None:
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise NotWritten(f"{out} is there already: name a folder that is new or empty.")


async def _written(
    settings: Settings, store: Store, case_id: str, out: Path, clock: Clock
) -> list[Path]:
    case = codec.decode_case((await store.case(case_id)).snapshot)
    key, export = await store.data_key(case_id), await store.export(case_id)
    kept = read(export.content) if export else None
    guide = Catalogue(GUIDES.values()).of(None).guides[case.guide]
    async with Workshop(HANDS) as workshop:
        packer = Packer(files_at(settings.files_url), workshop, Inspector(workshop))
        with Tray() as tray:
            async with tray.drawer() as folder:
                work = Work(folder, clock.now(), _untold)
                pack = await packer.pack(guide, case, key, kept.former if kept else None, work)
                return _copied(pack, out)


async def _untold(_done: int, _of: int) -> None:
    """Nobody waits for a word."""


def _copied(pack: Pack, out: Path) -> list[Path]:
    return [
        *_into(out, pack.pictures),
        *_into(out / "whole", pack.whole),
        *_into(out / "form", pack.form),
    ]


def _into(folder: Path, paths: Iterable[Path]) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    return [Path(shutil.copy(path, folder)) for path in paths]
