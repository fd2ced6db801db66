"""Runs tasks on strangers' files, each in a process of its own with little memory, time and power.

A decoder that is led astray by a hostile file crashes, hangs or fills the memory of that process,
never of the bot. The process starts with a clean environment, without the bot's secrets, and ends
after its one task, so what a file did to it does not meet the next one.
"""

import asyncio
import os
import pickle
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable
from contextlib import AsyncExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar, TypeVarTuple

from bot.isolation.reply import TaskFault, decode_reply
from bot.isolation.scratch_dir import ScratchDir

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

MAX_MEMORY = 1536 << 20  # bytes of address space
MAX_SECONDS = 20.0
MAX_REPLY = 1 << 20  # bytes; what is larger is written to a file by the task
CHUNK_SIZE = 1 << 18
START_CODE = "from bot.isolation.child import serve; serve()"
# Of the environment; the rest may be secret.
KEPT_VARIABLES = ("PATH", "LANG", "LC_ALL", "TZ", "TESSDATA_PREFIX", "LD_LIBRARY_PATH")
# Each thread takes address space, and a machine may have many processors.
THREAD_LIMITS = {"OMP_THREAD_LIMIT": "1", "RAYON_NUM_THREADS": "2", "MALLOC_ARENA_MAX": "2"}


class TaskError(Exception):
    """A task that has no result; `detail` is for the log and holds nothing of the file."""

    def __init__(self, fault: TaskFault, detail: str = "") -> None:
        super().__init__(f"{fault}: {detail}" if detail else str(fault))
        self.fault, self.detail = fault, detail


class ProcessPool:
    """Runs at most `size` tasks at one time; others wait for their turn. Use it with `async with`.

    Leaving it kills the processes that run, and those who wait for a result get `TaskError`. What a
    task writes into its temporary folder lies in `scratch_dir`, where none is given in one of the
    pool's own, and is gone when its process is.
    """

    def __init__(self, size: int = 1, scratch_dir: ScratchDir | None = None) -> None:
        self._size, self._free = size, asyncio.Semaphore(size)
        self._running = set[Process]()
        self._is_open = False
        self._given_dir, self._scratch_dir = scratch_dir, scratch_dir or ScratchDir()

    async def __aenter__(self) -> Self:
        if self._given_dir is None:
            self._scratch_dir.__enter__()
        self._is_open = True
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._is_open = False
        for process in self._running:
            _kill_process(process)
        for _ in range(self._size):  # each is free when its process has ended
            await self._free.acquire()
        for _ in range(self._size):
            self._free.release()
        if self._given_dir is None:
            self._scratch_dir.__exit__(kind, error, trace)

    async def run(
        self,
        function: Callable[[*Ts], T],
        *args: *Ts,
        seconds: float = MAX_SECONDS,
        memory: int = MAX_MEMORY,
    ) -> T:
        """Return what `function(*args)` returns in a process of its own.

        The function stands at the top of a module; its arguments can be pickled, and its result is
        made of plain values, dates and our own dataclasses and enums, up to 1 MiB as JSON.
        `seconds` count from its start, `memory` is in bytes. Raises TaskError when it fails in
        whatever way. Cancelling the caller kills the process.
        """
        async with self._free, AsyncExitStack() as stack:
            if not self._is_open:
                raise TaskError(TaskFault.DIED, "the pool is closed")
            folder = await stack.enter_async_context(self._scratch_dir.open_subfolder())
            process = await _start_process(seconds, memory, folder)
            self._running.add(process)
            if not self._is_open:  # left while it started
                _kill_process(process)
            try:
                reply = await asyncio.wait_for(
                    _exchange_task(process, pickle.dumps((function, args))), seconds
                )
            except TimeoutError:
                raise TaskError(TaskFault.TOO_LONG) from None
            finally:
                _kill_process(process)
                self._running.discard(process)
                await _wait_end(process)
            result: T = _parse_reply(reply, process.returncode)
            return result


async def _start_process(seconds: float, memory: int, folder: Path) -> Process:
    kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
    path = os.pathsep.join(entry or os.getcwd() for entry in sys.path)  # noqa: PTH109
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", START_CODE, str(seconds), str(memory), str(os.getpid())),
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        env={**kept, **THREAD_LIMITS, "PYTHONPATH": path, "TMPDIR": str(folder)},
        start_new_session=True,
    )


async def _exchange_task(process: Process, task: bytes) -> bytes:
    """Write the task and return the reply; of one that is too long, its beginning."""
    if not (process.stdin and process.stdout):
        return b""
    with suppress(ConnectionError):  # it died; its end tells more than the pipe
        process.stdin.write(task)
        await process.stdin.drain()
        process.stdin.close()
    reply = bytearray()
    while len(reply) <= MAX_REPLY and (piece := await process.stdout.read(CHUNK_SIZE)):
        reply += piece
    if len(reply) <= MAX_REPLY:
        await process.wait()
    return bytes(reply)


async def _wait_end(process: Process) -> None:
    """Wait for the end, which is noticed only when all that was written is read."""
    while process.stdout and await process.stdout.read(CHUNK_SIZE):
        pass
    await process.wait()


def _kill_process(process: Process) -> None:
    """Kill the process and whatever it has started."""
    if process.returncode is None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)


def _parse_reply(reply: bytes, code: int | None) -> Any:
    if len(reply) > MAX_REPLY:
        raise TaskError(TaskFault.TOO_LARGE, "the reply")
    if code == -signal.SIGXCPU:
        raise TaskError(TaskFault.TOO_LONG, "of the processor")
    if code:
        raise TaskError(TaskFault.DIED, f"exit {code}")
    try:
        fault, value = decode_reply(reply)
    except ValueError as error:
        raise TaskError(TaskFault.DIED, str(error)) from error
    if fault is not None:
        raise TaskError(fault, str(value))
    return value
