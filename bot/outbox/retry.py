"""Calls to Telegram that keep to its limits, wait when asked to, and outlast a broken network."""

import asyncio
import logging
from collections.abc import Mapping
from typing import Any

from telegram.error import RetryAfter, TelegramError

from bot.outbox.probe import BACKOFF, AnswerProbe
from bot.outbox.rate_limiter import MonotonicClock, RateLimiter
from bot.transport.answers import CutAnswerError, check_result, read_cut_yes
from bot.transport.client import BotApi, get_retry_seconds
from bot.transport.errors import FailureKind, classify_error, describe_error, is_answer
from bot.transport.http import UnreadableAnswerError

log = logging.getLogger(__name__)
# What a reader sees as a message counts for Telegram's limits; taps, pins and reactions do not.
LIMITED_PREFIXES = ("send", "edit", "copy", "forward")

MAX_TRIES = 60
"""How often a call is tried while Telegram answers others: for about an hour."""

MAX_DECORATION_TRIES = 4
MAX_CUT_TRIES = 3  # it was probably made each time, and each time the buyer sees it
DECORATIONS = frozenset({"answerCallbackQuery", "pinChatMessage", "sendChatAction"}) | {
    "setMessageReaction",
    "unpinChatMessage",
}
"""Calls that nobody misses: they are tried a few times, and then forgotten."""


class UnansweredError(Exception):
    """A call that was tried for long, while Telegram answered others."""


class RetryingClient:
    """The way to Telegram that all chats share; at most `side_by_side` calls at one time."""

    def __init__(
        self, api: BotApi, rate_limiter: RateLimiter, watch: MonotonicClock, side_by_side: int
    ) -> None:
        self._api, self._rate_limiter, self._watch = api, rate_limiter, watch
        self._free = asyncio.Semaphore(side_by_side)
        self._probe = AnswerProbe(api, watch)

    async def call_with_retry(
        self, chat_id: int, method: str, parameters: Mapping[str, Any], *, nudge: bool = False
    ) -> Any:
        """Call until Telegram says yes, and return its result.

        What nobody has said a final word about goes again, but only after Telegram has answered
        something: so a broken way costs no try, and brings no message twice. Raises TelegramError
        for a no, UnansweredError when only this call fails, again and again.
        """
        failures = 0
        while True:
            if method.startswith(LIMITED_PREFIXES):
                await self._rate_limiter.acquire(chat_id, nudge=nudge)
            try:
                return await self.call_once(method, parameters)
            except RetryAfter as error:
                log.warning("Telegram asks everybody to wait %.0f s", get_retry_seconds(error))
            except UnreadableAnswerError as error:
                if (said := read_cut_yes(error.payload)) is not None:
                    return said
                await self._wait_after(method, error, failures)
                failures += 1
            except TelegramError as error:
                if classify_error(error) is not FailureKind.RETRY:
                    raise
                await self._wait_after(method, error, failures)
                failures += 1

    async def wait_ready(self) -> None:
        """Return when Telegram does not ask to wait."""
        await self._rate_limiter.wait_ready()

    async def call_once(self, method: str, parameters: Mapping[str, Any]) -> Any:
        """Call a single time; raises TelegramError, and notes a wait that Telegram asks for."""
        await self.wait_ready()
        async with self._free:
            try:
                result = await self._api.call(method, parameters)
                check_result(method, result)
            except RetryAfter as error:
                self._rate_limiter.hold(get_retry_seconds(error))
                raise
            except TelegramError as error:
                if is_answer(error):
                    self._probe.note_answer()
                raise
        self._probe.note_answer()
        return result

    async def _wait_after(self, method: str, error: TelegramError, failures: int) -> None:
        """Let some time pass, and more until Telegram answers; raises UnansweredError."""
        if failures + 1 >= _count_tries(method, error):
            raise UnansweredError(describe_error(error)) from None
        seen, pause = self._probe.answers, BACKOFF.compute_pause(failures)
        log.warning("%s goes again in %.0f s: %s", method, pause, describe_error(error))
        await self._watch.pause(pause)
        await self._probe.wait_answer(seen)


def _count_tries(method: str, error: TelegramError) -> int:
    """How often a call is tried that fails like this while others do not."""
    if isinstance(error, CutAnswerError):
        return MAX_CUT_TRIES
    return MAX_DECORATION_TRIES if method in DECORATIONS else MAX_TRIES
