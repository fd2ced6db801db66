"""Keeps the bot's process: starts it, asks it to stop, kills it, starts it again."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

_STOP_SECONDS = 15.0


class BotProcess:
    """One child process; what it writes goes to the end of the file `log`.

    `gone` is called whenever the process has ended, whoever ended it.
    """

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        log: Path,
        gone: Callable[[], None],
    ) -> None:
        self.restarts = 0
        self._command = command
        self._environment = environment
        self._log = log
        self._on_exit = gone
        self._process: asyncio.subprocess.Process | None = None
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
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *self._command,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=self._environment,
                start_new_session=True,  # Ctrl-C is for the sandbox, which stops the bot itself
            )
        self._watcher = asyncio.create_task(self._watch_exit(self._process))

    async def _watch_exit(self, process: asyncio.subprocess.Process) -> None:
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
