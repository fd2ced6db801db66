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
from tests.support.bot.clocks import HandClock, SwiftWatch
from tests.support.bot.sender import Post, message, posting
from tests.support.storage import records
from tests.support.storage.blobs import pieces

CONTENTS = [bytes([n]) * (300_000 + n) for n in range(3)]


class Desk:
    """A case with files, and messages that bring them."""

    def __init__(self, store: Store, folder: Path, tray: ScratchDir, chat: int) -> None:
        self.store, self.tray, self.chat = store, tray, chat
        self.files = FolderStore(folder)
        self.enclosures = Attachments(store, self.files, tray)
        self.digests: list[str] = []

    async def keep(self) -> None:
        await records.begin(self.store)
        key = await self.store.load_data_key("c1")
        for content in CONTENTS:
            self.digests.append((await self.files.put("c1", key, pieces(content)))[0])

    def file(self, n: int = 0, mime: str = "application/pdf") -> dict[str, Any]:
        return attach_stored(f"{n} 件.pdf", mime, self.digests[n])

    def document(self, key: str = "file", n: int = 0) -> OutboxMessage:
        told = {"document": self.file(n), "caption": "<b>All</b>", "parse_mode": "HTML"}
        return self.message(key, "sendDocument", told)

    def album(self, kind: str) -> OutboxMessage:
        told = [{"type": kind, "media": self.file(n)} for n in range(len(CONTENTS))]
        told[-1] |= {"caption": "<b>All</b> of them", "parse_mode": "HTML"}
        return self.message("album", "sendMediaGroup", {"media": told})

    def message(self, key: str, method: str, told: dict[str, Any]) -> OutboxMessage:
        return message(key, self.chat, method=method, case_id="c1", more={**told, "text": None})

    def lying(self) -> int:
        """How many files lie in the clear."""
        return len([*self.tray.folder.glob("*/*")])


@pytest.fixture
async def desk(store: Store, tmp_path: Path, chat: int) -> AsyncIterator[Desk]:
    with ScratchDir(tmp_path) as tray:
        desk = Desk(store, tmp_path / "files", tray, chat)
        await desk.keep()
        yield desk
        assert desk.lying() == 0


@pytest.fixture
async def post(desk: Desk, line: BotClient) -> AsyncIterator[Post]:
    ready = desk.enclosures.load_parameters
    async with posting(desk.store, line, HandClock(), SwiftWatch(), ready=ready) as running:
        yield running


def arrived(world: World, chat: int, kind: str = "document") -> list[bytes]:
    """The contents that came to the chat."""
    found = [message[kind] for message in shown(world, chat) if kind in message]
    files = [
        world.files.find_by_id((each[-1] if kind == "photo" else each)["file_id"]) for each in found
    ]
    return [each.data for each in files if each]


async def test_a_document_comes_with_its_name_and_type(
    desk: Desk, post: Post, world: World, chat: int
) -> None:
    await post.write(desk.document(), message("after", chat))
    assert await post.sent() == 0
    sent, after = shown(world, chat)
    assert arrived(world, chat) == CONTENTS[:1]
    told = sent["document"]
    assert (told["file_name"], told["mime_type"]) == ("0 件.pdf", "application/pdf")
    assert (sent["caption"], after["text"]) == ("All", "after")
    assert world.violations == []


@pytest.mark.parametrize("kind", ["photo", "document"])
async def test_an_album_comes_in_order_with_its_caption(
    desk: Desk, post: Post, world: World, chat: int, kind: str
) -> None:
    await post.write(desk.album(kind))
    assert await post.sent() == 0
    assert arrived(world, chat, kind) == CONTENTS
    assert [each.get("caption") for each in shown(world, chat)] == [None, None, "All of them"]
    assert len({each["media_group_id"] for each in shown(world, chat)}) == 1
    assert world.violations == []


@pytest.mark.parametrize("kind", ["document", "album"])
async def test_after_a_fault_all_of_it_goes_again(
    desk: Desk, post: Post, world: World, chat: int, kind: str
) -> None:
    world.faults.add(InjectedFault(FaultKind.SERVER_ERROR, count=2))
    world.faults.add(InjectedFault(FaultKind.TOO_MANY, seconds=1))
    await post.write(desk.album("document") if kind == "album" else desk.document())
    assert await post.sent() == 0
    assert [answered.code for answered in world.calls] == [502, 502, 429, 200]
    assert arrived(world, chat) == CONTENTS[: 3 if kind == "album" else 1]


async def test_a_file_that_is_gone_costs_its_own_message_only(
    desk: Desk, post: Post, world: World, chat: int, caplog: pytest.LogCaptureFixture
) -> None:
    await desk.files.delete("c1", desk.digests[0])
    await post.write(desk.document(), desk.album("document"), desk.document("next", n=1))
    assert await post.sent() == 0
    assert arrived(world, chat) == CONTENTS[1:2]
    assert caplog.text.count("is gone; it is dropped") == 2


async def test_messages_of_a_case_deleted_meanwhile_are_dropped(
    desk: Desk, post: Post, world: World, chat: int
) -> None:
    told, after = desk.document(), message("after", chat)
    await records.save(desk.store, shredded_cases=("c1",))
    post.sender.enqueue([told])
    await post.write(after)
    assert await post.sent() == 0
    assert [message.get("text") for message in shown(world, chat)] == ["after"]


async def test_a_full_disk_only_delays(
    desk: Desk, post: Post, world: World, chat: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy, failures = desk.files.copy, [OSError(errno.ENOSPC, "full")] * 3

    async def failing(*args: Any) -> None:
        if failures:
            raise failures.pop()
        await copy(*args)

    monkeypatch.setattr(desk.files, "copy", failing)
    await post.write(desk.document())
    assert await post.sent() == 0
    assert arrived(world, chat) == CONTENTS[:1]


async def test_so_many_lie_in_the_clear_at_one_time(desk: Desk) -> None:
    async def taken(messages: list[OutboxMessage]) -> int:
        if not messages:
            assert desk.enclosures.slots.locked()
            return desk.lying()
        async with desk.enclosures.load_parameters(messages[0]):
            return await taken(messages[1:])

    assert await taken([desk.document()] * MAX_CONCURRENT) == MAX_CONCURRENT
    async with desk.enclosures.load_parameters(message("plain", desk.chat)) as told:
        assert told["text"] == "plain"
