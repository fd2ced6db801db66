"""A loop over a queue of the store: it claims jobs, does them, and gives back those that fail.

A job is claimed under a lease. When the process dies, the lease ends and the job is done by whoever
claims it next, so a job must come to the same when it is done twice.
"""

import asyncio
import logging
from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import ClassVar, Generic, Protocol, TypeVar

from bot.runtime.backoff import Backoff
from bot.runtime.clock import Clock
from bot.runtime.wakeup import Wakeup
from storage.errors import KeyMissingError, StorageError

log = logging.getLogger(__name__)
POLL_INTERVAL = timedelta(seconds=30)
"""How often the queue is looked at unasked: another process may have put something in."""

BACKOFF = Backoff(first=2.0, longest=600.0)


class Job(Protocol):
    """A claimed row; `attempts` is how often it failed before."""

    @property
    def attempts(self) -> int:
        """The number of attempts that failed."""
        ...


J = TypeVar("J", bound=Job)


class RetryLaterError(Exception):
    """The job cannot be done now: after `seconds`, or the usual pause, it is done again.

    One that is not `counted` is no failed attempt.
    """

    def __init__(self, seconds: float | None = None, *, counted: bool = True) -> None:
        super().__init__()
        self.seconds, self.counted = seconds, counted


class QueueWorker(ABC, Generic[J]):
    """One loop over a queue, with up to `max_concurrent` jobs under way at one time.

    A job that fails is done again after a pause that doubles; after `max_attempts`, where there is
    such a number, it is given up. The job of a case that was deleted is let go.
    """

    lease: ClassVar[timedelta]
    max_concurrent: ClassVar[int]
    max_attempts: ClassVar[int | None] = None

    def __init__(self, clock: Clock, wakeup: Wakeup) -> None:
        self._clock, self._wakeup = clock, wakeup
        self._running = set[asyncio.Task[None]]()

    @abstractmethod
    async def claim(self, now: datetime, lease_until: datetime, limit: int) -> Sequence[J]:
        """Claim at most `limit` jobs that are due; raises StorageError."""

    @abstractmethod
    async def work(self, job: J) -> None:
        """Do a job and commit what came of it; raises when it is to be done again."""

    @abstractmethod
    async def release(self, job: J, not_before: datetime, attempts: int) -> None:
        """Give a job back to the queue; raises StorageError."""

    @abstractmethod
    def name_job(self, job: J) -> str:
        """Return what the log calls a job."""

    async def give_up(self, job: J) -> None:
        """Commit that a job failed for good; called only where there is a `max_attempts`."""

    def log_failure(self, job: J, error: Exception) -> None:
        """Log why an attempt failed."""
        log.error("%s failed", self.name_job(job), exc_info=error)

    async def run(self) -> None:
        """Work until cancelled; a job that is cut off is claimed again when its lease ends."""
        async with asyncio.TaskGroup() as group:
            while True:
                free = self.max_concurrent - len(self._running)
                for job in await self._claim(free) if free else ():
                    task = group.create_task(self.process(job))
                    self._running.add(task)
                    task.add_done_callback(self._forget_task)
                await self._wakeup.wait_until(self._clock.now() + POLL_INTERVAL)

    async def process(self, job: J) -> None:
        """Do a claimed job, or have it done again later; never raises."""
        try:
            await self.work(job)
        except KeyMissingError:
            log.info("%s is let go: its case was deleted", self.name_job(job))
        except RetryLaterError as error:
            await self._retry(job, error.seconds, job.attempts + error.counted)
        except Exception as error:  # noqa: BLE001  # whatever it is, the next job is done
            self.log_failure(job, error)
            if self.max_attempts is None or job.attempts + 1 < self.max_attempts:
                await self._retry(job, None, job.attempts + 1)
            else:
                await self._give_up(job)

    async def _claim(self, limit: int) -> Sequence[J]:
        now = self._clock.now()
        try:
            return await self.claim(now, now + self.lease, limit)
        except StorageError:
            log.warning("%s cannot claim; trying again", type(self).__name__, exc_info=True)
            return ()

    async def _retry(self, job: J, seconds: float | None, attempts: int) -> None:
        """Give it back for later; when even that fails, its lease ends by itself."""
        pause = BACKOFF.compute_pause(job.attempts) if seconds is None else seconds
        at = self._clock.now() + timedelta(seconds=pause)
        try:
            await self.release(job, at, attempts)
        except StorageError:
            log.warning("%s stays claimed", self.name_job(job), exc_info=True)
        self._wakeup.wake_at(at)

    async def _give_up(self, job: J) -> None:
        try:
            await self.give_up(job)
        except Exception:
            log.exception("%s stays claimed: it cannot be given up", self.name_job(job))

    def _forget_task(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        self._wakeup.wake()
