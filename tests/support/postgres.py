"""A real PostgreSQL for the tests: a fresh database for each of them, on the server of the run.

A conftest that wants it imports both fixtures. Where the programs are missing, its tests are
skipped.
"""

import asyncio
import os
from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path

import asyncpg
import pytest

from storage.migrations.upgrade import migrate_database
from tests.support.postgres_server import (
    FOLDER_VARIABLE,
    find_programs,
    lock_folder,
    start_server,
)

TEMPLATE = "template_of_tests"


class Cluster:
    """The running server; databases are numbered, those of each process for themselves."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)

    async def make_template(self) -> None:
        """Make the database with the schema that others are copied from."""
        await self._run(f"CREATE DATABASE {TEMPLATE}")
        await migrate_database(self.url(TEMPLATE))

    async def fresh(self) -> str:
        """The URL of a new database with the schema in it."""
        return await self._create(f"TEMPLATE {TEMPLATE}")

    async def empty(self) -> str:
        """The URL of a new database with nothing in it."""
        return await self._create("")

    async def drop(self, url: str) -> None:
        """Drop a database, whoever is still connected."""
        name = url.partition("@/")[2].partition("?")[0]
        await self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def url(self, name: str) -> str:
        """The URL of a database of this cluster."""
        return f"postgresql://postgres@/{name}?host={self._folder}"

    async def _create(self, options: str) -> str:
        name = f"test_{os.getpid()}_{next(self._numbers)}"
        await self._run(f"CREATE DATABASE {name} {options}")
        return self.url(name)

    async def _run(self, statement: str) -> None:
        connection = await asyncpg.connect(
            host=str(self._folder), user="postgres", database="postgres"
        )
        try:
            await connection.execute(statement)
        finally:
            await connection.close()


async def start_cluster(programs: Path) -> Cluster:
    """Return the server of this run, started and with its template by whoever needs it first."""
    folder = Path(os.environ[FOLDER_VARIABLE])
    cluster, ready = Cluster(folder), folder / "ready"
    with lock_folder(folder):
        if not ready.exists():
            start_server(programs, folder)
            await cluster.make_template()
            ready.touch()
    return cluster


@pytest.fixture(scope="session")
def postgres_cluster() -> Cluster:
    """The server of this run."""
    if (programs := find_programs()) is None:
        pytest.skip("no PostgreSQL: neither initdb in PATH nor /usr/lib/postgresql/*/bin")
    return asyncio.run(start_cluster(programs))


@pytest.fixture
async def postgres_url(postgres_cluster: Cluster) -> AsyncIterator[str]:
    """A database of its own for one test, with the schema in it."""
    url = await postgres_cluster.fresh()
    yield url
    await postgres_cluster.drop(url)
