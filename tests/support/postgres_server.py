"""One PostgreSQL server for a run of the tests, however many processes run them.

The process that was started first keeps the folder; the first test that needs the server starts it.
It is reached by a socket in the folder, and both are gone at the end.
"""

import fcntl
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FOLDER_VARIABLE = "TESTS_POSTGRES_FOLDER"
# Nothing here needs to survive, so nothing waits for the disk.
SPEED = "-c fsync=off -c full_page_writes=off -c shared_buffers=32MB -c max_connections=200"
STOP = 'cat; [ -e "$2/data" ] && "$1/pg_ctl" -D "$2/data" -m immediate -w stop; rm -rf "$2"'


def find_programs() -> Path | None:
    """Return the folder of initdb and pg_ctl, if there is one."""
    places = [Path(found).parent] if (found := shutil.which("initdb")) else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for place in places:
        if (place / "initdb").exists() and (place / "pg_ctl").exists():
            return place
    return None


@contextmanager
def keep_folder() -> Iterator[None]:
    """Make the folder; afterwards stop the server and remove it, even when the tests are killed.

    A shell waits for the end of its input, which comes when we close it or are gone.
    """
    if (programs := find_programs()) is None:
        yield
        return
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    os.environ[FOLDER_VARIABLE] = str(folder)
    with subprocess.Popen(
        ["sh", "-c", STOP, "keeper", programs, folder],
        cwd="/",
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
        **_drop_root(),
    ):
        yield


@contextmanager
def lock_folder(folder: Path) -> Iterator[None]:
    """Let no other process of this run prepare the server meanwhile."""
    with (folder / "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def start_server(programs: Path, folder: Path) -> None:
    """Start a server in a folder; it takes about two seconds."""
    data = folder / "data"
    shutil.rmtree(data, ignore_errors=True)  # of a process that was killed while it did this
    _run(
        programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"
    )
    where = f"-c listen_addresses='' -c unix_socket_directories='{folder}'"
    options = ("-o", f"{where} {SPEED}")
    _run(programs / "pg_ctl", "-D", data, "-l", folder / "log", "-w", *options, "start")


def _run(*command: str | Path) -> None:
    subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL, **_drop_root())


def _drop_root() -> dict[str, Any]:
    """PostgreSQL refuses to be run by root, so root runs it as its usual user."""
    return {"user": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
