"""A file in a message reaches the chat whole: at once, after a fault, and after a kill."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.outbox.attachments import MAX_BYTES, attach_file
from bot.sandbox.movable_clock import MovableClock
from bot.sandbox.web.server import open_listener, serve_world
from bot.sandbox.world.errors import BLOCKED
from bot.sandbox.world.faults import FaultKind, InjectedFault
from bot.sandbox.world.types import Json
from bot.sandbox.world.world import BOT_TOKEN, World
from bot.transport.client import BotClient
from storage.crypto.envelope import KeyRing
from storage.records import OutboxMessage
from storage.store import Store
from tests.support.bot.clocks import InstantStopwatch, ManualClock, ManualStopwatch
from tests.support.bot.sender import make_message, run_sender

NAME, MIME = "dates 日期.ics", "text/x-calendar"  # a type that nothing would guess by the name
CONTENT = bytes(range(256)) * 8 + b"\r\n--boundary--\r\n"
KEYBOARD = {"inline_keyboard": [[{"text": "Stop", "callback_data": "x"}]]}


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A sandbox's world with one person in it."""
    world = World(MovableClock(tmp_path / "clock").now)
    world.add_person("Sam")
    return world


@pytest.fixture
def chat(world: World) -> int:
    (chat_id,) = world.chats
    return chat_id


@pytest.fixture
async def line(world: World, tmp_path: Path) -> AsyncIterator[BotClient]:
    """The way to that world, over HTTP."""
    async with (
        serve_world(world, MovableClock(tmp_path / "clock"), open_listener()) as root,
        BotClient(BOT_TOKEN, root) as api,
    ):
        yield api


def document(chat_id: int, key: str = "file", **more: object) -> OutboxMessage:
    """A message with a file."""
    told = {"document": attach_file(NAME, MIME, CONTENT), "text": None} | more
    return make_message(key, chat_id, method="sendDocument", more=told)


def shown(world: World, chat_id: int) -> list[Json]:
    """The messages in the chat."""
    return [sending.body for sending in world.chats[chat_id].messages.values()]


def assert_whole(world: World, message: Json) -> None:
    told = message["document"]
    stored = world.files.find_by_id(told["file_id"])
    assert stored is not None
    assert stored.data == CONTENT
    assert (told["file_name"], told["mime_type"], told["file_size"]) == (NAME, MIME, len(CONTENT))


async def test_a_document_arrives_with_its_bytes_name_and_buttons(
    store: Store, world: World, chat: int, line: BotClient
) -> None:
    told = document(chat, caption="<b>Your dates</b>", parse_mode="HTML", reply_markup=KEYBOARD)
    async with run_sender(store, line, ManualClock(), InstantStopwatch()) as sending:
        await sending.enqueue(make_message("before", chat), told, make_message("after", chat))
        assert await sending.wait_until_sent() == 0
    before, sent, after = shown(world, chat)
    assert (before["text"], after["text"]) == ("before", "after")
    assert_whole(world, sent)
    assert (sent["caption"], sent["reply_markup"]) == ("Your dates", KEYBOARD)
    assert [entity["type"] for entity in sent["caption_entities"]] == ["bold"]
    assert world.violations == []


async def test_after_a_fault_it_goes_again_whole(
    store: Store, world: World, chat: int, line: BotClient
) -> None:
    world.faults.add(InjectedFault(FaultKind.SERVER_ERROR, count=2))
    world.faults.add(InjectedFault(FaultKind.TOO_MANY, seconds=1))
    watch = InstantStopwatch()
    async with run_sender(store, line, ManualClock(), watch) as sending:
        await sending.enqueue(document(chat))
        assert await sending.wait_until_sent() == 0
    assert [answered.code for answered in world.calls] == [502, 502, 429, 200]
    (message,) = shown(world, chat)
    assert_whole(world, message)


async def test_a_caption_that_is_refused_goes_plain_and_keeps_its_file(
    store: Store, world: World, chat: int, line: BotClient
) -> None:
    async with run_sender(store, line, ManualClock(), InstantStopwatch()) as sending:
        await sending.enqueue(document(chat, caption="5 < <i>6", parse_mode="HTML"))
        assert await sending.wait_until_sent() == 0
    (message,) = shown(world, chat)
    assert_whole(world, message)
    assert message["caption"] == "5 < 6"


async def test_who_blocked_the_bot_gets_no_file(
    store: Store, world: World, chat: int, line: BotClient
) -> None:
    world.chats[chat].person.blocked = True
    async with run_sender(store, line, ManualClock(), InstantStopwatch()) as sending:
        await sending.enqueue(document(chat), document(chat, "another"))
        assert await sending.wait_until_sent() == 0
    assert [answered.description for answered in world.calls] == [BLOCKED]


async def test_after_a_kill_it_is_sent_from_the_store(
    tmp_path: Path, world: World, chat: int, line: BotClient
) -> None:
    ring, url = KeyRing.parse(KeyRing.generate()), f"sqlite:///{tmp_path}/killed.db"
    store, watch = await Store.open(url, ring), ManualStopwatch()
    world.faults.add(InjectedFault(FaultKind.SERVER_ERROR))
    async with run_sender(store, line, ManualClock(), watch) as sending:
        await sending.enqueue(document(chat))
        await watch.next_pause()
    await store.close()
    assert shown(world, chat) == []

    store = await Store.open(url, ring)
    await store.end_leases()
    async with run_sender(store, line, ManualClock(), watch) as sending:
        assert await sending.wait_until_sent() == 0
    await store.close()
    (message,) = shown(world, chat)
    assert_whole(world, message)


@pytest.mark.parametrize("size", [0, MAX_BYTES + 1])
def test_a_file_that_a_message_cannot_hold(size: int) -> None:
    with pytest.raises(ValueError, match=f"{size} bytes"):
        attach_file(NAME, MIME, bytes(size))
