"""What this process holds in memory, what its workers cost, and how long its loop keeps waiting."""

import asyncio
import resource
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from time import monotonic

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
    """Gather the seconds between one turn of the loop and the next, as any chat would wait."""
    gaps = list[float]()

    async def tick() -> None:
        last = monotonic()
        while True:
            await asyncio.sleep(TICK)
            now = monotonic()
            gaps.append(now - last)
            last = now

    task = asyncio.create_task(tick())
    try:
        yield gaps
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
