"""A backup of either kind of database, put back, is the same store."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage.blobs.file_store import FolderStore
from storage.crypto.envelope import KeyRing
from storage.errors import BackupError
from storage.maintenance.backup import (
    StorePlaces,
    check_backup,
    make_backup,
    restore_backup,
)
from storage.store import Store
from tests.support.postgres import Cluster
from tests.support.storage.blobs import content_of, names, pieces
from tests.support.storage.contents import contents
from tests.support.storage.records import begin, changes, entry, exhibit, message

AT = datetime(2026, 11, 28, tzinfo=UTC)


async def fill(store: Store, files: Path) -> None:
    """A case with a file, and what else there may be."""
    await begin(store, journal=(entry(),), messages=(message(), message("free", case_id=None)))
    key = await store.load_data_key("c1")
    digest, size = await FolderStore(files).put("c1", key, pieces(content_of(3_000)))
    stored = exhibit(state="stored", digest=digest, size=size)
    async with store.begin() as unit:
        await unit.save(changes(exhibits=(stored,)))


@pytest.mark.postgres
async def test_postgresql_is_backed_up_and_put_back(
    postgres_cluster: Cluster, postgres_url: str, ring: KeyRing, tmp_path: Path
) -> None:
    places = StorePlaces(postgres_url, str(tmp_path / "files"))
    store = await Store.open(postgres_url, ring)
    await fill(store, tmp_path / "files")
    before = await contents(store)
    manifest = await make_backup(places, tmp_path / "backup", AT)
    assert (manifest.database, manifest.cases) == ("postgresql", 1)
    with pytest.raises(BackupError, match="has files already"):
        await restore_backup(places, tmp_path / "backup", check_backup(tmp_path / "backup"))
    kept = names(tmp_path / "files")
    (tmp_path / "files").rename(tmp_path / "lost")
    with pytest.raises(BackupError, match="has tables already"):
        await restore_backup(places, tmp_path / "backup", check_backup(tmp_path / "backup"))
    await store.close()

    fresh = await postgres_cluster.empty()
    again = StorePlaces(fresh, str(tmp_path / "files"))
    await restore_backup(again, tmp_path / "backup", check_backup(tmp_path / "backup"))
    assert names(tmp_path / "files") == kept
    restored = await Store.open(fresh, ring)
    assert await contents(restored) == before
    await restored.close()
    await postgres_cluster.drop(fresh)


@pytest.mark.postgres
async def test_without_the_programs_of_postgresql_it_says_so(
    postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    places = StorePlaces(postgres_url, str(tmp_path / "files"))
    with pytest.raises(BackupError, match="pg_dump is not on this machine: install"):
        await make_backup(places, tmp_path / "backup", AT)
    with pytest.raises(BackupError, match="no finished backup"):
        check_backup(tmp_path / "backup")


async def test_a_backup_of_the_other_kind_is_refused(
    sqlite_url: str, ring: KeyRing, tmp_path: Path
) -> None:
    store = await Store.open(sqlite_url, ring)
    await fill(store, tmp_path / "files")
    await store.close()
    places = StorePlaces(sqlite_url, str(tmp_path / "files"))
    manifest = await make_backup(places, tmp_path / "backup", AT)
    assert manifest.keys == (ring.current_name.hex(),)
    other = StorePlaces("postgresql://nobody@127.0.0.1:1/x", str(tmp_path / "new"))
    with pytest.raises(BackupError, match="is of sqlite, and DATABASE_URL is not"):
        await restore_backup(other, tmp_path / "backup", manifest)


async def test_a_key_that_is_used_by_nothing_is_not_asked_for(
    sqlite_url: str, ring: KeyRing, tmp_path: Path
) -> None:
    await (await Store.open(sqlite_url, ring)).close()
    places = StorePlaces(sqlite_url, str(tmp_path / "files"))
    assert (await make_backup(places, tmp_path / "backup", AT)).keys == ()
