"""Keeps the updates that cannot be read, and has those that failed taken again."""

import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.handlers.dispatcher import log_error
from bot.handlers.failures.retry_plan import Retry, build_unreadable, plan_retries
from bot.runtime.clock import Clock
from bot.transport.update_page import UnreadableUpdate
from bot.transport.updates import Update
from storage.errors import StorageError
from storage.records import Changes
from storage.store import Store

log = logging.getLogger(__name__)
MAX_ATTEMPTS = 3
"""So often an update is tried unasked, once a start; the command `retry` tries it at any time."""


@dataclass(frozen=True, slots=True)
class RetryOutcome:
    """How many updates were tried again, and how many of them failed again."""

    tried: int
    failed: int


class FailedUpdates:
    """The updates that could not be handled; `process` must have committed when it returns."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        process: Callable[[Sequence[tuple[Update, Retry]]], Awaitable[None]],
    ) -> None:
        self._store, self._clock, self._process = store, clock, process

    async def keep_unreadable(self, unreadable: Iterable[UnreadableUpdate]) -> None:
        """Keep updates that cannot be read; raises StorageError when they are not committed.

        Nobody was promised anything of them: where one cannot be kept for what it is, it is let go.
        """
        now = self._clock.now()
        for each in unreadable:
            kept = Changes(at=now, failed_updates=(build_unreadable(each, now),))
            try:
                async with self._store.begin() as unit:
                    await unit.save(kept)
            except StorageError:
                raise
            except Exception as error:  # noqa: BLE001  # others wait behind it
                log_error(error)

    async def retry(self, max_attempts: int | None = None) -> RetryOutcome:
        """Take again what could not be handled, or only what was not tried so often.

        Raises StorageError. One that fails again stays for the next time.
        """
        async with self._store.begin() as unit:
            rows = await unit.list_failed_updates()
        rows = [row for row in rows if max_attempts is None or row.attempts < max_attempts]
        plan = plan_retries(rows)
        await self._process(plan.retries)
        async with self._store.begin() as unit:
            changes = Changes(
                at=self._clock.now(), failed_updates=plan.unreadable, settled_updates=plan.needless
            )
            await unit.save(changes)
            left = {row.key for row in await unit.list_failed_updates()}
        return RetryOutcome(len(rows), sum(row.key in left for row in rows))

    async def retry_at_start(self) -> None:
        """Take again what failed before, as this version may know how; never raises."""
        try:
            outcome = await self.retry(MAX_ATTEMPTS)
        except Exception as error:  # noqa: BLE001  # the bot starts without it
            log.warning("what failed before is not tried again now: %s", type(error).__name__)
            return
        if outcome.tried:
            log.info("tried again: %d; failed again: %d", outcome.tried, outcome.failed)
