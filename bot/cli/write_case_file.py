"""Writes the papers of one case into a folder, for the operator: what the chat would bring."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from bot.casefile.last_version import decode_last_version
from bot.casefile.packs import BuildContext, Pack, PackBuilder
from bot.i18n.catalog import Catalog
from bot.inspection.inspector import Inspector
from bot.isolation.prctl import forbid_core_dumps
from bot.isolation.process_pool import ProcessPool
from bot.isolation.scratch_dir import ScratchDir
from bot.runtime.clock import Clock
from bot.runtime.keyring import load_key_ring
from bot.runtime.settings import Settings
from bot.runtime.store_opening import open_store
from flows.guides import load_guides
from flows.model import codec
from storage.blobs.file_store import open_file_store
from storage.db.engine import is_database_missing
from storage.errors import KeyMissingError
from storage.store import Store

POOL_SIZE = 2


class NotWrittenError(Exception):
    """Why nothing was written, in one sentence."""


async def write_papers(settings: Settings, case_id: str, out: Path, clock: Clock) -> list[Path]:
    """Write the pictures, the whole pack and the one for a form; returns what is written.

    The case is only read: its version is counted by what the chat has brought. Raises
    NotWrittenError, StorageError, SettingsError, and TaskError where a page cannot be set.
    """
    forbid_core_dumps()
    _check_folder(out)
    if is_database_missing(settings.database_url):
        raise NotWrittenError(f"There is no case {case_id}: there is no database yet.")
    ring = load_key_ring(settings, may_create=False)
    store = await open_store(settings, ring)
    try:
        return await _write_case(settings, store, case_id, out, clock)
    except KeyMissingError:
        raise NotWrittenError(f"There is no case {case_id}.") from None
    finally:
        await store.close()


def _check_folder(out: Path) -> None:
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise NotWrittenError(f"{out} is there already: name a folder that is new or empty.")


async def _write_case(
    settings: Settings, store: Store, case_id: str, out: Path, clock: Clock
) -> list[Path]:
    case = codec.decode_case((await store.load_case(case_id)).snapshot)
    key, export = await store.load_data_key(case_id), await store.find_case_file(case_id)
    kept = decode_last_version(export.content) if export else None
    guide = Catalog(load_guides().values()).find_language(None).guides[case.guide]
    with ScratchDir() as scratch:
        async with ProcessPool(POOL_SIZE, scratch) as pool, scratch.open_subfolder() as folder:
            packer = PackBuilder(open_file_store(settings.files_url), pool, Inspector(pool))
            work = BuildContext(folder, clock.now(), _ignore_progress)
            pack = await packer.build(guide, case, key, kept.snapshot if kept else None, work)
            return _copy_pack(pack, out)


async def _ignore_progress(_done: int, _of: int) -> None:
    """Nobody waits for a word."""


def _copy_pack(pack: Pack, out: Path) -> list[Path]:
    return [
        *_copy_files(out, pack.pictures),
        *_copy_files(out / "whole", pack.full_files),
        *_copy_files(out / "form", pack.upload_files),
    ]


def _copy_files(folder: Path, paths: Iterable[Path]) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    return [Path(shutil.copy(path, folder)) for path in paths]
