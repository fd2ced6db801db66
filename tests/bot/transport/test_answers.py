"""Only Telegram's own words are final: whatever else comes back, the call is worth another try."""

import json
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.transport.answers import CutAnswerError, read_cut_yes
from bot.transport.client import CALL_SECONDS, BotClient
from bot.transport.errors import FailureKind, classify_error, is_answer
from bot.transport.http import PyreqwestRequest, UnreadableAnswerError
from tests.bot.transport.test_http import TOKEN, assert_silent
from tests.support.bot.raw_server import serve_connections

HTML = b"<html>403: the buyer's words are forbidden here</html>"


def refusal(
    code: int, description: Any = "Forbidden: bot was blocked by the user", **more: Any
) -> bytes:
    """A refusal as Telegram writes it, or with something changed."""
    body = {"ok": False, "error_code": code, "description": description}
    return json.dumps(body | more).encode()


@asynccontextmanager
async def answering(
    status: int, body: bytes, length: int | None = None
) -> AsyncIterator[BotClient]:
    """A client of a server that gives this answer to every call, and closes the connection.

    `length` is what the head says of the body; more than there is cuts it off.
    """

    async def handle(reader: StreamReader, writer: StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        size = len(body) if length is None else length
        writer.write(f"HTTP/1.1 {status} x\r\ncontent-length: {size}\r\n\r\n".encode() + body)
        await writer.drain()

    async with (
        serve_connections(handle) as port,
        BotClient(TOKEN, f"http://127.0.0.1:{port}") as api,
    ):
        yield api


async def fail(status: int, body: bytes, length: int | None = None) -> TelegramError:
    """The error of a call with this answer."""
    async with answering(status, body, length) as api:
        with pytest.raises(TelegramError) as caught:
            await api.call("sendMessage", {"chat_id": 1, "text": "x"})
    assert_silent(caught.value)
    return caught.value


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (302, HTML),
        (400, HTML),
        (400, b"null"),
        (400, b'{"ok": false}'),
        (400, b'{"message": "chat not found"}'),
        (400, refusal(400, None)),
        (400, refusal(403)),
        (400, refusal(400, "x", parameters=[])),
        (401, HTML),
        (403, HTML),
        (403, b""),
        (403, b'{"error": "forbidden"}'),
        (404, HTML),
        (404, b"[]"),
        (407, HTML),
        (429, HTML),
        (429, refusal(429, "x", parameters={"retry_after": "soon"})),
        (429, refusal(429, "x", parameters={"retry_after": 10**12})),
        (429, refusal(429, "x", parameters={"retry_after": -1})),
        (502, HTML),
        (511, HTML),
    ],
)
async def test_what_others_say_is_worth_another_try(status: int, body: bytes) -> None:
    error = await fail(status, body)
    assert type(error) is NetworkError
    assert classify_error(error) is FailureKind.RETRY
    assert "forbidden" not in str(error)


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, b"null"),
        (200, b"[]"),
        (200, b"{}"),
        (200, b'"ok"'),
        (200, b""),
        (200, b'{"ok": true}'),
        (200, b'{"ok": 1, "result": {}}'),
        (200, refusal(400, "Bad Request: chat not found")),
        (200, HTML),
        (204, b""),
    ],
)
async def test_a_success_without_a_result_is_worth_another_try(status: int, body: bytes) -> None:
    error = await fail(status, body)
    assert classify_error(error) is FailureKind.RETRY
    assert not is_answer(error)
    assert "forbidden" not in str(error)


async def test_what_telegram_says_itself_is_final() -> None:
    assert type(await fail(400, refusal(400, "Bad Request: chat not found"))) is BadRequest
    assert type(await fail(413, HTML)) is BadRequest
    flood = await fail(429, refusal(429, "Too Many", parameters={"retry_after": 7}))
    assert type(flood) is RetryAfter
    blocked = await fail(403, refusal(403))
    assert type(blocked) is Forbidden
    assert classify_error(blocked) is FailureKind.UNREACHABLE


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Forbidden: user is deactivated", FailureKind.UNREACHABLE),
        ("Forbidden: bot can't initiate conversation with a user", FailureKind.UNREACHABLE),
        ("Forbidden: bot can't send messages to bots", FailureKind.UNREACHABLE),
        ("Forbidden: this address is not allowed", FailureKind.RETRY),
        ("Forbidden", FailureKind.RETRY),
    ],
)
def test_a_chat_sleeps_only_for_words_about_the_chat(said: str, kind: FailureKind) -> None:
    assert classify_error(Forbidden(said)) is kind


@pytest.mark.parametrize("status", [404, 500])
async def test_a_server_that_is_starting_is_asked_again(status: int) -> None:
    assert classify_error(await fail(status, refusal(status, "Not Found"))) is FailureKind.RETRY


@pytest.mark.parametrize(
    ("payload", "said"),
    [
        (b'{"ok":true,"result":{"message_id":41,"chat":{"id":', {"message_id": 41}),
        (b'{"ok":true,"result":{"message_id":4', {"message_id": None}),
        (b'{"ok":true,"resu', {"message_id": None}),
        (b'{"ok":tr', None),
        (b'{"ok":false,"error_c', None),
        (HTML, None),
    ],
)
async def test_a_yes_that_was_cut_off_is_a_yes(payload: bytes, said: object) -> None:
    error = await fail(200, payload)
    assert isinstance(error, UnreadableAnswerError)
    assert read_cut_yes(error.payload) == said


async def test_an_answer_of_which_the_end_never_came_was_cut_off() -> None:
    error = await fail(200, b'{"ok":true,"result":{"message_id":41', length=500)
    assert type(error) is CutAnswerError


async def test_a_call_that_nobody_misses_takes_little_time(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[float] = []

    async def note(_self: object, *_given: object, **options: Any) -> tuple[int, bytes]:
        asked.append(sum(value for name, value in options.items() if name.endswith("_timeout")))
        raise TimedOut

    monkeypatch.setattr(PyreqwestRequest, "do_request", note)
    async with BotClient(TOKEN, "http://127.0.0.1:1") as api:
        for method in ("answerCallbackQuery", "setMessageReaction"):
            with pytest.raises(NetworkError):
                await api.call(method, {})
    assert asked == [CALL_SECONDS["answerCallbackQuery"], CALL_SECONDS["setMessageReaction"]]
