"""Shows in the chat how far a case file is: one message, edited, and gone when it is done.

Nothing depends on it, so it goes past the outbox; what fails is left.
"""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from telegram.error import TelegramError

from bot.calling import Caller
from bot.pacing import Stopwatch
from bot.refusals import reason
from bot.view import Voice

log = logging.getLogger(__name__)


class Progress:
    """Tells the chats in one voice, with so many seconds between two edits."""

    def __init__(self, api: Caller, voice: Voice, watch: Stopwatch, pause: float) -> None:
        self._api, self._voice, self._watch, self._pause = api, voice, watch, pause

    @asynccontextmanager
    async def shown(self, chat_id: int) -> AsyncIterator[Callable[[int, int], Awaitable[None]]]:
        """Give what is to be told how many steps are done, of how many."""
        message: int | None = None
        told_at = self._watch.seconds()

        async def tell(done: int, of: int) -> None:
            nonlocal message, told_at
            if self._watch.seconds() - told_at < self._pause:
                return
            told_at = self._watch.seconds()
            text = self._voice.fill("papers.progress", {"done": done, "of": of})
            if message is None:
                sent = await self._call("sendMessage", {"chat_id": chat_id, "text": text})
                message = sent["message_id"] if sent else None
            else:
                named = {"chat_id": chat_id, "message_id": message}
                await self._call("editMessageText", {**named, "text": text})
            await self._call("sendChatAction", action)  # a message ends the one before

        action = {"chat_id": chat_id, "action": "upload_document"}
        await self._call("sendChatAction", action)
        try:
            yield tell
        finally:
            if message is not None:
                await self._call("deleteMessage", {"chat_id": chat_id, "message_id": message})

    async def _call(self, method: str, parameters: dict[str, Any]) -> Any:
        try:
            return await self._api.call(method, parameters)
        except TelegramError as error:
            log.debug("progress was not shown: %s", reason(error))
            return None
