"""How fast messages may leave: one allowance for everybody, one for each chat.

Telegram names no exact figures; about 30 messages a second in all and about one a second in a
chat, with short bursts, is what its FAQ asks for. The time here is monotonic: a clock that
somebody sets must neither stop the sending nor let a flood through.
"""

import asyncio
from collections import deque
from typing import Protocol


class MonotonicClock(Protocol):
    """Monotonic seconds, and a way to let them pass."""

    def seconds(self) -> float:
        """Seconds since some fixed moment; never goes back."""
        ...

    async def pause(self, seconds: float) -> None:
        """Return after that many seconds."""
        ...


class LoopClock:
    """The running event loop's own time."""

    def seconds(self) -> float:
        """Seconds since some fixed moment; never goes back."""
        return asyncio.get_running_loop().time()

    async def pause(self, seconds: float) -> None:
        """Return after that many seconds."""
        await asyncio.sleep(seconds)


class TokenBucket:
    """A token bucket: `rate` tokens a second, at most `burst` saved up."""

    __slots__ = ("burst", "rate", "seen", "tokens")

    def __init__(self, rate: float, burst: float, now: float) -> None:
        self.rate, self.burst = rate, burst
        self.tokens, self.seen = burst, now

    def compute_wait(self, now: float, spare: float = 0.0) -> float:
        """Seconds until a token is there, beside some to spare; 0.0 when it is."""
        self.tokens = min(self.burst, self.tokens + (now - self.seen) * self.rate)
        self.seen = now
        # A hair less than one is one: else rounding makes a sleep of no length, again and again.
        wanted = 1 + spare
        return 0.0 if self.tokens >= wanted - 1e-6 else (wanted - self.tokens) / self.rate

    def take(self) -> None:
        """Use up one token; call only when `compute_wait` said 0.0."""
        self.tokens -= 1


class RateLimiter:
    """Lets sends through in turn: answers to people before nudges, nobody above the rates.

    `overall` and `per_chat` are messages a second; `burst` is how many may go to one chat at once.
    Nudges leave half of what is saved up to the answers, so that an answer finds a token at once
    however many nudges there are.
    """

    def __init__(
        self,
        watch: MonotonicClock,
        *,
        overall: float = 30.0,
        per_chat: float = 1.0,
        burst: float = 5.0,
    ) -> None:
        self._watch = watch
        self._per_chat, self._burst = per_chat, burst
        self._overall = TokenBucket(overall, max(1.0, overall / 3), watch.seconds())
        self._spare = (self._overall.burst - 1) / 2
        self._chats: dict[int, TokenBucket] = {}
        self._queues: tuple[deque[asyncio.Future[None]], ...] = (deque(), deque())
        self._held_until = 0.0
        self._pump: asyncio.Task[None] | None = None

    def hold(self, seconds: float) -> None:
        """Let nothing through for that long; Telegram has asked for it."""
        self._held_until = max(self._held_until, self._watch.seconds() + seconds)

    async def acquire(self, chat_id: int, *, nudge: bool = False) -> None:
        """Return when a message to this chat may leave."""
        while wait := self._find_bucket(chat_id).compute_wait(self._watch.seconds()):
            await self._watch.pause(wait)
        self._chats[chat_id].take()
        ahead = self._queues if nudge else self._queues[:1]
        if not any(ahead) and not self._compute_wait(nudge=nudge):
            self._overall.take()
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._queues[nudge].append(turn)
        if self._pump is None or self._pump.done():
            self._pump = asyncio.create_task(self._serve_turns())
        await turn

    async def wait_ready(self) -> None:
        """Return when Telegram's last wait is over; for calls that no rate applies to."""
        while (wait := self._held_until - self._watch.seconds()) > 0:
            await self._watch.pause(wait)

    def _find_bucket(self, chat_id: int) -> TokenBucket:
        found = self._chats.get(chat_id)
        if found is None:
            if len(self._chats) >= 10_000:
                self._forget_full()
            found = TokenBucket(self._per_chat, self._burst, self._watch.seconds())
            self._chats[chat_id] = found
        return found

    def _forget_full(self) -> None:
        """Drop the buckets that are full again: a new one would be the same."""
        now = self._watch.seconds()
        for chat_id, bucket in list(self._chats.items()):
            if bucket.compute_wait(now) == 0.0 and bucket.tokens >= bucket.burst:
                del self._chats[chat_id]

    def _compute_wait(self, *, nudge: bool) -> float:
        now, spare = self._watch.seconds(), self._spare if nudge else 0.0
        return max(self._overall.compute_wait(now, spare), self._held_until - now, 0.0)

    async def _serve_turns(self) -> None:
        """Hand out turns until nobody waits; the queue of nudges only when no one else waits."""
        while any(self._queues):
            if wait := self._compute_wait(nudge=not self._queues[0]):
                await self._watch.pause(wait)
                continue
            turn = (self._queues[0] or self._queues[1]).popleft()
            if not turn.done():  # whoever waited was cancelled
                self._overall.take()
                turn.set_result(None)
