"""The Bot API over HTTP: `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from bot.sandbox.bot_api.contract import checked, spelt
from bot.sandbox.bot_api.errors import BLOCKED, CONFLICT, Refusal, too_many
from bot.sandbox.bot_api.faults import Fault
from bot.sandbox.bot_api.methods import call, noted
from bot.sandbox.web.responses import answer, json_of
from bot.sandbox.world.types import Ask, Json, Upload
from bot.sandbox.world.world import World

_POLL_LIMIT = 50
_PIECES = 8


def refused(refusal: Refusal) -> Response:
    """A refusal as the real server writes it."""
    body: Json = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    if refusal.retry_after is not None:
        body["parameters"] = {"retry_after": refusal.retry_after}
    return answer(body, refusal.code)


class BotApi:
    """The routes the bot talks to."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.routes = [
            Route("/bot{token}/{method}", self._method, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", self._file, methods=["GET"]),
        ]

    async def _method(self, request: Request) -> Response:
        try:
            self._admit(request)
            method = spelt(request.path_params["method"])
            raw, uploads = await _body(request)
            return await self._perform(method, raw, uploads)
        except Refusal as refusal:
            return refused(refusal)

    def _admit(self, request: Request) -> None:
        if request.path_params["token"] != self.world.token:
            raise Refusal(401, "Unauthorized")

    async def _perform(self, method: str, raw: Json, uploads: dict[str, Upload]) -> Response:
        ask = Ask(method, raw, uploads)
        self.world.running += method != "getUpdates"
        try:
            ask = checked(method, raw, uploads)
            if method == "getUpdates":
                return answer({"ok": True, "result": await self._updates(ask.params)})
            result = await self._tried(ask)
        except Refusal as refusal:
            noted(self.world, ask, refusal)
            return refused(refusal)
        else:
            noted(self.world, ask, None)
            return answer({"ok": True, "result": result})
        finally:
            self.world.running -= method != "getUpdates"
            self.world.bell.ring()

    async def _tried(self, ask: Ask) -> Any:
        """The call, or the trouble that was asked for instead of it."""
        fault = self.world.faults.of_call(ask.method, to_chat="chat_id" in ask.params)
        if fault is not None and fault.kind != "lost_answer":
            await _strike(fault)
        result = call(self.world, ask)
        if fault is not None:
            raise Refusal(502, "Bad Gateway")
        return result

    async def _updates(self, params: Json) -> list[Json]:
        """The waiting updates, or a long poll until there are some."""
        mailbox = self.world.mailbox
        if params.get("allowed_updates") is not None:
            mailbox.allow(params["allowed_updates"])
        offset, limit = params.get("offset", 0), min(100, max(1, params.get("limit", 100)))
        ticket = mailbox.open_poll()
        until = time.monotonic() + min(_POLL_LIMIT, max(0, params.get("timeout", 0)))
        found = mailbox.take(offset, limit)
        while not found and (left := until - time.monotonic()) > 0:
            mailbox.waiting = ticket
            self.world.bell.ring()
            await mailbox.bell.wait(left)
            if mailbox.poll != ticket:
                raise Refusal(409, CONFLICT)
            found = mailbox.take(offset, limit)
        mailbox.waiting = 0
        return found

    async def _file(self, request: Request) -> Response:
        stored = self.world.shelf.at(request.path_params["path"])
        if request.path_params["token"] != self.world.token:
            return refused(Refusal(401, "Unauthorized"))
        if stored is None:
            return refused(Refusal(404, "Not Found"))
        noted(self.world, Ask("file", {"path": stored.path}), None)
        slow = self.world.faults.of_file("slow_files")
        seconds = slow.seconds if slow else 0.0
        return StreamingResponse(_dripped(stored.data, seconds), media_type=stored.mime)


async def _dripped(data: bytes, seconds: float) -> AsyncIterator[bytes]:
    """The bytes in pieces, spread over `seconds`."""
    size = max(1, -(-len(data) // _PIECES)) if seconds else max(1, len(data))
    for at in range(0, len(data), size):
        if seconds:
            await asyncio.sleep(seconds / _PIECES)
        yield data[at : at + size]


async def _strike(fault: Fault) -> None:
    match fault.kind:
        case "too_many":
            raise too_many(max(1, round(fault.seconds)))
        case "forbidden":
            raise Refusal(403, BLOCKED)
        case "timeout":
            await asyncio.sleep(fault.seconds)
            raise Refusal(504, "Gateway Timeout")
        case _:
            raise Refusal(502, "Bad Gateway")


async def _body(request: Request) -> tuple[Json, dict[str, Upload]]:
    """Parameters and files, from the query and from a body of any of the three kinds."""
    params: Json = dict(request.query_params)
    kind = request.headers.get("content-type", "").partition(";")[0]
    if kind == "application/json":
        return params | await json_of(request), {}
    uploads: dict[str, Upload] = {}
    async with request.form() as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                uploads[name] = await received(value)
            else:
                params[name] = value
    return params, uploads


async def received(file: UploadFile) -> Upload:
    """A file of a form, read whole."""
    data = await file.read()
    return Upload(file.filename or "file", file.content_type or "", data)
