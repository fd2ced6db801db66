"""Whether Telegram answers at all, so that a fault of the way is told from one of a message."""

import asyncio
import logging

from telegram.error import TelegramError

from bot.outbox.rate_limiter import MonotonicClock
from bot.runtime.backoff import Backoff
from bot.transport.client import BotApi
from bot.transport.errors import is_answer

log = logging.getLogger(__name__)
BACKOFF = Backoff(first=1.0, longest=60.0)


class AnswerProbe:
    """Counts the answers of Telegram, and asks for one when there has been none.

    An answer is a yes or a no in Telegram's own words. `getMe` is asked, which changes nothing.
    """

    def __init__(self, api: BotApi, watch: MonotonicClock) -> None:
        self._api, self._watch = api, watch
        self._asking = asyncio.Lock()
        self._asked = 0
        self.answers = 0

    def note_answer(self) -> None:
        """Telegram has answered a call."""
        self.answers += 1

    async def wait_answer(self, seen: int) -> None:
        """Return once Telegram has given more than `seen` answers; asks until it does."""
        failures = 0
        while self.answers <= seen:
            await self._ask_once(seen)
            if self.answers <= seen:
                await self._watch.pause(BACKOFF.compute_pause(failures))
                failures += 1

    async def _ask_once(self, seen: int) -> None:
        """Ask, unless somebody else has asked while this one waited for its turn."""
        asked = self._asked
        async with self._asking:
            if self.answers > seen or self._asked > asked:
                return
            self._asked += 1
            try:
                await self._api.call("getMe")
            except TelegramError as error:
                if not is_answer(error):
                    return
            self.note_answer()
