"""Whoever cancels a task just as its call ends is heard, although the HTTP library is not."""

import asyncio
from contextlib import suppress
from typing import Any

import pytest
from pyreqwest.exceptions import ConnectError
from telegram.error import NetworkError

from bot.transport.http import PyreqwestRequest


class SwallowingCall:
    """A request of the HTTP library that ends in the moment in which it is cancelled."""

    def __init__(self, error: Exception | None) -> None:
        self.status, self._error = 200, error

    def request(self, *_: Any) -> "SwallowingCall":
        return self

    timeout = build = request

    async def send(self) -> "SwallowingCall":
        with suppress(asyncio.CancelledError):
            await asyncio.Event().wait()
        if self._error:
            raise self._error
        return self

    def to_bytes(self) -> bytes:
        return b'{"ok": true, "result": true}'

    async def read(self) -> "SwallowingCall":
        return self

    bytes = read


@pytest.mark.parametrize(
    "error", [None, ConnectError("gone", {"causes": None})], ids=["answered", "failed"]
)
async def test_a_loop_that_is_cancelled_ends(
    error: Exception | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    request, answers = PyreqwestRequest(), list[tuple[int, bytes]]()
    monkeypatch.setattr(request, "_client", SwallowingCall(error))

    async def ask_for_ever() -> None:
        while True:
            with suppress(NetworkError):
                answers.append(await request.do_request("http://telegram", "POST"))
            await asyncio.sleep(0)

    asking = asyncio.create_task(ask_for_ever())
    await asyncio.sleep(0)
    asking.cancel()
    done, _ = await asyncio.wait([asking], timeout=5)
    assert done
    assert asking.cancelled()
    assert len(answers) == (error is None)  # what has come is not lost


async def test_a_limit_of_time_is_still_one(monkeypatch: pytest.MonkeyPatch) -> None:
    request = PyreqwestRequest()
    monkeypatch.setattr(request, "_client", SwallowingCall(None))

    async def ask_once() -> None:
        async with asyncio.timeout(0):
            await request.do_request("http://telegram", "POST")
            await asyncio.sleep(0)

    with pytest.raises(TimeoutError):
        await ask_once()
