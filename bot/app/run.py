"""The whole bot in one process: it opens the store, runs the loops, and stops in order."""

import asyncio
import logging

from telegram.error import InvalidToken

from bot.app.build import Resources, build_poller, build_processor, build_sender, build_workers
from bot.handlers.commands import MENU
from bot.isolation.prctl import forbid_core_dumps
from bot.isolation.scratch_dir import ScratchDir
from bot.outbox.sender import Sender
from bot.runtime.clock import Clock, SystemClock
from bot.runtime.health.heartbeat import Pulse
from bot.runtime.health.kept_data import check_database_kept, check_store_kept
from bot.runtime.keyring import load_key_ring
from bot.runtime.logs.logging import configure_logging
from bot.runtime.malloc import tune_malloc
from bot.runtime.rate_limits import TELEGRAM_LIMITS, RateLimits
from bot.runtime.settings import Settings, SettingsError
from bot.runtime.signals import catch_signals
from bot.runtime.store_opening import open_store
from bot.transport import bot_profile
from bot.transport.client import BotClient
from bot.workers.failed_updates import FailedUpdates
from flows.nudges import workdays
from storage.errors import StorageError

log = logging.getLogger(__name__)
DRAIN_SECONDS = 10.0
NO_SUCH_BOT = (
    "Telegram does not know this BOT_TOKEN. Compare it with what @BotFather shows for your bot; "
    "an old one stops working when a new one is made."
)


async def run_bot(settings: Settings, clock: Clock, limits: RateLimits = TELEGRAM_LIMITS) -> None:
    """Run until SIGTERM or SIGINT, then finish the batch and send what is waiting.

    Raises SettingsError, also for a token that Telegram does not know, and StorageError when the
    store cannot be opened.
    """
    forbid_core_dumps()
    tune_malloc()
    configure_logging(settings.log_level, settings.log_format, secrets=(settings.token,))
    pulse = Pulse(settings.data, SystemClock())
    pulse.forget_former()
    ring = load_key_ring(settings)
    check_database_kept(settings, pulse.former_mark)
    pulse.start()
    store = await open_store(settings, ring)
    try:
        await check_store_kept(settings, store, pulse.former_mark)
        await store.end_leases()
        async with BotClient(settings.token, settings.api_url) as client:
            with ScratchDir() as scratch_dir:
                await _run_loops(
                    Resources(settings, clock, limits, store, client, scratch_dir, pulse)
                )
    except BaseExceptionGroup as group:
        if group.subgroup(InvalidToken):
            raise SettingsError((NO_SUCH_BOT,)) from None
        raise
    finally:
        await store.close()
    log.info("stopped; nothing was lost")


async def _run_loops(resources: Resources) -> None:
    """Run all loops until a signal; those that bring work stop first, then those that do it."""
    sender = build_sender(resources)
    processor = build_processor(resources, sender)
    failed_updates = FailedUpdates(resources.store, resources.clock, processor.process_retries)
    poller = build_poller(resources, processor, failed_updates, sender)
    workers = build_workers(resources, processor, sender)
    async with catch_signals() as stop, resources.process_pool, asyncio.TaskGroup() as group:
        sinks = [group.create_task(loop.run()) for loop in (processor, sender)]
        await failed_updates.retry_at_start()
        sources = [group.create_task(loop.run()) for loop in (poller, *workers)]
        profile = bot_profile.publish_profile(
            resources.client, resources.catalog, MENU, resources.clock
        )
        sources.append(group.create_task(profile))
        log.info("the bot is running")
        _warn_of_unknown_days_off(resources.clock)
        if not resources.settings.policy.operator:
            log.warning("OPERATOR_NAME is not set: /privacy names nobody who runs this bot")
        await stop.wait()
        log.info("stopping")
        for task in sources:
            task.cancel()
        await asyncio.gather(*sources, return_exceptions=True)
        await processor.finish()
        await _drain(sender)
        for task in sinks:
            task.cancel()


async def _drain(sender: Sender) -> None:
    """Send what waits; a store that takes no write now is no reason to end in an error."""
    try:
        await sender.drain(DRAIN_SECONDS)
    except StorageError:
        log.warning("what was sent cannot be noted, and may be sent again at the next start")


def _warn_of_unknown_days_off(clock: Clock) -> None:
    if workdays.is_running_out(clock.now().date()):
        log.warning(
            "China's days off are known up to %d only, and after that weekdays are counted: "
            "install the release that knows the next year",
            workdays.LAST_YEAR,
        )
