"""The whole bot in one process: it opens the store, runs the loops, and stops in order."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from telegram.error import InvalidToken

from bot.casefile.packs import PackBuilder
from bot.handlers.commands import MENU
from bot.handlers.overload.flood_control import ALLOWANCE, UNLIMITED, FloodControl
from bot.handlers.overload.outage_notices import OutageNotices
from bot.handlers.processor import Processor
from bot.i18n.catalog import Catalog
from bot.inspection.inspector import Inspector
from bot.isolation.prctl import forbid_core_dumps
from bot.isolation.process_pool import ProcessPool
from bot.isolation.scratch_dir import ScratchDir
from bot.outbox.attachments import Attachments
from bot.outbox.rate_limiter import LoopClock, RateLimiter
from bot.outbox.sender import Sender
from bot.runtime.clock import Clock, SystemClock
from bot.runtime.health.heartbeat import Pulse
from bot.runtime.health.kept_data import check_database_kept, check_store_kept
from bot.runtime.ids import generate_id
from bot.runtime.keyring import load_key_ring
from bot.runtime.logs.logging import configure_logging
from bot.runtime.malloc import tune_malloc
from bot.runtime.rate_limits import TELEGRAM_LIMITS, RateLimits
from bot.runtime.settings import Settings, SettingsError
from bot.runtime.signals import catch_signals
from bot.runtime.store_opening import open_store
from bot.runtime.wakeup import Wakeups
from bot.transport import bot_profile
from bot.transport.client import BotClient
from bot.transport.polling import Poller
from bot.transport.updates import Update
from bot.workers.case_files import CaseFileWorker
from bot.workers.cleanup import CleanupWorker
from bot.workers.data_exports import DataExportWorker
from bot.workers.downloads import DownloadWorker
from bot.workers.erasures import ErasureWorker
from bot.workers.failed_updates import FailedUpdates
from bot.workers.health import HealthWorker
from bot.workers.inspections import InspectionWorker
from bot.workers.nudges import NudgeWorker
from bot.workers.order_ocr import OrderReader
from bot.workers.progress import Progress
from bot.workers.queue_worker import QueueWorker
from bot.workers.retention import RetentionWorker
from flows.guides import load_guides
from flows.nudges import workdays
from storage.blobs.file_store import open_file_store
from storage.errors import StorageError
from storage.store import Store

log = logging.getLogger(__name__)
DRAIN_SECONDS = 10.0
POOL_SIZE = 3
"""Files that are worked on at one time, each in a process of its own."""

Worker = QueueWorker[Any] | NudgeWorker | CleanupWorker | HealthWorker | RetentionWorker

NO_SUCH_BOT = (
    "Telegram does not know this BOT_TOKEN. Compare it with what @BotFather shows for your bot; "
    "an old one stops working when a new one is made."
)


@dataclass
class Resources:
    """What the loops share: what is given, and what is made of it."""

    settings: Settings
    clock: Clock
    limits: RateLimits
    store: Store
    client: BotClient
    scratch_dir: ScratchDir
    pulse: Pulse

    def __post_init__(self) -> None:
        self.files = open_file_store(self.settings.files_url)
        self.catalog = Catalog(load_guides().values())
        self.process_pool = ProcessPool(POOL_SIZE, self.scratch_dir)
        self.wakeups = Wakeups.create(self.clock)
        self.watch = LoopClock()


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
    sender = _build_sender(resources)
    processor = _build_processor(resources, sender)
    failed_updates = FailedUpdates(resources.store, resources.clock, processor.process_retries)
    poller = _build_poller(resources, processor, failed_updates, sender)
    workers = _build_workers(resources, processor, sender)
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


def _build_sender(resources: Resources) -> Sender:
    store, limits, watch = resources.store, resources.limits, resources.watch
    return Sender(
        store,
        resources.client,
        resources.clock,
        watch=watch,
        rate_limiter=RateLimiter(
            watch, overall=limits.overall, per_chat=limits.per_chat, burst=limits.burst
        ),
        load_parameters=Attachments(store, resources.files, resources.scratch_dir).load_parameters,
    )


def _build_processor(resources: Resources, sender: Sender) -> Processor:
    store, clock, wakeups = resources.store, resources.clock, resources.wakeups
    settings = resources.settings
    allowance = ALLOWANCE if resources.limits.controls_floods else UNLIMITED
    return Processor(
        store,
        clock,
        resources.catalog,
        settings.contact,
        generate_id,
        sender.enqueue,
        wakeups,
        FloodControl(clock, allowance),
        settings.policy,
        sender.discard_forgotten,
    )


def _build_poller(
    resources: Resources, processor: Processor, failed_updates: FailedUpdates, sender: Sender
) -> Poller:
    client, clock, pulse = resources.client, resources.clock, resources.pulse

    async def take(updates: Sequence[Update]) -> None:
        await processor.process_updates(updates)
        pulse.note_commit()

    set_aside = failed_updates.keep_unreadable
    notices = OutageNotices(take, client, resources.catalog, resources.watch)
    process = notices.process_updates
    return Poller(client, clock, process, set_aside, sender.drain_backlog, pulse.note_answer)


def _build_workers(
    resources: Resources, processor: Processor, sender: Sender
) -> tuple[Worker, ...]:
    store, files, catalog = resources.store, resources.files, resources.catalog
    client, clock, wakeups = resources.client, resources.clock, resources.wakeups
    scratch_dir, inspector = resources.scratch_dir, Inspector(resources.process_pool)
    on_download, on_loss = processor.report_download, processor.report_loss
    on_built, on_failed = processor.report_case_file, processor.report_build_failure
    order_reader = OrderReader(store, catalog, inspector)
    builder = PackBuilder(files, resources.process_pool, inspector)
    voice = catalog.find_language(None).voice
    progress = Progress(client, voice, resources.watch, resources.limits.progress_seconds)
    return (
        DownloadWorker(store, files, client, clock, wakeups.downloads, on_download, on_loss),
        InspectionWorker(
            store,
            files,
            inspector,
            order_reader,
            scratch_dir,
            clock,
            wakeups.inspections,
            processor.report_inspection,
        ),
        CaseFileWorker(
            store,
            builder,
            catalog,
            scratch_dir,
            clock,
            wakeups.case_files,
            progress,
            on_built,
            on_failed,
        ),
        NudgeWorker(store, clock, wakeups.nudges, processor.process_nudges, sender.wait_for_room),
        CleanupWorker(store, clock),
        HealthWorker(store, files, resources.pulse, SystemClock()),
        DataExportWorker(
            store, files, catalog, scratch_dir, clock, wakeups.data_exports, sender.enqueue
        ),
        ErasureWorker(store, files, catalog, clock, wakeups.erasures, sender.enqueue),
        RetentionWorker(store, clock, processor.review_ages, sender.wait_for_room),
    )
