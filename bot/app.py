"""The whole bot in one process: it opens the store, runs the loops, and stops in order."""

import asyncio
import logging
import secrets
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Protocol

from telegram.error import Forbidden, InvalidToken

from bot.casefile.packs import PackBuilder
from bot.handlers.commands import MENU
from bot.handlers.processor import Outlets, Processor
from bot.i18n.catalog import Catalog
from bot.inspection.inspector import Inspector
from bot.isolation.process_pool import ProcessPool
from bot.isolation.scratch_dir import ScratchDir
from bot.outbox.attachments import Attachments
from bot.outbox.rate_limiter import LoopClock, RateLimiter
from bot.outbox.sender import Sender
from bot.runtime.clock import Clock
from bot.runtime.heartbeat import Heartbeat
from bot.runtime.keyring import load_key_ring
from bot.runtime.logging import configure_logging
from bot.runtime.malloc import tune_malloc
from bot.runtime.settings import Settings, SettingsError
from bot.transport import bot_profile
from bot.transport.client import BotClient
from bot.transport.polling import Poller
from bot.workers.case_files import CaseFileWorker
from bot.workers.cleanup import CleanupWorker
from bot.workers.downloads import DownloadWorker
from bot.workers.inspections import InspectionWorker
from bot.workers.nudges import NudgeWorker
from bot.workers.order_ocr import OrderReader
from bot.workers.progress import Progress
from flows.guides import load_guides
from flows.nudges import workdays
from storage.blobs.file_store import open_file_store
from storage.store import Store

log = logging.getLogger(__name__)
DRAIN_SECONDS = 10.0
POOL_SIZE = 3
"""Files that are worked on at one time, each in a process of its own."""

NO_SUCH_BOT = (
    "Telegram does not know this BOT_TOKEN. Compare it with what @BotFather shows for your bot; "
    "an old one stops working when a new one is made."
)


def generate_id() -> str:
    """Return a name nobody can guess, short enough for a button: 40 bits in base 32."""
    return "".join(secrets.choice("abcdefghijkmnpqrstuvwxyz23456789") for _ in range(8))


@dataclass(frozen=True, slots=True)
class RateLimits:
    """Messages a second in all and to one chat, and how many may go to a chat at once.

    `progress_seconds` are the seconds between two signs of how far a case file is.
    """

    overall: float = 30.0
    per_chat: float = 1.0
    burst: float = 5.0
    progress_seconds: float = 2.0


TELEGRAM_LIMITS = RateLimits()


async def run_bot(settings: Settings, clock: Clock, pace: RateLimits = TELEGRAM_LIMITS) -> None:
    """Run until SIGTERM or SIGINT, then finish the batch and send what is waiting.

    Raises SettingsError, also for a token that Telegram does not know, and StorageError when the
    store cannot be opened.
    """
    tune_malloc()
    configure_logging(settings.log_level, settings.log_format, secrets=(settings.token,))
    Heartbeat(settings.data).clear()
    ring = load_key_ring(settings)
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    store = await Store.open(settings.database_url, ring)
    try:
        async with BotClient(settings.token, settings.api_url) as api:
            await _run_loops(settings, clock, store, api, pace)
    except BaseExceptionGroup as group:
        if group.subgroup((InvalidToken, Forbidden)):
            raise SettingsError((NO_SUCH_BOT,)) from None
        raise
    finally:
        await store.close()
    log.info("stopped; nothing was lost")


class Loop(Protocol):
    """Something that works until it is cancelled."""

    async def run(self) -> None:
        """Work."""
        ...


def _build_limiter(pace: RateLimits, watch: LoopClock) -> RateLimiter:
    return RateLimiter(watch, overall=pace.overall, per_chat=pace.per_chat, burst=pace.burst)


async def _run_loops(
    settings: Settings, clock: Clock, store: Store, api: BotClient, pace: RateLimits
) -> None:
    await store.end_leases()
    catalogue, workshop = Catalog(load_guides().values()), ProcessPool(POOL_SIZE)
    with ScratchDir() as tray:
        plant = LoopResources(settings, clock, store, api, pace, catalogue, workshop, tray)
        desk, sender, loops = _build_loops(plant)
        async with _catch_signals() as stop, workshop, asyncio.TaskGroup() as group:
            behind = [group.create_task(each.run()) for each in (desk, sender)]
            ahead = [group.create_task(each.run()) for each in loops]
            ahead.append(group.create_task(bot_profile.publish_profile(api, catalogue, MENU)))
            log.info("the bot is running")
            _warn_of_unknown_days_off(clock)
            await _wait_for_stop(stop, ahead)
            await desk.finish()
            await sender.drain(DRAIN_SECONDS)
            for task in behind:
                task.cancel()


def _warn_of_unknown_days_off(clock: Clock) -> None:
    if workdays.is_running_out(clock.now().date()):
        log.warning(
            "China's days off are known up to %d only, and after that weekdays are counted: "
            "install the release that knows the next year",
            workdays.LAST_YEAR,
        )


@dataclass(frozen=True, slots=True)
class LoopResources:
    """What the loops share."""

    settings: Settings
    clock: Clock
    store: Store
    client: BotClient
    limits: RateLimits
    catalog: Catalog
    process_pool: ProcessPool
    scratch_dir: ScratchDir


def _build_loops(plant: LoopResources) -> tuple[Processor, Sender, tuple[Loop, ...]]:
    """Return the desk, the sender, and the loops that bring the desk its work."""
    settings, clock, store, api = plant.settings, plant.clock, plant.store, plant.client
    pace, catalogue, tray = plant.limits, plant.catalog, plant.scratch_dir
    watch, files = LoopClock(), open_file_store(settings.files_url)
    ready = Attachments(store, files, tray).load_parameters
    sender = Sender(store, api, clock, watch=watch, pacer=_build_limiter(pace, watch), ready=ready)
    outlets = Outlets(
        letters=sender.enqueue,
        wanted=lambda: fetcher.wake(),
        nudges=lambda: nudger.wake(),
        papers=lambda: exporter.wake(),
        unseen=lambda: examiner.wake(),
    )
    desk = Processor(store, clock, catalogue, settings.contact, generate_id, outlets)
    fetcher = DownloadWorker(store, files, api, clock, desk.report_download, desk.report_loss)
    inspector = Inspector(plant.process_pool)
    orders = OrderReader(store, catalogue, inspector)
    examiner = InspectionWorker(
        store, files, inspector, orders, tray, clock, desk.report_inspection
    )
    exporter = CaseFileWorker(
        store,
        PackBuilder(files, plant.process_pool, inspector),
        catalogue,
        tray,
        clock,
        Progress(api, catalogue.find_language(None).voice, watch, pace.progress_seconds),
        desk.report_case_file,
        desk.report_build_failure,
    )
    nudger = NudgeWorker(store, clock, desk.process_nudges)
    heartbeat = Heartbeat(settings.data)
    intake = Poller(api, clock, desk.process_updates, sender.drain_backlog, heartbeat.beat)
    return desk, sender, (intake, fetcher, examiner, exporter, nudger, CleanupWorker(store, clock))


async def _wait_for_stop(stop: asyncio.Event, ahead: list[asyncio.Task[None]]) -> None:
    """Wait for the signal, then take nothing in any more; what was handed in is still committed."""
    await stop.wait()
    log.info("stopping")
    for task in ahead:
        task.cancel()
    await asyncio.gather(*ahead, return_exceptions=True)


@asynccontextmanager
async def _catch_signals() -> AsyncIterator[asyncio.Event]:
    """An event that SIGTERM and SIGINT set."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    yield stop
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.remove_signal_handler(number)
