"""Starts the sandbox's bot as a fork of a process that has imported everything a start needs.

An import of the whole bot takes over a second of a processor, which tests that start it again and
again would spend every time. Other tests start it by its command, as people do.
"""

import asyncio
import multiprocessing
import os
import sys
from collections.abc import Mapping
from importlib import import_module
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from bot.sandbox.bot_process import ChildProcess, Launcher

fork_server = multiprocessing.get_context("forkserver")
fork_server.set_forkserver_preload(["tests.support.e2e.preloaded"])


def launch_forked(module: str = "bot.sandbox.bot_main") -> Launcher:
    """Return what starts the `main` of a module as `python -m` would."""

    async def launch(environment: Mapping[str, str], log: Path) -> ChildProcess:
        # As a daemon it is ended when this process exits, and not waited for.
        process = fork_server.Process(
            target=run_module, args=(module, dict(environment), str(log)), daemon=True
        )
        process.start()
        return ForkedProcess(process)

    return launch


def run_module(module: str, environment: dict[str, str], log: str) -> None:
    """Do what the command would, in the fork; its standard input ends when the tests do."""
    os.setsid()
    parent = multiprocessing.parent_process()
    assert parent is not None
    os.dup2(parent.sentinel, 0)
    out = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.dup2(out, 1)
    os.dup2(out, 2)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = [module]
    import_module(module).main()


class ForkedProcess:
    """A process of the fork server, with the face of asyncio's processes."""

    def __init__(self, process: ForkServerProcess) -> None:
        assert process.pid is not None
        self._process, self.pid = process, process.pid
        self._end: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._end.get_loop().add_reader(process.sentinel, self._note_end)

    def _note_end(self) -> None:
        self._end.get_loop().remove_reader(self._process.sentinel)
        self._process.join()
        assert self._process.exitcode is not None
        self._end.set_result(self._process.exitcode)

    @property
    def returncode(self) -> int | None:
        return self._end.result() if self._end.done() else None

    async def wait(self) -> int:
        return await asyncio.shield(self._end)

    def terminate(self) -> None:
        self._process.terminate()

    def kill(self) -> None:
        self._process.kill()
