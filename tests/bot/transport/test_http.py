"""Calls and downloads against a small server on loopback."""

import asyncio
import socket
import traceback
from collections.abc import AsyncIterator
from typing import Any

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from telegram import InputFile
from telegram.error import (
    BadRequest,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.transport.client import BotClient, get_retry_seconds
from bot.transport.downloads import DownloadClient
from bot.transport.http import PyreqwestRequest

TOKEN = "123456789:AAExampleExampleExampleExampleExample"
BLOB = bytes(range(256)) * 4096  # 1 MiB


async def echo(request: Request) -> Response:
    """What the server was told: JSON as it is, a form as names, texts and sizes."""
    if request.headers["content-type"] == "application/json":
        return _ok(await request.json())
    async with request.form() as form:
        told: dict[str, Any] = {}
        for name, value in form.items():
            if isinstance(value, str):
                told[name] = value
            else:
                told[name] = [value.filename, value.content_type, value.size]
    return _ok(told)


async def refuse(request: Request) -> Response:
    asked = await request.json()
    body = {"ok": False, "error_code": asked["code"], "description": asked["text"]}
    return JSONResponse(body | asked.get("more", {}), asked["code"])


async def never(request: Request) -> Response:  # noqa: ARG001
    await asyncio.Event().wait()
    return Response()


async def garbage(request: Request) -> Response:  # noqa: ARG001
    return PlainTextResponse("<html>a captive portal, with the buyer's words</html>")


async def proxy(request: Request) -> Response:
    told = await request.json()
    return Response(told["body"], told["status"])


async def blob(request: Request) -> Response:
    async def pieces() -> AsyncIterator[bytes]:
        for at in range(0, len(BLOB), 1 << 16):
            yield BLOB[at : at + (1 << 16)]

    match request.path_params["name"]:
        case "whole.jpg":
            return Response(BLOB)
        case "chunked #1.jpg":
            return StreamingResponse(pieces())
        case "refused":
            return JSONResponse({"ok": False, "error_code": 401, "description": "No"}, 401)
        case "broken":
            return Response(status_code=502)
        case _:
            return Response(status_code=404)


def _ok(result: Any) -> Response:
    return JSONResponse({"ok": True, "result": result})


@pytest.fixture(scope="module")
def routes() -> Starlette:
    call, file = f"/bot{TOKEN}", f"/file/bot{TOKEN}"
    return Starlette(
        routes=[
            Route(f"{call}/sendMessage", echo, methods=["POST"]),
            Route(f"{call}/sendDocument", echo, methods=["POST"]),
            Route(f"{call}/getUpdates", echo, methods=["POST"]),
            Route(f"{call}/pinChatMessage", refuse, methods=["POST"]),
            Route(f"{call}/getMe", never, methods=["POST"]),
            Route(f"{call}/getFile", garbage, methods=["POST"]),
            Route(f"{call}/deleteMessage", proxy, methods=["POST"]),
            Route(f"{file}/stuck", never),
            Route(f"{file}/photos/{{name}}", blob),
        ]
    )


@pytest.fixture
async def root(routes: Starlette) -> AsyncIterator[str]:
    """The server's address."""
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(routes, log_config=None, timeout_graceful_shutdown=0)
    server = uvicorn.Server(config)
    config.load()
    server.lifespan = config.lifespan_class(config)
    await server.startup([listening])
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.force_exit = True
    await server.shutdown([listening])


@pytest.fixture
async def api(root: str) -> AsyncIterator[BotClient]:
    quick = PyreqwestRequest(connect=0.1, read=0.1, write=0.1, pool=0.1)
    async with BotClient(TOKEN, root, requests=quick, files=DownloadClient(stall=0.2)) as opened:
        yield opened


async def refused(api: BotClient, code: int, text: str, **more: Any) -> TelegramError:
    with pytest.raises(TelegramError) as caught:
        await api.call("pinChatMessage", {"code": code, "text": text, "more": more})
    return caught.value


async def test_parameters_arrive_as_json(api: BotClient) -> None:
    keyboard = {"inline_keyboard": [[{"text": "1 · Ja ✓", "callback_data": "a"}]]}
    sent = {"chat_id": 7, "text": "测试 🙂", "reply_markup": keyboard, "protect_content": None}
    told = await api.call("sendMessage", sent)
    assert told == {"chat_id": 7, "text": "测试 🙂", "reply_markup": keyboard}


async def test_files_arrive_as_a_form(api: BotClient) -> None:
    document = InputFile(b"%PDF", "case-file.pdf")
    told = await api.call("sendDocument", {"chat_id": 7, "document": document, "caption": "v1"})
    assert told == {
        "chat_id": "7",
        "caption": "v1",
        "document": ["case-file.pdf", "application/pdf", 4],
    }


async def test_updates_come_as_plain_values(api: BotClient) -> None:
    told: Any = await api.get_updates(5, 0, ["message"])
    assert told == {"offset": 5, "timeout": 0, "allowed_updates": ["message"]}
    first: Any = await api.get_updates(None, 0)
    assert first == {"timeout": 0}


async def test_an_answer_says_what_is_wrong(api: BotClient) -> None:
    assert isinstance(await refused(api, 400, "Bad Request: chat not found"), BadRequest)
    assert isinstance(await refused(api, 403, "Forbidden: bot was blocked"), Forbidden)
    assert isinstance(await refused(api, 401, "Unauthorized"), InvalidToken)
    assert isinstance(await refused(api, 404, "Not Found"), EndPointNotFound)
    assert isinstance(await refused(api, 500, "Internal"), NetworkError)
    assert isinstance(await refused(api, 413, "Request Entity Too Large"), BadRequest)


@pytest.mark.parametrize("status", [302, 400, 401, 403, 404, 409, 429, 500, 502])
@pytest.mark.parametrize("body", ["<html>secret</html>", "", "null", "[]", '{"error": "secret"}'])
async def test_what_a_proxy_says_is_a_failure_of_the_way(
    api: BotClient, status: int, body: str
) -> None:
    with pytest.raises(NetworkError, match=f"status {status}") as caught:
        await api.call("deleteMessage", {"status": status, "body": body})
    assert type(caught.value) is NetworkError
    assert "secret" not in "".join(traceback.format_exception(caught.value))


async def test_a_flood_says_how_long_to_wait(api: BotClient) -> None:
    error = await refused(api, 429, "Too Many Requests", parameters={"retry_after": 7})
    assert isinstance(error, RetryAfter)
    assert get_retry_seconds(error) == 7.0


async def test_a_server_that_is_silent_times_out(api: BotClient) -> None:
    with pytest.raises(TimedOut) as caught:
        await api.call("getMe")
    assert_silent(caught.value)


async def test_a_server_that_is_not_there(api: BotClient) -> None:
    async with BotClient(TOKEN, "http://127.0.0.1:1") as nowhere:
        with pytest.raises(NetworkError, match="refused") as caught:
            await nowhere.call("getMe")
    assert_silent(caught.value)
    with pytest.raises(NetworkError, match="closed"):
        await nowhere.call("getMe")
    assert await api.call("sendMessage", {"text": "a"})  # the other pool is still open


async def test_an_answer_that_is_no_json_is_not_repeated(
    api: BotClient, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(TelegramError, match="Invalid server response") as caught:
        await api.call("getFile", {"file_id": "x"})
    assert_silent(caught.value)
    assert "captive" not in "".join(traceback.format_exception(caught.value)) + caplog.text


async def test_a_call_can_be_cancelled(api: BotClient) -> None:
    call = asyncio.create_task(api.get_updates(1, 50))
    await asyncio.sleep(0)
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call


@pytest.mark.parametrize("name", ["whole.jpg", "chunked #1.jpg"])
async def test_a_file_comes_in_chunks(api: BotClient, name: str) -> None:
    chunks = [chunk async for chunk in api.download(f"photos/{name}", len(BLOB))]
    assert b"".join(chunks) == BLOB
    assert max(map(len, chunks)) <= 1 << 18


@pytest.mark.parametrize("name", ["whole.jpg", "chunked #1.jpg"])
async def test_a_file_that_is_too_big_is_cut_off(api: BotClient, name: str) -> None:
    error = await failed_download(api, f"photos/{name}", limit=len(BLOB) - 1)
    assert isinstance(error, BadRequest)
    assert "too big" in error.message


async def test_a_download_says_what_is_wrong(api: BotClient) -> None:
    assert type(await failed_download(api, "photos/gone")) is NetworkError
    assert isinstance(await failed_download(api, "photos/refused"), InvalidToken)
    assert isinstance(await failed_download(api, "photos/broken"), NetworkError)
    assert isinstance(await failed_download(api, "stuck"), TimedOut)


async def failed_download(api: BotClient, path: str, limit: int = 1 << 30) -> TelegramError:
    with pytest.raises(TelegramError) as caught:
        async for _ in api.download(path, limit):
            pass
    assert_silent(caught.value)
    return caught.value


def assert_silent(error: TelegramError) -> None:
    """Neither the error nor what it came from names the token."""
    assert TOKEN not in "".join(traceback.format_exception(error))
