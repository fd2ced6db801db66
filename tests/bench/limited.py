"""A Bot API in a process of its own that refuses what is above its limit, and counts.

`python -m tests.bench.limited 30` takes 30 messages a second, and half a second's worth at once.
It prints its address, and answers the method `arrivals` with what came since it was asked last.
"""

import asyncio
import sys
import time

import uvloop

from bot.outbox.rate_limiter import TokenBucket
from tests.bench.stub import Json, RefusedError, done, serving


class Limited:
    """Messages let in by a token bucket, with the instant each arrived."""

    def __init__(self, limit: float) -> None:
        self._bucket = TokenBucket(limit, limit / 2, time.monotonic())
        self._arrived: list[tuple[str, float]] = []
        self._refused = 0

    def answer(self, method: str, parameters: Json) -> bytes:
        """Take a message, or tell what was taken."""
        if method == "arrivals":
            told = {"arrived": self._arrived, "refused": self._refused}
            self._arrived, self._refused = [], 0
            return done(told)
        now = time.monotonic()
        if self._bucket.compute_wait(now):
            self._refused += 1
            raise RefusedError(1)
        self._bucket.take()
        self._arrived.append((parameters["text"], now))
        return done({"message_id": len(self._arrived)})


async def main(limit: float) -> None:
    """Serve until killed."""
    async with serving(Limited(limit).answer) as root:
        print(root, flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    uvloop.run(main(float(sys.argv[1])))
