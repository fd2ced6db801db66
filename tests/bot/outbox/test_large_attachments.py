"""The large files of a message reach the chat whole, from the disk, and hold up nobody else."""

import errno
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.isolation.scratch_dir import ScratchDir
from bot.outbox.attachments import MAX_CONCURRENT, Attachments, attach_stored
from bot.sandbox.world.faults import FaultKind, InjectedFault
from bot.sandbox.world.world import World
from bot.transport.client import BotClient
from storage.blobs.file_store import FolderStore
from storage.records import OutboxMessage
from storage.store import Store
from tests.bot.outbox.test_attachments import chat as chat
from tests.bot.outbox.test_attachments import line as line
from tests.bot.outbox.test_attachments import shown
from tests.bot.outbox.test_attachments import world as world
from tests.support.bot.clocks import InstantStopwatch, ManualClock
from tests.support.bot.sender import SenderHarness, make_message, run_sender
from tests.support.storage import records
from tests.support.storage.blobs import pieces

CONTENTS = [bytes([n]) * (300_000 + n) for n in range(3)]


class StoredCase:
    """A case with files, and messages that bring them."""

    def __init__(self, store: Store, folder: Path, scratch: ScratchDir, chat: int) -> None:
        self.store, self.scratch, self.chat = store, scratch, chat
        self.files = FolderStore(folder)
        self.attachments = Attachments(store, self.files, scratch)
        self.digests: list[str] = []

    async def store_files(self) -> None:
        await records.begin(self.store)
        key = await self.store.load_data_key("c1")
        for content in CONTENTS:
            self.digests.append((await self.files.put("c1", key, pieces(content)))[0])

    def file(self, n: int = 0, mime: str = "application/pdf") -> dict[str, Any]:
        return attach_stored(f"{n} 件.pdf", mime, self.digests[n])

    def document(self, key: str = "file", n: int = 0) -> OutboxMessage:
        told = {"document": self.file(n), "caption": "<b>All</b>", "parse_mode": "HTML"}
        return self.build_message(key, "sendDocument", told)

    def album(self, kind: str) -> OutboxMessage:
        told = [{"type": kind, "media": self.file(n)} for n in range(len(CONTENTS))]
        told[-1] |= {"caption": "<b>All</b> of them", "parse_mode": "HTML"}
        return self.build_message("album", "sendMediaGroup", {"media": told})

    def build_message(self, key: str, method: str, told: dict[str, Any]) -> OutboxMessage:
        return make_message(
            key, self.chat, method=method, case_id="c1", more={**told, "text": None}
        )

    def count_plain_files(self) -> int:
        """How many files lie in the clear."""
        return len([*self.scratch.folder.glob("*/*")])


@pytest.fixture
async def stored_case(store: Store, tmp_path: Path, chat: int) -> AsyncIterator[StoredCase]:
    with ScratchDir(tmp_path) as scratch:
        stored_case = StoredCase(store, tmp_path / "files", scratch, chat)
        await stored_case.store_files()
        yield stored_case
        assert stored_case.count_plain_files() == 0


@pytest.fixture
async def sending(stored_case: StoredCase, line: BotClient) -> AsyncIterator[SenderHarness]:
    ready = stored_case.attachments.load_parameters
    async with run_sender(
        stored_case.store, line, ManualClock(), InstantStopwatch(), ready=ready
    ) as running:
        yield running


def arrived(world: World, chat: int, kind: str = "document") -> list[bytes]:
    """The contents that came to the chat."""
    found = [message[kind] for message in shown(world, chat) if kind in message]
    files = [
        world.files.find_by_id((each[-1] if kind == "photo" else each)["file_id"]) for each in found
    ]
    return [each.data for each in files if each]


async def test_a_document_comes_with_its_name_and_type(
    stored_case: StoredCase, sending: SenderHarness, world: World, chat: int
) -> None:
    await sending.enqueue(stored_case.document(), make_message("after", chat))
    assert await sending.wait_until_sent() == 0
    sent, after = shown(world, chat)
    assert arrived(world, chat) == CONTENTS[:1]
    told = sent["document"]
    assert (told["file_name"], told["mime_type"]) == ("0 件.pdf", "application/pdf")
    assert (sent["caption"], after["text"]) == ("All", "after")
    assert world.violations == []


@pytest.mark.parametrize("kind", ["photo", "document"])
async def test_an_album_comes_in_order_with_its_caption(
    stored_case: StoredCase, sending: SenderHarness, world: World, chat: int, kind: str
) -> None:
    await sending.enqueue(stored_case.album(kind))
    assert await sending.wait_until_sent() == 0
    assert arrived(world, chat, kind) == CONTENTS
    assert [each.get("caption") for each in shown(world, chat)] == [None, None, "All of them"]
    assert len({each["media_group_id"] for each in shown(world, chat)}) == 1
    assert world.violations == []


@pytest.mark.parametrize("kind", ["document", "album"])
async def test_after_a_fault_all_of_it_goes_again(
    stored_case: StoredCase, sending: SenderHarness, world: World, chat: int, kind: str
) -> None:
    world.faults.add(InjectedFault(FaultKind.SERVER_ERROR, count=2))
    world.faults.add(InjectedFault(FaultKind.TOO_MANY, seconds=1))
    await sending.enqueue(
        stored_case.album("document") if kind == "album" else stored_case.document()
    )
    assert await sending.wait_until_sent() == 0
    assert [answered.code for answered in world.calls] == [502, 502, 429, 200]
    assert arrived(world, chat) == CONTENTS[: 3 if kind == "album" else 1]


async def test_a_file_that_is_gone_costs_its_own_letter_only(
    stored_case: StoredCase,
    sending: SenderHarness,
    world: World,
    chat: int,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await stored_case.files.delete("c1", stored_case.digests[0])
    await sending.enqueue(
        stored_case.document(), stored_case.album("document"), stored_case.document("next", n=1)
    )
    assert await sending.wait_until_sent() == 0
    assert arrived(world, chat) == CONTENTS[1:2]
    assert caplog.text.count("is gone; it is set aside") == 2


async def test_letters_of_a_case_deleted_meanwhile_are_dropped(
    stored_case: StoredCase, sending: SenderHarness, world: World, chat: int
) -> None:
    told, after = stored_case.document(), make_message("after", chat)
    await records.save(stored_case.store, shredded_cases=("c1",))
    sending.sender.enqueue([told])
    await sending.enqueue(after)
    assert await sending.wait_until_sent() == 0
    assert [message.get("text") for message in shown(world, chat)] == ["after"]


async def test_a_full_disk_only_delays(
    stored_case: StoredCase,
    sending: SenderHarness,
    world: World,
    chat: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    copy, failures = stored_case.files.copy, [OSError(errno.ENOSPC, "full")] * 3

    async def failing(*args: Any) -> None:
        if failures:
            raise failures.pop()
        await copy(*args)

    monkeypatch.setattr(stored_case.files, "copy", failing)
    await sending.enqueue(stored_case.document())
    assert await sending.wait_until_sent() == 0
    assert arrived(world, chat) == CONTENTS[:1]


async def test_so_many_lie_in_the_clear_at_one_time(stored_case: StoredCase) -> None:
    async def taken(messages: list[OutboxMessage]) -> int:
        if not messages:
            assert stored_case.attachments.slots.locked()
            return stored_case.count_plain_files()
        async with stored_case.attachments.load_parameters(messages[0]):
            return await taken(messages[1:])

    assert await taken([stored_case.document()] * MAX_CONCURRENT) == MAX_CONCURRENT
    async with stored_case.attachments.load_parameters(
        make_message("plain", stored_case.chat)
    ) as told:
        assert told["text"] == "plain"
