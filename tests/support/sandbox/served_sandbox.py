"""A sandbox served on loopback, and a client that uses its Bot API and its control API."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from bot.sandbox.movable_clock import MovableClock
from bot.sandbox.web.server import open_listener, serve_world
from bot.sandbox.world.world import BOT_TOKEN, World


@dataclass(frozen=True)
class Served:
    """A served world with one person, and a client for it."""

    world: World
    client: httpx.AsyncClient
    chat: int

    async def ask(self, method: str, **params: Any) -> httpx.Response:
        """Call the Bot API."""
        return await self.client.post(f"/bot{BOT_TOKEN}/{method}", json=params)

    async def control(self, path: str, **values: Any) -> Any:
        """Use the control API."""
        answer = await self.client.post(f"/sandbox/{path}", json=values)
        return answer.raise_for_status().json()


@asynccontextmanager
async def served_in(folder: Path) -> AsyncIterator[Served]:
    """Serve a world whose clock lies in the folder."""
    shift = MovableClock(folder / "clock")
    world = World(shift.now)
    person = world.add_person("Buyer")
    async with (
        serve_world(world, shift, open_listener()) as root,
        httpx.AsyncClient(base_url=root, timeout=20) as client,
    ):
        yield Served(world, client, person.id)
