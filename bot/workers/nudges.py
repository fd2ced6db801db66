"""Lets follow-ups fall when they are due: claims them under a lease and hands them to the desk."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

from bot.runtime.clock import Clock
from bot.workers.wakeup import Bell
from storage.errors import StorageError
from storage.records import NudgeRow
from storage.store import Store

log = logging.getLogger(__name__)
AT_ONCE = 100
LEASE = timedelta(minutes=2)
SHORTEST = timedelta(seconds=1)  # so that a row nobody can claim never makes the loop spin
LONGEST = timedelta(minutes=5)  # a machine that slept finds out this soon
AFTER_FAILURE = timedelta(seconds=10)


class Nudger:
    """One loop over the pending follow-ups.

    `on_due` takes a batch and must commit it; when it raises, the lease ends and the same nudges
    fall again. It may wait: no further batch is claimed meanwhile.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        on_due: Callable[[Sequence[NudgeRow]], Awaitable[None]],
    ) -> None:
        self._store, self._clock, self._on_due = store, clock, on_due
        self._bell = Bell(clock)

    def nudge(self) -> None:
        """Look again now: something may be due earlier than it was."""
        self._bell.ring()

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await self._bell.wait_until(await self._turn())

    async def _turn(self) -> datetime:
        """Hand on all that is due; returns when to look again."""
        try:
            while await self.step():
                pass
            return await self._next()
        except StorageError:
            log.warning("follow-ups cannot be read; trying again", exc_info=True)
        except Exception:
            log.exception("follow-ups could not be handed on; they fall again")
        return self._clock.now() + AFTER_FAILURE

    async def step(self) -> bool:
        """Hand on one batch; False when nothing was due."""
        now = self._clock.now()
        due = await self._store.claim_due(now, now + LEASE, AT_ONCE)
        if due:
            await self._on_due(due)
        return bool(due)

    async def _next(self) -> datetime:
        now = self._clock.now()
        at = await self._store.next_due()
        return min(max(at, now + SHORTEST), now + LONGEST) if at else now + LONGEST
