"""The bot's updates: kept until confirmed, given again until then, in the order they happened."""

from collections import deque
from itertools import islice

from bot.sandbox.world.signal import Signal
from bot.sandbox.world.types import Json

# What Telegram leaves out unless it is asked for by name.
_OPTIONAL_KINDS = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_CONFIRMED_LIMIT = 1000


class UpdateQueue:
    """The queue behind getUpdates, and who is waiting at it."""

    def __init__(self, first_update: int) -> None:
        self.signal = Signal()
        self.waiting_poll = 0
        self.newest_poll = 0
        self._next_id = first_update
        self._queue: deque[Json] = deque()
        self._confirmed: deque[Json] = deque(maxlen=_CONFIRMED_LIMIT)
        self._redelivered: list[Json] = []
        self._allowed: frozenset[str] | None = None

    def __len__(self) -> int:
        return len(self._queue) + len(self._redelivered)

    def allow_kinds(self, kinds: list[str]) -> None:
        """Keep only these kinds from now on; an empty list brings the default back."""
        self._allowed = frozenset(kinds) or None

    def put(self, kind: str, body: Json) -> None:
        """Queue one update, unless the bot did not ask for its kind."""
        if kind not in self._allowed if self._allowed else kind in _OPTIONAL_KINDS:
            return
        self._queue.append({"update_id": self._next_id, kind: body})
        self._next_id += 1
        self.signal.notify()

    def take(self, offset: int, limit: int) -> list[Json]:
        """Confirm what lies before `offset` (negative: all but so many), give what follows."""
        if offset < 0:
            offset = self._next_id + offset
        while self._queue and self._queue[0]["update_id"] < offset:
            self._confirmed.append(self._queue.popleft())
        if self._redelivered:
            again, self._redelivered = self._redelivered[:limit], self._redelivered[limit:]
            return again
        return list(islice(self._queue, limit))

    def redeliver(self, count: int) -> None:
        """Give the last `count` confirmed updates once more, as if the confirmation were lost."""
        self._redelivered = list(self._confirmed)[-count:] if count else []
        self.signal.notify()

    def clear(self) -> None:
        """Forget every update that waits."""
        self._queue.clear()

    def open_poll(self) -> int:
        """Register a new long poll, which ends every older one; return its ticket."""
        self.newest_poll += 1
        self.signal.notify()
        return self.newest_poll

    def end_polls(self) -> None:
        """End every long poll: the process that waited is gone."""
        self.newest_poll += 1
        self.waiting_poll = 0
        self.signal.notify()
