"""The bot's updates: kept until confirmed, given again until then, in the order they happened."""

from collections import deque
from itertools import islice

from bot.sandbox.world.signal import Bell
from bot.sandbox.world.types import Json

# What Telegram leaves out unless it is asked for by name.
_ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_REMEMBERED = 1000


class Mailbox:
    """The queue behind getUpdates, and who is waiting at it."""

    def __init__(self, first_update: int) -> None:
        self.bell = Bell()
        self.waiting = 0
        self.poll = 0
        self._next = first_update
        self._queue: deque[Json] = deque()
        self._confirmed: deque[Json] = deque(maxlen=_REMEMBERED)
        self._again: list[Json] = []
        self._allowed: frozenset[str] | None = None

    def __len__(self) -> int:
        return len(self._queue) + len(self._again)

    def allow(self, kinds: list[str]) -> None:
        """Keep only these kinds from now on; an empty list brings the default back."""
        self._allowed = frozenset(kinds) or None

    def put(self, kind: str, body: Json) -> None:
        """Queue one update, unless the bot did not ask for its kind."""
        if kind not in self._allowed if self._allowed else kind in _ON_REQUEST:
            return
        self._queue.append({"update_id": self._next, kind: body})
        self._next += 1
        self.bell.ring()

    def take(self, offset: int, limit: int) -> list[Json]:
        """Confirm what lies before `offset` (negative: all but so many), give what follows."""
        if offset < 0:
            offset = self._next + offset
        while self._queue and self._queue[0]["update_id"] < offset:
            self._confirmed.append(self._queue.popleft())
        if self._again:
            again, self._again = self._again[:limit], self._again[limit:]
            return again
        return list(islice(self._queue, limit))

    def redeliver(self, count: int) -> None:
        """Give the last `count` confirmed updates once more, as if the confirmation were lost."""
        self._again = list(self._confirmed)[-count:] if count else []
        self.bell.ring()

    def drop(self) -> None:
        """Forget every update that waits."""
        self._queue.clear()

    def open_poll(self) -> int:
        """Register a new long poll, which ends every older one; return its ticket."""
        self.poll += 1
        self.bell.ring()
        return self.poll

    def hang_up(self) -> None:
        """End every long poll: the process that waited is gone."""
        self.poll += 1
        self.waiting = 0
        self.bell.ring()
