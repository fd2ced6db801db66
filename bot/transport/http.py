"""The HTTP client under python-telegram-bot, over pyreqwest instead of HTTPX.

HTTPX was measured to be most of a bot's CPU time; this does the same call for a tenth of it.
No error that leaves here holds an address, because an address holds the bot's token.
"""

import json
from collections.abc import Mapping
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path
from typing import Any

import orjson
from pyreqwest.client import Client, ClientBuilder
from pyreqwest.exceptions import DetailedPyreqwestError, PyreqwestError, RequestTimeoutError
from pyreqwest.multipart import FormBuilder, PartBuilder
from pyreqwest.request import RequestBuilder
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.runtime.logs.logging import redact
from bot.transport.answers import CutAnswerError, check_refusal
from bot.transport.cancellation import redeliver_cancellation

UPLOAD_SECONDS = 120.0
MIN_UPLOAD_SPEED = 50_000  # bytes a second of an upload; a slower line cannot bring 50 MB at all


class UnreadableAnswerError(TelegramError):
    """An answer that is no JSON however leniently it is read; `payload` is what came.

    Its text quotes nothing of it.
    """

    def __init__(self, payload: bytes) -> None:
        super().__init__("Invalid server response")
        self.payload = payload


class Refusal(dict[str, Any]):
    """An answer without a result: asking it for one raises NetworkError."""

    def __missing__(self, key: str) -> Any:
        """Say that it is not there, as it is whenever a call failed, or a proxy answered."""
        raise NetworkError(f"an answer without a {key}")


class PyreqwestRequest(BaseRequest):
    """A keep-alive pool of connections; all times are in seconds."""

    __slots__ = ("_client", "_connect", "_pool", "_read", "_write")

    def __init__(
        self, *, connect: float = 10.0, read: float = 20.0, write: float = 10.0, pool: float = 10.0
    ) -> None:
        self._connect, self._read, self._write, self._pool = connect, read, write, pool
        self._client: Client | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds to wait for an answer when a call does not say."""
        return self._read

    async def initialize(self) -> None:
        """Open the pool; harmless when it is open."""
        if self._client is None:
            self._client = (
                ClientBuilder()
                .user_agent(self.USER_AGENT)
                .connect_timeout(timedelta(seconds=self._connect))
                .pool_timeout(timedelta(seconds=self._pool))
                .follow_redirects(enable=False)
                .build()
            )

    async def shutdown(self) -> None:
        """Close all connections; harmless when there are none."""
        client, self._client = self._client, None
        if client is not None:
            await client.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make one call; its time limit is the sum of the four, as the library has only one.

        Returns the HTTP status and the body. Raises TimedOut, CutAnswerError or NetworkError; a
        failure that Telegram did not word is one of the way there, whatever its status.
        """
        seconds = _sum_timeouts(
            (connect_timeout, self._connect),
            (pool_timeout, self._pool),
            (read_timeout, self._read),
            (write_timeout, _compute_upload_seconds(request_data) or self._write),
        )
        if self._client is None:
            raise NetworkError("the connections to Telegram are closed")
        try:
            builder = await _add_body(self._client.request(method, url), request_data)
            if seconds is not None:
                builder = builder.timeout(timedelta(seconds=seconds))
            response = await builder.build().send()
            body = (await response.bytes()).to_bytes()
        except PyreqwestError as error:
            redeliver_cancellation()
            raise convert_error(error) from None
        redeliver_cancellation()
        # Too large once is too large for ever: the library would call 413 a network error.
        if response.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
            return HTTPStatus.BAD_REQUEST, body
        if response.status >= HTTPStatus.MULTIPLE_CHOICES:
            check_refusal(response.status, body)
        return response.status, body

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer's JSON object; raises TelegramError, which never quotes the answer.

        Bytes that are not UTF-8 and halves of surrogate pairs, which anybody can bring into the
        data of a press, spoil the text they stand in and not the answer.
        """
        try:
            parsed = orjson.loads(payload)
        except ValueError:
            parsed = _parse_leniently(payload)
        if not isinstance(parsed, dict):
            raise NetworkError("an answer that is no object")
        return parsed if parsed.get("ok") is True and "result" in parsed else _build_refusal(parsed)


def _parse_leniently(payload: bytes) -> Any:
    """The JSON as python-telegram-bot reads it; raises UnreadableAnswerError."""
    try:
        return json.loads(payload.decode("utf-8", "replace"))
    except (ValueError, RecursionError):  # also a number of thousands of digits
        raise UnreadableAnswerError(payload) from None


def _build_refusal(parsed: Mapping[str, Any]) -> Refusal:
    """The fields of an answer without a result that the library looks at, if they are sound."""
    description, parameters = parsed.get("description"), parsed.get("parameters")
    refusal = Refusal()
    if isinstance(description, str):
        refusal["description"] = description
    if isinstance(parameters, dict):
        refusal["parameters"] = {k: n for k, n in parameters.items() if type(n) is int}
    return refusal


async def _add_body(builder: RequestBuilder, data: RequestData | None) -> RequestBuilder:
    """The request with its parameters, as JSON or, with files, as a form."""
    if data is None:
        return builder
    if not data.contains_files:
        body = orjson.dumps(data.parameters)
        return builder.header("Content-Type", "application/json").body_bytes(body)
    form = FormBuilder()
    for name, value in data.json_parameters.items():
        form = form.text(name, value)
    for name, (file_name, content, mime) in data.multipart_data.items():
        form = form.part(name, (await _build_part(content)).file_name(file_name).mime(mime))
    return builder.multipart(form)


async def _build_part(content: Any) -> PartBuilder:
    """Bytes, or an open file, which is read piece by piece and each time from its beginning."""
    if isinstance(content, bytes):
        return PartBuilder.from_bytes(content)
    return await PartBuilder.from_file(Path(content.name))


def _compute_upload_seconds(data: RequestData | None) -> float:
    """How long the files of a call may take; 0.0 when it has none."""
    if data is None or not data.contains_files:
        return 0.0
    contents = (content for _, content, _ in data.multipart_data.values())
    return UPLOAD_SECONDS + sum(map(_measure_content, contents)) / MIN_UPLOAD_SPEED


def _measure_content(content: Any) -> int:
    return len(content) if isinstance(content, bytes) else Path(content.name).stat().st_size


def _sum_timeouts(*timeouts: tuple[Any, float]) -> float | None:
    """All time limits together; none when one is set to None, as that means to wait for ever."""
    given = [default if asked is BaseRequest.DEFAULT_NONE else asked for asked, default in timeouts]
    return None if None in given else sum(given)


BODY_SIGN = "error decoding response body"  # the head of an answer was here, the rest never
CAUSES = (
    ("dns", "the name of the server was not found (DNS)"),
    ("certificate", "the certificate of the server is not trusted (TLS)"),
    ("corrupt message", "the server does not speak TLS"),
    ("handshake", "no secure connection was agreed on (TLS)"),
    ("tls", "no secure connection was agreed on (TLS)"),
    ("connection refused", "connection refused, nothing listens there"),
    ("network is unreachable", "the network is unreachable"),
    ("no route to host", "the host is unreachable"),
    ("connection reset", "connection reset by the other side"),
    ("broken pipe", "connection reset by the other side"),
    ("before message completed", "connection closed before the answer was whole"),
)
"""What a cause of the library says, in lower case, and what it is called in ours.

Ours have no colon and no quotation mark, behind which a log cuts off what others have said.
"""


def convert_error(error: PyreqwestError) -> NetworkError:
    """The same failure in python-telegram-bot's words, with its cause in ours.

    Nothing is quoted but a cause that is not listed, and that only without addresses and tokens.
    """
    if isinstance(error, RequestTimeoutError):
        return TimedOut(f"{_name_step(error)} in time")
    if BODY_SIGN in _list_causes(error):
        return CutAnswerError()
    return NetworkError(_find_cause(error))


def _name_step(error: PyreqwestError) -> str:
    """Which part of a call took too long."""
    return "no connection" if "connect" in error.message.lower() else "no answer"


def _list_causes(error: PyreqwestError) -> list[str]:
    """What the library says of a failure, the last cause last."""
    causes = error.details.get("causes") if isinstance(error, DetailedPyreqwestError) else None
    return [str(cause["message"]) for cause in causes or ()]


def _find_cause(error: PyreqwestError) -> str:
    told = _list_causes(error)
    # The first of them names the address, which holds the token and may hold any of these words.
    heard = [text.lower() for text in told if "://" not in text]
    for sign, name in CAUSES:
        if any(sign in text for text in heard):
            return name
    last = told[-1] if told and "://" not in told[-1] else ""
    return redact(f"{error.message} ({last})" if last else error.message)
