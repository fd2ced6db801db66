"""A download may last, but not stand still, and not crawl; a file is gone when Telegram says so."""

import asyncio
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from telegram.error import BadRequest, NetworkError, TimedOut

from bot.transport.client import BotClient
from bot.transport.downloads import MIN_SPEED, DownloadClient, DownloadPace
from tests.bot.transport.test_http import TOKEN
from tests.support.bot.raw_server import serve_connections

PIECE_SECONDS = 0.02


@asynccontextmanager
async def sending(head: bytes, pieces: int, piece: bytes) -> AsyncIterator[str]:
    """A server that sends a file piece by piece, and never stands still; its address."""

    async def handle(reader: StreamReader, writer: StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(head)
        for _ in range(pieces):
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(PIECE_SECONDS)

    async with serve_connections(handle) as port:
        yield f"http://127.0.0.1:{port}"


async def fetch(root: str, grace: float) -> int:
    """Download a file; how many bytes came."""
    async with BotClient(TOKEN, root, files=DownloadClient(grace=grace)) as api:
        return sum([len(chunk) async for chunk in api.download("photos/1.jpg", 1 << 24)])


HEAD = b"HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n"


async def test_a_file_that_crawls_is_left_for_later() -> None:
    async with sending(HEAD, pieces=100_000, piece=b"x") as root:
        with pytest.raises(TimedOut, match="too slowly"):
            await fetch(root, grace=0.2)


async def test_so_is_one_whose_head_crawls() -> None:
    async with sending(b"HTTP/1.1 200 OK\r\nx: ", pieces=100_000, piece=b"x") as root:
        with pytest.raises(TimedOut, match="too slowly"):
            await fetch(root, grace=0.2)


async def test_that_a_file_is_gone_is_believed_from_telegram_only() -> None:
    head = b"HTTP/1.1 404 Not Found\r\ncontent-length: %d\r\n\r\n"
    told = b'{"ok":false,"error_code":404,"description":"Not Found"}'
    for body, error in ((told, BadRequest), (b"<html>not found</html>", NetworkError)):
        async with sending(head % len(body), pieces=1, piece=body) as root:
            with pytest.raises(NetworkError) as caught:
                await fetch(root, grace=60)
        assert type(caught.value) is error


async def test_what_has_come_earns_time_for_what_is_to_come() -> None:
    pace = DownloadPace(grace=0.0)
    pace.size = 100 * MIN_SPEED
    assert await pace.keep(asyncio.sleep(0, "next")) == "next"
    pace.size = 0
    with pytest.raises(TimedOut):
        await pace.keep(asyncio.sleep(60))
