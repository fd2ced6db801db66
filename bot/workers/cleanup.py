"""Drops receipts that no redelivery can ask for any more, so that the store does not grow."""

import logging
from datetime import timedelta

from bot.runtime.clock import Clock
from storage.errors import StorageError
from storage.store import Store

log = logging.getLogger(__name__)
INTERVAL = timedelta(hours=6)
RECEIPT_AGE = timedelta(days=3)
"""Telegram keeps an update for about a day."""

MESSAGE_AGE = timedelta(hours=48)
"""After that Telegram lets a bot delete no message any more."""


class CleanupWorker:
    """One loop over what has served its time."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    async def run(self) -> None:
        """Until cancelled; a store that cannot answer is asked again the next time."""
        while True:
            await self.run_once()
            await self._clock.sleep_until(self._clock.now() + INTERVAL)

    async def run_once(self) -> None:
        """Sweep once."""
        try:
            await self._store.delete_receipts(self._clock.now() - RECEIPT_AGE)
            await self._store.personal_data.drop_sent_messages(self._clock.now() - MESSAGE_AGE)
        except StorageError as error:
            log.warning("old receipts stay for now: %s", type(error).__name__)
