"""The processor: commits inputs in batches, each batch in one transaction.

An input is done when its batch is committed, not before; whoever submitted it waits for that. An
input that raises costs its own turn, not the batch. Where it spoils the whole batch, the batch is
processed again one by one, so that Telegram does not bring the one that fails for ever.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable, Sequence

from bot.handlers.dispatcher import log_error
from bot.handlers.failures.retry_plan import Retry
from bot.handlers.inputs import Input
from bot.handlers.overload.flood_control import FloodControl
from bot.handlers.unit_of_work import Farewell, TurnContext, abandon_input, handle_batch
from bot.i18n.catalog import Catalog
from bot.rendering.case_file import CaseFileDelivery
from bot.runtime.clock import Clock
from bot.runtime.settings import DEFAULT_POLICY, Contact, DataPolicy
from bot.runtime.suppressed_nudges import report_suppressed
from bot.runtime.wakeup import Wakeups
from bot.transport.updates import Update
from flows.model.events.system import Exported, Inspected, Lost, Stored, Unbound
from storage.errors import DamagedError, StaleRevisionError, UnavailableError
from storage.records import CaseFileJob, Changes, ExhibitRecord, NudgeRecord, OutboxMessage
from storage.store import Store

log = logging.getLogger(__name__)
MAX_INPUTS, MAX_TRIES = 500, 5

Submission = tuple[Sequence[Input], "asyncio.Future[None]"]


class Processor:
    """Takes turns on inputs, many at a time, and writes all that comes of them at once."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        catalog: Catalog,
        contact: Contact,
        new_id: Callable[[], str],
        enqueue: Callable[[Sequence[OutboxMessage]], None],
        wakeups: Wakeups,
        flood_control: FloodControl,
        policy: DataPolicy = DEFAULT_POLICY,
        discard: Callable[[Changes], None] = lambda _: None,
    ) -> None:
        self._store, self._clock = store, clock
        self._enqueue_messages, self._wakeups = enqueue, wakeups
        self._flood_control, self._discard_forgotten = flood_control, discard
        self._context = TurnContext(catalog, contact, new_id, policy)
        self._waiting: list[Submission] = []
        self._bell = asyncio.Event()

    async def process_updates(self, updates: Iterable[Update]) -> None:
        """Process updates in order; returns when they are committed, raises StorageError if not."""
        updates = list(updates)
        judgement = self._flood_control.judge(updates)
        await self._submit(
            [Input.from_update(each, judgement.find_verdict(each)) for each in updates]
        )
        self._flood_control.confirm(judgement)

    async def process_retries(self, retries: Sequence[tuple[Update, Retry]]) -> None:
        """Process updates that failed before."""
        await self._submit([Input.from_retry(*each) for each in retries])

    async def process_nudges(self, rows: Sequence[NudgeRecord]) -> None:
        """Process nudges that are due."""
        await self._submit([Input.from_nudge(row) for row in rows])

    async def review_ages(self, cases: Sequence[tuple[str, int]]) -> None:
        """See of cases, each with its chat, whether they are kept any longer."""
        await self._submit([Input.from_check(*each) for each in cases])

    async def report_download(self, exhibit: ExhibitRecord, digest: str, size: int) -> None:
        """Note that a file is stored under its digest, `size` bytes long."""
        await self._submit([Input.from_download(exhibit, Stored(exhibit.id, digest, size))])

    async def report_loss(self, exhibit: ExhibitRecord, reason: str) -> None:
        """Note that a file cannot be had: "too_big" or "gone"."""
        await self._submit([Input.from_download(exhibit, Lost(exhibit.id, reason))])

    async def report_case_file(
        self, job: CaseFileJob, delivery: CaseFileDelivery, event: Exported
    ) -> None:
        """Note that a case file is made, and bring it."""
        await self._submit([Input.from_build(job, delivery, event)])

    async def report_build_failure(self, job: CaseFileJob) -> None:
        """Note that a case file cannot be made; what was made before is kept."""
        await self._submit([Input.from_build(job, None, Unbound())])

    async def report_inspection(
        self, exhibit: ExhibitRecord, event: Inspected, likeness: bytes | None
    ) -> None:
        """Note what was seen in a file; `likeness` is its perceptual hash."""
        await self._submit([Input.from_inspection(exhibit, event, likeness)])

    async def finish(self) -> None:
        """Return when all that was handed in so far is committed, or failed."""
        await self._enqueue(())

    async def run(self) -> None:
        """Commit batch after batch, until cancelled."""
        while True:
            await self._bell.wait()
            self._bell.clear()
            while self._waiting:
                await self._commit_next()

    async def _submit(self, items: Sequence[Input]) -> None:
        if items:
            await self._enqueue(items)

    async def _enqueue(self, items: Sequence[Input]) -> None:
        done = asyncio.get_running_loop().create_future()
        self._waiting.append((items, done))
        self._bell.set()
        await done

    async def _commit_next(self) -> None:
        """Commit what waits, up to the size of a batch, and tell those who wait for it."""
        chosen, count = list[Submission](), 0
        while self._waiting and (not chosen or count + len(self._waiting[0][0]) <= MAX_INPUTS):
            chosen.append(self._waiting.pop(0))
            count += len(chosen[-1][0])
        try:
            await self._commit([item for items, _ in chosen for item in items])
        except Exception as error:  # noqa: BLE001  # each of those who wait decides about it
            for _, done in chosen:
                if not done.done():
                    done.set_exception(error)
        else:
            for _, done in chosen:
                if not done.done():
                    done.set_result(None)

    async def _commit(self, items: Sequence[Input]) -> None:
        try:
            if items:
                await self._write(items)
        except (StaleRevisionError, UnavailableError):
            raise
        except Exception as error:  # noqa: BLE001  # also a row that does not open
            if len(items) == 1:
                log_error(error)
                await self._abandon(items[0])
                return
            log.warning("a batch failed (%s); taking it act by act", type(error).__name__)
            await self._commit_each(items)

    async def _commit_each(self, items: Sequence[Input]) -> None:
        """Commit act by act; where the database is damaged, all that do not meet the damage."""
        damage: DamagedError | None = None
        for item in items:
            try:
                await self._commit([item])
            except DamagedError as error:
                damage = error
        if damage:
            raise damage

    async def _write(self, items: Sequence[Input]) -> None:
        for left in reversed(range(MAX_TRIES)):
            try:
                async with self._store.begin() as unit:
                    outcome = await handle_batch(unit, self._context, items, self._clock.now())
                    await unit.save(outcome.changes)
            except StaleRevisionError:
                if not left:
                    raise
                log.info("another process was faster; taking the batch again")
            else:
                self._wake_workers(outcome.changes)
                for each in outcome.suppressed:  # once: a batch that was stale is taken again
                    report_suppressed(each)
                return

    async def _abandon(self, item: Input) -> None:
        """Note an input as done although nothing came of it, keep it, and tell the buyer.

        What is said is true, because it is written with what it says. An input of which nothing at
        all can be written, not for a trouble that passes but for what it is, is let go: Telegram
        would bring it for ever, and everybody would wait behind it.
        """
        for farewell in Farewell:
            now = self._clock.now()
            try:
                async with self._store.begin() as unit:
                    changes = await abandon_input(unit, self._context, item, now, farewell)
                    await unit.save(changes)
            except (StaleRevisionError, UnavailableError, DamagedError):
                raise
            except Exception as error:  # noqa: BLE001  # less is tried
                log_error(error)
            else:
                self._wake_workers(changes)
                return
        log.error("an event was let go: nothing of it can be stored")

    def _wake_workers(self, changes: Changes) -> None:
        """Hand on what is committed; what is forgotten first, for that is not sent any more."""
        self._discard_forgotten(changes)
        self._enqueue_messages(changes.messages)
        self._wakeups.wake_for(changes)
