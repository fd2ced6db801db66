"""What this process holds in memory, what its workers cost, what its loop computes at a time."""

import asyncio
import resource
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from time import thread_time

TICK = 0.01  # seconds of sleep


def held(line: str = "VmRSS") -> int:
    """The bytes of memory that this process holds; "VmHWM" is the most it ever held."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    (found,) = (each for each in lines if each.startswith(line))
    return int(found.split()[1]) << 10


def work() -> float:
    """The processor's seconds of all workers that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@asynccontextmanager
async def ticking() -> AsyncGenerator[list[float], None]:
    """Gather the seconds of the processor that the loop takes from one turn to the next.

    Any chat waits as long; what others on the machine take is not counted.
    """
    gaps = list[float]()

    async def tick() -> None:
        last = thread_time()
        while True:
            await asyncio.sleep(TICK)
            now = thread_time()
            gaps.append(now - last)
            last = now

    task = asyncio.create_task(tick())
    try:
        yield gaps
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
