"""A large upload is read from the disk as it goes, has time by its size, and blocks nobody."""

import asyncio
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.isolation.scratch_dir import ScratchDir
from bot.outbox.attachments import Attachments, attach_stored
from bot.transport import http
from bot.transport.client import BotClient
from storage.blobs.file_store import FolderStore
from storage.store import Store
from tests.support.bot.clocks import HandClock, SwiftWatch
from tests.support.bot.sender import message, posting
from tests.support.storage import records

TOKEN = "123456789:AAExampleExampleExampleExampleExample"
PIECE = bytes(range(256)) * 4096  # 1 MiB
LARGE = 40
ALLOWED = 24 << 20
"""Bytes that may come on top while 40 MiB go through, the server's own among them."""


def resident() -> int:
    """How much of this process is in memory, in bytes."""
    pages = Path("/proc/self/statm").read_text("ascii").split()[1]
    return int(pages) * 4096


class Server:
    """Takes files and forgets them; one that is `slow` is not read to its end until told."""

    def __init__(self) -> None:
        self.taken, self.most = 0, 0
        self.begun, self.gate = asyncio.Event(), asyncio.Event()
        self.gate.set()

    async def document(self, asked: Request) -> Response:
        async for piece in asked.stream():
            self.taken += len(piece)
            self.most = max(self.most, resident())
            self.begun.set()
            await self.gate.wait()
        return JSONResponse({"ok": True, "result": {"message_id": 1}})

    async def message(self, asked: Request) -> Response:
        told = await asked.json()
        return JSONResponse({"ok": True, "result": {"message_id": 2, "text": told["text"]}})


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
async def line(server: Server) -> AsyncIterator[BotClient]:
    call = f"/bot{TOKEN}"
    routes = [
        Route(f"{call}/sendDocument", server.document, methods=["POST"]),
        Route(f"{call}/sendMessage", server.message, methods=["POST"]),
    ]
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(Starlette(routes=routes), log_config=None)
    config.timeout_graceful_shutdown = 0
    serving = uvicorn.Server(config)
    config.load()
    serving.lifespan = config.lifespan_class(config)
    await serving.startup([listening])
    async with BotClient(TOKEN, f"http://127.0.0.1:{listening.getsockname()[1]}") as api:
        yield api
    serving.force_exit = True
    await serving.shutdown([listening])


async def large() -> AsyncIterator[bytes]:
    for _ in range(LARGE):
        yield PIECE


@pytest.fixture
async def enclosures(store: Store, tmp_path: Path) -> AsyncIterator[Attachments]:
    await records.begin(store)
    with ScratchDir(tmp_path) as tray:
        yield Attachments(store, FolderStore(tmp_path / "files"), tray)


async def test_it_is_not_held_in_memory(
    store: Store, line: BotClient, server: Server, enclosures: Attachments
) -> None:
    key = await store.load_data_key("c1")
    digest, size = await enclosures.files.put("c1", key, large())
    told = {"document": attach_stored("a.zip", "application/zip", digest), "text": None}
    before = resident()
    ready = enclosures.load_parameters
    async with posting(store, line, HandClock(), SwiftWatch(), ready=ready) as post:
        await post.write(message("a", method="sendDocument", case_id="c1", more=told))
        assert await post.sent() == 0
    assert server.taken > size == LARGE << 20
    assert server.most - before < ALLOWED


async def test_a_slow_upload_keeps_no_other_chat_waiting(
    store: Store, line: BotClient, server: Server, enclosures: Attachments
) -> None:
    server.gate.clear()
    key = await store.load_data_key("c1")
    digest, _ = await enclosures.files.put("c1", key, large())
    told = {"document": attach_stored("a.zip", "application/zip", digest), "text": None}
    ready = enclosures.load_parameters
    async with posting(store, line, HandClock(), SwiftWatch(), ready=ready) as post:
        await post.write(message("a", method="sendDocument", case_id="c1", more=told))
        await server.begun.wait()
        await post.write(message("hello", 2))
        while await store.count_messages() > 1:  # noqa: ASYNC110
            await asyncio.sleep(0)
        server.gate.set()
        assert await post.sent() == 0


async def test_it_has_time_by_its_size(tmp_path: Path) -> None:
    from telegram import InputFile
    from telegram.request import RequestData
    from telegram.request._requestparameter import RequestParameter

    path = tmp_path / "a.zip"
    path.write_bytes(bytes(5_000_000))
    with path.open("rb") as file:
        upload = InputFile(file, "a.zip", attach=True, read_file_handle=False)
        data = RequestData([RequestParameter.from_input("document", upload)])
        assert http._compute_upload_seconds(data) == http.UPLOAD_SECONDS + 100
    assert http._compute_upload_seconds(RequestData([])) == 0.0
    assert http._compute_upload_seconds(None) == 0.0
