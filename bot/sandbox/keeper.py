"""Keeps the bot's process: starts it, asks it to stop, kills it, starts it again."""

import asyncio
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

_STOP_SECONDS = 15.0


class Keeper:
    """One child process; what it writes goes to the end of the file `log`."""

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
        self._gone = gone
        self._process: asyncio.subprocess.Process | None = None

    @property
    def running(self) -> bool:
        """Whether the process is there."""
        return self._process is not None and self._process.returncode is None

    @property
    def pid(self) -> int | None:
        """Its number, while it runs."""
        return self._process.pid if self._process and self.running else None

    async def start(self) -> None:
        """Start the process, unless it runs."""
        if self.running:
            return
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *self._command,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env={**os.environ, **self._environment},
                start_new_session=True,
            )

    async def stop(self) -> None:
        """Ask the process to stop; kill it when it does not."""
        process = self._process
        if process is None or process.returncode is not None:
            return
        process.terminate()
        try:
            await asyncio.wait_for(process.wait(), _STOP_SECONDS)
        except TimeoutError:
            process.kill()
            await process.wait()
        self._gone()

    async def restart(self) -> None:
        """Stop it as an operator would, and start it again."""
        await self.stop()
        self.restarts += 1
        await self.start()

    async def kill(self) -> None:
        """Kill it without a word, as a power cut would, and start it again."""
        process = self._process
        if process is not None and process.returncode is None:
            process.kill()
            await process.wait()
            self._gone()
        self.restarts += 1
        await self.start()

    def last_words(self, lines: int = 20) -> str:
        """The end of the log."""
        if not self._log.exists():
            return ""
        return "\n".join(self._log.read_text("utf-8", "replace").splitlines()[-lines:])
