"""Calls to Telegram that keep to its limits, wait when asked to, and outlast a broken network."""

import asyncio
import logging
from collections.abc import Mapping
from typing import Any

from telegram.error import RetryAfter, TelegramError

from bot.outbox.rate_limiter import MonotonicClock, RateLimiter
from bot.runtime.backoff import Backoff
from bot.transport.client import BotApi, get_retry_seconds
from bot.transport.errors import FailureKind, classify_error, describe_error

log = logging.getLogger(__name__)
BACKOFF = Backoff(first=1.0, longest=60.0)
# What a reader sees as a message counts for Telegram's limits; taps, pins and reactions do not.
LIMITED_PREFIXES = ("send", "edit", "copy", "forward")


class RetryingClient:
    """The way to Telegram that all chats share; at most `side_by_side` calls at one time."""

    def __init__(
        self, api: BotApi, rate_limiter: RateLimiter, watch: MonotonicClock, side_by_side: int
    ) -> None:
        self._api, self._rate_limiter, self._watch = api, rate_limiter, watch
        self._free = asyncio.Semaphore(side_by_side)

    async def call_with_retry(
        self, chat_id: int, method: str, parameters: Mapping[str, Any], *, nudge: bool = False
    ) -> Any:
        """Call until Telegram says yes, and return its result; raises TelegramError for a no."""
        failures = 0
        while True:
            if method.startswith(LIMITED_PREFIXES):
                await self._rate_limiter.acquire(chat_id, nudge=nudge)
            try:
                return await self.call_once(method, parameters)
            except RetryAfter as error:
                log.warning("Telegram asks everybody to wait %.0f s", get_retry_seconds(error))
            except TelegramError as error:
                if classify_error(error) is not FailureKind.RETRY:
                    raise
                pause = BACKOFF.compute_pause(failures)
                log.warning("%s goes again in %.0f s: %s", method, pause, describe_error(error))
                await self._watch.pause(pause)
                failures += 1

    async def call_once(self, method: str, parameters: Mapping[str, Any]) -> Any:
        """Call a single time; raises TelegramError, and notes a wait that Telegram asks for."""
        await self._rate_limiter.wait_ready()
        async with self._free:
            try:
                return await self._api.call(method, parameters)
            except RetryAfter as error:
                self._rate_limiter.hold(get_retry_seconds(error))
                raise
