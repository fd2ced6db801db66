"""The updates that a processor could not handle, and another try of them."""

from bot.workers.failed_updates import FailedUpdates, RetryOutcome
from storage.records import FailedUpdate
from storage.store import Store
from tests.support.bot.processor import ProcessorHarness


def failed_updates(harness: ProcessorHarness) -> FailedUpdates:
    """Those of the processor's store."""
    return FailedUpdates(harness.store, harness.clock, harness.processor.process_retries)


async def retry_failed(harness: ProcessorHarness, max_attempts: int | None = None) -> RetryOutcome:
    """Take again what failed."""
    return await failed_updates(harness).retry(max_attempts)


async def list_failed(store: Store) -> list[FailedUpdate]:
    """What is kept for a later try."""
    async with store.begin() as batch:
        return await batch.list_failed_updates()
