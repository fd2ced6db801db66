"""Lists the updates that could not be handled, and takes them again, for the operator."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress

from bot.handlers.overload.flood_control import FloodControl
from bot.handlers.processor import Processor
from bot.i18n.catalog import Catalog
from bot.runtime.clock import Clock
from bot.runtime.ids import generate_id
from bot.runtime.keyring import load_key_ring
from bot.runtime.settings import Settings
from bot.runtime.wakeup import Wakeups
from bot.workers.failed_updates import FailedUpdates, RetryOutcome
from flows.guides import load_guides
from storage.db.engine import is_database_missing
from storage.records import FailedUpdate, OutboxMessage
from storage.store import Store

NOTHING = "There is nothing to try again."


async def retry_updates(settings: Settings, clock: Clock, *, only_list: bool) -> list[str]:
    """Return what to print: a line for each update, and what came of another try.

    The bot may run meanwhile: what is to be sent it finds within half a minute, and else at its
    next start. Raises StorageError and SettingsError.
    """
    if is_database_missing(settings.database_url):
        return [NOTHING]
    store = await Store.open(settings.database_url, load_key_ring(settings, may_create=False))
    try:
        async with store.begin() as unit:
            kept = await unit.list_failed_updates()
        if not kept:
            return [NOTHING]
        lines = [_describe_update(each) for each in kept]
        if only_list:
            return lines
        outcome = await _retry(store, settings, clock)
        return [*lines, f"Tried again: {outcome.tried}. Failed again: {outcome.failed}."]
    finally:
        await store.close()


def _describe_update(update: FailedUpdate) -> str:
    """Return one line about an update; it names nothing that it holds."""
    case = f"case {update.case_id}" if update.case_id else "no case"
    at = update.failed_at.strftime("%Y-%m-%d %H:%M UTC")
    return f"{update.key}  {at}  {update.reason}  {case}  tries: {update.attempts}"


async def _retry(store: Store, settings: Settings, clock: Clock) -> RetryOutcome:
    messages = list[OutboxMessage]()
    processor = Processor(
        store,
        clock,
        Catalog(load_guides().values()),
        settings.contact,
        generate_id,
        messages.extend,
        Wakeups.create(clock),
        FloodControl(clock),
    )
    running = asyncio.create_task(processor.run())
    try:
        return await FailedUpdates(store, clock, processor.process_retries).retry()
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
        await _hand_over(store, messages, clock)


async def _hand_over(store: Store, messages: Sequence[OutboxMessage], clock: Clock) -> None:
    """Give the messages to whoever sends: they were leased to this process."""
    if messages:
        await store.release_messages([each.key for each in messages], clock.now(), tries=0)
