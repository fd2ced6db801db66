"""The page and the sandbox's own server together: one chat, with pictures and a kill in it."""

import struct
import sys
import zlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import BrowserContext, FilePayload, Page, expect

from bot.sandbox.bot_api.methods import call_method
from bot.sandbox.bot_process import BotProcess, launch_command
from bot.sandbox.movable_clock import MovableClock
from bot.sandbox.web.server import open_listener, serve_world
from bot.sandbox.world.types import ApiRequest, Json
from bot.sandbox.world.world import World

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

LAUNCH_IDLE = launch_command(sys.executable, "-c", "import sys; sys.stdin.read()")


def png(side: int) -> bytes:
    """A grey square."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = zlib.compress((b"\0" + b"\x99" * side) * side)
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


class Real:
    """The sandbox with a bot that only sleeps: the test speaks for it."""

    def __init__(self, folder: Path) -> None:
        self.shift = MovableClock(folder / "clock")
        self.world = World(self.shift.now)
        self.ana = self.world.add_person("Ana").id
        self.keeper = BotProcess(LAUNCH_IDLE, {}, folder / "log", self.world.end_polls)
        self.root = ""

    def bot(self, method: str, **params: object) -> Json:
        """Call a method of the Bot API as the bot would."""
        found: Json = call_method(
            self.world, ApiRequest(method, {"chat_id": self.ana, **params}, {})
        )
        return found

    def updates(self, kind: str) -> list[Json]:
        """The bodies of the updates of one kind that wait for the bot."""
        return [update[kind] for update in self.world.updates.take(0, 100) if kind in update]


@pytest_asyncio.fixture(loop_scope="session")
async def real(tmp_path: Path) -> AsyncIterator[Real]:
    """The real server on loopback, its bot process running."""
    real = Real(tmp_path)
    async with serve_world(real.world, real.shift, open_listener(), real.keeper) as real.root:
        await real.keeper.start()
        yield real
        await real.keeper.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def chat(context: BrowserContext, real: Real) -> Page:
    """The page on Ana's chat, connected."""
    page = await context.new_page()
    await page.goto(real.root)
    await page.get_by_role("button", name="Start the chat").click()
    await expect(page.get_by_text("/start", exact=True)).to_be_visible()
    return page


async def test_a_question_is_asked_answered_and_edited(real: Real, chat: Page) -> None:
    assert real.updates("message")[0]["text"] == "/start"
    keys = [[{"text": "Damaged", "callback_data": "p:2"}]]
    quote = {"offset": 0, "length": 5, "type": "bold"}
    asked = real.bot(
        "sendMessage",
        text="What went wrong?",
        entities=[quote],
        reply_markup={"inline_keyboard": keys},
    )
    await chat.get_by_role("button", name="Damaged").click()
    await expect(chat.get_by_role("button", name="Damaged")).to_have_attribute("aria-busy", "true")
    query = real.updates("callback_query")[0]
    assert query["data"] == "p:2"
    real.bot("answerCallbackQuery", callback_query_id=query["id"], text="Saved")
    await expect(chat.locator("#toasts")).to_have_text("Saved")
    number = asked["message_id"]
    real.bot("editMessageText", message_id=number, text="Damaged: noted.")
    real.bot("pinChatMessage", message_id=number)
    turn = chat.locator(f'[data-ids="{number}"]')
    await expect(turn).to_contain_text("Damaged: noted.")
    await expect(turn).to_contain_text("edited")
    await expect(chat.get_by_role("button", name="Pinned")).to_contain_text("Damaged: noted.")


async def test_many_messages_at_once_all_arrive_in_order(real: Real, chat: Page) -> None:
    for number in range(30):
        real.bot("sendMessage", text=f"line {number}")
        if number % 7 == 0:
            await expect(chat.get_by_text(f"line {number}", exact=True)).to_be_visible()
    await expect(chat.locator(".turn:not(.mine) .words")).to_have_text(
        [f"line {number}" for number in range(30)]
    )


async def test_an_album_is_sent_seen_and_receipted(real: Real, chat: Page) -> None:
    files = [FilePayload(name=f"{n}.png", mimeType="image/png", buffer=png(40 + n)) for n in (1, 2)]
    await chat.locator("#pick").set_input_files(files)
    await chat.get_by_placeholder("Add a caption").fill("The carton")
    await chat.keyboard.press("Enter")
    album = chat.get_by_role("group", name="Album of 2")
    await expect(album.get_by_role("img").first).to_have_js_property("naturalWidth", 41)
    sent = [message for message in real.updates("message") if "photo" in message]
    assert [message.get("caption") for message in sent] == ["The carton", None]
    like = [{"type": "emoji", "emoji": "👍"}]
    real.bot("setMessageReaction", message_id=sent[0]["message_id"], reaction=like)
    await expect(chat.get_by_role("img", name="Reactions: 👍")).to_be_visible()


async def test_everything_the_menu_offers_is_accepted(real: Real, chat: Page) -> None:
    labels = ("Voice message", "Location", "Contact", "Sticker", "Poll", "Dice")
    for label in labels:
        await chat.get_by_role("button", name="Attach").click()
        await chat.get_by_role("menuitem", name=label).click()
    await expect(chat.locator(".turn.mine")).to_have_count(1 + len(labels))
    for kind in await chat.locator("#fault-kind option").evaluate_all(
        "all => all.map(x => x.value)"
    ):
        await chat.request.post(f"{real.root}/sandbox/faults", data={"kind": kind, "count": 1})
    assert len(real.world.faults.pending) == 7  # "redeliver" happens at once
    assert await chat.locator(".toast").count() == 0


async def test_time_bot_commands_and_people(real: Real, chat: Page) -> None:
    real.bot("setMyCommands", commands=[{"command": "help", "description": "Get help"}])
    await chat.locator("#draft").press_sequentially("/")
    await expect(chat.get_by_role("option", name="Get help")).to_be_visible()
    await chat.keyboard.press("Escape")
    await chat.get_by_role("button", name="Sandbox controls").click()
    await chat.get_by_role("button", name="+3 days").click()
    await expect(chat.locator("#ahead")).to_have_text("3 days ahead of your clock")
    before = real.keeper.pid
    await chat.get_by_role("button", name="Kill").click()
    await expect(chat.locator("#bot-state")).to_contain_text("restarted once")
    assert real.keeper.pid != before
    await chat.get_by_role("button", name="Block the bot").click()
    await expect(chat.locator("#barred")).to_be_attached()
    await chat.reload()
    await expect(chat.locator("#draft")).to_be_hidden()


async def test_a_refusal_is_told_in_the_servers_words(real: Real, chat: Page) -> None:
    await chat.locator("#draft").fill("too late")
    real.world.find_chat(real.ana).person.blocked = True
    await chat.keyboard.press("Enter")
    await expect(chat.locator("#toasts")).to_contain_text("this person has blocked the bot")
    await expect(chat.locator("#draft")).to_have_value("too late")
