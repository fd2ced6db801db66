"""Looks now and then at the age of the cases, and hands on those that are old."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta

from bot.runtime.clock import Clock
from storage.errors import StorageError
from storage.store import Store

log = logging.getLogger(__name__)
INTERVAL = timedelta(hours=1)
BATCH_SIZE = 50


class RetentionWorker:
    """One loop over the cases that are to be looked at.

    `on_aged` takes cases, each with its chat, and must commit when each is to be looked at next.
    Cases stay in the store until `wait_for_room` returns.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        on_aged: Callable[[Sequence[tuple[str, int]]], Awaitable[None]],
        wait_for_room: Callable[[], Awaitable[None]],
    ) -> None:
        self._store, self._clock = store, clock
        self._on_aged, self._wait_for_room = on_aged, wait_for_room

    async def run(self) -> None:
        """Work until cancelled; what fails is done the next time."""
        while True:
            try:
                while await self.run_once():
                    pass
            except StorageError as error:
                log.warning("the age of cases is not known: %s", type(error).__name__)
            await self._clock.sleep_until(self._clock.now() + INTERVAL)

    async def run_once(self) -> bool:
        """Hand on one batch, and return whether there may be more."""
        await self._wait_for_room()
        now = self._clock.now()
        cases = await self._store.personal_data.list_cases_to_check(now, BATCH_SIZE)
        for case_id, _ in cases:  # whatever becomes of it, it does not come again at once
            await self._store.personal_data.postpone_check(case_id, now + INTERVAL)
        if cases:
            await self._on_aged(cases)
        return len(cases) == BATCH_SIZE
