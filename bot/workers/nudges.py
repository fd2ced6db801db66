"""Processes nudges when they are due: claims them under a lease and hands them on in batches."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

from bot.runtime.clock import Clock
from bot.runtime.wakeup import Wakeup
from storage.errors import StorageError
from storage.records import NudgeRecord
from storage.store import Store

log = logging.getLogger(__name__)
BATCH_SIZE = 100
LEASE = timedelta(minutes=2)
MIN_SLEEP = timedelta(seconds=1)  # so that a row nobody can claim never makes the loop spin
MAX_SLEEP = timedelta(minutes=5)  # a machine that slept finds out this soon
FAILURE_PAUSE = timedelta(seconds=10)


class NudgeWorker:
    """One loop over the pending nudges.

    `on_due` takes a batch and must commit it; when it raises, the lease ends and the same nudges
    are due again. Nudges stay in the store until `wait_for_room` returns: the sender, who holds in
    memory what waits to be sent, then has room for what comes of one more batch.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        wakeup: Wakeup,
        on_due: Callable[[Sequence[NudgeRecord]], Awaitable[None]],
        wait_for_room: Callable[[], Awaitable[None]],
    ) -> None:
        self._store, self._clock, self._wakeup = store, clock, wakeup
        self._on_due, self._wait_for_room = on_due, wait_for_room

    async def run(self) -> None:
        """Work until cancelled."""
        while True:
            await self._wakeup.wait_until(await self._process_due())

    async def _process_due(self) -> datetime:
        """Hand on all that is due, and return when to look again."""
        try:
            while await self.run_once():
                pass
            return await self._find_next()
        except StorageError:
            log.warning("nudges cannot be read; trying again", exc_info=True)
        except Exception:
            log.exception("nudges could not be handed on; they fall again")
        return self._clock.now() + FAILURE_PAUSE

    async def run_once(self) -> bool:
        """Hand on one batch as soon as there is room, and return whether anything was due."""
        await self._wait_for_room()  # before the claim, so that no lease runs out meanwhile
        now = self._clock.now()
        due = await self._store.claim_nudges(now, now + LEASE, BATCH_SIZE)
        if due:
            await self._on_due(due)
        return bool(due)

    async def _find_next(self) -> datetime:
        now = self._clock.now()
        at = await self._store.find_next_due()
        return min(max(at, now + MIN_SLEEP), now + MAX_SLEEP) if at else now + MAX_SLEEP
