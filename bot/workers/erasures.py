"""Ends what was forgotten: the files, what the database still holds, and the bot's own messages.

The keys and rows are gone already. Whoever is killed here leaves the mark, and all of it is done
again; the receipt is written once, in the transaction that takes the chat out of the mark.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

import orjson

from bot.i18n.catalog import Catalog
from bot.i18n.voice import Voice
from bot.outbox.in_flight import LEASE
from bot.rendering.calls import Call, build_messages
from bot.runtime.clock import Clock
from bot.runtime.ids import generate_id
from bot.runtime.wakeup import Wakeup
from bot.workers.queue_worker import QueueWorker, RetryLaterError
from storage.blobs.file_store import FileStore
from storage.personal_records import ErasureRecord, SentMessage
from storage.records import Changes, OutboxMessage
from storage.store import Store

SECOND_LOOK = timedelta(minutes=20)
"""After that no download or case file that had begun before can bring a file any more."""

DELETABLE_TIME = timedelta(hours=47, minutes=55)
"""Telegram lets a bot delete messages of the last 48 hours."""

DELETED_AT_ONCE = 100
BUSY_SECONDS = 2.0

Notes = dict[str, Any]


class ErasureWorker(QueueWorker[ErasureRecord]):
    """One loop over the marks; `enqueue` takes the messages that are committed."""

    lease = timedelta(minutes=5)
    max_concurrent = 2

    def __init__(
        self,
        store: Store,
        files: FileStore,
        catalog: Catalog,
        clock: Clock,
        wakeup: Wakeup,
        enqueue: Callable[[Sequence[OutboxMessage]], None],
    ) -> None:
        super().__init__(clock, wakeup)
        self._store, self._files, self._catalog = store, files, catalog
        self._enqueue = enqueue

    async def claim(
        self, now: datetime, lease_until: datetime, limit: int
    ) -> Sequence[ErasureRecord]:
        """Claim marks."""
        return await self._store.personal_data.claim_erasures(now, lease_until, limit)

    async def release(self, job: ErasureRecord, not_before: datetime, attempts: int) -> None:
        """Give a mark back."""
        await self._store.personal_data.release_erasure(job.id, not_before, attempts)

    def name_job(self, job: ErasureRecord) -> str:
        """Return what the log calls an erasure."""
        return f"the erasure of {job.case_ids or 'a chat'}"

    async def work(self, job: ErasureRecord) -> None:
        """Delete the files, overwrite the log of the database, and write the receipt."""
        for case_id in job.case_ids.split():
            await self._files.delete_case(case_id)
        if not await self._store.personal_data.scrub():
            raise RetryLaterError(BUSY_SECONDS, counted=False)
        if job.chat_id is None:
            await self._store.personal_data.remove_erasure(job.id)
            return
        now = self._clock.now()
        self._enqueue(await self._write_receipt(job, job.chat_id, now))
        self._wakeup.wake_at(now + SECOND_LOOK)

    async def _write_receipt(
        self, job: ErasureRecord, chat_id: int, now: datetime
    ) -> list[OutboxMessage]:
        notes: Notes = orjson.loads(job.notes)
        case_ids = None if notes["is_all"] else job.case_ids.split()
        until = datetime.fromisoformat(notes["at"])
        voice = self._catalog.find_language(notes["language"]).voice
        async with self._store.begin() as unit:
            sent = await unit.take_sent_messages(chat_id, case_ids, until)
            calls = [] if notes["is_silent"] else list_calls(voice, chat_id, notes, sent, now)
            messages = [call.build_message(generate_id(), chat_id, None, now) for call in calls]
            await unit.save(Changes(now, messages=tuple(messages), leased_until=now + LEASE))
            await unit.settle_erasure(job.id, now + SECOND_LOOK)
        return messages


def list_calls(
    voice: Voice, chat_id: int, notes: Notes, sent: Collection[SentMessage], now: datetime
) -> Iterator[Call]:
    """Yield what clears the chat as far as Telegram lets us, and then the receipt."""
    for card in notes["cards"]:
        yield Call("unpinChatMessage", {"chat_id": chat_id, "message_id": card})
    fresh = [each.message_id for each in sent if now - each.at < DELETABLE_TIME]
    for start in range(0, len(fresh), DELETED_AT_ONCE):
        chosen = fresh[start : start + DELETED_AT_ONCE]
        yield Call("deleteMessages", {"chat_id": chat_id, "message_ids": chosen})
    slot = "forget.gone_all" if notes["is_all"] else "forget.gone_case"
    values = {**notes, "at": datetime.fromisoformat(notes["at"])}
    parts = [voice.fill_slot(slot, values), voice.texts["forget.backups"]]
    parts.append(voice.texts["forget.telegram"])
    if notes["is_all"]:
        parts.append(voice.texts["forget.again"])
    yield from build_messages(chat_id, parts, [])
