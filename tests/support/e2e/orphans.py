"""Runs a command, ends it in some way, and tells which of the processes it has started live on.

`python -m tests.support.e2e.orphans HOW READY COMMAND...` prints them, and kills them. All of them
become children of this process when their own parents are gone, as Linux lets it adopt them.
"""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

PR_SET_CHILD_SUBREAPER = 36
PATIENCE_SECONDS = 120.0
LOOK_SECONDS = 0.05


def main() -> None:
    """Do it; prints nothing when nothing is left."""
    how, ready, *command = sys.argv[1:]
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    process = subprocess.Popen(command, start_new_session=True, stdout=sys.stderr)
    if how in ENDINGS:
        wait_for(lambda: process.poll() is not None or Path(ready).exists())
        if process.poll() is not None:
            raise SystemExit("it ended by itself")
        ENDINGS[how](process.pid, int(Path(ready).read_text("ascii")))
    process.wait()
    wait_for(lambda: not reap_children())
    for pid in list_children():
        print(read_command(pid))
        os.kill(pid, signal.SIGKILL)


ENDINGS: Mapping[str, Callable[[int, int], None]] = {
    "Ctrl-C": lambda group, _: os.killpg(group, signal.SIGINT),
    "SIGTERM": lambda pid, _: os.kill(pid, signal.SIGTERM),
    "SIGKILL of a worker": lambda _, worker: os.kill(worker, signal.SIGKILL),
}
"""How to end a command; it gets the numbers of its process and of the worker that is ready."""


def wait_for(ready: Callable[[], bool]) -> None:
    """Return when it is so, or when it takes too long."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not ready() and time.monotonic() < end:
        time.sleep(LOOK_SECONDS)


def reap_children() -> list[int]:
    """Take note of the children that have ended; return those that live."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        return []
    return list_children()


def list_children() -> list[int]:
    """The numbers of our children."""
    task = Path(f"/proc/self/task/{os.getpid()}/children")
    return [int(each) for each in task.read_text("ascii").split()]


def read_command(pid: int) -> str:
    """What a process was started as."""
    return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()


if __name__ == "__main__":
    main()
