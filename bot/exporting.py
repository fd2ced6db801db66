"""Makes the case files that are asked for, a few at a time, and hands them to the desk.

A wish is claimed under a lease. When the process dies, the lease ends and the case file is made
again; it is brought once, by the batch that notes it. The files that go with its letters are
sealed among those of the case until the next version takes their place.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path

from bot.casefile.keeping import Kept, read, written
from bot.casefile.packing import Pack, Packer, Work
from bot.catalogue import Catalogue
from bot.clock import Clock
from bot.delivering import Delivery, Sheaf
from bot.fetching import pause_after
from bot.progress import Progress
from bot.tray import Tray
from bot.waking import Bell
from flows import codec
from flows.case import Case
from flows.handling import Exported
from storage.errors import KeyMissing, StorageError
from storage.records import Export
from storage.store import Store

log = logging.getLogger(__name__)
SIDE_BY_SIDE = 2
LEASE = timedelta(minutes=15)
POLL = timedelta(seconds=30)
TRIES = 3
PATIENCE = timedelta(minutes=1)
"""How long a case file waits for files that are on their way."""

WAIT = timedelta(seconds=2)
PIECE = 1 << 20

OnMade = Callable[[Export, Delivery, Exported], Awaitable[None]]
OnFailed = Callable[[Export], Awaitable[None]]


class Early(Exception):  # noqa: N818  # named like Misread
    """Files of the case are still being fetched."""


class Exporter:
    """One loop over the case files that are wanted.

    `on_made(export, delivery, event)` and `on_failed(export)` must commit; when they raise, it is
    made again.
    """

    def __init__(
        self,
        store: Store,
        packer: Packer,
        catalogue: Catalogue,
        tray: Tray,
        clock: Clock,
        progress: Progress,
        on_made: OnMade,
        on_failed: OnFailed,
    ) -> None:
        self._store, self._packer, self._catalogue = store, packer, catalogue
        self._tray, self._clock, self._progress = tray, clock, progress
        self._on_made, self._on_failed, self._bell = on_made, on_failed, Bell(clock)
        self._running: set[asyncio.Task[None]] = set()

    def nudge(self) -> None:
        """Look again now: a case file is wanted."""
        self._bell.ring()

    async def run(self) -> None:
        """Until cancelled; what is cut off is done again by whoever comes next."""
        async with asyncio.TaskGroup() as group:
            while True:
                for export in await self._claim(SIDE_BY_SIDE - len(self._running)):
                    task = group.create_task(self.make(export))
                    self._running.add(task)
                    task.add_done_callback(self._finished)
                await self._bell.wait_until(self._clock.now() + POLL)

    async def make(self, export: Export) -> None:
        """Make one case file and tell what became of it; never raises."""
        try:
            await self._make(export)
        except KeyMissing:
            log.info("a case file was wanted of a case that was deleted")
        except Early:
            await self._again(export, WAIT, export.attempts)
        except Exception:
            log.exception("the case file of %s was not made", export.case_id)
            await self._failed(export)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        self._bell.ring()

    async def _claim(self, limit: int) -> list[Export]:
        now = self._clock.now()
        try:
            return await self._store.claim_exports(now, now + LEASE, limit) if limit else []
        except StorageError:
            log.warning("the case files wanted cannot be read; trying again", exc_info=True)
            return []

    async def _make(self, export: Export) -> None:
        key = await self._store.data_key(export.case_id)
        case = codec.decode_case((await self._store.case(export.case_id)).snapshot)
        kept = read(export.content)
        if any(self._is_coming(each.state, each.received_at) for _, each in case.shown):
            raise Early
        guide = self._catalogue.of(None).guides[case.guide]
        async with (
            self._tray.drawer() as folder,
            self._progress.shown(export.chat_id) as progress,
        ):
            work = Work(folder, self._clock.now(), progress)
            pack = await self._packer.pack(guide, case, key, kept.former if kept else None, work)
            await self._bring(export, case, key, pack)
        if kept:
            await self._forget(export.case_id, kept)

    def _is_coming(self, state: str, received_at: datetime) -> bool:
        return state == "wanted" and self._clock.now() < received_at + PATIENCE

    async def _bring(self, export: Export, case: Case, key: bytes, pack: Pack) -> None:
        """Seal the files, then note in one batch that they are made and are to be sent."""
        files = self._packer.files
        named = f"case-file-v{pack.made.making.version}"
        names = {pack.whole[0]: f"{named}.pdf", pack.form[0]: f"{named}-small.pdf"}
        names |= {path: f"{named}-files-{n}.zip" for n, path in enumerate(pack.whole[1:], 1)}
        sheaves = dict[Path, Sheaf]()
        for path in (*pack.pictures, *pack.whole, *pack.form):
            digest, _ = await files.put(case.id, key, _pieces(path))
            sheaves[path] = Sheaf(names.get(path, path.name), digest)
        delivery = _delivery(pack, sheaves)
        digests = tuple(sheaf.digest for sheaf in sheaves.values())
        made = Export(
            export.case_id, export.chat_id, export.asked, written(Kept(pack.made, digests))
        )
        exhibits = tuple(each.id for _, each in case.shown)
        event = Exported(pack.made.making.version, pack.digest, exhibits)
        await self._on_made(made, delivery, event)

    async def _forget(self, case_id: str, kept: Kept) -> None:
        """Delete the files of the version before, unless they are files of the case still."""
        export = await self._store.export(case_id)
        now = read(export.content) if export else None
        held = {each.digest for each in await self._store.exhibits(case_id)}
        needed = held | set(now.digests if now else kept.digests)
        for digest in kept.digests:
            if digest not in needed:
                await self._packer.files.delete(case_id, digest)

    async def _failed(self, export: Export) -> None:
        if export.attempts + 1 < TRIES:
            await self._again(export, pause_after(export.attempts), export.attempts + 1)
            return
        try:
            await self._on_failed(export)
        except StorageError:
            log.warning("it cannot be noted that a case file was not made", exc_info=True)

    async def _again(self, export: Export, pause: timedelta, attempts: int) -> None:
        """Give it back for later; when even that fails, its lease ends by itself."""
        at = self._clock.now() + pause
        try:
            await self._store.release_export(export.case_id, at, attempts)
        except StorageError:
            log.warning("a case file stays claimed until its lease ends", exc_info=True)
        self._bell.ring_at(at)


def _delivery(pack: Pack, sheaves: dict[Path, Sheaf]) -> Delivery:
    def of(paths: Iterable[Path]) -> tuple[Sheaf, ...]:
        return tuple(sheaves[path] for path in paths)

    return Delivery(
        version=pack.made.making.version,
        pictures=of(pack.pictures),
        whole=of(pack.whole),
        form=of(pack.form),
        changes=tuple(phrase.en for phrase in pack.made.changes),
        left_out=pack.left_out,
    )


async def _pieces(path: Path) -> AsyncIterator[bytes]:
    """A file in pieces, read apart from the loop."""
    with path.open("rb") as file:
        while piece := await asyncio.to_thread(file.read, PIECE):
            yield piece
