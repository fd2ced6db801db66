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

from bot.casefile.packs import Packer
from bot.handlers.commands import Lobby
from bot.handlers.processor import Desk, Outlets
from bot.i18n.catalog import Catalogue
from bot.inspection.inspector import Inspector
from bot.isolation.process_pool import Workshop
from bot.isolation.scratch_dir import Tray
from bot.outbox.attachments import Enclosures
from bot.outbox.rate_limiter import LoopStopwatch, Pacer
from bot.outbox.sender import Sender
from bot.runtime.clock import Clock
from bot.runtime.heartbeat import Heartbeat
from bot.runtime.keyring import key_ring
from bot.runtime.logging import configure
from bot.runtime.malloc import save_memory
from bot.runtime.settings import Settings, SettingsError
from bot.transport import bot_profile
from bot.transport.client import Api
from bot.transport.polling import Intake
from bot.workers.case_files import Exporter
from bot.workers.cleanup import Sweeper
from bot.workers.downloads import Fetcher
from bot.workers.inspections import Examiner
from bot.workers.nudges import Nudger
from bot.workers.order_ocr import Orders
from bot.workers.progress import Progress
from flows.guides import GUIDES
from flows.nudges import workdays
from storage.blobs.file_store import files_at
from storage.store import Store

log = logging.getLogger(__name__)
PATIENCE = 10.0
HANDS = 3
"""Files that are worked on at one time, each in a process of its own."""

UNKNOWN = (
    "Telegram does not know this BOT_TOKEN. Compare it with what @BotFather shows for your bot; "
    "an old one stops working when a new one is made."
)


def new_id() -> str:
    """Return a name nobody can guess, short enough for a button: 40 bits in base 32."""
    return "".join(secrets.choice("abcdefghijkmnpqrstuvwxyz23456789") for _ in range(8))


@dataclass(frozen=True, slots=True)
class Pace:
    """Messages a second in all and to one chat, and how many may go to a chat at once.

    `progress` are the seconds between two signs of how far a case file is.
    """

    overall: float = 30.0
    per_chat: float = 1.0
    burst: float = 5.0
    progress: float = 2.0


TELEGRAM = Pace()


async def run(settings: Settings, clock: Clock, pace: Pace = TELEGRAM) -> None:
    """Run until SIGTERM or SIGINT, then finish the batch and send what is waiting.

    Raises SettingsError, also for a token that Telegram does not know, and StorageError when the
    store cannot be opened.
    """
    save_memory()
    configure(settings.log_level, settings.log_format, secrets=(settings.token,))
    Heartbeat(settings.data).clear()
    ring = key_ring(settings)
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    store = await Store.open(settings.database_url, ring)
    try:
        async with Api(settings.token, settings.api_url) as api:
            await _work(settings, clock, store, api, pace)
    except BaseExceptionGroup as group:
        if group.subgroup((InvalidToken, Forbidden)):
            raise SettingsError((UNKNOWN,)) from None
        raise
    finally:
        await store.close()
    log.info("stopped; nothing was lost")


class Loop(Protocol):
    """Something that works until it is cancelled."""

    async def run(self) -> None:
        """Work."""
        ...


def _pacer(pace: Pace, watch: LoopStopwatch) -> Pacer:
    return Pacer(watch, overall=pace.overall, per_chat=pace.per_chat, burst=pace.burst)


async def _work(settings: Settings, clock: Clock, store: Store, api: Api, pace: Pace) -> None:
    await store.end_leases()
    catalogue, workshop = Catalogue(GUIDES.values()), Workshop(HANDS)
    with Tray() as tray:
        plant = Plant(settings, clock, store, api, pace, catalogue, workshop, tray)
        desk, sender, loops = _assembled(plant)
        async with _stopping() as stop, workshop, asyncio.TaskGroup() as group:
            behind = [group.create_task(each.run()) for each in (desk, sender)]
            ahead = [group.create_task(each.run()) for each in loops]
            ahead.append(group.create_task(bot_profile.publish(api, catalogue)))
            log.info("the bot is running")
            _warn_of_unknown_days_off(clock)
            await _until(stop, ahead)
            await desk.finish()
            await sender.drain(PATIENCE)
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
class Plant:
    """What the loops share."""

    settings: Settings
    clock: Clock
    store: Store
    api: Api
    pace: Pace
    catalogue: Catalogue
    workshop: Workshop
    tray: Tray


def _assembled(plant: Plant) -> tuple[Desk, Sender, tuple[Loop, ...]]:
    """Return the desk, the sender, and the loops that bring the desk its work."""
    settings, clock, store, api = plant.settings, plant.clock, plant.store, plant.api
    pace, catalogue, tray = plant.pace, plant.catalogue, plant.tray
    watch, files = LoopStopwatch(), files_at(settings.files_url)
    ready = Enclosures(store, files, tray).ready
    sender = Sender(store, api, clock, watch=watch, pacer=_pacer(pace, watch), ready=ready)
    outlets = Outlets(
        letters=sender.hand_over,
        wanted=lambda: fetcher.nudge(),
        nudges=lambda: nudger.nudge(),
        papers=lambda: exporter.nudge(),
        unseen=lambda: examiner.nudge(),
    )
    desk = Desk(store, clock, catalogue, Lobby(settings.contact), new_id, outlets)
    fetcher = Fetcher(store, files, api, clock, desk.stored, desk.lost)
    inspector = Inspector(plant.workshop)
    orders = Orders(store, catalogue, inspector)
    examiner = Examiner(store, files, inspector, orders, tray, clock, desk.seen)
    exporter = Exporter(
        store,
        Packer(files, plant.workshop, inspector),
        catalogue,
        tray,
        clock,
        Progress(api, catalogue.of(None).voice, watch, pace.progress),
        desk.exported,
        desk.unbound,
    )
    nudger = Nudger(store, clock, desk.fall)
    heartbeat = Heartbeat(settings.data)
    intake = Intake(api, clock, desk.take, sender.drain_backlog, heartbeat.beat)
    return desk, sender, (intake, fetcher, examiner, exporter, nudger, Sweeper(store, clock))


async def _until(stop: asyncio.Event, ahead: list[asyncio.Task[None]]) -> None:
    """Wait for the signal, then take nothing in any more; what was handed in is still committed."""
    await stop.wait()
    log.info("stopping")
    for task in ahead:
        task.cancel()
    await asyncio.gather(*ahead, return_exceptions=True)


@asynccontextmanager
async def _stopping() -> AsyncIterator[asyncio.Event]:
    """An event that SIGTERM and SIGINT set."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    yield stop
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.remove_signal_handler(number)
