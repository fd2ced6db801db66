"""Files fetched from Telegram chunk by chunk, so that none is ever whole in memory."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable
from contextlib import AsyncExitStack
from datetime import timedelta
from http import HTTPStatus
from typing import NoReturn, TypeVar

from pyreqwest.client import Client, ClientBuilder
from pyreqwest.exceptions import PyreqwestError
from telegram.error import BadRequest, InvalidToken, NetworkError, TimedOut

from bot.transport.answers import check_refusal
from bot.transport.cancellation import redeliver_cancellation
from bot.transport.http import convert_error

CHUNK_BYTES = ERROR_BYTES = 1 << 16
MIN_SPEED = 10_000  # bytes a second
MAX_SECONDS = 540.0
"""How long any download may take; less than the lease on it."""

T = TypeVar("T")


class DownloadClient:
    """A pool of connections for downloads, which may last but must not stand still, or crawl.

    `connect`, `stall` and `grace` are seconds: until there is a connection, between two pieces, and
    until a download must be faster than MIN_SPEED.
    """

    def __init__(self, *, connect: float = 10.0, stall: float = 20.0, grace: float = 15.0) -> None:
        self._connect, self._stall = timedelta(seconds=connect), timedelta(seconds=stall)
        self._grace = grace
        self._client: Client | None = None

    async def initialize(self) -> None:
        """Open the pool; harmless when it is open."""
        if self._client is None:
            builder = ClientBuilder().connect_timeout(self._connect).read_timeout(self._stall)
            self._client = builder.follow_redirects(enable=False).build()

    async def shutdown(self) -> None:
        """Close all connections; harmless when there are none."""
        client, self._client = self._client, None
        if client is not None:
            await client.close()

    async def stream(self, url: str, limit: int) -> AsyncGenerator[bytes, None]:
        """The body at the address in chunks of up to 64 KiB.

        Raises BadRequest when it is longer than `limit` bytes or Telegram has it no more,
        InvalidToken when it refuses the token, TimedOut or NetworkError when the way is broken or
        slower than MIN_SPEED.
        """
        if self._client is None:
            raise NetworkError("the connections to Telegram are closed")
        pace = DownloadPace(self._grace)
        request = self._client.get(url).streamed_read_buffer_limit(0).build_streamed()
        try:
            async with AsyncExitStack() as stack:
                response = await pace.keep(stack.enter_async_context(request))
                if response.status != HTTPStatus.OK:
                    body = await pace.keep(response.body_reader.read(ERROR_BYTES))
                    _raise_refusal(response.status, body.to_bytes() if body else b"")
                _check_size(int(response.get_header("content-length") or 0), limit)
                while chunk := await pace.keep(response.body_reader.read(CHUNK_BYTES)):
                    pace.size += len(chunk)
                    _check_size(pace.size, limit)
                    yield chunk.to_bytes()
        except PyreqwestError as error:
            raise convert_error(error) from None


class DownloadPace:
    """How far a download must be by now; raises TimedOut when it is not."""

    def __init__(self, grace: float) -> None:
        self._since, self._grace = asyncio.get_running_loop().time(), grace
        self.size = 0

    async def keep(self, step: Awaitable[T]) -> T:
        """Return what a step gives, if it is done while the download is fast enough."""
        allowed = min(self._grace + self.size / MIN_SPEED, MAX_SECONDS)
        left = self._since + allowed - asyncio.get_running_loop().time()
        try:
            found = await asyncio.wait_for(step, left)
        except TimeoutError:
            raise TimedOut(f"the file came too slowly, {self.size} bytes of it") from None
        redeliver_cancellation()
        return found


def _check_size(size: int, limit: int) -> None:
    if size > limit:
        raise BadRequest("file is too big")


def _raise_refusal(status: int, body: bytes) -> NoReturn:
    """Raise what it means that there is no file; only Telegram's own word on it is final."""
    check_refusal(status, body)
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        raise InvalidToken("the download was refused")
    if status in (HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        raise BadRequest("file not found")
    raise NetworkError(f"the download was answered with {status}")
