"""The stores under test: that of rows once on SQLite and once on PostgreSQL."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.blobs.file_store import FolderStore
from storage.crypto.envelope import KeyRing
from storage.store import Store
from tests.support.postgres import postgres_cluster as postgres_cluster
from tests.support.postgres import postgres_url as postgres_url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """A database file that does not exist yet."""
    return f"sqlite:///{tmp_path}/bot.db"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest) -> str:
    """An empty database of each kind."""
    found: str = request.getfixturevalue(f"{request.param}_url")
    return found


@pytest.fixture
def ring() -> KeyRing:
    """A ring with one new key."""
    return KeyRing.parse(KeyRing.generate())


@pytest.fixture
async def store(url: str, ring: KeyRing) -> AsyncIterator[Store]:
    """An open, empty store."""
    opened = await Store.open(url, ring)
    yield opened
    await opened.close()


@pytest.fixture
def files(tmp_path: Path) -> FolderStore:
    """An empty store of files."""
    return FolderStore(tmp_path / "files")
