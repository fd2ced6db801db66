"""The Bot API over HTTP: `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from bot.sandbox.bot_api.contract import check_request, normalize_method
from bot.sandbox.bot_api.json_http import build_response, read_json, read_upload
from bot.sandbox.bot_api.methods import call_method, record_call
from bot.sandbox.world.errors import BLOCKED, CONFLICT, BotApiError, too_many_requests
from bot.sandbox.world.faults import InjectedFault
from bot.sandbox.world.types import ApiRequest, Json, Upload
from bot.sandbox.world.world import World

_POLL_SECONDS = 50
_PIECES = 8


def build_api_error(refusal: BotApiError) -> Response:
    """A refusal as the real server writes it."""
    body: Json = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    if refusal.retry_after is not None:
        body["parameters"] = {"retry_after": refusal.retry_after}
    return build_response(body, refusal.code)


class BotApiRoutes:
    """The routes the bot talks to."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.routes = [
            Route("/bot{token}/{method}", self._serve_method, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", self._serve_file, methods=["GET"]),
        ]

    async def _serve_method(self, request: Request) -> Response:
        try:
            self._check_token(request)
            method = normalize_method(request.path_params["method"])
            raw, uploads = await _parse_body(request)
            return await self._run_method(method, raw, uploads)
        except BotApiError as refusal:
            return build_api_error(refusal)

    def _check_token(self, request: Request) -> None:
        if request.path_params["token"] != self.world.token:
            raise BotApiError(401, "Unauthorized")

    async def _run_method(self, method: str, raw: Json, uploads: dict[str, Upload]) -> Response:
        ask = ApiRequest(method, raw, uploads)
        self.world.running_calls += method != "getUpdates"
        try:
            ask = check_request(method, raw, uploads)
            if method == "getUpdates":
                return build_response({"ok": True, "result": await self._poll_updates(ask.params)})
            result = await self._try_call(ask)
        except BotApiError as refusal:
            record_call(self.world, ask, refusal)
            return build_api_error(refusal)
        else:
            record_call(self.world, ask, None)
            return build_response({"ok": True, "result": result})
        finally:
            self.world.running_calls -= method != "getUpdates"
            self.world.signal.notify()

    async def _try_call(self, ask: ApiRequest) -> Any:
        """The call, or the trouble that was asked for instead of it."""
        fault = self.world.faults.take_for_call(ask.method, to_chat="chat_id" in ask.params)
        if fault is not None and fault.kind != "lost_answer":
            await _raise_fault(fault)
        result = call_method(self.world, ask)
        if fault is not None:
            raise BotApiError(502, "Bad Gateway")
        return result

    async def _poll_updates(self, params: Json) -> list[Json]:
        """The waiting updates, or a long poll until there are some."""
        mailbox = self.world.updates
        if params.get("allowed_updates") is not None:
            mailbox.allow_kinds(params["allowed_updates"])
        offset, limit = params.get("offset", 0), min(100, max(1, params.get("limit", 100)))
        ticket = mailbox.open_poll()
        until = time.monotonic() + min(_POLL_SECONDS, max(0, params.get("timeout", 0)))
        found = mailbox.take(offset, limit)
        while not found and (left := until - time.monotonic()) > 0:
            mailbox.waiting_poll = ticket
            self.world.signal.notify()
            await mailbox.signal.wait(left)
            if mailbox.newest_poll != ticket:
                raise BotApiError(409, CONFLICT)
            found = mailbox.take(offset, limit)
        mailbox.waiting_poll = 0
        return found

    async def _serve_file(self, request: Request) -> Response:
        stored = self.world.files.find_by_path(request.path_params["path"])
        if request.path_params["token"] != self.world.token:
            return build_api_error(BotApiError(401, "Unauthorized"))
        if stored is None:
            return build_api_error(BotApiError(404, "Not Found"))
        record_call(self.world, ApiRequest("file", {"path": stored.path}), None)
        slow = self.world.faults.take_for_file("slow_files")
        seconds = slow.seconds if slow else 0.0
        return StreamingResponse(_stream_pieces(stored.data, seconds), media_type=stored.mime)


async def _stream_pieces(data: bytes, seconds: float) -> AsyncIterator[bytes]:
    """The bytes in pieces, spread over `offset`."""
    size = max(1, -(-len(data) // _PIECES)) if seconds else max(1, len(data))
    for at in range(0, len(data), size):
        if seconds:
            await asyncio.sleep(seconds / _PIECES)
        yield data[at : at + size]


async def _raise_fault(fault: InjectedFault) -> None:
    match fault.kind:
        case "too_many":
            raise too_many_requests(max(1, round(fault.seconds)))
        case "forbidden":
            raise BotApiError(403, BLOCKED)
        case "timeout":
            await asyncio.sleep(fault.seconds)
            raise BotApiError(504, "Gateway Timeout")
        case _:
            raise BotApiError(502, "Bad Gateway")


async def _parse_body(request: Request) -> tuple[Json, dict[str, Upload]]:
    """Parameters and files, from the query and from a body of any of the three kinds."""
    params: Json = dict(request.query_params)
    kind = request.headers.get("content-type", "").partition(";")[0]
    if kind == "application/json":
        return params | await read_json(request), {}
    uploads: dict[str, Upload] = {}
    async with request.form() as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                uploads[name] = await read_upload(value)
            else:
                params[name] = value
    return params, uploads
