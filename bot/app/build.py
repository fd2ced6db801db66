"""What one process is made of: the parts that the loops share, and the loops themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.casefile.packs import PackBuilder
from bot.handlers.overload.flood_control import ALLOWANCE, UNLIMITED, FloodControl
from bot.handlers.overload.outage_notices import OutageNotices
from bot.handlers.processor import Processor
from bot.i18n.catalog import Catalog
from bot.inspection.inspector import Inspector
from bot.isolation.process_pool import ProcessPool
from bot.isolation.scratch_dir import ScratchDir
from bot.outbox.attachments import Attachments
from bot.outbox.rate_limiter import LoopClock, RateLimiter
from bot.outbox.sender import Sender
from bot.runtime.clock import Clock, SystemClock
from bot.runtime.health.heartbeat import Pulse
from bot.runtime.ids import generate_id
from bot.runtime.rate_limits import RateLimits
from bot.runtime.settings import Settings
from bot.runtime.wakeup import Wakeups
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
from storage.blobs.file_store import open_file_store
from storage.store import Store

POOL_SIZE = 3
"""Files that are worked on at one time, each in a process of its own."""

Worker = QueueWorker[Any] | NudgeWorker | CleanupWorker | HealthWorker | RetentionWorker


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


def build_sender(resources: Resources) -> Sender:
    """Return what sends the messages of the outbox."""
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


def build_processor(resources: Resources, sender: Sender) -> Processor:
    """Return what takes turns on inputs; what it decides to say goes to the sender."""
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


def build_poller(
    resources: Resources, processor: Processor, failed_updates: FailedUpdates, sender: Sender
) -> Poller:
    """Return what asks Telegram for updates, and confirms those that are committed."""
    client, clock, pulse = resources.client, resources.clock, resources.pulse

    async def take(updates: Sequence[Update]) -> None:
        await processor.process_updates(updates)
        pulse.note_commit()

    set_aside = failed_updates.keep_unreadable
    notices = OutageNotices(take, client, resources.catalog, resources.watch)
    process = notices.process_updates
    return Poller(client, clock, process, set_aside, sender.drain_backlog, pulse.note_answer)


def build_workers(resources: Resources, processor: Processor, sender: Sender) -> tuple[Worker, ...]:
    """Return the loops that work on rows of the store."""
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
