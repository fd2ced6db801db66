"""The signals that ask the process to stop."""

import asyncio
import signal
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any, TypeVar

T = TypeVar("T")


class StoppedError(Exception):
    """A signal ended the work before it was done."""


@asynccontextmanager
async def catch_signals() -> AsyncIterator[asyncio.Event]:
    """Yield an event that SIGTERM, SIGINT and SIGHUP set as long as the block lasts.

    SIGHUP comes when a terminal is closed; under nohup it is ignored, and stays so.
    """
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    caught = [signal.SIGTERM, signal.SIGINT]
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:
        caught.append(signal.SIGHUP)
    for number in caught:
        loop.add_signal_handler(number, stop.set)
    try:
        yield stop
    finally:
        for number in caught:
            loop.remove_signal_handler(number)


async def run_until_signal(work: Coroutine[Any, Any, T]) -> T:
    """Return what the work returns; a signal cancels it, lets it tidy up, and raises StoppedError.

    Without that, SIGTERM ends a process at once, and what lies in the clear stays there.
    """
    async with catch_signals() as stop:
        task, stopped = asyncio.create_task(work), asyncio.create_task(stop.wait())
        await asyncio.wait({task, stopped}, return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        if not task.done():
            task.cancel()
            await asyncio.wait({task})
        if task.cancelled():
            raise StoppedError("It was stopped before it was done.")
        return task.result()
