"""Shows in the chat how far a case file is: one message, edited, and gone when it is done.

Nothing depends on it, so it goes past the outbox; what fails, or takes long, is left.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from telegram.error import TelegramError

from bot.i18n.voice import Voice
from bot.outbox.rate_limiter import MonotonicClock
from bot.transport.answers import check_result
from bot.transport.client import BotApi
from bot.transport.errors import describe_error

log = logging.getLogger(__name__)
CALL_TIMEOUT = 5.0
"""Seconds that one call may hold up the work it tells of, or the end of the process."""

ReportProgress = Callable[[int, int], Awaitable[None]]


class Progress:
    """Tells the chats in one voice, with so many seconds between two edits."""

    def __init__(
        self,
        api: BotApi,
        voice: Voice,
        watch: MonotonicClock,
        pause: float,
        longest: float = CALL_TIMEOUT,
    ) -> None:
        self._api, self._voice, self._watch, self._pause = api, voice, watch, pause
        self._longest = longest

    @asynccontextmanager
    async def show(self, chat_id: int) -> AsyncIterator[ReportProgress]:
        """Yield a function to be called with how many steps are done, of how many."""
        chat = {"chat_id": chat_id}
        message: dict[str, Any] | None = None
        shown_at = self._watch.seconds()

        async def report(done: int, of: int) -> None:
            nonlocal message, shown_at
            if self._watch.seconds() - shown_at < self._pause:
                return
            shown_at = self._watch.seconds()
            text = self._voice.fill_slot("papers.progress", {"done": done, "of": of})
            if message is None:
                message = {}  # never a second one, even where the first may be there unknown
                message = await self._call("sendMessage", {**chat, "text": text}) or {}
            elif message:
                named = {"message_id": message["message_id"]}
                await self._call("editMessageText", {**chat, **named, "text": text})
            await self._show_activity(chat_id)  # a message ends the one before

        await self._show_activity(chat_id)
        try:
            yield report
        finally:
            if message:
                await self._call("deleteMessage", {**chat, "message_id": message["message_id"]})

    async def _show_activity(self, chat_id: int) -> None:
        await self._call("sendChatAction", {"chat_id": chat_id, "action": "upload_document"})

    async def _call(self, method: str, parameters: dict[str, Any]) -> Any:
        try:
            async with asyncio.timeout(self._longest):
                result = await self._api.call(method, parameters)
            check_result(method, result)
        except TimeoutError:
            log.debug("progress was not shown in time")
        except TelegramError as error:
            log.debug("progress was not shown: %s", describe_error(error))
        else:
            return result
        return None
