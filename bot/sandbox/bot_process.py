"""Keeps the bot's process: starts it, asks it to stop, kills it, starts it again."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Protocol

_STOP_SECONDS = 15.0


class ChildProcess(Protocol):
    """A process that was started; asyncio's own is one."""

    @property
    def pid(self) -> int:
        """Its number."""
        ...

    @property
    def returncode(self) -> int | None:
        """How it ended, None while it runs."""
        ...

    async def wait(self) -> int:
        """Return how it ended, when it has."""
        ...

    def terminate(self) -> None:
        """Send SIGTERM."""
        ...

    def kill(self) -> None:
        """Send SIGKILL."""
        ...


Launcher = Callable[[Mapping[str, str], Path], Awaitable[ChildProcess]]
"""Starts a process with an environment; what it writes is appended to a file.

Its standard input stays open as long as we live, so that it can tell when we are gone.
"""


def launch_command(*command: str) -> Launcher:
    """Return what starts this command."""

    async def launch(environment: Mapping[str, str], log: Path) -> ChildProcess:
        with log.open("ab") as out:
            return await asyncio.create_subprocess_exec(
                *command,
                stdin=asyncio.subprocess.PIPE,
                stdout=out,
                stderr=out,
                env=environment,
                start_new_session=True,  # Ctrl-C is for the sandbox, which stops the bot itself
            )

    return launch


class BotProcess:
    """One child process; what it writes goes to the end of the file `log`.

    `gone` is called whenever the process has ended, whoever ended it.
    """

    def __init__(
        self,
        launch: Launcher,
        environment: Mapping[str, str],
        log: Path,
        gone: Callable[[], None],
    ) -> None:
        self.restarts = 0
        self._launch = launch
        self._environment = environment
        self._log = log
        self._on_exit = gone
        self._process: ChildProcess | None = None
        self._watcher: asyncio.Task[None] | None = None

    @property
    def is_running(self) -> bool:
        """Whether the process is there."""
        return self._process is not None and self._process.returncode is None

    @property
    def pid(self) -> int | None:
        """Its number, while it runs."""
        return self._process.pid if self._process and self.is_running else None

    async def start(self) -> None:
        """Start the process, unless it runs."""
        if self.is_running:
            return
        self._process = await self._launch(self._environment, self._log)
        self._watcher = asyncio.create_task(self._watch_exit(self._process))

    async def _watch_exit(self, process: ChildProcess) -> None:
        await process.wait()
        self._on_exit()

    async def stop(self) -> None:
        """Ask the process to stop; kill it when it does not."""
        if self._process is None or self._watcher is None or not self.is_running:
            return
        self._process.terminate()
        done, _ = await asyncio.wait({self._watcher}, timeout=_STOP_SECONDS)
        if not done:
            self._process.kill()
            await self._watcher

    async def restart(self) -> None:
        """Stop it as an operator would, and start it again."""
        await self.stop()
        self.restarts += 1
        await self.start()

    async def kill(self) -> None:
        """Kill it without a word, as a power cut would, and start it again."""
        if self._process is not None and self._watcher is not None and self.is_running:
            self._process.kill()
            await self._watcher
        self.restarts += 1
        await self.start()

    def read_log(self, lines: int = 20) -> str:
        """The end of the log."""
        if not self._log.exists():
            return ""
        return "\n".join(self._log.read_text("utf-8", "replace").splitlines()[-lines:])
