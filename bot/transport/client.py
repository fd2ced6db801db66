"""Calls of the Bot API with plain values in and out.

python-telegram-bot's typed objects cost more than the call itself, so the loops send ready
parameters and read the few fields they need.
"""

import os
from collections.abc import AsyncGenerator, Mapping, Sequence
from datetime import timedelta
from typing import Any, Protocol, Self
from urllib.parse import quote

from telegram import Bot
from telegram.error import EndPointNotFound, InvalidToken, RetryAfter
from telegram.request import BaseRequest

from bot.transport.downloads import DownloadClient
from bot.transport.http import PyreqwestRequest

# Otherwise each 429 warns that its wait will be a timedelta some day; here it is one today.
os.environ["PTB_TIMEDELTA"] = "true"

Json = dict[str, Any]
POLL_SLACK = 10.0
DEFAULT_NONE = BaseRequest.DEFAULT_NONE
CALL_SECONDS = {
    "answerCallbackQuery": 5.0,
    "sendChatAction": 5.0,
    "setMessageReaction": 5.0,
    "pinChatMessage": 10.0,
    "getFile": 30.0,
}
"""How long a call may take at most, where the usual is not right for it.

What nobody misses may take little; of a file the server says nothing until it has it itself.
"""


class BotApi(Protocol):
    """What makes calls of the Bot API."""

    async def call(self, method: str, parameters: Mapping[str, Any] | None = None) -> Any:
        """The result of a Bot API method."""
        ...


class _RawBot(Bot):
    """The library's bot, which here is only asked for `do_api_request`."""

    @classmethod
    def _warn(cls, *_args: object, **_options: object) -> None:
        """Do not advise the typed method at each call: doing without it is the point."""


class BotClient:
    """One bot's line to a Bot API server.

    `root` is the server's address without a closing slash; `requests` carries the calls,
    `polls` only getUpdates, so that a long poll never holds up a send, `files` what is fetched.
    """

    def __init__(
        self,
        token: str,
        root: str,
        *,
        requests: BaseRequest | None = None,
        polls: BaseRequest | None = None,
        files: DownloadClient | None = None,
    ) -> None:
        self._requests = requests or PyreqwestRequest(connect=10.0, read=10.0, write=5.0, pool=5.0)
        self._polls = polls or PyreqwestRequest()
        self._files = files or DownloadClient()
        self._bot = _RawBot(
            token,
            base_url=f"{root}/bot",
            base_file_url=f"{root}/file/bot",
            request=self._requests,
            get_updates_request=self._polls,
        )

    async def __aenter__(self) -> Self:
        """Open the connections; asks Telegram nothing."""
        await self._requests.initialize()
        await self._polls.initialize()
        await self._files.initialize()
        return self

    async def __aexit__(self, *_failure: object) -> None:
        """Close the connections."""
        await self._files.shutdown()
        await self._polls.shutdown()
        await self._requests.shutdown()

    async def call(self, method: str, parameters: Mapping[str, Any] | None = None) -> Any:
        """The `result` of a Bot API method, as JSON gives it.

        Raises telegram.error.TelegramError: what Telegram says, or NetworkError where it says
        nothing, or others speak for it; InvalidToken only when the token itself is refused.
        """
        return await self._request(method, dict(parameters or {}))

    async def get_updates(
        self, offset: int | None, wait: int, kinds: Sequence[str] = (), limit: int | None = None
    ) -> Any:
        """The next updates, at most `limit`, or 100; a strange server may answer with anything.

        `wait` is how many seconds the server may wait for one. Asking with an offset confirms every
        update below it.
        """
        asked = {"offset": offset, "timeout": wait, "allowed_updates": list(kinds) or None}
        if limit is not None:
            asked["limit"] = limit
        return await self._request("getUpdates", asked, read=wait + POLL_SLACK)

    def download(self, path: str, limit: int) -> AsyncGenerator[bytes, None]:
        """The file that getFile named `path`, in chunks; BadRequest above `limit` bytes."""
        return self._files.stream(f"{self._bot.base_file_url}/{quote(path)}", limit)

    async def _request(self, method: str, parameters: Json, read: Any = DEFAULT_NONE) -> Any:
        try:
            return await self._bot.do_api_request(
                method, api_kwargs=parameters, **_limit_time(method, read)
            )
        except InvalidToken as error:
            # The library gives 401 and 404 one name; only the first is about the token alone.
            if "unauthorized" in str(error.__cause__).lower():
                raise InvalidToken("Telegram does not know this bot token") from None
            raise EndPointNotFound(f"{method}: no such method, or a malformed token") from None


def _limit_time(method: str, read: Any) -> Json:
    """The time limits of a call as the library takes them: it goes by their sum."""
    if (seconds := CALL_SECONDS.get(method)) is None:
        return {"read_timeout": read}
    none = dict.fromkeys(("write_timeout", "connect_timeout", "pool_timeout"), 0.0)
    return {"read_timeout": seconds, **none}


def get_retry_seconds(error: RetryAfter) -> float:
    """How long Telegram asks all sends to wait."""
    asked = error.retry_after
    return asked.total_seconds() if isinstance(asked, timedelta) else float(asked)
