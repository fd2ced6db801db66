"""Files fetched from Telegram chunk by chunk, so that none is ever whole in memory."""

from collections.abc import AsyncGenerator
from datetime import timedelta
from http import HTTPStatus

from pyreqwest.client import Client, ClientBuilder
from pyreqwest.exceptions import PyreqwestError
from telegram.error import BadRequest, InvalidToken, NetworkError

from bot.transport.http import convert_error

CHUNK_BYTES = 1 << 18


class DownloadClient:
    """A pool of connections for downloads, which may last but must not stand still.

    `connect` and `stall` are seconds: until there is a connection, and between two pieces.
    """

    def __init__(self, *, connect: float = 10.0, stall: float = 20.0) -> None:
        self._connect, self._stall = timedelta(seconds=connect), timedelta(seconds=stall)
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
        """The body at the address in chunks of up to 256 KiB.

        Raises BadRequest when it is longer than `limit` bytes or is not there, InvalidToken when
        the token is refused, TimedOut or NetworkError when the way is broken.
        """
        if self._client is None:
            raise NetworkError("the connections to Telegram are closed")
        try:
            async with self._client.get(url).build_streamed() as response:
                _check_status(response.status)
                size = int(response.get_header("content-length") or 0)
                _check_size(size, limit)
                size = 0
                while chunk := await response.body_reader.read(CHUNK_BYTES):
                    size += len(chunk)
                    _check_size(size, limit)
                    yield chunk.to_bytes()
        except PyreqwestError as error:
            raise convert_error(error) from None


def _check_size(size: int, limit: int) -> None:
    if size > limit:
        raise BadRequest("file is too big")


def _check_status(status: int) -> None:
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        raise InvalidToken("the download was refused")
    if status in (HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        raise BadRequest("file not found")
    if status != HTTPStatus.OK:
        raise NetworkError(f"the download was answered with {status}")
