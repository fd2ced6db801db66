"""Telling buyers, while nothing can be stored, that their message has arrived and waits.

This is the one message that does not leave through the outbox, as there is none while the database
is away. It promises nothing that must be remembered: the update stays with Telegram until it is
committed. Each chat is told once an outage, and not before one has lasted for a while; who is told
is kept in memory, so that after a kill in an outage one may be told twice.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

from telegram.error import TelegramError

from bot.i18n.catalog import Catalog
from bot.outbox.rate_limiter import MonotonicClock
from bot.rendering.calls import Call, answer_press, build_messages
from bot.transport.client import BotApi
from bot.transport.errors import describe_error
from bot.transport.updates import BlockChange, GroupMessage, Update
from storage.errors import StorageError

log = logging.getLogger(__name__)
SHORT_OUTAGE = 15.0
"""In seconds; what is over so soon, nobody has to be told of."""

MAX_SECONDS = 10.0
"""So long the telling may take before the updates are tried again."""


class OutageNotices:
    """Hands updates to `process`, and tells their senders when that fails for long."""

    def __init__(
        self,
        process: Callable[[Sequence[Update]], Awaitable[None]],
        api: BotApi,
        catalog: Catalog,
        watch: MonotonicClock,
    ) -> None:
        self._process, self._api = process, api
        self._catalog, self._watch = catalog, watch
        self._began_at: float | None = None
        self._told = set[int]()

    async def process_updates(self, updates: Sequence[Update]) -> None:
        """Process updates; raises StorageError when they are not committed."""
        try:
            await self._process(updates)
        except StorageError:
            now = self._watch.seconds()
            self._began_at = now if self._began_at is None else self._began_at
            if now - self._began_at >= SHORT_OUTAGE:
                await self._tell_senders(updates)
            raise
        if updates:
            self._began_at = None
            self._told.clear()

    async def _tell_senders(self, updates: Sequence[Update]) -> None:
        """Tell each sender who was not told yet, as far as that goes quickly."""
        try:
            async with asyncio.timeout(MAX_SECONDS):
                for update in updates:
                    if update.chat_id in self._told or not _is_waited_for(update):
                        continue
                    self._told.add(update.chat_id)
                    await self._tell_sender(update)
        except TimeoutError:
            log.warning("not all who wait could be told that they do")

    async def _tell_sender(self, update: Update) -> None:
        call = self._build_notice(update)
        try:
            await self._api.call(call.method, call.parameters)
        except TelegramError as error:
            log.info("a buyer was not told to wait: %s", describe_error(error))

    def _build_notice(self, update: Update) -> Call:
        text = self._catalog.find_language(update.language).voice.texts["chat.away"]
        if update.press:
            return answer_press(update.press, text)
        return build_messages(update.chat_id, [text], [])[0]


def _is_waited_for(update: Update) -> bool:
    return not isinstance(update.content, BlockChange | GroupMessage)
