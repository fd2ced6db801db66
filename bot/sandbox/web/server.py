"""The sandbox as one HTTP server on loopback: Bot API, control API and the chat page."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.sandbox.bot_api.routes import BotApiRoutes
from bot.sandbox.bot_process import BotProcess
from bot.sandbox.movable_clock import MovableClock
from bot.sandbox.web.chat_control import ChatControl
from bot.sandbox.web.world_control import WorldControl
from bot.sandbox.world.world import World

_STATIC = Path(__file__).with_name("static")
_GRACE_SECONDS = 2
_KEEP_ALIVE_SECONDS = 75  # as long as the real server keeps a silent connection


def build_application(
    world: World, clock: MovableClock, bot_process: BotProcess | None = None
) -> Starlette:
    """The whole server as an ASGI application."""
    page = [
        Route("/", _serve_page),
        Mount("/static", StaticFiles(directory=_STATIC, check_dir=False)),
    ]
    control = [*ChatControl(world).routes, *WorldControl(world, clock, bot_process).routes]
    return Starlette(routes=[*page, *control, *BotApiRoutes(world).routes])


async def _serve_page(_request: Request) -> FileResponse:
    return FileResponse(_STATIC / "index.html")


def open_listener(port: int = 0) -> socket.socket:
    """A socket on loopback; port 0 takes a free one. `getsockname()[1]` tells which."""
    listener = socket.create_server(("127.0.0.1", port))
    # Each connection inherits it: else an answer in two pieces waits 40 ms between them.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    listener.setblocking(False)  # noqa: FBT003 - its own name for it
    return listener


class _Server(uvicorn.Server):
    """Signals stay with whoever runs the sandbox."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@contextlib.asynccontextmanager
async def serve_world(
    world: World,
    clock: MovableClock,
    listener: socket.socket,
    bot_process: BotProcess | None = None,
) -> AsyncIterator[str]:
    """Serve the world on `listener` for as long as the block runs; gives the root address."""
    config = uvicorn.Config(
        build_application(world, clock, bot_process),
        log_level="critical",
        access_log=False,
        lifespan="off",
        timeout_graceful_shutdown=_GRACE_SECONDS,
        timeout_keep_alive=_KEEP_ALIVE_SECONDS,
    )
    server = _Server(config)
    task = asyncio.create_task(server.serve([listener]))
    while not server.started and not task.done():  # noqa: ASYNC110 - uvicorn wakes nobody
        await asyncio.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        world.close()
        server.should_exit = True
        await task
