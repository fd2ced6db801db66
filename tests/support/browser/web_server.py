"""A web application served on loopback within the test's own event loop."""

import asyncio
import socket
from collections.abc import Callable

import uvicorn
from starlette.types import ASGIApp


class Served:
    """One application on one port, which it keeps when it is stopped and started again."""

    def __init__(self, app: ASGIApp, hang_up: Callable[[], None]) -> None:
        self._app = app
        self._hang_up = hang_up
        self._port = 0
        self._server: uvicorn.Server | None = None
        self._task: asyncio.Task[None] | None = None

    @property
    def url(self) -> str:
        """Where the application is."""
        return f"http://127.0.0.1:{self._port}"

    async def start(self) -> None:
        """Begin to serve; return when requests are accepted."""
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self._port))
        self._port = listener.getsockname()[1]
        config = uvicorn.Config(self._app, log_config=None, lifespan="off")
        self._server = uvicorn.Server(config)
        self._task = asyncio.create_task(self._server.serve(sockets=[listener]))
        while not self._server.started:  # noqa: ASYNC110 - uvicorn rings no bell
            await asyncio.sleep(0)

    async def stop(self) -> None:
        """End open streams and stop."""
        if self._server is None or self._task is None:
            return
        self._server.should_exit = True
        self._hang_up()
        await self._task
        self._server = self._task = None
