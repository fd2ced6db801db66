"""What was forgotten ends in "gone", wherever it is killed, and its receipt comes once."""

import sqlite3
from collections.abc import AsyncIterator
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import orjson
import pytest

from bot.runtime.wakeup import Wakeup
from bot.workers.erasures import SECOND_LOOK, ErasureWorker
from storage.blobs.file_store import FolderStore
from storage.db.tables import erasures, sent_messages
from storage.personal_records import ErasureRecord, SentMessage
from storage.records import OutboxMessage
from storage.store import Store
from tests.support.bot.clocks import ManualClock
from tests.support.bot.processor import load_catalog
from tests.support.storage.contents import rows
from tests.support.storage.crashes import Killed, counted
from tests.support.storage.records import NOW, begin, save

NOTES = {
    "cases": 1,
    "answers": 3,
    "files": 1,
    "number": 1,
    "language": "en",
    "is_all": True,
    "is_silent": False,
    "cards": [7],
    "at": NOW.isoformat(),
}


async def pieces() -> AsyncIterator[bytes]:
    yield b"a photo"


class Bench:
    """A case that was forgotten, whose file is still there."""

    def __init__(self, store: Store, clock: ManualClock, folder: Path) -> None:
        self.store, self.clock, self.folder = store, clock, folder
        self.files = FolderStore(folder)
        self.handed_on: list[OutboxMessage] = []

    async def forget(self, **notes: object) -> None:
        """Drop the case, as the turn does, and leave the mark."""
        await begin(self.store)
        await self.put_file()
        mark = ErasureRecord("m", 1, "c1", orjson.dumps({**NOTES, **notes}).decode())
        await save(self.store, shredded_chats=(1,), shredded_cases=("c1",), erasures=(mark,))

    async def put_file(self) -> None:
        await self.files.put("c1", bytes(32), pieces())

    def build_worker(self) -> ErasureWorker:
        return ErasureWorker(
            self.store,
            self.files,
            load_catalog(),
            self.clock,
            Wakeup(self.clock),
            self.handed_on.extend,
        )

    async def work(self) -> int:
        """Do what is due; how many marks there were."""
        now = self.clock.now()
        jobs = await self.store.personal_data.claim_erasures(now, now + timedelta(minutes=5), 9)
        for job in jobs:
            await self.build_worker().process(job)
        return len(jobs)

    async def list_calls(self) -> list[tuple[str, dict[str, Any]]]:
        """What waits to be sent; it is taken out."""
        then = self.clock.now() + timedelta(hours=1)
        messages = await self.store.claim_messages(then, then, 99)
        await self.store.drop_messages([each.key for each in messages])
        return [(each.method, orjson.loads(each.payload)) for each in messages]

    @property
    def left(self) -> list[str]:
        return [path.name for path in (self.folder / "cases").iterdir()]


@pytest.fixture
def bench(store: Store, clock: ManualClock, tmp_path: Path) -> Bench:
    return Bench(store, clock, tmp_path / "files")


async def test_the_files_go_and_the_receipt_says_so(bench: Bench) -> None:
    await bench.forget()
    assert await bench.work() == 1
    assert bench.left == []
    (unpinned, receipt) = await bench.list_calls()
    assert unpinned == ("unpinChatMessage", {"chat_id": 1, "message_id": 7})
    text = str(receipt[1]["text"])
    for told in ("Deleted: everything", "answers (3)", "backup", "Telegram keeps", "/start"):
        assert told in text
    assert [message.method for message in bench.handed_on] == [unpinned[0], receipt[0]]


async def test_the_mark_names_the_chat_no_more_and_goes_at_last(bench: Bench) -> None:
    await bench.forget()
    await bench.work()
    [(chat_id, notes)] = await rows(bench.store, erasures.c.chat_id, erasures.c.notes)
    assert (chat_id, notes) == (None, "")
    assert await bench.work() == 0
    bench.clock.move(SECOND_LOOK)
    assert await bench.work() == 1
    assert await rows(bench.store, erasures) == []


async def test_a_file_that_comes_late_goes_at_the_second_look(bench: Bench) -> None:
    await bench.forget()
    await bench.work()
    await bench.put_file()
    bench.clock.move(SECOND_LOOK)
    await bench.work()
    assert bench.left == []
    assert len(bench.handed_on) == 2


async def test_its_messages_of_two_days_are_deleted_a_hundred_at_a_time(bench: Bench) -> None:
    old, later = NOW - timedelta(hours=48), NOW + timedelta(seconds=1)
    sent = [SentMessage(1, number, "c1", NOW) for number in range(10, 140)]
    sent += [SentMessage(1, 9, "c1", old), SentMessage(1, 500, "c2", later)]
    sent.append(SentMessage(2, 10, "c3", NOW))
    await bench.store.mark_sent([], sent=sent)
    await bench.forget()
    await bench.work()
    calls = await bench.list_calls()
    deleted = [told["message_ids"] for name, told in calls if name == "deleteMessages"]
    assert deleted == [list(range(10, 110)), list(range(110, 140))]
    left = await rows(bench.store, sent_messages.c.chat_id, sent_messages.c.message_id)
    assert sorted(map(tuple, left)) == [(1, 500), (2, 10)]


async def test_of_one_case_only_its_own_messages_are_deleted(bench: Bench) -> None:
    sent = [SentMessage(1, 10, "c1", NOW), SentMessage(1, 11, "c2", NOW)]
    await bench.store.mark_sent([], sent=sent)
    await bench.forget(is_all=False)
    await bench.work()
    names = dict(await bench.list_calls())
    assert names["deleteMessages"]["message_ids"] == [10]
    assert "Deleted: case 1" in str(names["sendMessage"]["text"])


async def test_a_blocked_chat_gets_no_receipt(bench: Bench) -> None:
    await bench.forget(is_silent=True)
    await bench.work()
    assert (bench.left, await bench.list_calls()) == ([], [])


@pytest.mark.usefixtures("dead_connections")
async def test_killed_at_any_point_it_ends_in_gone_with_one_receipt(
    bench: Bench,
) -> None:
    for fatal in count(1):
        await bench.forget()
        finished = False
        with counted(fatal) as statements:
            try:
                await bench.work()
                finished = not statements.dead
            except Killed:
                pass
        bench.clock.move(timedelta(minutes=6))  # the lease of the dead ends
        await bench.work()
        assert bench.left == []
        bench.clock.move(SECOND_LOOK + timedelta(minutes=6))
        await bench.work()
        assert await rows(bench.store, erasures) == []
        told = [name for name, _ in await bench.list_calls()]
        assert told == ["unpinChatMessage", "sendMessage"]
        if finished:
            break
    assert fatal > 5


async def test_while_somebody_reads_the_database_the_receipt_waits(
    bench: Bench, tmp_path: Path
) -> None:
    await begin(bench.store)
    reader = sqlite3.connect(tmp_path / "bot.db")
    reader.execute("BEGIN").execute("SELECT * FROM cases").fetchall()
    mark = ErasureRecord("m", 1, "c1", orjson.dumps(NOTES).decode())
    await save(bench.store, shredded_chats=(1,), erasures=(mark,))
    await bench.work()
    assert await bench.list_calls() == []
    reader.close()
    bench.clock.move(timedelta(minutes=1))
    await bench.work()
    assert len(await bench.list_calls()) == 2
