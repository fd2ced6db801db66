"""Packs the data that buyers ask for, brings them once, and deletes the packed files after that."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.casefile.sealed_files import read_chunks
from bot.export.archive import read_case, write_archive
from bot.export.document import CaseData
from bot.i18n.catalog import Catalog
from bot.isolation.scratch_dir import ScratchDir
from bot.outbox.attachments import attach_stored
from bot.outbox.in_flight import LEASE
from bot.rendering import status_card
from bot.rendering.calls import Call, build_messages
from bot.runtime.clock import Clock
from bot.runtime.ids import generate_id
from bot.runtime.wakeup import Wakeup
from bot.workers.queue_worker import QueueWorker
from storage.blobs.file_store import FileStore
from storage.personal_records import DataExportJob
from storage.records import Changes, MessageRole, OutboxMessage
from storage.store import Store

ZIP_TYPE = "application/zip"


class DataExportWorker(QueueWorker[DataExportJob]):
    """One loop over the wishes, one at a time; `enqueue` takes the messages that are committed."""

    lease = timedelta(minutes=15)
    max_concurrent = 1
    max_attempts = 3

    def __init__(
        self,
        store: Store,
        files: FileStore,
        catalog: Catalog,
        scratch_dir: ScratchDir,
        clock: Clock,
        wakeup: Wakeup,
        enqueue: Callable[[Sequence[OutboxMessage]], None],
    ) -> None:
        super().__init__(clock, wakeup)
        self._store, self._files, self._catalog = store, files, catalog
        self._scratch_dir, self._enqueue = scratch_dir, enqueue

    async def claim(
        self, now: datetime, lease_until: datetime, limit: int
    ) -> Sequence[DataExportJob]:
        """Claim wishes, and packed files that are to go."""
        return await self._store.personal_data.claim_data_exports(now, lease_until, limit)

    async def release(self, job: DataExportJob, not_before: datetime, attempts: int) -> None:
        """Give a wish back."""
        await self._store.personal_data.release_data_export(job.case_id, not_before, attempts)

    def name_job(self, job: DataExportJob) -> str:
        """Return what the log calls an export."""
        return f"the data export of {job.case_id}"

    async def work(self, job: DataExportJob) -> None:
        """Pack the data of a case and bring them, or delete what was packed before."""
        if job.asked == job.made:
            await self._delete_packed(job.case_id, job.digests.split())
            await self._store.personal_data.clear_data_export(job.case_id)
            return
        now = self._clock.now()
        data = await read_case(self._store, self._catalog, job.case_id, now)
        key = await self._store.load_data_key(job.case_id)
        async with self._scratch_dir.open_subfolder() as folder:
            parts = await write_archive(self._store, self._files, data, key, folder, now)
            packed = [
                (part.name, (await self._files.put(job.case_id, key, read_chunks(part)))[0])
                for part in parts
            ]
        digests = [digest for _, digest in packed]
        made = replace(job, digests=" ".join(digests))
        await self._commit(made, [_build_call(data, packed, n) for n in range(len(packed))], now)
        await self._delete_packed(job.case_id, set(job.digests.split()) - set(digests))

    async def give_up(self, job: DataExportJob) -> None:
        """Tell the buyer that the data cannot be packed."""
        voice = self._catalog.find_language(None).voice
        calls = build_messages(job.chat_id, [voice.texts["export.failed"]], [])
        await self._commit(replace(job, digests=""), calls, self._clock.now())

    async def _commit(self, job: DataExportJob, calls: Sequence[Call], now: datetime) -> None:
        """Note in one transaction that a wish is met and what brings it, unless that is done."""
        receipt = f"d:{job.case_id}:{job.asked}"
        messages = tuple(
            call.build_message(generate_id(), job.chat_id, job.case_id, now) for call in calls
        )
        async with self._store.begin() as unit:
            await unit.load_chats([job.chat_id])
            if await unit.find_receipts([receipt]):
                return
            await unit.save(
                Changes(
                    now,
                    receipts=(receipt,),
                    data_exports=(job,),
                    messages=messages,
                    leased_until=now + LEASE,
                )
            )
        self._enqueue(messages)

    async def _delete_packed(self, case_id: str, digests: Sequence[str] | set[str]) -> None:
        """Delete packed files, but none that is a file of the buyer's as well."""
        if not digests:
            return
        exhibits = {each.digest for each in await self._store.list_exhibits(case_id)}
        for digest in digests:
            if digest not in exhibits:
                await self._files.delete(case_id, digest)


def _build_call(data: CaseData, packed: Sequence[tuple[str, str]], place: int) -> Call:
    fill = data.view.voice.fill_slot
    caption = fill("export.brought", {"case": status_card.name_case(data.view)})
    if len(packed) > 1:
        caption += "\n" + fill("export.part", {"part": place + 1, "parts": len(packed)})
    name, digest = packed[place]
    document = attach_stored(name, ZIP_TYPE, digest)
    parameters = {"chat_id": data.chat.chat_id, "document": document, "caption": caption}
    return Call("sendDocument", {**parameters, "parse_mode": "HTML"}, MessageRole.EXPORT)
