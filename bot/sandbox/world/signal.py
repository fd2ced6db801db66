"""Wakes those who wait for something to happen; each then looks for itself."""

import asyncio


class Signal:
    """A signal within one event loop; harmless where nobody waits and no loop runs."""

    def __init__(self) -> None:
        self._waiters: set[asyncio.Future[None]] = set()

    def notify(self) -> None:
        """Wake everybody who waits."""
        waiting, self._waiters = self._waiters, set()
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def wait(self, seconds: float) -> None:
        """Return at the next `notify`, or after `seconds`."""
        future = asyncio.get_running_loop().create_future()
        self._waiters.add(future)
        try:
            await asyncio.wait({future}, timeout=max(0.0, seconds))
        finally:
            self._waiters.discard(future)
