"""A store opens when it is ready to work, quickly, and else says what is missing."""

import stat
import time
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from storage.crypto.envelope import KeyRing
from storage.db.engine import begin_transaction, is_database_missing, make_engine
from storage.db.tables import metadata
from storage.errors import SchemaAheadError, SchemaBehindError, UnsupportedUrlError
from storage.migrations.upgrade import FOLDER, REVISIONS, migrate_database
from storage.store import Store
from tests.support.postgres import Cluster
from tests.support.storage.crashes import counted
from tests.support.storage.records import begin, case

MANY = 100_000
FILL = f"""
    INSERT INTO chats (chat_id, habits, seen_at)
    WITH RECURSIVE numbers (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM numbers WHERE n <= {MANY})
    SELECT n, '', 0 FROM numbers
"""


async def test_what_was_kept_is_there_after_closing(store: Store, url: str, ring: KeyRing) -> None:
    await begin(store)
    await store.close()
    again = await Store.open(url, ring)
    async with again.begin() as batch:
        assert await batch.load_cases(["c1"]) == {"c1": case()}
    await again.close()


async def test_the_tables_are_those_of_the_migrations(store: Store) -> None:
    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), metadata))

    async with begin_transaction(store._engine) as connection:
        assert await connection.run_sync(differences) == []


def test_every_step_of_the_schema_is_known() -> None:
    steps = ScriptDirectory(str(FOLDER)).walk_revisions()
    assert tuple(step.revision for step in steps)[::-1] == REVISIONS


@pytest.mark.postgres
async def test_postgresql_is_migrated_by_command_only(
    postgres_cluster: Cluster, ring: KeyRing
) -> None:
    url = await postgres_cluster.empty()
    with pytest.raises(SchemaBehindError) as error:
        await Store.open(url, ring)
    assert str(error.value) == (
        f"The database schema is empty, and this version needs {REVISIONS[-1]}:"
        " run the migrate command once, then start again."
    )
    await migrate_database(url)
    await migrate_database(url)
    store = await Store.open(url, ring)
    await begin(store)
    await store.close()
    await postgres_cluster.drop(url)


async def test_a_newer_schema_is_left_alone(store: Store, url: str, ring: KeyRing) -> None:
    async with begin_transaction(store._engine) as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SchemaAheadError, match="schema 9999 is newer"):
        await Store.open(url, ring)
    with pytest.raises(SchemaAheadError):
        await migrate_database(url)


async def test_many_chats_do_not_slow_the_start(store: Store, url: str, ring: KeyRing) -> None:
    await begin(store)
    few, seconds_with_few = await _opening(url, ring)
    async with begin_transaction(store._engine) as connection:
        await connection.execute(text(FILL))
        started = time.perf_counter()
        assert len((await connection.execute(text("SELECT * FROM chats"))).all()) > MANY
        seconds_to_read_all = time.perf_counter() - started
    many, seconds_with_many = await _opening(url, ring)

    assert many == few
    assert seconds_with_many < seconds_with_few + seconds_to_read_all


async def _opening(url: str, ring: KeyRing) -> tuple[int, float]:
    """How many statements, and at best how many seconds, it takes to open and close a store."""
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        with counted() as statements:
            await (await Store.open(url, ring)).close()
        seconds.append(time.perf_counter() - start)
    return statements.seen, min(seconds)


async def test_sqlite_files_belong_to_their_owner(
    sqlite_url: str, ring: KeyRing, tmp_path: Path
) -> None:
    store = await Store.open(sqlite_url, ring)
    await begin(store)
    modes = _modes(tmp_path)
    await store.close()
    assert modes == {"bot.db": 0o600, "bot.db-wal": 0o600, "bot.db-shm": 0o600}


def _modes(folder: Path) -> dict[str, int]:
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}


async def test_sqlite_is_set_to_survive_a_power_cut(sqlite_url: str, ring: KeyRing) -> None:
    store = await Store.open(sqlite_url, ring)
    async with begin_transaction(store._engine) as connection:
        found = {
            name: await connection.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
    await store.close()
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://bot@host/bot", "mysql is no known database"),
        ("data/bot.db", "not a URL"),
        ("sqlite://", "SQLite needs a file"),
        ("sqlite:///:memory:", "SQLite needs a file"),
    ],
)
async def test_a_setting_that_names_something_else_is_refused(
    url: str, said: str, ring: KeyRing
) -> None:
    with pytest.raises(UnsupportedUrlError, match=said):
        await Store.open(url, ring)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+asyncpg"])
def test_the_usual_ways_to_write_a_postgresql_url(scheme: str) -> None:
    url = make_engine(f"{scheme}://bot:secret@db/bot?sslmode=require").url
    assert url.drivername == "postgresql+asyncpg"
    assert dict(url.query) == {"ssl": "require"}


async def test_the_folder_of_a_new_database_is_private(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/new/cases.sqlite"
    assert is_database_missing(url)
    await migrate_database(url)
    assert not is_database_missing(url)
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700
    assert not is_database_missing("sqlite:///:memory:")
    assert not is_database_missing("postgresql://localhost/cases")
    assert not is_database_missing("nothing at all")
