"""A real PostgreSQL for the tests: a cluster of our own, and a fresh database for each test.

It lives in a temporary folder, is reached by a socket in it, and is gone at the end. A conftest
that wants it imports both fixtures. Where the programs are missing, its tests are skipped.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from storage.migrations.upgrade import migrate_database

TEMPLATE = "template_of_tests"
# Nothing here needs to survive, so nothing waits for the disk.
SPEED = "-c fsync=off -c full_page_writes=off -c shared_buffers=32MB -c max_connections=50"


class Cluster:
    """One running server; databases are numbered."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)
        self._has_template = False

    async def fresh(self) -> str:
        """The URL of a new database with the schema in it."""
        if not self._has_template:
            await self._run(f"CREATE DATABASE {TEMPLATE}")
            await migrate_database(self.url(TEMPLATE))
            self._has_template = True
        name = f"test_{next(self._numbers)}"
        await self._run(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
        return self.url(name)

    async def empty(self) -> str:
        """The URL of a new database with nothing in it."""
        name = f"test_{next(self._numbers)}"
        await self._run(f"CREATE DATABASE {name}")
        return self.url(name)

    async def drop(self, url: str) -> None:
        """Drop a database, whoever is still connected."""
        name = url.partition("@/")[2].partition("?")[0]
        await self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def url(self, name: str) -> str:
        """The URL of a database of this cluster."""
        return f"postgresql://postgres@/{name}?host={self._folder}"

    async def _run(self, statement: str) -> None:
        connection = await asyncpg.connect(
            host=str(self._folder), user="postgres", database="postgres"
        )
        try:
            await connection.execute(statement)
        finally:
            await connection.close()


def installed() -> Path | None:
    """The folder of initdb and pg_ctl, if there is one."""
    places = [Path(found).parent] if (found := shutil.which("initdb")) else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for place in places:
        if (place / "initdb").exists() and (place / "pg_ctl").exists():
            return place
    return None


def programs() -> Path:
    """The folder of initdb and pg_ctl; skips the test when there is none."""
    if (place := installed()) is None:
        pytest.skip("no PostgreSQL: neither initdb in PATH nor /usr/lib/postgresql/*/bin")
    return place


def run(*command: str | Path) -> None:
    """Run a program of PostgreSQL."""
    subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL, **not_root())


def not_root() -> dict[str, Any]:
    """PostgreSQL refuses to be run by root, so root runs it as its usual user."""
    return {"user": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}


@contextmanager
def kept(place: Path, folder: Path) -> Iterator[None]:
    """Stop the server and remove its folder afterwards, even when the tests are killed.

    A shell waits for the end of its input, which comes when we close it or are gone.
    """
    script = 'cat; "$1" -D "$2/data" -m immediate -w stop; rm -rf "$2"'
    with subprocess.Popen(
        ["sh", "-c", script, "keeper", place / "pg_ctl", folder],
        cwd="/",
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
        **not_root(),
    ):
        yield


@contextmanager
def cluster(place: Path) -> Iterator[Cluster]:
    """A server of our own, with the programs found in `place`; it starts in about two seconds."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    data, log = folder / "data", folder / "log"
    with kept(place, folder):
        run(
            place / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"
        )
        where = f"-c listen_addresses='' -c unix_socket_directories='{folder}'"
        run(place / "pg_ctl", "-D", data, "-l", log, "-w", "-o", f"{where} {SPEED}", "start")
        yield Cluster(folder)


@pytest.fixture(scope="session")
def postgres_cluster() -> Iterator[Cluster]:
    """The server of this run, started once."""
    with cluster(programs()) as running:
        yield running


@pytest.fixture
async def postgres_url(postgres_cluster: Cluster) -> AsyncIterator[str]:
    """A database of its own for one test, with the schema in it."""
    url = await postgres_cluster.fresh()
    yield url
    await postgres_cluster.drop(url)
