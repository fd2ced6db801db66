"""The desk: where turns are taken. Whatever waits is one batch, and a batch is one transaction.

Rule 1: an event is done when its batch is committed, not before; who handed it in waits for that.
Rule 2: one event that cannot be taken (a fault of ours) costs its own turn, not the batch. Where
the fault spoils the whole batch, it is taken again act by act, so that Telegram does not bring the
one act that fails for ever.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.handlers.commands import Lobby
from bot.handlers.dispatcher import note
from bot.handlers.inputs import Act
from bot.handlers.unit_of_work import Writing, given_up, taken
from bot.i18n.catalog import Catalogue
from bot.rendering.case_file import Delivery
from bot.runtime.clock import Clock
from bot.transport.updates import Incoming
from flows.model.events.buyer import Lost, Stored
from flows.model.events.exhibits import Exported, Inspected, Unbound
from storage.errors import StaleRevision, Unavailable
from storage.records import Changes, Exhibit, Export, Letter, NudgeRow
from storage.store import Store

log = logging.getLogger(__name__)
LARGEST = 500
TRIES = 5

Handed = tuple[Sequence[Act], "asyncio.Future[None]"]


@dataclass(frozen=True, slots=True)
class Outlets:
    """Who is told after a commit: letters to send, files to fetch or to look into, and so on.

    `nudges` where follow-ups changed, `papers` where a case file is asked for.
    """

    letters: Callable[[Sequence[Letter]], None]
    wanted: Callable[[], None]
    nudges: Callable[[], None]
    papers: Callable[[], None]
    unseen: Callable[[], None]


class Desk:
    """Takes acts, many at a time, and writes all that comes of them at once."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        catalogue: Catalogue,
        lobby: Lobby,
        new_id: Callable[[], str],
        outlets: Outlets,
    ) -> None:
        self._store, self._clock, self._outlets = store, clock, outlets
        self._writing = Writing(catalogue, lobby, new_id)
        self._waiting: list[Handed] = []
        self._bell = asyncio.Event()

    async def take(self, incoming: Iterable[Incoming]) -> None:
        """Take updates in order; returns when they are committed, raises StorageError if not."""
        await self._put([Act.of_update(each) for each in incoming])

    async def fall(self, rows: Sequence[NudgeRow]) -> None:
        """Take follow-ups that are due."""
        await self._put([Act.of_nudge(row) for row in rows])

    async def stored(self, exhibit: Exhibit, digest: str, size: int) -> None:
        """Note that a file is safe."""
        await self._put([Act.of_file(exhibit, Stored(exhibit.id, digest, size))])

    async def lost(self, exhibit: Exhibit, reason: str) -> None:
        """Note that a file cannot be had: "too_big" or "gone"."""
        await self._put([Act.of_file(exhibit, Lost(exhibit.id, reason))])

    async def exported(self, export: Export, delivery: Delivery, event: Exported) -> None:
        """Note that a case file is made, and bring it."""
        await self._put([Act.of_export(export, delivery, event)])

    async def unbound(self, export: Export) -> None:
        """Note that a case file cannot be made; what was made before is kept."""
        await self._put([Act.of_export(export, None, Unbound())])

    async def seen(self, exhibit: Exhibit, event: Inspected, likeness: bytes | None) -> None:
        """Note what was seen in a file."""
        await self._put([Act.of_look(exhibit, event, likeness)])

    async def finish(self) -> None:
        """Return when all that was handed in so far is committed, or failed."""
        await self._wait_for(())

    async def run(self) -> None:
        """Commit batch after batch, until cancelled."""
        while True:
            await self._bell.wait()
            self._bell.clear()
            while self._waiting:
                await self._next()

    async def _put(self, acts: Sequence[Act]) -> None:
        if acts:
            await self._wait_for(acts)

    async def _wait_for(self, acts: Sequence[Act]) -> None:
        done = asyncio.get_running_loop().create_future()
        self._waiting.append((acts, done))
        self._bell.set()
        await done

    async def _next(self) -> None:
        """Commit what waits, up to the size of a batch, and tell those who wait for it."""
        chosen, count = list[Handed](), 0
        while self._waiting and (not chosen or count + len(self._waiting[0][0]) <= LARGEST):
            chosen.append(self._waiting.pop(0))
            count += len(chosen[-1][0])
        try:
            await self._commit([act for acts, _ in chosen for act in acts])
        except Exception as error:  # noqa: BLE001  # each of those who wait decides about it
            for _, done in chosen:
                if not done.done():
                    done.set_exception(error)
        else:
            for _, done in chosen:
                if not done.done():
                    done.set_result(None)

    async def _commit(self, acts: Sequence[Act]) -> None:
        try:
            if acts:
                await self._write(acts)
        except (StaleRevision, Unavailable):
            raise
        except Exception as error:  # noqa: BLE001  # also a row that does not open
            if len(acts) == 1:
                note(error)
                await self._give_up(acts[0])
                return
            log.warning("a batch failed (%s); taking it act by act", type(error).__name__)
            for act in acts:
                await self._commit([act])

    async def _write(self, acts: Sequence[Act]) -> None:
        for left in reversed(range(TRIES)):
            try:
                async with self._store.batch() as batch:
                    changes = await taken(batch, self._writing, acts, self._clock.now())
                    await batch.save(changes)
            except StaleRevision:
                if not left:
                    raise
                log.info("another process was faster; taking the batch again")
            else:
                self._tell(changes)
                return

    async def _give_up(self, act: Act) -> None:
        """Note an act as done although nothing came of it, and tell the buyer."""
        changes = given_up(self._writing, act, self._clock.now())
        async with self._store.batch() as batch:
            await batch.save(changes)
        self._tell(changes)

    def _tell(self, changes: Changes) -> None:
        """Hand on what is committed."""
        self._outlets.letters(changes.letters)
        if any(exhibit.state == "wanted" for exhibit in changes.exhibits):
            self._outlets.wanted()
        if any(exhibit.state == "stored" and not exhibit.seen for exhibit in changes.exhibits):
            self._outlets.unseen()
        if changes.nudges:
            self._outlets.nudges()
        if changes.wishes:
            self._outlets.papers()
