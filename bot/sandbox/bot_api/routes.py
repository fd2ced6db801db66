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
from bot.sandbox.world.faults import FaultKind, InjectedFault
from bot.sandbox.world.types import ApiRequest, Json, Upload
from bot.sandbox.world.world import World

_POLL_SECONDS = 50
_PIECES = 8


def build_api_error(error: BotApiError) -> Response:
    """Return an error as the real server writes it."""
    body: Json = {"ok": False, "error_code": error.code, "description": error.description}
    if error.retry_after is not None:
        body["parameters"] = {"retry_after": error.retry_after}
    return build_response(body, error.code)


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
        except BotApiError as error:
            return build_api_error(error)

    def _check_token(self, request: Request) -> None:
        if request.path_params["token"] != self.world.token:
            raise BotApiError(401, "Unauthorized")

    async def _run_method(self, method: str, raw: Json, uploads: dict[str, Upload]) -> Response:
        api_request = ApiRequest(method, raw, uploads)
        self.world.running_calls += method != "getUpdates"
        try:
            api_request = check_request(method, raw, uploads)
            if method == "getUpdates":
                return build_response(
                    {"ok": True, "result": await self._poll_updates(api_request.params)}
                )
            result = await self._try_call(api_request)
        except BotApiError as error:
            record_call(self.world, api_request, error)
            return build_api_error(error)
        else:
            record_call(self.world, api_request, None)
            return build_response({"ok": True, "result": result})
        finally:
            self.world.running_calls -= method != "getUpdates"
            self.world.signal.notify()

    async def _try_call(self, api_request: ApiRequest) -> Any:
        """The call, or the trouble that was asked for instead of it."""
        fault = self.world.faults.take_for_call(
            api_request.method, to_chat="chat_id" in api_request.params
        )
        if fault is not None and fault.kind is not FaultKind.LOST_ANSWER:
            await _raise_fault(fault)
        result = call_method(self.world, api_request)
        if fault is not None:
            raise BotApiError(502, "Bad Gateway")
        return result

    async def _poll_updates(self, params: Json) -> list[Json]:
        """The waiting updates, or a long poll until there are some."""
        updates = self.world.updates
        if params.get("allowed_updates") is not None:
            updates.allow_kinds(params["allowed_updates"])
        offset, limit = params.get("offset", 0), min(100, max(1, params.get("limit", 100)))
        ticket = updates.open_poll()
        until = time.monotonic() + min(_POLL_SECONDS, max(0, params.get("timeout", 0)))
        found = updates.take(offset, limit)
        while not found and (left := until - time.monotonic()) > 0:
            updates.waiting_poll = ticket
            self.world.signal.notify()
            await updates.signal.wait(left)
            if updates.newest_poll != ticket:
                raise BotApiError(409, CONFLICT)
            found = updates.take(offset, limit)
        updates.waiting_poll = 0
        return found

    async def _serve_file(self, request: Request) -> Response:
        stored = self.world.files.find_by_path(request.path_params["path"])
        if request.path_params["token"] != self.world.token:
            return build_api_error(BotApiError(401, "Unauthorized"))
        if stored is None:
            return build_api_error(BotApiError(404, "Not Found"))
        record_call(self.world, ApiRequest("file", {"path": stored.path}), None)
        slow = self.world.faults.take_for_file(FaultKind.SLOW_FILES)
        seconds = slow.seconds if slow else 0.0
        return StreamingResponse(_stream_pieces(stored.data, seconds), media_type=stored.mime)


async def _stream_pieces(data: bytes, seconds: float) -> AsyncIterator[bytes]:
    """Yield the bytes in pieces, spread over `seconds`."""
    size = max(1, -(-len(data) // _PIECES)) if seconds else max(1, len(data))
    for at in range(0, len(data), size):
        if seconds:
            await asyncio.sleep(seconds / _PIECES)
        yield data[at : at + size]


async def _raise_fault(fault: InjectedFault) -> None:
    match fault.kind:
        case FaultKind.TOO_MANY:
            raise too_many_requests(max(1, round(fault.seconds)))
        case FaultKind.FORBIDDEN:
            raise BotApiError(403, BLOCKED)
        case FaultKind.TIMEOUT:
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
