"""Calls to Telegram that keep to its limits, wait when asked to, and outlast a broken network."""

import asyncio
import logging
from collections.abc import Mapping
from typing import Any

from telegram.error import RetryAfter, TelegramError

from bot.outbox.rate_limiter import Pacer, Stopwatch
from bot.transport.client import Caller, seconds_to_wait
from bot.transport.errors import Refusal, judge, reason

log = logging.getLogger(__name__)
LONGEST_PAUSE = 60.0
# What a reader sees as a message counts for Telegram's limits; taps, pins and reactions do not.
PACED = ("send", "edit", "copy", "forward")


class Line:
    """The way to Telegram that all chats share; at most `side_by_side` calls at one time."""

    def __init__(self, api: Caller, pacer: Pacer, watch: Stopwatch, side_by_side: int) -> None:
        self._api, self._pacer, self._watch = api, pacer, watch
        self._free = asyncio.Semaphore(side_by_side)

    async def insist(
        self, chat_id: int, method: str, parameters: Mapping[str, Any], *, nudge: bool = False
    ) -> Any:
        """Call until Telegram says yes, and return its result; raises TelegramError for a no."""
        pause = 1.0
        while True:
            if method.startswith(PACED):
                await self._pacer.take(chat_id, nudge=nudge)
            try:
                return await self.once(method, parameters)
            except RetryAfter as error:
                log.warning("Telegram asks everybody to wait %.0f s", seconds_to_wait(error))
            except TelegramError as error:
                if judge(error) is not Refusal.AGAIN:
                    raise
                log.warning("%s goes again in %.0f s: %s", method, pause, reason(error))
                await self._watch.pause(pause)
                pause = min(2 * pause, LONGEST_PAUSE)

    async def once(self, method: str, parameters: Mapping[str, Any]) -> Any:
        """Call a single time; raises TelegramError, and notes a wait that Telegram asks for."""
        await self._pacer.ready()
        async with self._free:
            try:
                return await self._api.call(method, parameters)
            except RetryAfter as error:
                self._pacer.hold(seconds_to_wait(error))
                raise
