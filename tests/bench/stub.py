"""The least that passes for a Bot API server: HTTP/1.1 on loopback, and one function that answers.

It must cost little, because what it costs is missing to what is measured.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qsl

import orjson

Json = dict[str, Any]
Result = bytes | Awaitable[bytes]
Answer = Callable[[str, Json], Result]
"""From a method and its parameters to the body of the response, now or later."""

LENGTH = re.compile(rb"\r\ncontent-length: *([0-9]+)", re.IGNORECASE)
FORM = b"application/x-www-form-urlencoded"


class RefusedError(Exception):
    """Too many: the caller is told to wait so many seconds."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


def done(result: object) -> bytes:
    """The body that says yes."""
    return orjson.dumps({"ok": True, "result": result})


class Line(asyncio.Protocol):
    """One connection; its requests come one after the other."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self._buffer = bytearray()
        self._later: set[asyncio.Future[bytes]] = set()
        self._transport: Any = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's signature
        for waiting in self._later:
            waiting.cancel()

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (head := self._buffer.find(b"\r\n\r\n")) >= 0:
            found = LENGTH.search(self._buffer, 0, head)
            end = head + 4 + (int(found[1]) if found else 0)
            if len(self._buffer) < end:
                return
            request = bytes(self._buffer[:end])
            del self._buffer[:end]
            self._take(request[:head], request[head + 4 :])

    def _take(self, head: bytes, body: bytes) -> None:
        path = head.split(b" ", 2)[1].decode()
        root, _, rest = path[1:].partition("/")  # "bot<token>/<method>" or "file/bot<token>/<path>"
        method = "download" if root == "file" else rest
        try:
            result = self._answer(method, _parameters(head, body))
        except RefusedError as refusal:
            parameters = {"retry_after": refusal.seconds}
            told = {"ok": False, "error_code": 429, "description": "Too Many Requests"}
            self._say(orjson.dumps(told | {"parameters": parameters}), b"429 Too Many Requests")
            return
        if isinstance(result, bytes):
            self._say(result)
            return
        later = asyncio.ensure_future(result)
        self._later.add(later)
        later.add_done_callback(self._ended)

    def _ended(self, later: "asyncio.Future[bytes]") -> None:
        self._later.discard(later)
        if not later.cancelled():
            self._say(later.result())

    def _say(self, body: bytes, status: bytes = b"200 OK") -> None:
        head = b"HTTP/1.1 %b\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
        self._transport.write(head % (status, len(body)) + body)


def _parameters(head: bytes, body: bytes) -> Json:
    if not body:
        return {}
    if FORM in head:
        return {name: _plain(text) for name, text in parse_qsl(body.decode())}
    found: Json = orjson.loads(body)
    return found


def _plain(text: str) -> Any:
    """A value of a form, where numbers and objects are texts too."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return text


@asynccontextmanager
async def serving(answer: Answer) -> AsyncIterator[str]:
    """Serve on a free port of loopback; gives the root address."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Line(answer), "127.0.0.1", 0)
    yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    server.close()
