"""Which messages this process holds in memory, so that none is taken up twice."""

import asyncio
from collections.abc import Iterable
from datetime import timedelta

LEASE = timedelta(seconds=60)
"""How long messages are ours in the store; the sender lengthens it for those it still holds."""

MAX_MESSAGES = 2000
"""While so many messages are held, nudges that are due wait in the store; answers never do."""


class InFlight:
    """Keys of messages from the moment they are taken up until the store knows they are done."""

    def __init__(self) -> None:
        self._keys: set[str] = set()
        self._recent: set[str] | None = None
        self._waiters: dict[str, asyncio.Event] = {}
        self.room, self.idle = asyncio.Event(), asyncio.Event()
        self._update_events()

    def __contains__(self, key: str) -> bool:
        return key in self._keys

    def add(self, key: str) -> bool:
        """Take up a message; False when held already, or done since `remember_completed` began."""
        if key in self._keys or (self._recent is not None and key in self._recent):
            return False
        self._keys.add(key)
        self._update_events()
        return True

    def complete(self, keys: Iterable[str]) -> None:
        """Forget messages that are done in the store too."""
        for key in keys:
            self._keys.discard(key)
            if self._recent is not None:
                self._recent.add(key)
            if waiter := self._waiters.pop(key, None):
                waiter.set()
        self._update_events()

    async def wait_completed(self, key: str) -> None:
        """Return when the store knows that a message is done."""
        if key in self._keys:
            await self._waiters.setdefault(key, asyncio.Event()).wait()

    def remember_completed(self, *, on: bool) -> None:
        """Remember what is done from now on, while the store is asked what is there; or stop."""
        self._recent = set() if on else None

    def list_keys(self) -> list[str]:
        """All keys that are held, sorted."""
        return sorted(self._keys)

    def _update_events(self) -> None:
        """Wake those who wait for room, or for the end."""
        (self.room.set if len(self._keys) < MAX_MESSAGES else self.room.clear)()
        (self.idle.clear if self._keys else self.idle.set)()
